"""What ``resources/provided.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Id, ItemId, Patterns, Table, Wordings


class ProvidedRules(Table, frozen=True, rename={"not_": "not"}):
    """The fields of ``rules``."""

    pupils: Patterns
    not_: Patterns


class ProvidedRow(Table, frozen=True, rename={"not_": "not"}):
    """The fields of ``row``."""

    item: ItemId
    all: Wordings
    not_: Patterns = ()
    pupils: bool = False


class File(Table, frozen=True):
    """The tables of ``resources/provided.toml``."""

    rules: ProvidedRules
    words: dict[Id, Patterns]
    row: tuple[ProvidedRow, ...]
