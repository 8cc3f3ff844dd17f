"""What ``resources/clauses.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table, Words


class ClausesTense(Table, frozen=True):
    """The fields of ``tense``."""

    none: Patterns
    target: Patterns
    result: Patterns


class ClausesPeriod(Table, frozen=True):
    """The fields of ``period``."""

    none: Patterns
    this: Patterns
    last: Patterns
    history: Patterns
    next: Patterns


class ClausesStatus(Table, frozen=True):
    """The fields of ``status``."""

    none: Patterns
    postponed: Patterns
    replaced: Patterns
    refused: Patterns
    begun: Patterns
    wished: Patterns


class ClausesNegation(Table, frozen=True):
    """The fields of ``negation``."""

    none: Patterns
    no: Patterns


class ClausesWhose(Table, frozen=True):
    """The fields of ``whose``."""

    none: Patterns
    staff: Patterns
    pupils: Patterns
    unit: Words
    upper: Patterns


class ClausesUpper(Table, frozen=True):
    """The fields of ``upper``."""

    before: Patterns
    after: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/clauses.toml``."""

    tense: ClausesTense
    period: ClausesPeriod
    status: ClausesStatus
    negation: ClausesNegation
    whose: ClausesWhose
    upper: ClausesUpper
