"""Refusals, broken ends, notes on the paper itself, promises, words of a factory: each kind in plain words."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

HEAD = (
    "云河区柳林小学工会2025年工作计划\n一、基本情况\n学校现有教职工84人，会员82人。\n二、主要任务\n"
)
DISTRICT = "云河县教育工会2025年工作计划\n一、基本情况\n全县基层工会36家。\n二、主要任务\n"
TAIL = "\n\n{}委员会\n2025年2月20日\n"


def kinds(words: str, head: str = HEAD) -> set[str | None]:
    """Return the kinds of what is found in these words."""
    name = head.partition("2025")[0]
    found = check(head + words + TAIL.format(name), ignore=("M",)).findings
    end = len(head) + len(words)
    return {
        f.kind for f in found for e in f.evidence if e.start < end and e.end > len(head)
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "会员给校长提意见的“圆桌日”今年停开，有话找分管领导。",
        "职称推荐和奖金发放的名单今后不上墙，也不上网。",
        "评优结果从今年起不张榜。",
        "意见箱拆了，老师有想法自己找人说。",
        "班子成员不再听取老师意见，开门接访一律停掉。",
        "合唱、读书等兴趣小组统统解散。",
        "职工之家关门，房间改作库房。",
        "互助保障今年停保。",
        "主席接待日撤销了。",
    ],
)
def test_refused(words: str) -> None:
    assert "cancelled" in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "食堂本周停开，午餐由学校统一订送。",
        "公示栏的旧纸撤下，换上新的公示。",
        "暑假期间活动室停开两周。",
        "去年停开的“圆桌日”今年恢复，每月一次。",
        "因疫情停办的运动会今年重新举行。",
        "停车棚拆了重建。",
        "校长信箱全年不关门。",
        "旧宣传栏拆除后换成电子屏，公开内容每月更新。",
    ],
)
def test_not_refused(words: str) -> None:
    assert not kinds(words) & {"cancelled", "rule"}


@pytest.mark.parametrize(
    "words",
    [
        "每月投一篇稿，写身边人、身边事，字数不超过",
        "活动报名截止到",
        "奖励名额控制在",
        "健步走活动初定于",
        "请各小组长于3月底前将名单报至",
        "各组人数不多于，超出的分两组。",
        "慰问对象包括：",
        "评选条件如下",
        "职工代表的任职条件如下：",
        "工会活动经费主要用在以下几个方面：",
        "本次活动由工会副主席负责，联系电话",
        "项目\t说明\n总结\t期末完成；各组按下列要求上报材料：",
    ],
)
def test_broken_off(words: str) -> None:
    assert "incomplete" in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "每月投一篇稿，写身边人、身边事，字数不超过800字。",
        "提案3月20日截止。",
        "参加人数不限",
        "评选条件如下：\n1.任教满五年；\n2.近三年考核合格。",
        "各组人数不多于20人。",
    ],
)
def test_not_broken_off(words: str) -> None:
    assert "incomplete" not in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "（送审稿，李科长签过字再印）",
        "（此稿待校长审定）",
        "（本段请李老师补充数据）",
        "（仿照实验小学那篇改的）",
        "（样式同去年，双面打印三份）",
        "（小王你看这样行不行）",
        "（领导批示后下发）",
        "（等教务处的表来了再贴进来）",
        "（此页不打印）",
        "注意：本段要和校长再商量。",
    ],
)
def test_notes_on_the_paper_itself(words: str) -> None:
    assert "leftover" in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "（初稿由各小组讨论，4月底定稿）",
        "（草案）经教代会审议通过后执行。",
        "（征求意见稿）发各组讨论后，提交教代会表决。",
        "（报名表一式两份）",
        "（校长报告，会计宣读）",
        "（每人一份，签字领取）",
    ],
)
def test_brackets_of_the_plan(words: str) -> None:
    assert "leftover" not in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "广泛开展形式多样的阅读活动，着力营造书香浓郁的校园氛围。",
        "进一步加强师德师风建设，努力打造一支高素质的教师队伍。",
        "继续深化校务公开，增强工作透明度。",
        "高度重视困难职工帮扶工作，把温暖送到每一位职工心坎上。",
        "全力做好服务保障工作，解除教职工后顾之忧。",
        "积极搭建成长平台，助力青年教师专业发展。",
    ],
)
def test_nothing_but_promises(words: str) -> None:
    assert "empty" in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "每学期开展两次读书分享，评出优秀笔记10本，营造读书氛围。",
        "举办管理服务岗位技能竞赛。",
        "三月请法官来校讲女职工权益保护法。",
    ],
)
def test_more_than_promises(words: str) -> None:
    assert "empty" not in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "各车间、班组要在9月15日前交自评表。",
        "护士长负责本科室会员的生日慰问。",
        "请各分厂工会于3月底前报送计划。",
        "全厂职工参加安全知识竞赛。",
    ],
)
def test_words_of_a_works_in_a_district(words: str) -> None:
    assert "foreign" in kinds(words, DISTRICT)


@pytest.mark.parametrize(
    "words",
    [
        "职业学校的实训车间每月检查一次。",
        "组织教师到车间参观学习。",
        "邀请劳模工人进校宣讲。",
        "各校、各园要在9月15日前交自评表。",
    ],
)
def test_words_of_schools_in_a_district(words: str) -> None:
    assert "foreign" not in kinds(words, DISTRICT)
