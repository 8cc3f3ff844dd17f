"""What ``resources/typos.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Severity, Table, Text, Words


class TyposTerms(Table, frozen=True):
    """The fields of ``terms``."""

    words: Patterns
    fixed: Patterns
    legit: Patterns


class TyposReal(Table, frozen=True):
    """The fields of ``real``."""

    words: Patterns
    framed: Patterns
    young: Patterns
    closes: Text
    single: Pattern


class TyposDoubled(Table, frozen=True):
    """The fields of ``doubled``."""

    formal: Patterns
    words: Patterns
    verbs: Patterns
    free: Patterns
    idioms: Patterns
    closing: Patterns
    stuttered: Patterns
    reduplicated: Patterns
    agents: Patterns
    alone: Text
    begins: Patterns
    cries: Text
    single: Patterns
    marks: Patterns


class TyposSlip(Table, frozen=True):
    """The fields of ``slip``."""

    right: Pattern
    words: Patterns
    severity: Severity | None = None


class TyposLikely(Table, frozen=True):
    """The fields of ``likely``."""

    rows: Words
    never: Words
    either: Words


class TyposShapes(Table, frozen=True):
    """The fields of ``shapes``."""

    groups: Words


class File(Table, frozen=True):
    """The tables of ``resources/typos.toml``."""

    terms: TyposTerms
    pairs: dict[str, Text]
    real: TyposReal
    doubled: TyposDoubled
    slip: tuple[TyposSlip, ...]
    likely: TyposLikely
    shapes: TyposShapes
