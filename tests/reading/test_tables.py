"""The one form of tables as lines."""

from __future__ import annotations

import pytest

from unionnlp.reading.tables import Cell, is_month, table_lines


def lines(*rows: tuple[str, ...]) -> list[str]:
    """Return the lines of a table; ``|`` parts the paragraphs of a cell."""
    cells = [
        [Cell(tuple(filter(None, text.split("|"))), column) for column, text in enumerate(row)]
        for row in rows
    ]
    return [line.text for line in table_lines(cells)]


@pytest.mark.parametrize(
    "text",
    ["三月", "3月份", "十二月", "七、八月", "2024年3月", "3—4月", "正月", "3 月", "三月上旬", "3月：",
     "9月、10月", "第3周", "第2—3周", "第一周"],
)  # fmt: skip
def test_months(text: str) -> None:
    assert is_month(text)


@pytest.mark.parametrize(
    "text", ["", "月", "三月植树", "月份", "第三届", "十三月份表", "3月5日", "周三"]
)
def test_no_months(text: str) -> None:
    assert not is_month(text)


def test_rows_and_empty_cells() -> None:
    assert lines(("甲", "", "乙"), ("", "", ""), ("丙", "丁", "")) == ["甲\t乙", "丙\t丁"]


def test_paragraphs_beside_each_other() -> None:
    assert lines(("项目", "第一|第二", "张|李")) == ["项目\t第一\t张", "第二\t李"]


def test_paragraphs_of_unlike_number_follow_cell_by_cell() -> None:
    assert lines(("左一|左二|左三", "右一|右二")) == ["左一", "左二", "左三\t右一", "右二"]


def test_a_month_begins_its_lines() -> None:
    assert lines(("三月", "植树|踏青", "张")) == ["三月\t植树\t张", "三月\t踏青"]
    assert lines(("三月", "1、植树|2、踏青")) == ["三月\t1、植树", "2、踏青"]
    assert lines(("三月", "1、植树|2、踏青去", "张|李|王")) == [
        "三月\t1、植树\t张",
        "三月\t2、踏青去\t李 王",
    ]


def test_two_halves() -> None:
    assert lines(("月份", "内容", "月份", "内容"), ("二月", "甲", "八月", "乙"), ("", "丙", "", "丁")) == [
        "月份\t内容\t月份\t内容", "二月\t甲", "八月\t乙", "二月\t丙", "八月\t丁",
    ]  # fmt: skip


def test_months_on_top_are_turned() -> None:
    assert lines(("", "二月", "三月"), ("活动", "甲", "乙"), ("会议", "", "丙")) == [
        "二月\t甲", "三月\t乙", "三月\t丙",
    ]  # fmt: skip


def test_a_cell_that_is_no_month_ends_the_repeating() -> None:
    assert lines(("三月", "甲"), ("备注", "乙"), ("", "丙")) == ["三月\t甲", "备注\t乙", "丙"]


def test_pieces_say_where_each_cell_stands() -> None:
    (line,) = table_lines([[Cell(("三月",), 0), Cell(("植树",), 2)]])
    assert line.pieces == ((0, 1, 1), (3, 1, 3))
