"""Which parts a plan has, told by the lines at its head and its end."""

from __future__ import annotations

import pytest

from unionnlp import extract

TITLE = "柳岸小学工会工作计划\n"
BODY = "一、看望病人\n二、办好运动会\n三、慰问教师\n"


def parts(text: str) -> tuple[str, ...]:
    (found,) = extract(text, items=False).documents
    return found.parts


@pytest.mark.parametrize("line", ["柳岸小学工会 2026年3月", "2026年3月1日"])
def test_a_date_below_the_title_dates_the_plan(line: str) -> None:
    assert "date" in parts(f"{TITLE}{line}\n{BODY}")


@pytest.mark.parametrize(
    "line", ["一、2026年的工作", "第一部分 2026年的任务", "（一）2026年3月前完成的事"]
)
def test_a_numbered_heading_below_the_title_dates_none(line: str) -> None:
    assert "date" not in parts(f"{TITLE}{line}\n{BODY}")
