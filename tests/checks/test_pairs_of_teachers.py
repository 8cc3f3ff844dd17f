"""As many pairs of teacher and apprentice as newcomers of whom each has one of his own."""

from __future__ import annotations

import pytest

import unionnlp


def found(text: str) -> bool:
    report = unionnlp.check(f"晴川小学工会2026年工作计划\n一、主要工作\n{text}\n")
    return any(f.code in ("F101", "F109") for f in report.findings)


@pytest.mark.parametrize(
    "text",
    [
        "新来的9位老师各跟一位师傅，从三月跟起。\n三月结下的10对师徒每月互听一节课。",
        "8名新教师每人认一位师傅。\n9对师徒五月同上一节课。",
        "新入职的7名教师各拜一位师父。\n年底看8对师徒的听课本。",
        "12位青年教师各配一位导师。\n11对师徒结对，九月签协议。",
    ],
)
def test_another_number_of_pairs(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "新来的9位老师各跟一位师傅，从三月跟起。\n三月结下的9对师徒每月互听一节课。",
        "8名新教师每人认一位师傅。\n年底评出3对优秀师徒。",
        "8名新教师每人认一位师傅。\n连同去年的2对，10对师徒五月同上一节课。",
        "8名新教师每人认一位师傅。\n另有7对师徒是上届续下来的。",
        "新来的9位老师各领一本手册。\n10对师徒每月互听一节课。",
    ],
)
def test_the_same_number_and_other_pairs(text: str) -> None:
    assert not found(text)
