"""What ``resources/quantities.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class QuantitiesBefore(Table, frozen=True):
    """The fields of ``before``."""

    ge: Patterns
    le: Patterns
    approx: Patterns


class QuantitiesAfter(Table, frozen=True):
    """The fields of ``after``."""

    ge: Patterns
    le: Patterns
    approx: Patterns


class QuantitiesPeriods(Table, frozen=True):
    """The fields of ``periods``."""

    P1D: Patterns
    P1W: Patterns
    P2W: Patterns
    P1M: Patterns
    P2M: Patterns
    P3M: Patterns
    semester: Patterns
    P1Y: Patterns
    P2Y: Patterns
    P3Y: Patterns
    P6M: Patterns


class QuantitiesZero(Table, frozen=True):
    """The fields of ``zero``."""

    what: Patterns
    kinds: Patterns
    acts: Patterns
    names: Patterns


class QuantitiesIndicator(Table, frozen=True):
    """The fields of ``indicator``."""

    never_first: Patterns
    never_inside: Patterns
    times: Patterns
    frame_before: Patterns
    frame_behind: Patterns


class QuantitiesJudgement(Table, frozen=True):
    """The fields of ``judgement``."""

    countable: Patterns
    bodies: Patterns
    between: Patterns
    recounted: Patterns
    recounted_in_words: Patterns
    made: Patterns
    added_up: Patterns
    right_behind: Patterns
    rate: Patterns
    service: Patterns
    senior: Patterns
    again: Patterns
    lasting: Patterns
    within: Patterns
    neighbour: Patterns
    held: Patterns
    battles: Patterns
    figurative: Patterns
    each: Patterns
    call: Patterns
    counted_noun: Patterns
    noun_units: Patterns
    acts: Patterns


class QuantitiesHeads(Table, frozen=True):
    """The fields of ``heads``."""

    bare: Patterns
    money: Patterns
    people: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/quantities.toml``."""

    units: Patterns
    digit_units: Patterns
    money: Patterns
    bare_periods: Patterns
    year_total: Patterns
    per_person: Patterns
    per_person_after: Patterns
    not_before: Patterns
    not_after: Patterns
    structure_words: Patterns
    structures: Patterns
    structure_units: Patterns
    named: Patterns
    event_verbs: Patterns
    event_units: Patterns
    before: QuantitiesBefore
    after: QuantitiesAfter
    periods: QuantitiesPeriods
    zero: QuantitiesZero
    indicator: QuantitiesIndicator
    judgement: QuantitiesJudgement
    heads: QuantitiesHeads
