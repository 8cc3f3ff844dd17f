"""Where texts are cut: sentences, parts, cells, members, and what stands around a place."""

from __future__ import annotations

import pytest

from unionnlp.grammar import cuts

TEXT = "开会。慰问；走访!\n读书，\t下棋？"


def shown(spans: cuts.Spans) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        (cuts.sentences, ["开会", "慰问；走访", "读书，\t下棋"]),
        (cuts.parts, ["开会", "慰问", "走访", "读书，\t下棋"]),
        (cuts.cells, ["开会", "慰问", "走访", "读书，", "下棋"]),
        (cuts.members, ["开会", "慰问", "走访!", "读书", "下棋？"]),
        (cuts.stops, ["。", "!\n", "？"]),
    ],
)
def test_a_text_is_cut_at_its_marks(cut: object, expected: list[str]) -> None:
    assert callable(cut)
    assert shown(cut(TEXT)) == expected


def test_a_cut_keeps_within_its_bounds() -> None:
    assert shown(cuts.parts(TEXT, 1, 5)) == ["会", "慰问"]


@pytest.mark.parametrize("mark", "。!！?？;；\n\r")
def test_full_and_half_width_marks_end_alike(mark: str) -> None:
    assert list(cuts.parts(f"甲{mark}乙")) == [(0, 1), (2, 3)]


def test_what_stands_around_a_place_ends_at_marks_or_bounds() -> None:
    at = TEXT.index("走")
    assert cuts.around(TEXT, (at, at + 1), (0, len(TEXT))) == (6, 8)
    assert cuts.around(TEXT, (at, at + 1), (0, len(TEXT)), cuts.SENTENCE) == (3, 8)
    assert cuts.around("没有标点", (1, 2), (1, 3)) == (1, 3)
