"""The days that a text names, as a calendar takes them."""

from __future__ import annotations

import pytest

from unionnlp.grammar import days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8日", (None, 8, None, None)),
        ("3月8日", (3, 8, None, None)),
        ("三月八日", (3, 8, None, None)),
        ("8日至10日", (None, 8, None, 10)),
        ("3月30日至4月2日", (3, 30, 4, 2)),
    ],
)
def test_days_are_read_with_their_months(text: str, told: tuple[int | None, ...]) -> None:
    run = next(days.runs(text))
    assert (run.month, run.first, run.last_month, run.last) == told


@pytest.mark.parametrize("text", ["第8日", "8日内", "8号楼", "两日游", "每8日"])
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert list(days.runs(text)) == []


def test_a_rule_of_every_month_is_told_from_a_day() -> None:
    assert [run.each for run in days.runs("每月的8日碰头,9月10日聚餐")] == [True, False]


def test_a_text_is_told_without_its_days() -> None:
    assert days.without_days("3月8日上旬植树") == "植树"
    assert days.third("3月中旬植树") == "中旬"
    assert days.third("3月植树") == ""
