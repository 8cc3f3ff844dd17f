"""What ``resources/writers.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table


class WritersBehind(Table, frozen=True):
    """The fields of ``behind``."""

    speaks: Pattern
    is_speaking: Pattern
    goes_on: Pattern


class File(Table, frozen=True, rename={"for_": "for"}):
    """The tables of ``resources/writers.toml``."""

    union: Pattern
    acts: Patterns
    kept: Patterns
    system: Patterns
    goes_on: Patterns
    house: Patterns
    praised: Patterns
    for_: Patterns
    inner: Patterns
    works: Patterns
    led: Patterns
    goal: Patterns
    post: Patterns
    person: Patterns
    commission: Patterns
    kept_days: Patterns
    founded: Patterns
    handed: Patterns
    others: Patterns
    above: Patterns
    trading: Patterns
    trades: Patterns
    no_brands: Patterns
    label: Patterns
    leads: Patterns
    behind: WritersBehind
