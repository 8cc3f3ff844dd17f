"""More leaders than groups, more back than was sent, a rise that makes another sum: told; what can be is not."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def found(line: str) -> list[str]:
    """Return the codes of what cannot be in a plan of 2026 with this line."""
    head = "一、基本情况\n全校教职工167人，会员163人，编成9个工会小组。\n"
    text = f"柳溪小学工会2026年工作计划\n{head}二、工作\n1、{line}\n柳溪小学工会委员会\n2026年2月20日\n"
    return [f.code for f in check(text).findings if f.code in ("F101", "T403", "F301")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("11名小组长5月到县里听课。", "F101"),
        ("给10位工会小组长发手册。", "F101"),
        ("去年底发出问卷163份，收回171份。", "T403"),
        ("下发意见表150张，实际回收152张。", "T403"),
        ("会前收到提案26件，立案28件。", "T403"),
        ("应到代表45名，实到47名。", "T403"),
        ("工资协商以月均6500元为基数，上调4%，即每月6800元。", "F301"),
        ("慰问费由20000元压缩10%，降为17000元。", "F301"),
    ],
)
def test_what_cannot_be_is_told(line: str, code: str) -> None:
    assert found(line) == [code]


@pytest.mark.parametrize(
    "line",
    [
        "9名小组长5月到县里听课。",
        "5名新任小组长到县里听课。",
        "12名小组长和委员到县里听课。",
        "去年底发出问卷163份，收回158份。",
        "去年底发出问卷163份，连同上次的收回171份。",
        "会前收到提案26件，答复上次遗留的28件。",
        "会前收到提案26件，立案22件。",
        "工资协商以月均6500元为基数，上调4%，即每月6760元。",
        "工资协商以月均6500元为基数，上调4%，约为6800元。",
        "慰问费由20000元压缩10%，降为18000元。",
    ],
)
def test_what_can_be_is_not(line: str) -> None:
    assert found(line) == []
