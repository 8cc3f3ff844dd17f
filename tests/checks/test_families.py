"""Each family of findings: what is reported, and what is not."""

from __future__ import annotations

import pytest

from unionnlp.checks import check
from unionnlp.checks.records import Finding
from unionnlp.errors import KnowledgeError

HEAD = "向阳小学2025年工会工作计划\n一、指导思想\n以习近平新时代中国特色社会主义思想为指导。\n"
TAIL = "\n向阳小学工会委员会\n2025年2月20日\n"


def found(text: str, family: str, **options: object) -> list[Finding]:
    return list(check(text, **options).of_family(family))  # type: ignore[arg-type]


def codes(text: str, family: str) -> list[str]:
    return [f.code for f in found(text, family)]


# --- parts ---------------------------------------------------------------------------------


def test_a_bare_list_lacks_its_parts() -> None:
    text = "向阳小学工会工作计划\n一、召开教代会。\n二、组织体检。\n三、走访退休教师。\n"
    assert set(codes(text, "parts")) == {"P201", "P202", "P204", "P205", "P206", "P209"}


def test_a_signed_plan_has_signature_and_date() -> None:
    got = codes(f"{HEAD}二、主要工作\n1、召开教代会。\n2、组织体检。\n{TAIL}", "parts")
    assert "P207" not in got
    assert "P208" not in got


def test_another_text_is_told_at_once() -> None:
    report = check("今天天气很好，我们去公园玩。\n")
    assert [f.code for f in report.findings] == ["P200"]
    assert (report.score, report.missing) == (0.0, ())


def test_a_list_of_tasks_without_a_title_is_checked() -> None:
    assert "P200" not in codes("一、召开教代会。\n二、组织教职工体检。\n", "parts")


def test_rows_of_a_table_and_bullets_are_tasks() -> None:
    rows = [
        "1 | 双代会 | 筹备并召开四届二次教代会，提案领办、督办、评价形成闭环 | 周明 | 4月",
        "2 | 冷暖关怀 | 生病、生育、丧事、退休必访，困难职工动态库每半年更新 | 林芳 | 全年",
        "3 | 健康护航 | 体检、中医义诊进校园，住院津贴保险全员投保 | 林芳 | 5月",
    ]
    table = "海州职业学校工会2021年工作任务分解表\n" + "\n".join(rows)
    assert "P203" not in codes(f"{table}\n备注：各责任人每季度末报送进度。\n", "parts")
    bullets = "◆召开教代会。\n◆组织体检。\n◆走访退休教师。\n"
    assert "P203" not in codes(f"向阳小学工会2025年工作计划\n{bullets}", "parts")


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("向阳小学工会委员会\n（2025年2月20日）\n", ""),
        ("", "院工会　2025.2.20\n"),
        ("", "向阳小学工会委员会 2025年2月20日\n"),
    ],
)
def test_union_and_date_may_stand_above_or_on_one_line(head: str, tail: str) -> None:
    body = "一、召开教代会。\n二、组织体检。\n三、走访退休教师，帮助他们解决生活上的困难。\n"
    got = codes(f"2025年工会工作计划\n{head}{body}{tail}", "parts")
    assert not {"P207", "P208"} & set(got)


def test_a_summary_is_not_asked_for_the_parts_of_a_plan() -> None:
    text = "向阳小学2024年工会工作总结\n一年来，工会召开了教代会，现总结如下：\n一、民主管理\n召开教代会1次。\n"
    assert codes(text, "parts") == []


# --- calendar ------------------------------------------------------------------------------

SCHEDULE = """二、主要工作
1、加强学习。
三、活动安排
二月：制定计划
三月：庆三八妇女节趣味赛
四月：教职工植树
{may}
六月：教职工体检
九月：教师节表彰大会
十月：重阳节茶话会
十一月：乒乓球比赛
十二月：年终总结
"""


def calendar(may: str, before: str = "") -> list[str]:
    return codes(HEAD + before + SCHEDULE.format(may=may) + TAIL, "calendar")


def test_a_full_schedule_is_fine() -> None:
    assert calendar("五月：教工篮球赛") == []


def test_an_empty_month_is_reported() -> None:
    assert calendar("") == ["C301"]


def test_teachers_day_is_not_in_may() -> None:
    assert calendar("五月：教师节联欢会") == ["C303"]
    assert calendar("五月：筹备教师节节目") == []


