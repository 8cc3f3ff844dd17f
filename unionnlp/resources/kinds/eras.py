"""What ``resources/eras.toml`` may say."""

from __future__ import annotations

from typing import Literal

from unionnlp.resources.kinds.leaves import (
    Count,
    Date,
    Id,
    Month,
    Pattern,
    Patterns,
    Table,
    Text,
    Year,
)


class ErasLive(Table, frozen=True):
    """The fields of ``live``."""

    before: Patterns
    behind: Patterns
    then: Patterns
    recorded: Patterns


class ErasJust(Table, frozen=True):
    """The fields of ``just``."""

    before: Patterns
    behind: Patterns
    then: Patterns


class ErasCongress(Table, frozen=True):
    """The fields of ``congress``."""

    series: Literal["party", "union", "women"]
    number: Count
    opened: Date
    source: Text
    plenums: tuple[Date, ...] = ()


class ErasCycle(Table, frozen=True):
    """The fields of ``cycle``."""

    id: Id
    zh: Text
    words: Patterns
    names: Patterns
    first: Year
    source: Text


class ErasAnniversary(Table, frozen=True):
    """The fields of ``anniversary``."""

    id: Id
    zh: Text
    words: Patterns
    month: Month
    zero: Year
    source: Text
    kind: Literal["ordinal"] | None = None


class ErasFact(Table, frozen=True):
    """The fields of ``fact``."""

    id: Id
    zh: Text
    words: Patterns
    first: Year
    source: Text
    last: Year | None = None
    strength: Literal["strong", "weak"] | None = None
    strict: bool = False
    abolished: bool = False


class File(Table, frozen=True):
    """The tables of ``resources/eras.toml``."""

    series: dict[Id, dict[Id, Pattern]]
    live: ErasLive
    just: ErasJust
    congress: tuple[ErasCongress, ...]
    cycle: tuple[ErasCycle, ...]
    anniversary: tuple[ErasAnniversary, ...]
    fact: tuple[ErasFact, ...]
