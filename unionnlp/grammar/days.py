"""Months, days and days of the week as dates write them: pieces of patterns, and the days that a text names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from unionnlp.grammar.numerals import COUNT, ONES, ordinal
from unionnlp.patterns import lazy

MONTH_FIGURE: Final = r"(?:1[0-2]|0?[1-9])"
DAY_FIGURE: Final = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH: Final = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{ONES}])"
DAY: Final = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[{ONES}]?|[{ONES}])"
SAID_MONTH: Final = rf"(?:\d{{1,2}}|十[{ONES[:5]}]?|[{ONES}])"
"""A month as it is written, such as no year has among them (``13月``); so ``SAID_DAY``."""
SAID_DAY: Final = rf"(?:\d{{1,2}}|三十[{ONES[:3]}]?|二?十[{ONES}]?|二十|[{ONES}])"
WEEKDAYS: Final = f"{ONES[:6]}日天"
"""The characters that tell which day of the week it is."""
WEEKDAY: Final = rf"(?:星期|礼拜|周)(?P<day>[{WEEKDAYS}])"
_TO = r"\s*(?:[-~]{1,2}|至|到)\s*"
# 8日, 3月8日, 8日至10日, 8-10日, 3月30日至4月2日; not 第8日, 8日内, 8日游, 8号楼.
_RUN = lazy(
    rf"(?<![第每\d.{COUNT}])(?:(?P<month>{MONTH})\s*月\s*)?"
    rf"(?P<first>{DAY})(?:\s*[日号])?(?:{_TO}(?:(?P<month2>{MONTH})\s*月\s*)?(?P<last>{DAY}))?"
    r"\s*[日号](?![内游程志常楼线馆院机])"
)
_EACH = lazy(r"每[个]?(?:月|年|学期)(?:的)?$")
_THIRD = lazy(r"[上中下]旬")


class DayRun(msgspec.Struct, frozen=True):
    """A day or several that a text names; a month that it leaves out is ``None``, so the last day of one.

    ``each``: it is a rule of every month (``每月8日``).
    """

    month: int | None
    first: int
    last_month: int | None
    last: int | None
    each: bool


def runs(text: str) -> Iterator[DayRun]:
    """Yield the days that a normalised text names, in its order."""
    for match in _RUN.finditer(text):
        month, first, last_month, last = map(
            number, match.group("month", "first", "month2", "last")
        )
        each = _EACH.search(text[: match.start()]) is not None
        yield DayRun(month, first or 0, last_month, last, each)


def third(text: str) -> str:
    """Return the first third of a month that a text names (``上旬``), empty where it names none."""
    found = _THIRD.search(text)
    return found.group() if found else ""


def without_days(text: str) -> str:
    """Return a normalised text without the days and thirds of months in it."""
    return _THIRD.sub("", _RUN.sub("", text))


def number(word: str | None) -> int | None:
    """Return the number of a month or day (``03``, ``十二``), ``None`` where none is written."""
    return ordinal(word.lstrip("0")) if word else None
