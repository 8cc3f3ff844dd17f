"""What ``resources/festivals.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Day, Month, Nth, Pattern, Patterns, Table, Text


class FestivalsFestival(Table, frozen=True):
    """The fields of ``festival``."""

    name: Text
    months: tuple[Month, ...]
    words: Patterns = ()
    also: Patterns = ()
    times: Patterns = ()
    day: tuple[Month, Day] | None = None
    moving: Text | None = None
    sunday: tuple[Month, Nth] | None = None
    lunar: Patterns = ()
    free: bool = False


class FestivalsRules(Table, frozen=True):
    """The fields of ``rules``."""

    tail: Patterns
    not_before: Patterns
    not_after: Patterns


class FestivalsPeople(Table, frozen=True):
    """The fields of ``people``."""

    names: Pattern
    surnames: Text
    before: Pattern
    after: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/festivals.toml``."""

    festival: tuple[FestivalsFestival, ...]
    rules: FestivalsRules
    people: FestivalsPeople
