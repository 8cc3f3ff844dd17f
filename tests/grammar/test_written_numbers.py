"""Numbers written in Chinese are read again as what they were."""

from __future__ import annotations

import pytest

from unionnlp.grammar.numerals import LEGAL, TO_ARABIC, TO_CHINESE, chinese, written


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (103, "一百零三"),
        (110, "一百一十"), (10_050, "一万零五十"), (120_000, "十二万"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_one_says_it(number: int, text: str) -> None:
    assert written(number) == text


def test_what_is_written_is_read_as_the_same_number() -> None:
    assert [n for n in range(1, 20_000, 7) if chinese(written(n)) != n] == []
    assert [
        n for n in range(1, 20_000, 7) if chinese(written(n, LEGAL, "拾佰仟", spoken=False)) != n
    ] == []


def test_digits_in_a_row_change_their_writing() -> None:
    assert "2026".translate(TO_CHINESE) == "二〇二六"
    assert "二〇二六年".translate(TO_ARABIC) == "2026年"
