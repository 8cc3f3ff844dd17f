"""Words found by hand and by the automaton."""

from __future__ import annotations

import pytest

from unionnlp.items import literals
from unionnlp.items.literals import Literals

WORDS = ["教代会", "教职工代表大会", "职工", "会", "大会堂", "工", "3.8", "代表大"]


def _both(words: list[str], text: str) -> list[list[literals.Match]]:
    after_much = Literals(words)
    after_much.search("无" * (literals.BY_HAND + 1))
    return [Literals(words).search(text), after_much.search(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("会", ["会"]),
        ("教职工代表大会", ["教职工代表大会"]),
        ("教职工代表大", ["职工", "代表大"]),
        ("教职工代表大会堂", ["教职工代表大会"]),
        ("开教代会会工3.8工", ["教代会", "会", "工", "3.8", "工"]),
        ("大会", ["会"]),
    ],
)
def test_leftmost_and_longest_words_are_found_however_much_was_read(
    text: str, found: list[str]
) -> None:
    by_hand, by_automaton = _both(WORDS, text)
    assert [text[start:end] for _, start, end in by_hand] == found
    assert [WORDS[number] for number, _, _ in by_hand] == found
    assert by_automaton == by_hand


def test_lengths_are_known_by_two_characters_longest_first() -> None:
    words = Literals(["职工", "职工之家", "职工食堂建设", "工"])
    assert words.sizes["职工"] == (6, 4, 2)
    assert words.sizes["工会"] == ()
    assert words.sizes["工"] == (1,)
    assert words.sizes["职"] == ()
