"""What ``resources/headings.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class File(Table, frozen=True):
    """The tables of ``resources/headings.toml``."""

    order: Patterns
    guiding: Patterns
    goals: Patterns
    mixed: Patterns
    work: Patterns
    schedule: Patterns
    outlook: Patterns
    other: Patterns
    untitled: Patterns
    not_headings: Patterns
    outlook_opening: Patterns
    announces: Patterns
