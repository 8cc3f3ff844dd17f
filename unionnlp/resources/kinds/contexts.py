"""What ``resources/contexts.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import ItemId, Patterns, Table, Words


class ContextsPast(Table, frozen=True):
    """The fields of ``past``."""

    cue: Patterns
    modifier: Patterns
    taken_up: Patterns
    fixed: Patterns
    present: Patterns
    goes_on: Patterns
    heading: Patterns


class ContextsSituation(Table, frozen=True):
    """The fields of ``situation``."""

    heading: Patterns


class ContextsLater(Table, frozen=True):
    """The fields of ``later``."""

    taken_up: Patterns
    other: Patterns
    same: Patterns
    task: Patterns
    reports: Patterns
    acts: Patterns


class ContextsOthers(Table, frozen=True):
    """The fields of ``others``."""

    time: Patterns
    subject: Patterns
    unit: Words
    holds: Patterns
    joins: Patterns
    pays: Patterns
    office: Patterns
    does: Patterns
    sentence: Patterns
    pupils: Patterns


class ContextsGuiding(Table, frozen=True, rename={"is_": "is"}):
    """The fields of ``guiding``."""

    is_: Patterns
    words: Patterns
    concrete: Patterns


class ContextsWish(Table, frozen=True):
    """The fields of ``wish``."""

    words: Patterns
    later: Patterns
    opens: Patterns


class ContextsHistory(Table, frozen=True):
    """The fields of ``history``."""

    words: Patterns


class ContextsInstead(Table, frozen=True):
    """The fields of ``instead``."""

    item: ItemId
    sentence: Patterns = ()
    unless: Patterns = ()
    clause: Patterns = ()


class File(Table, frozen=True):
    """The tables of ``resources/contexts.toml``."""

    past: ContextsPast
    situation: ContextsSituation
    later: ContextsLater
    others: ContextsOthers
    guiding: ContextsGuiding
    wish: ContextsWish
    history: ContextsHistory
    instead: tuple[ContextsInstead, ...]
