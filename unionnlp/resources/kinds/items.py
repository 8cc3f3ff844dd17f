"""What ``resources/items.toml`` may say; its patterns have a language of their own (``items/patterns.py``)."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from unionnlp.resources.kinds.leaves import Id, Month, Table, Text, Words


class Item(Table, frozen=True, rename={"not_": "not"}):
    """One standard item: what counts, how texts name it, when and why it is done.

    ``cues`` name it, ``hints`` suggest it, inside ``not_cues`` neither counts (the pattern
    language is that of ``items/patterns.py``). ``obsolete`` is the reason why a plan of
    today no longer needs the item, ``None`` for all others.
    """

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
    item: tuple[Item, ...]
