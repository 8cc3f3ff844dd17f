"""What ``resources/simplified.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Text


class File(Table, frozen=True):
    """The tables of ``resources/simplified.toml``."""

    traditional: Text
    simplified: Text
