"""Festivals by name, from the one table of them: their words, their months, their day."""

from __future__ import annotations

from functools import cache

import msgspec

from unionnlp.resources import alternation, load


class Festival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of festivals.toml; the file says what each field means."""

    name: str
    months: tuple[int, ...]
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    day: tuple[int, int] | None = None
    moving: str | None = None
    sunday: tuple[int, int] | None = None
    lunar: tuple[str, ...] = ()
    free: bool = False

    @property
    def pattern(self) -> str:
        """The words for its day."""
        return alternation((*self.words, *self.also))

    @property
    def dated(self) -> bool:
        """Whether it is one day of a year."""
        return not (self.day is None and self.moving is None and self.sunday is None)


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
