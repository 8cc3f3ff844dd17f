"""What ``resources/organizations.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class File(Table, frozen=True):
    """The tables of ``resources/organizations.toml``."""

    endings: Patterns
    leaders: Patterns
    leaders_in_names: Patterns
    prepositions: Patterns
    beginnings: Patterns
    kinds: Patterns
    sorts: Patterns
    generic: Patterns
