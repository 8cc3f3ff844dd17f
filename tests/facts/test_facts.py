"""Quantities, dates and schedules in single sentences: tables of the guideline's cases."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

HEAD = "青石镇小学2024年工会工作计划\n一、教职工\n"


def document(line: str, head: str = HEAD) -> Document:
    (found,) = extract(head + line).documents
    return found


@pytest.mark.parametrize(
    ("line", "shown", "value", "unit", "comparator", "per"),
    [
        ("每学期召开教代会不少于2次。", "2次", 2, "次", "ge", "semester"),
        ("每天锻炼不少于1小时。", "1小时", 1, "小时", "ge", "P1D"),
        ("例会两周一次。", "一次", 1, "次", "eq", "P2W"),
        ("每两个月出一期简报。", "一期", 1, "期", "eq", "P2M"),
        ("会员入会率达98%。", "98%", 98, "%", "eq", None),
        ("答复率在百分之九十五以上。", "百分之九十五", 95, "%", "ge", None),
        ("满意率达到九成。", "九成", 90, "%", "eq", None),
        ("三分之二的代表到会。", "三分之二", 66.67, "%", "eq", None),
        ("发放慰问金13.02万元。", "13.02万元", 130_200, "元", "eq", None),
        ("慰问标准为200元/人。", "200元/人", 200, "元", "eq", "person"),
        ("越级上访率为零。", "零", 0, "%", "eq", None),
        ("全年实现零投诉。", "零", 0, None, "eq", None),
        ("全年开展活动2次。", "2次", 2, "次", "eq", "P1Y"),
        ("慰问职工近30余人。", "近30余人", 30, "人", "approx", None),
        ("参加者十几人。", "十几人", 10, "人", "ge", None),
        ("每人每年不少于20课时。", "20课时", 20, "课时", "ge", "P1Y"),
        ("费用控制在5000元以内。", "5000元", 5000, "元", "le", None),
        ("满意度提高2.5个百分点。", "2.5个百分点", 2.5, "个百分点", "eq", None),
    ],
)
def test_quantities(
    line: str, shown: str, value: float, unit: str | None, comparator: str, per: str | None
) -> None:
    (found,) = document(line).quantities
    assert (found.text, found.value, found.unit) == (shown, value, unit)
    assert (found.comparator, found.per) == (comparator, per)


def test_a_range_has_an_upper_bound() -> None:
    (found,) = document("组织活动3—5次。").quantities
    assert (found.text, found.value, found.upper) == ("3—5次", 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "召开第三届教代会。",
        "开好三届七次教代会。",
        "学习“三个代表”重要思想。",
        "落实“五必访”制度。",
        "健全六项制度。",
        "实现“168”目标。",
        "35岁以下青年教师。",
        "评出一等奖、二等奖。",
        "一年来，建设一支队伍，再上一个台阶。",
        "庆祝第28个教师节。",
        "贯彻〔2019〕3号文件。",
        "参加高一年级活动。",
    ],
)
def test_no_quantities(line: str) -> None:
    assert document(line).quantities == ()


@pytest.mark.parametrize(
    ("line", "mentions"),
    [
        ("教师节前夕慰问。", [("教师节前夕", (9,), None)]),
        ("3月8日组织登山。", [("3月8日", (3,), 8)]),
        ("11月23日至25日举行比赛。", [("11月23日至25日", (11,), 23)]),
        ("6月和11月份各查一次。", [("6月", (6,), None), ("11月份", (11,), None)]),
        ("春节、元旦走访。", [("春节", (1, 2), None), ("元旦", (1,), None)]),
        ("“三八”节、国庆节搞活动。", [("“三八”节", (3,), None), ("国庆节", (10,), None)]),
        ("评选“三八”红旗手。", []),
        ("获“五一”劳动奖章。", []),
        ("每月一次，年初布置，上半年检查。", []),
    ],
)
def test_dates(line: str, mentions: list[tuple[str, tuple[int, ...], int | None]]) -> None:
    assert [(d.text, d.months, d.day) for d in document(line).dates] == mentions


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        ("三月：慰问；植树\n四月：春游。", [("慰问", (3,)), ("植树", (3,)), ("春游", (4,))]),
        ("1—2月：\n1、走访\n3月份\n2、植树", [("走访", (1, 2)), ("植树", (3,))]),
        ("三月 植树\n四月 春游\n五月 歌咏", [("植树", (3,)), ("春游", (4,)), ("歌咏", (5,))]),
        ("11、慰问\n2、植树\n21、春游\n2、歌咏\n31、体检", [
            ("慰问", (1,)), ("植树", (1,)), ("春游", (2,)), ("歌咏", (2,)), ("体检", (3,)),
        ]),
        ("月份\t内容\t负责人\n三月\t植树\t王红\n四月\t春游\t李强", [("植树", (3,)), ("春游", (4,))]),
    ],
)  # fmt: skip
def test_schedules(lines: str, entries: list[tuple[str, tuple[int, ...]]]) -> None:
    found = document("二、活动安排\n" + lines).schedule
    assert [(e.text, e.months) for e in found] == entries


def test_tentative_and_weeks() -> None:
    found = document("二、周次安排\n第2—3周：体检（暂定）\n第4周：植树").schedule
    assert [(e.weeks, e.months, e.tentative) for e in found] == [
        ((2, 3), (), True),
        ((4,), (), False),
    ]


def test_a_table_between_bars_is_no_menu_and_goes_on_below_a_row_of_the_whole_year() -> None:
    text = (
        "晨光小学工会活动一览表\n序号 | 完成时限 | 活动 | 负责人\n1 | 3月 | 三八节踏青 | 李明\n"
        "2 | 全年 | 走访慰问 | 王芳\n3 | 4月 | 教工运动会 | 张红\n"
    )
    extraction = extract(text)
    assert extraction.noise == ()
    entries = [(e.text, e.months) for d in extraction.documents for e in d.schedule]
    assert entries == [("三八节踏青", (3,)), ("教工运动会", (4,))]


def test_a_menu_of_one_line_is_furniture() -> None:
    menu = "首页 | 新闻 | 通知 | 下载"
    text = f"{menu}\n晨光小学工会2024年工作计划\n一、召开教代会。\n二、慰问教职工。\n{menu}\n"
    assert [text[n.start : n.end] for n in extract(text).noise] == [menu, menu]