def test_what_the_arrangement_repeats_is_no_contradiction() -> None:
    assert calendar("五月：乒乓球比赛") == []
    assert calendar("五月：工会小组长会；年终总结准备") == []


def test_a_fixed_day_without_its_activity() -> None:
    text = (
        HEAD
        + SCHEDULE.format(may="五月：教工篮球赛").replace("重阳节茶话会", "退休教师茶话会")
        + TAIL
    )
    (finding,) = found(text, "calendar")
    assert (finding.code, finding.severity) == ("C302", "low")


def test_a_day_of_the_retired_is_not_asked_of_a_unit_that_names_none() -> None:
    text = HEAD + SCHEDULE.format(may="五月：教工篮球赛").replace("重阳节茶话会", "会员大会") + TAIL
    assert codes(text, "calendar") == []


def test_an_arrangement_that_skips_months_of_vacation_has_no_empty_month() -> None:
    """Who lists what matters to him lists no month for its own sake."""
    text = HEAD + SCHEDULE.format(may="").replace("二月：制定计划\n", "一月：慰问\n") + TAIL
    assert "C301" not in codes(text, "calendar")


def test_school_vacations_are_not_empty_months() -> None:
    text = HEAD + SCHEDULE.format(may="五月：教工篮球赛").replace("二月：制定计划\n", "") + TAIL
    assert codes(text, "calendar") == []


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("2025年下半年工会工作计划", "womens_day"),
        ("2024—2025学年第二学期工会工作计划", "teachers_day"),
    ],
)
def test_a_plan_of_half_a_year_is_not_asked_for_days_of_the_other_half(
    title: str, day: str
) -> None:
    body = "\n一、主要工作\n1、召开教代会。\n2、组织教职工体检。\n"
    assert day in {m.item for m in check(f"向阳小学2025年工会工作计划{body}").missing}
    assert day not in {m.item for m in check(f"向阳小学{title}{body}").missing}


def test_text_and_schedule_contradict_each_other() -> None:
    text = "\n二、重点\n1、4月份举行教工乒乓球比赛，由体育组负责。\n"
    schedule = SCHEDULE.replace("乒乓球比赛", "举行教工乒乓球比赛")
    assert codes(HEAD + text + schedule.format(may="五月：教工篮球赛") + TAIL, "facts") == ["C305"]


# --- targets -------------------------------------------------------------------------------


def targets(line: str) -> list[str]:
    return codes(f"{HEAD}二、主要工作\n1、{line}\n2、召开教代会1次。\n{TAIL}", "targets")


def test_a_plan_without_any_number() -> None:
    text = f"{HEAD}二、主要工作\n1、召开教代会。\n2、组织教职工体检。\n{TAIL}"
    assert "T401" in codes(text, "targets")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("教职工体检参加率达到120%。", ["T403"]),
        ("会费收缴率达到100%。", []),
        ("提案数量比上年增长120%。", []),
        ("切实加强队伍建设，不断提高素质，进一步增强凝聚力，努力开创新局面。", ["T402"]),
        ("切实加强队伍建设，不断提高素质，四月组织委员培训2次。", []),
    ],
)
def test_promises_and_numbers(line: str, expected: list[str]) -> None:
    assert targets(line) == expected


def test_a_heading_promises_what_stands_below_it() -> None:
    head = "切实加强民主管理，不断提高素质，进一步增强凝聚力"
    below = f"{HEAD}二、主要工作\n（一）{head}\n1、三月召开教代会1次。\n{TAIL}"
    assert codes(below, "targets") == []


def test_two_values_of_one_indicator() -> None:
    text = f"{HEAD}二、主要工作\n1、提案答复率达到90%。\n2、提案答复率达到100%。\n{TAIL}"
    assert codes(text, "targets") == ["T404"]


# --- leftovers -----------------------------------------------------------------------------


