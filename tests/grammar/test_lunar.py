"""Days of the old calendar and the months that they can fall in."""

from __future__ import annotations

import pytest

from unionnlp.grammar import lunar


@pytest.mark.parametrize(
    ("word", "months"),
    [
        ("农历八月十五", (9, 10)),
        ("夏历九月初九", (9, 10)),
        ("正月十五", (2, 3)),
        ("正月初三", (1, 2)),
        ("腊月初八", (1, 2)),
        ("冬月廿二", (12, 1)),
        ("九月初九", (9, 10)),
        ("阴历五月", (6, 7)),
    ],
)
def test_days_of_the_old_calendar(word: str, months: tuple[int, ...]) -> None:
    text = f"我们在{word}慰问。"
    assert [(text[d.start : d.end], d.months) for d in lunar.days(text)] == [(word, months)]


@pytest.mark.parametrize("text", ["九月九日慰问", "月初五人开会", "正月底前后", "历史", ""])
def test_days_of_ours_are_none(text: str) -> None:
    assert [d for d in lunar.days(text) if text[d.start : d.end] != "正月"] == []
