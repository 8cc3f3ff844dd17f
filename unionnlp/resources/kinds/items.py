"""What ``resources/items.toml`` may say; its patterns have a language of their own (``items/patterns.py``)."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Id, Month, Table, Text, Words


class ItemsItem(Table, frozen=True, rename={"not_": "not"}):
    """The fields of ``item``."""

    id: Id
    group: Id
    zh: Text
    scope: Text
    not_: Text | None = None
    months: tuple[Month, ...] = ()
    examples: Words = ()
    basis: Words = ()
    obsolete: Text | None = None
    cues: Words = ()
    hints: Words = ()
    not_cues: Words = ()


class File(Table, frozen=True):
    """The tables of ``resources/items.toml``."""

    words: dict[Id, Words]
    groups: dict[Id, Text]
    item: tuple[ItemsItem, ...]
