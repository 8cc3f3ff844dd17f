"""What ``resources/calendar.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Day, Month, Patterns, Table


class CalendarWeekdays(Table, frozen=True):
    """The fields of ``weekdays``."""

    names: Patterns


class CalendarRates(Table, frozen=True):
    """The fields of ``rates``."""

    words: Patterns
    compared: Patterns
    reached: Patterns


class CalendarHours(Table, frozen=True):
    """The fields of ``hours``."""

    begins: Patterns
    ends: Patterns
    service: Patterns


class CalendarMoon(Table, frozen=True):
    """The fields of ``moon``."""

    falls: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/calendar.toml``."""

    weekdays: CalendarWeekdays
    rates: CalendarRates
    hours: CalendarHours
    moon: CalendarMoon
    holidays: dict[str, tuple[tuple[Month, Day], ...]]
