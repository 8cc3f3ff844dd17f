"""What ``resources/neighbours.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Text


class File(Table, frozen=True):
    """The tables of ``resources/neighbours.toml``."""

    before: dict[str, Text]
    behind: dict[str, Text]
