"""The cut of a stretch into words, and the classes of the words."""

from __future__ import annotations

import pytest

from unionnlp.grammar.words import cut, tags


def shown(text: str) -> list[str]:
    return [text[w.start : w.end] for w in cut(text)]


@pytest.mark.parametrize(
    "text", ["", " ", "每月组织会员学习", "a1，“《》”", "龘龘龘", "工 会 小组长", "\n|", "😀会员"]
)
def test_words_stand_side_by_side(text: str) -> None:
    assert "".join(shown(text)) == text
    assert all(w.start < w.end for w in cut(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("组织会员集中学习", "集中"),
        ("选出新一届委员", "委员"),
        ("创建教工之家", "教工之家"),
        ("会员捐 款", "捐 款"),
    ],
)
def test_the_likely_cut(text: str, word: str) -> None:
    assert word in shown(text)


def test_classes() -> None:
    assert tags("准时") == "D"
    assert tags("会员") == "N"
    assert tags("采纳") == "V"
    assert tags("立案") == "V"  # our own table comes before the general dictionary
    assert tags("2024") == "####"


def test_time_is_linear() -> None:
    assert len(cut("会员" * 20000)) == 20000
