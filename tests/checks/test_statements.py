"""What a draft says of any one thing in two places: told where it differs, silent where it only looks so."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TAIL = "\n松岭小学工会委员会\n2026年2月20日\n"
KINDS = ("contradiction", "arithmetic")


def found(body: str, unit: str = "松岭小学工会") -> list[str]:
    """Return the codes of what is said to disagree in a plan of 2026 with this body."""
    text = f"{unit}2026年工作计划\n{body}{TAIL.replace('松岭小学工会', unit)}"
    report = check(text)
    return [f.code for f in report.findings if f.kind in KINDS and f.severity != "low"]


def plan(prose: str, rows: str) -> str:
    """Return a plan of prose, and of a table of months."""
    return f"一、工作\n{prose}\n二、安排\n月份\t事项\n{rows}\n"


@pytest.mark.parametrize(
    ("prose", "rows"),
    [
        ("1、9月，12位新教师拜师，两年出师。", "九月\t教师节；15位新教师拜师"),
        ("1、提案交上来，十五个工作日内答复，写明谁办。", "四月\t收提案，三十个工作日内答复"),
        ("1、5月调研，每组负责走访6户。", "五月\t调研：每组负责走访8户"),
        ("1、元宵节前一天把汤圆送到值班室。", "三月\t元宵节当天汤圆送到值班室"),
    ],
)
def test_the_text_and_the_table_differ(prose: str, rows: str) -> None:
    assert found(plan(prose, rows)) == ["F109"]
