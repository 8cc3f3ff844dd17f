"""Marks of a page that stand between the lines of a text."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

PLAN = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
{line}
2、九月核对会员名册，进出的会员当月改。
松岭小学工会
2026年2月20日
"""


@pytest.mark.parametrize("line", ["第 2 页 共 5 页", "第2页/共4页", "  第 1 页，共 3 页"])
def test_a_page_is_left_behind(line: str) -> None:
    report = check(PLAN.format(line=line))
    assert "L603" in {f.code for f in report.findings}


@pytest.mark.parametrize(
    "line", ["名册第 2 页由组长签字，全册共 5 页。", "会刊每期共4页，第1页登消息。"]
)
def test_pages_of_something_are_not(line: str) -> None:
    report = check(PLAN.format(line=line))
    assert "L603" not in {f.code for f in report.findings}
