"""What ``resources/calendar.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Day, Month, Nth, Pattern, Patterns, Table


class CalendarWeekdays(Table, frozen=True):
    """The fields of ``weekdays``."""

    names: Patterns


class CalendarFestival(Table, frozen=True):
    """The fields of ``festival``."""

    name: Pattern
    words: Patterns
    day: tuple[Month, Day] | None = None
    sunday: tuple[Month, Nth] | None = None
    moving: Pattern | None = None


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

    names: Patterns
    falls: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/calendar.toml``."""

    weekdays: CalendarWeekdays
    festival: tuple[CalendarFestival, ...]
    rates: CalendarRates
    hours: CalendarHours
    moon: CalendarMoon
    lunar: dict[str, Patterns]
    holidays: dict[str, tuple[tuple[Month, Day], ...]]
