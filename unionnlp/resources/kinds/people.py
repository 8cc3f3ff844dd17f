"""What ``resources/people.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table


class PeopleSurnames(Table, frozen=True):
    """The fields of ``surnames``."""

    single: Pattern
    double: Patterns


class PeopleOffices(Table, frozen=True):
    """The fields of ``offices``."""

    titles: Patterns
    does: Patterns
    chair: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/people.toml``."""

    surnames: PeopleSurnames
    offices: PeopleOffices
