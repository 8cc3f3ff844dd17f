"""A part of the families at small lengths; ``python tests/hostile/scale.py`` measures all of them."""

from __future__ import annotations

import pytest

pytest.importorskip("resource", reason="memory is measured as Unix has it")

import families
import scale

SMALL = (600, 2_400)
# Those that were out of proportion once, and one of each kind; what takes seconds is left to the full run.
QUICK = (
    "blanks", "newlines", "digits", "dots", "titles", "quotes", "dates", "calendar sentences", "laws",
    "money", "month lines", "items", "typos", "months listed", "bracket words", "page marks",
    "short plans", "entities", "names", "counted decimals", "mixed", "keywords", "tens",
    "signed blanks", "year blanks", "years at the head", "quorums", "women among members", "rates that rise",
    "counted days",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    scale.warm()


def test_there_are_enough_families() -> None:
    assert len(set(families.names())) >= 140
    assert all(len(families.text(name, 500)) >= 450 for name in families.names())


@pytest.mark.parametrize("name", QUICK)
def test_time_stays_in_proportion(name: str) -> None:
    assert scale.measure(name, SMALL) == []


def test_memory_stays_small() -> None:
    assert scale.memory() < scale.MEMORY
