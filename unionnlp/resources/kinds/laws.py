"""What ``resources/laws.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import (
    Count,
    Date,
    Pattern,
    Patterns,
    Read,
    Table,
    Text,
    Words,
    Year,
)


class LawsNew(Table, frozen=True):
    """The fields of ``new``."""

    words: Patterns
    after: Patterns
    coming: Patterns
    asked: Patterns
    from_now: Patterns
    lately: Patterns
    this_year: Patterns
    in_force_now: Patterns
    by: Words
    applies: Patterns
    then: Patterns
    gone: Patterns
    years: Count


class LawsGoals(Table, frozen=True):
    """The fields of ``goals``."""

    until: Patterns
    aim: Pattern
    does: Patterns
    of_now: Patterns
    told: Patterns


class LawsLaw(Table, frozen=True):
    """The fields of ``law``."""

    name: Pattern
    years: tuple[Year, ...]
    in_force: Date | None = None
    source: Text | None = None
    read: Read | None = None
    document: bool = False


class LawsReplaced(Table, frozen=True):
    """The fields of ``replaced``."""

    words: Patterns
    year: Year
    by: Text
    source: Text
    read: Read | None = None
    at_once: bool = False


class LawsRenamed(Table, frozen=True):
    """The fields of ``renamed``."""

    words: Patterns
    year: Year
    by: Text
    source: Text
    read: Read | None = None


class File(Table, frozen=True):
    """The tables of ``resources/laws.toml``."""

    new: LawsNew
    goals: LawsGoals
    law: tuple[LawsLaw, ...]
    replaced: tuple[LawsReplaced, ...]
    renamed: tuple[LawsRenamed, ...]
