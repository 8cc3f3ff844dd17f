"""The standard items as checks need them: names, reasons, months, examples.

The catalogue's own loader also validates every cue, which costs more than a whole check;
the shipped file is validated by its tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from unionnlp.resources import load
from unionnlp.resources.kinds.items import Item
from unionnlp.translation import named

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector


def items_of(detector: Detector | None) -> Mapping[str, Item]:
    """Return the items that a detector knows by id (the shipped ones where it is ``None``)."""
    return items() if detector is None else {i.id: i for i in detector.catalogue.items}


@cache
def items() -> Mapping[str, Item]:
    """Return the items of the shipped catalogue by id, in its order."""
    return {row["id"]: msgspec.convert(row, Item) for row in load("items")["item"]}


def label(item_id: str, lang: str, own: Mapping[str, str] | None = None) -> str:
    """Return an item's name for people; ``own`` are the names of a catalogue of one's own."""
    known = items().get(item_id)
    name = known.zh if known else item_id
    if (
        own and own.get(item_id, name) != name
    ):  # the user's own word for it, which has no other language
        return own[item_id]
    return named(item_id, name, lang)


def basis(item: Item, kind: str | None) -> tuple[str, ...]:
    """Return the laws and rules that an item rests on for a kind of organisation."""
    other = load("checks")["standard"]["basis"].get(kind or "", {})
    return tuple(other.get(item.id, item.basis))


def is_required(item: Item, kind: str | None) -> bool:
    """Say whether a law or rule asks every union of a kind of organisation for an item."""
    table = load("checks")["standard"]
    excepted = table["not_required"].get(kind or "", ())
    return item.id in table["required"] and item.id not in excepted and bool(basis(item, kind))
