"""What ``resources/margins.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class File(Table, frozen=True):
    """The tables of ``resources/margins.toml``."""

    path: Patterns
    columns: Patterns
    titles: Patterns
    bylines: Patterns
    foot: Patterns
    replies: Patterns
    occasions: Patterns
