"""What ``resources/kinds.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table


class File(Table, frozen=True):
    """The tables of ``resources/kinds.toml``."""

    past: Patterns
    future: Patterns
    opening_summary: Patterns
    looking_back: Patterns
    opening_plan: Patterns
    measured: Patterns
    direction: Patterns
    promise: Patterns
    next: Pattern
