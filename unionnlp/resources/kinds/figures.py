"""What ``resources/figures.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Count, Pattern, Patterns, Table, Text


class FiguresUnitsTable(Table, frozen=True):
    """The fields of ``units.table``."""

    unit: Text
    written: Patterns
    no: Pattern | None = None
    of: Pattern | None = None
    times: Count | None = None


class FiguresUnits(Table, frozen=True):
    """The fields of ``units``."""

    table: tuple[FiguresUnitsTable, ...]
    heads: Patterns
    goods: Patterns
    ranks: Patterns


class FiguresWords(Table, frozen=True):
    """The fields of ``words``."""

    total: Patterns
    yearly: Patterns
    halves: Patterns
    exactly: Patterns
    rough_before: Patterns
    rough_behind: Patterns
    more: Patterns
    apart: Patterns
    apart_of_rest: Patterns
    apart_of_sexes: Patterns
    listed: Pattern
    paid: Patterns
    beside: Patterns
    summed: Patterns
    mean: Patterns


class FiguresTimesYear(Table, frozen=True):
    """The fields of ``times.year``."""

    unit: Text
    times: tuple[Count, ...]


class FiguresTimes(Table, frozen=True):
    """The fields of ``times``."""

    year: tuple[FiguresTimesYear, ...]
    monthly: Patterns


class FiguresLeft(Table, frozen=True):
    """The fields of ``left``."""

    rest: Patterns
    lacks: Patterns
    less: Patterns
    more: Patterns
    whole: Patterns
    done: Patterns
    lending: Patterns


class FiguresGrouped(Table, frozen=True):
    """The fields of ``grouped``."""

    parted: Patterns
    rest: Patterns
    seats: Patterns


class FiguresChanged(Table, frozen=True):
    """The fields of ``changed``."""

    of: Pattern
    spent: Patterns
    within: Patterns
    under: Patterns
    over: Patterns
    about: Patterns
    grows: Patterns
    falls: Patterns
    to: Patterns
    before: Patterns
    now: Patterns
    result: Patterns
    taken: Patterns
    apart: Patterns


class FiguresTimed(Table, frozen=True):
    """The fields of ``timed``."""

    long: Patterns
    another: Patterns
    pauses: Patterns
    off: Patterns
    back: Patterns
    way: Patterns
    round_trip_apart: Patterns
    week_sum: Patterns
    rounds_apart: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/figures.toml``."""

    units: FiguresUnits
    words: FiguresWords
    times: FiguresTimes
    left: FiguresLeft
    grouped: FiguresGrouped
    changed: FiguresChanged
    timed: FiguresTimed
