"""What ``resources/meanings.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Id, Table, Words


class MeaningsCommon(Table, frozen=True):
    """The fields of ``common``."""

    people: Words
    union: Words
    doing: Words


class File(Table, frozen=True):
    """The tables of ``resources/meanings.toml``."""

    common: MeaningsCommon
    same: dict[Id, Words]
