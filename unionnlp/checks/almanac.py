"""What the calendar of a year says: weekdays, lengths of months, fixed and moving festivals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

import msgspec

from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

WEEKDAYS = "一二三四五六日"


class Festival(msgspec.Struct, frozen=True):
    """A festival by name: its words, and its fixed day, the name of its moving one, or its Sunday.

    ``sunday`` is a month and which Sunday of it (五月第三个星期日).
    """

    name: str
    pattern: str
    day: tuple[int, int] | None
    moving: str | None
    sunday: tuple[int, int] | None = None


@cache
def festivals() -> tuple[Festival, ...]:
    """Return the festivals of ``resources/calendar.toml``."""
    rows = load("calendar")["festival"]
    return tuple(
        Festival(
            r["name"],
            alternation(r["words"]),
            tuple(r["day"]) if "day" in r else None,
            r.get("moving"),
            tuple(r["sunday"]) if "sunday" in r else None,
        )
        for r in rows
    )


@cache
def festival_words() -> re.Pattern[str]:
    """Return a pattern for all festivals; the group ``fN`` names the Nth of them."""
    return lazy("|".join(f"(?P<f{k}>{f.pattern})" for k, f in enumerate(festivals())))


def festival_of(match: re.Match[str]) -> Festival:
    """Return the festival that ``festival_words`` found."""
    return festivals()[int((match.lastgroup or "f0")[1:])]


def day_of(festival: Festival, year: int) -> date | None:
    """Return the day of a festival in a year; ``None`` outside the years of the almanac."""
    if festival.day is not None:
        return date(year, *festival.day)
    if festival.sunday is not None:
        month, which = festival.sunday
        first = date(year, month, 1)
        return first.replace(day=7 * which - first.weekday())
    table = load("almanac")
    row = table["days"].get(str(year))
    if row is None:
        return None
    number = row[table["names"].index(festival.moving)]
    return date(year, number // 100, number % 100)


def exists(year: int | None, month: int, day: int) -> bool:
    """Say whether a day exists; without a year the 29th of February does."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


def weekday(name: str) -> int:
    """Return the number of a day of the week (``一`` is 0, ``日`` and ``天`` are 6)."""
    return WEEKDAYS.index(name.replace("天", "日"))
