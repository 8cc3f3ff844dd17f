"""Notes to colleagues, words of websites, empty goals, entries cut off, other schools' people."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def codes(words: str, unit: str = "桃溪小学") -> set[str]:
    tail = f"\n{unit}工会委员会\n2026年2月20日\n"
    report = check(f"{unit}工会2026年工作计划\n一、主要工作\n1、{words}\n{tail}", ignore=("M",))
    return {f.code for f in report.findings if f.severity != "low" and f.evidence}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("活动简报每月一期（让老周配两张活动照）。", "L609"),
        ("运动会方案（小陈把项目表放进来）。", "L609"),
        ("下发本要点（校长看过后再发，电话确认老李）。", "L609"),
        ("本条等校长看过再定稿。", "L609"),
        ("体检分三批（王主席说这条先留着）。", "L609"),
        ("节日慰问按标准发（周五前找李校长签字）。", "L609"),
        ("运动会照片贴在橱窗（换成今年的照片）。", "L609"),
        ("意见每月一收（上面这段是抄区里的，改一改）。", "L609"),
        ("工会动态　阅读：356次　发布者：办公室", "L603"),
        ("各小组要把收到的意见及时整理并", "P211"),
        ("组织参观（来源：本站　浏览量：128次）。", "L603"),
        ("网站每周更新，【字号：大 中 小】多写老师。", "L603"),
        ("教工小家挂牌【打印本页】【关闭窗口】。", "L603"),
        ("当前位置：首页 > 工会工作 > 计划总结", "L603"),
        ("上一条：没有了　下一条：2025年工会总结", "L603"),
    ],
)
def test_what_was_left_is_told(words: str, code: str) -> None:
    assert code in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "困难补助（经市总批复后再发放）每户2000元。",
        "体检（电话预约）每周三受理。",
        "公众号每月推两篇，发布时间为每月5日和20日。",
        "字号统一用四号，行距28磅。",
        "浏览量和点赞数每季度公布一次。",
        "慰问名单（请小组长于5日前报来）由委员会审定。",
        "（请各组自带水杯和垫子）",
        "（签字后找会计报销）",
        "会上通报（主席说明这条制度的由来）。",
        "运动会设奖（奖品改为今年的新书）。",
        "阅读：每人两本书，每学期交流一次。",
    ],
)
def test_what_belongs_there_is_not(words: str) -> None:
    assert not codes(words) & {"L603", "L604", "L609", "R201"}


@pytest.mark.parametrize(
    "words",
    [
        "加强领导班子建设，不断提升服务能力。",
        "同时积极开展群众性的活动，增强凝聚力。",
        "积极营造风清气正的育人环境，激发干事创业热情。",
        "以更高标准、更严要求推动各项工作迈上新台阶。",
        "凝聚人心，汇聚力量，共创美好未来。",
    ],
)
def test_wishes_in_other_words_are_empty(words: str) -> None:
    assert "T402" in codes(words)


@pytest.mark.parametrize(
    "words", ["班子每月碰头一次，各报一件事。", "同时开展读书会，每人读完一本。"]
)
def test_what_is_done_is_not_empty(words: str) -> None:
    assert "T402" not in codes(words)


PLAN = """桃溪小学工会2026年工作计划
一、今年的目标
（一）提案答复率100%。
（二）{goal}
二、重点任务
1、三月开教代会。
三、月度安排
3月　教代会
11月　家长开放课；{entry}
12月　总结
四、保障
主席总负责，每季把做完的事贴出来，{last}
桃溪小学工会委员会
2026年2月1日
"""


def of_plan(goal: str, entry: str, last: str) -> set[str]:
    report = check(PLAN.format(goal=goal, entry=entry, last=last), ignore=("M",))
    return {f.code for f in report.findings if f.evidence}


def test_a_goal_without_substance_and_an_entry_cut_off_are_told() -> None:
    told = of_plan("各项工作再上新台阶，再创新辉煌。", "参加区教育工会举办的", "说到做到。")
    assert {"T402", "P211"} <= told
    assert "P211" in of_plan("会员满意度达到95%。", "收稿和", "说到做到。")
    assert "P211" in of_plan("会员满意度达到95%。", "收稿", "做到")


def test_whole_goals_and_entries_are_left_alone() -> None:
    told = of_plan("会员满意度达到95%。", "参加区里举办的书画展", "说到做到。")
    assert not told & {"T402", "P211"}


@pytest.mark.parametrize(
    "words",
    [
        "紫藤路小学的老师要带头把演练走熟。",
        "向阳小学工会小组长每两月碰头一次。",
        "和平小学工会经费由会计管。",
    ],
)
def test_another_school_as_ones_own_is_foreign(words: str) -> None:
    assert "L602" in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "请紫藤路小学的老师来讲课。",
        "紫藤路小学的老师来校听课，互相评课。",
        "与向阳小学工会联谊一次。",
        "接待和平小学工会一行。",
        "向县小学工会学习。",
        "对面红星小学的老师都来看球。",
    ],
)
def test_partners_are_not(words: str) -> None:
    assert "L602" not in codes(words)


@pytest.mark.parametrize("words", ["评比设奖，一等奖奖品200元。", "补助款专款专用，一分不留。"])
def test_idioms_and_words_that_meet_are_no_doubled_words(words: str) -> None:
    assert "L611" not in codes(words)