def leftovers(line: str) -> list[str]:
    return codes(f"{HEAD}二、主要工作\n1、{line}\n2、召开教代会1次。\n{TAIL}", "leftovers")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("学习党的xx大精神。", ["L601"]),
        ("201_年召开教代会。", ["L601"]),
        ("走访××小学的老教师。", ["L601"]),
        ("组织____名会员参加。", ["L601"]),
        ("某某老师主讲。", ["L601"]),
        ("选派3×3篮球队参加。", []),
        ("二○二五年春季组织体检。", []),
        ("更多内容见www.fanwen99.com。", ["L603"]),
        ("（此处填写学校名称）召开大会。", ["L604"]),
        ("可根据本校实际情况修改。", ["L604"]),
        ("其他工作可根据学校实际情况增加。", ["L604"]),
        ("召开教代会（    月）。", ["L601"]),
        ("組織教職工體檢。", ["L606"]),
        ("组织教职\ufffd工体检。", ["L607"]),
        ("组织教职工при体检。", ["L607"]),
        ("举办“爱・责任”读书会，庆祝三・八节。", []),
        ("组织教职工の体检。", ["L607"]),
        ("红旗小学工会全体会员参加。", ["L602"]),
        ("与红旗小学工会结对共建。", []),
        ("向阳小学工会全体会员参加。", []),
        ("邀请江城大学教授作报告。", []),
    ],
)
def test_leftovers(line: str, expected: list[str]) -> None:
    assert leftovers(line) == expected


def test_a_text_in_traditional_script_is_no_leftover() -> None:
    text = "向陽小學2025年工會工作計劃\n一、組織教職工體檢。\n二、召開教職工代表大會。\n三、慰問離退休教師。\n"
    assert "L606" not in codes(text, "leftovers")


def test_odd_lines_alone_are_no_website() -> None:
    text = (
        "卫生学校工会述职暨下一步考虑\n\n各位代表：我代表工会委员会作工作报告，请审议。\n过去一年的回顾\n"
        "一年来，会员学习四次，体检一次。\n下一步考虑\n第一，召开教代会。\n第二，组织体检。\n"
    )
    assert "L603" not in codes(text, "leftovers")


def test_a_broken_line() -> None:
    assert "L605" in leftovers("组织全体教职工开展健步走活动，\n增强体质。")


# --- outline -------------------------------------------------------------------------------


def outline(*heads: str) -> list[str]:
    body = "".join(f"{head}\n由工会委员负责，全年检查2次，年底通报。\n" for head in heads)
    return codes(f"向阳小学2025年工会工作计划\n{body}{TAIL}", "outline")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("一、民主管理", "二、文体活动", "三、自身建设"), []),
        (("一、民主管理", "二、文体活动", "二、自身建设"), ["O701"]),
        (("一、民主管理", "二、文体活动", "四、自身建设"), ["O702"]),
        (("一、民主管理", "二、文体活动", "二、自身建设", "四、困难帮扶"), ["O701"]),
    ],
)
def test_numbers_of_an_outline(heads: tuple[str, ...], expected: list[str]) -> None:
    assert outline(*heads) == expected


def test_another_style_that_begins_at_one_is_no_repetition() -> None:
    text = f"{HEAD}二、不足\n一是参与面不够；二是信息化落后。\n第一，修订细则。\n第二，实行包片制。\n{TAIL}"
    assert "O701" not in codes(text, "outline")


def test_a_heading_without_content() -> None:
    text = "向阳小学2025年工会工作计划\n一、民主管理\n召开教代会。\n二、文体活动\n三、自身建设\n每月例会。\n"
    assert codes(text, "outline") == ["O704"]


# --- copied --------------------------------------------------------------------------------

PASSAGE = "工会小组长两天内上门看望生病住院的会员，并把会员的困难和愿望如实带回委员会逐条研究答复"


def test_a_passage_that_stands_twice() -> None:
    text = f"{HEAD}二、关爱\n1、{PASSAGE}。\n三、服务\n1、{PASSAGE}。\n{TAIL}"
    assert codes(text, "copied") == ["D802"]


# --- selection -----------------------------------------------------------------------------


def test_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="'ZZ'"):
        check(HEAD, select=["ZZ"])


def test_items_that_are_not_asked_for_leave_report_and_score() -> None:
    report = check(
        f"{HEAD}二、主要工作\n1、召开教代会。\n2、组织体检。\n3、走访。\n{TAIL}", select=["P203"]
    )
    assert (report.missing, report.covered, report.score) == ((), (), 1.0)


def test_codes_are_selected_and_ignored_by_their_beginnings() -> None:
    text = f"{HEAD}二、主要工作\n1、学习党的十七大精神。\n2、学习xx大精神。\n{TAIL}"
    assert {f.code for f in check(text, select=["E", "L601"]).findings} == {"E501", "L601"}
    assert not check(text, ignore=["E", "L", "M", "P", "T", "O", "C", "D"]).findings
    assert {f.code for f in check(text, select=["E"], ignore=["E501"]).findings} == set()
