"""Festivals by name, from the one table of them: their words, their months, their day."""

from __future__ import annotations

from functools import cache

import msgspec

from unionnlp.resources import load
from unionnlp.resources.kinds.festivals import Festival


@cache
def festivals() -> tuple[Festival, ...]:
    """Return the festivals, holidays and times of the year of ``resources/festivals.toml``."""
    return tuple(msgspec.convert(row, Festival) for row in load("festivals")["festival"])


@cache
def dated() -> tuple[Festival, ...]:
    """Return those that are one day of a year."""
    return tuple(festival for festival in festivals() if festival.dated)


def words_of_times() -> dict[str, tuple[int, ...]]:
    """Return every pattern that tells a time of the year, with the months that it can mean."""
    return {word: f.months for f in festivals() for word in (*f.words, *f.times)}
