"""What ``resources/rules.toml`` may say."""

from __future__ import annotations

from unionnlp.records import SchoolType
from unionnlp.resources.kinds.leaves import (
    Id,
    Pattern,
    Patterns,
    Read,
    Severity,
    Table,
    Text,
    Wordings,
    Year,
)


class RulesCommon(Table, frozen=True):
    """The fields of ``common``."""

    forbid: Patterns
    declined: Patterns


class RulesRule(Table, frozen=True, rename={"from_": "from", "not_": "not"}):
    """The fields of ``rule``."""

    id: Id
    source: Text
    note: Text
    all: Wordings
    says: Text
    write: Text
    read: Read | None = None
    region: Text | None = None
    from_: Year | None = None
    to: Year | None = None
    kinds: tuple[SchoolType, ...] = ()
    when: Patterns = ()
    not_: Patterns = ()
    topic: Pattern | None = None
    share_least: float | None = None
    frank: bool = False
    share_above: float | None = None
    allowed: tuple[float, ...] = ()
    lasts: bool = False
    apart: tuple[float, ...] = ()
    exactly: float | None = None
    severity: Severity | None = None
    most: float | None = None
    least: float | None = None


class File(Table, frozen=True):
    """The tables of ``resources/rules.toml``."""

    common: RulesCommon
    words: dict[Id, Patterns]
    rule: tuple[RulesRule, ...]
