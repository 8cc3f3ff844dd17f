"""Cells of a table's row, and which of them hold a number alone."""

from __future__ import annotations

import pytest

from unionnlp.facts.cells import number, several
from unionnlp.structure.blocks import ViewRow


@pytest.mark.parametrize(
    "cell",
    ["46人", "约2300元", "2,300", "¥500", "三百余元", "12", "80元/人", "5场以上", "1.2万元", "90%"],
)
def test_a_cell_holds_a_number_alone(cell: str) -> None:
    assert number(cell, (0, len(cell)))


@pytest.mark.parametrize("cell", ["", "全体教工", "三八节插花活动", "3月8日上午", "工会主席", "-"])
def test_a_cell_of_words_holds_none(cell: str) -> None:
    assert not number(cell, (0, len(cell)))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("3月\t插花\t花房", ["3月", "插花", "花房"]),
        ("| 3月 | 插花 |", ["3月", "插花"]),
        ("3月   插花 茶艺", ["3月", "插花 茶艺"]),
        ("3月 插花", []),
        ("插花", []),
    ],
)
def test_a_row_has_several_cells_or_none(line: str, cells: list[str]) -> None:
    row = ViewRow(start=0, end=len(line), text=line)
    assert [line[a:b] for a, b in several(row)] == cells
