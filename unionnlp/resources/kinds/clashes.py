"""What ``resources/clashes.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table


class ClashesKindred(Table, frozen=True):
    """The fields of ``kindred``."""

    people: Patterns
    bodies: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/clashes.toml``."""

    value: Pattern
    session: Pattern
    halves: Patterns
    bounds: Patterns
    rest: Patterns
    marks: Patterns
    kindred: ClashesKindred
