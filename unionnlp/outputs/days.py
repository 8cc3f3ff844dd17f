"""The day on which an activity stands: the date in its words, or a first working day.

Working days are those of mainland China, with the days that were moved (``workdays.toml``).
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from unionnlp.grammar import days
from unionnlp.grammar.days import DayRun
from unionnlp.grammar.normalize import normalize
from unionnlp.outputs.years import Calendar
from unionnlp.records import DateMention
from unionnlp.resources import load

_PART_BEGINS = {"上": 1, "中": 11, "下": 21}


class Day(msgspec.Struct, frozen=True):
    """A day or a run of days (``last`` included).

    ``exact`` is false for a first working day; ``part`` is then the third of the month
    that the words name (``上旬``), if any.
    """

    first: date
    last: date
    exact: bool = True
    part: str = ""

    @staticmethod
    def of_month(year: int, month: int, part: str = "") -> Day:
        """Return the first working day of a month, or of the third of it that ``part`` names."""
        begins = date(year, month, _PART_BEGINS.get(part[:1], 1))
        day = first_working_day(begins, begins + timedelta(days=27)) or begins
        return Day(day, day, exact=False, part=part)


def day_in(text: str, months: tuple[int, ...], calendar: Calendar) -> Day | None:
    """Return the date that an activity's words give, ``None`` where they give none.

    A date of another month than the heading's is a deadline or a memory, not the day.
    """
    plain = normalize(text)
    for run in days.runs(plain):
        month = run.month or (months[0] if len(months) == 1 else None)
        if month in months and not run.each:
            return _days(run, month, calendar.year(month))
    third, year = days.third(plain), calendar.year(months[0])
    if third and year is not None:
        return Day.of_month(year, months[0], third)
    return None


def day_given(year: int, month: int, day: int | None) -> Day | None:
    """Return the day that an entry's heading or column gives, ``None`` where there is no such day."""
    given = _date(year, month, day)
    return Day(given, given) if given else None


def without_days(text: str) -> str:
    """Return a text in its normal form without the dates and thirds of months in it."""
    return days.without_days(normalize(text))


def day_of_mention(mention: DateMention, year: int) -> Day | None:
    """Return the days of a dated mention, ``None`` where no such day exists (二月三十日)."""
    run = next(days.runs(normalize(mention.text)), None)
    if run and run.first == mention.day:
        return _days(run, mention.months[0], year)
    first = _date(year, mention.months[0], mention.day)
    return Day(first, first) if first else None


def _days(run: DayRun, month: int | None, year: int | None) -> Day | None:
    first = _date(year, month, run.first)
    if first is None or year is None or month is None:
        return None
    last_month = run.last_month or month
    last = _date(year + (last_month < month), last_month, run.last) or first
    return Day(first, last if last >= first else first)


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_working_day(first: date, last: date) -> date | None:
    """Return the first working day of a stretch (both ends included), ``None`` if it has none."""
    day = first
    while day <= last:
        if is_working_day(day):
            return day
        day += timedelta(days=1)
    return None


def is_working_day(day: date) -> bool:
    """Return whether people work on a day in mainland China; weekdays alone tell where no table does."""
    weekend = day.weekday() >= 5
    moved = load("workdays")["worked" if weekend else "free"].get(str(day.year), ())
    return (day.month * 100 + day.day in moved) is weekend
