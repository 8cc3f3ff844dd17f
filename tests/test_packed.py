"""Numbers and short words packed into bytes are found again, and nothing else is."""

from __future__ import annotations

import pytest

from unionnlp.packed import Grams, GramWeights, Met, Numbers, Rows, packable

WEIGHTS = {"工": 0.5, "工会": -1.234, "^": 0.001, "0人": 2.0, "😀": 0.7}


def test_weights_of_characters_and_pairs_are_found_again() -> None:
    weights = GramWeights.of(WEIGHTS)
    assert {gram: weights.weight(gram) for gram in WEIGHTS} == WEIGHTS
    assert len(weights) == len(WEIGHTS)


@pytest.mark.parametrize("other", ["会", "会工", "工会会", "工工", "😀工", "", "工\ud83d"])
def test_what_was_not_packed_weighs_nothing(other: str) -> None:
    assert GramWeights.of(WEIGHTS).weight(other) == 0.0
    assert GramWeights.of({}).weight(other) == 0.0


def test_what_has_no_code_is_left_out() -> None:
    assert not packable("工会会")
    assert not packable("工😀")
    assert len(GramWeights.of({"工会会": 1.0, "会": 1.0})) == 1


def test_a_weight_beyond_the_bytes_is_the_greatest_there_is() -> None:
    weights = GramWeights.of({"工": 90.0, "会": -90.0})
    assert weights.weight("工") == -weights.weight("会") == 32.767


def test_grams_are_numbered_in_the_order_in_which_they_are_told() -> None:
    grams = Grams.of(WEIGHTS)
    assert [grams.place(gram) for gram in grams] == list(range(len(WEIGHTS)))
    assert set(grams) == set(WEIGHTS)


@pytest.mark.parametrize("most", [7, 65_535, 65_536, 4_000_000_000])
def test_numbers_of_any_size_come_back(most: int) -> None:
    assert list(Numbers.of([0, most, 3]).values) == [0, most, 3]


def test_rows_come_back_empty_ones_too() -> None:
    rows = [(1, 2), (), (70_000,)]
    packed = Rows.of(rows)
    assert [tuple(packed[n]) for n in range(len(packed))] == rows


def test_what_was_asked_for_is_worked_out_once() -> None:
    asked: list[str] = []
    met = Met(lambda key: asked.append(key) or len(key))
    assert [met["工会"], met["工会"], met["工"]] == [2, 2, 1]
    assert asked == ["工会", "工"]
