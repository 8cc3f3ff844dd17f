"""What ``resources/features.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Table, Words


class FeaturesStop(Table, frozen=True):
    """The fields of ``stop``."""

    characters: Pattern
    words: Words
    everywhere: Words


class File(Table, frozen=True):
    """The tables of ``resources/features.toml``."""

    common: Words
    tags: Words
    stop: FeaturesStop
