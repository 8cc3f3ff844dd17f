"""What the calendar of a year says: weekdays, lengths of months, fixed and moving festivals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from unionnlp.grammar.festivals import dated
from unionnlp.grammar.numerals import ONES
from unionnlp.patterns import lazy
from unionnlp.resources import load
from unionnlp.resources.kinds.festivals import Festival

WEEKDAYS = f"{ONES[:6]}日"


@cache
def festival_words() -> re.Pattern[str]:
    """Return a pattern for all festivals; the group ``fN`` names the Nth of them."""
    return lazy("|".join(f"(?P<f{k}>{f.pattern})" for k, f in enumerate(dated())))


def festival_of(match: re.Match[str]) -> Festival:
    """Return the festival that ``festival_words`` found."""
    return dated()[int((match.lastgroup or "f0")[1:])]


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
