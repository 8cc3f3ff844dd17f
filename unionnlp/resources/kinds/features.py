"""What ``resources/features.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Words


class File(Table, frozen=True):
    """The tables of ``resources/features.toml``."""

    common: Words
    tags: Words
    stop: Words
