"""Who answers for an activity, in tables of every layout, and tables that stand below a text."""

from __future__ import annotations

import pytest

from unionnlp import extract

ROWS = [
    ("3月", "女教师插花", "会议室", "女工委"),
    ("4月", "登山健步行", "西山", "文体组"),
    ("4月", "走访退休教师", "各家", "校医"),
    ("5月", "教代会预备会", "报告厅", "陈刚"),
    ("9月", "教师节座谈会", "会议室", "工会主席"),
]
ABOVE = (
    "柳荫中学工会2022年工作计划\n一、工作目标\n1、提案办结率95%。\n2、入会率100%。\n二、活动安排\n"
)
BELOW = "三、保障措施\n1、每月例会1次。\n柳荫中学工会\n2022年2月26日\n"


def entries(table: str) -> list[tuple[str, str | None]]:
    (document,) = extract(f"{ABOVE}{table}\n{BELOW}", items=False).documents
    return [(e.text, e.responsible) for e in document.schedule]


def lines(header: str, order: str, gap: str, *, merged: bool = False) -> str:
    rows = [header.replace(" ", gap)]
    last = ""
    for number, (month, activity, place, who) in enumerate(ROWS, start=1):
        cells = {"n": str(number), "m": month, "a": activity, "p": place, "w": who}
        kept = [cells[c] for c in order if not (c == "m" and merged and month == last)]
        rows.append(gap.join(kept))
        last = month
    return "\n".join(rows)


@pytest.mark.parametrize(
    "table",
    [
        lines("月份 活动内容 负责人", "maw", " "),
        lines("月份 活动内容 负责人", "maw", "    "),
        lines("月份 活动内容 负责人", "maw", "\n"),
        lines("月份 活动内容 负责人", "maw", "\n", merged=True),
        lines("月份 活动内容 主办方", "maw", "\t"),
        lines("序号 时间 活动名称 地点 负责人", "nmapw", "\n"),
        lines("工作项目 责任部门 完成时间", "awm", "\n"),
        lines("活动内容 时间 负责同志", "amw", "\n"),
        lines("月份 活动内容 负责人", "maw", " ").replace("\n", " "),
        lines("月份 活动内容 负责人", "maw", " ", merged=True).replace("\n", " "),
    ],
)
def test_a_column_tells_who_answers(table: str) -> None:
    assert entries(table) == [(activity, who) for _, activity, _, who in ROWS]


def test_an_office_stands_before_its_holder() -> None:
    table = "时间 活动内容 负责部门\n3月 女教师插花 女工委员 沈悦\n4月 登山健步行 文体组\n5月 义务植树 团委"
    assert [who for _, who in entries(table)] == ["女工委员 沈悦", "文体组", "团委"]


def test_months_in_lines_of_their_own_below_a_header() -> None:
    table = "月份 活动项目 责任科室\n1月\n走访退休职工 老干科\n3月\n健康讲座 妇产科\n义诊 门诊部"
    assert entries(table) == [
        ("走访退休职工", "老干科"), ("健康讲座", "妇产科"), ("义诊", "门诊部"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("3月：女教师插花（各工会小组长负责）", "各工会小组长"),
        ("3月：女教师插花（教务处牵头，工会协办）", "教务处"),
        ("3月：女教师插花——女工委员", "女工委员"),
        ("3月：女教师插花，由后勤组操办", "后勤组"),
        ("3月：女教师插花，责任人李红", "李红"),
    ],
)
def test_words_behind_an_activity_tell_who_answers(said: str, who: str) -> None:
    assert entries(f"{said}\n4月：义务植树\n5月：教代会")[0][1] == who


def test_rows_with_months_are_rows_whatever_their_width() -> None:
    months = ("三", "四", "五", "六", "九", "十")
    table = "\n".join(f"{m}月：组织教职工参加区里的登山比赛活动" for m in months)
    assert len(entries(table)) == len(months)


@pytest.mark.parametrize(
    "rows",
    [
        ["第1周（3.1—3.5）女教师插花", "第2周（3.8—3.12）登山健步行", "第3周（3.15—3.19）会员登记"],
        ["3月，女教师插花。", "4月，登山健步行。", "5月，会员登记。"],
    ],
)
def test_heads_that_touch_their_activity(rows: list[str]) -> None:
    assert [text for text, _ in entries("\n".join(rows))] == [
        "女教师插花",
        "登山健步行",
        "会员登记",
    ]


SIGNED = "柳荫中学工会\n2022年2月26日\n"
PLAN = "柳荫中学工会2022年工作计划\n一、工作目标\n1、提案办结率95%。\n2、入会率100%。\n二、保障措施\n1、每月例会1次。\n"
TABLE = "月份 内容 负责人\n3月 女教师插花 女工委\n4月 登山健步行 文体组\n5月 教代会 工会主席\n"


@pytest.mark.parametrize(
    "title",
    [
        "附件1\n柳荫中学工会2022年活动安排表",
        "2022年工会活动安排表",
        "柳荫中学工会2022年活动一览表",
        "柳荫中学2022年工会活动安排",
    ],
)
def test_a_table_below_a_text_is_its_own(title: str) -> None:
    (document,) = extract(f"{PLAN}{SIGNED}{title}\n{TABLE}", items=False).documents
    assert document.title == "柳荫中学工会2022年工作计划"
    assert len(document.schedule) == 3


@pytest.mark.parametrize("title", ["荷塘小学工会2022年活动安排表", "柳荫中学工会2023年活动安排表"])
def test_a_table_of_another_unit_or_year_is_a_text(title: str) -> None:
    assert len(extract(f"{PLAN}{SIGNED}{title}\n{TABLE}", items=False).documents) == 2
