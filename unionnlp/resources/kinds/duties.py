"""What ``resources/duties.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import ItemId, Patterns, Table


class DutiesDuty(Table, frozen=True):
    """The fields of ``duty``."""

    item: ItemId
    words: Patterns
    soft: bool = False
    wins: bool = False
    due: Patterns = ()
    lasts: bool = False


class DutiesRefusalCarried(Table, frozen=True):
    """The fields of ``refusal.carried``."""

    staff_voice: Patterns


class DutiesRefusal(Table, frozen=True, rename={"not_": "not"}):
    """The fields of ``refusal``."""

    words: Patterns
    elsewhere: Patterns
    instead: Patterns
    all_meet: Patterns
    refused_as_object: tuple[ItemId, ...]
    irreplaceable: tuple[ItemId, ...]
    stays_away: Patterns
    everyone: Patterns
    this_year: Patterns
    reason: Patterns
    subject: Patterns
    some: Patterns
    custom: Patterns
    acts: Patterns
    frame: Patterns
    not_given: Patterns
    not_due: Patterns
    due_later: Patterns
    unpublished: Patterns
    signed: Patterns
    timed: Patterns
    tail: Patterns
    not_: Patterns
    sanction: Patterns
    later: Patterns
    delay: Patterns
    soft: Patterns
    carried: DutiesRefusalCarried


class DutiesGoesOn(Table, frozen=True):
    """The fields of ``goes_on``."""

    attribute: Patterns
    kept_out: Patterns
    judges: tuple[ItemId, ...]
    own_day: Patterns
    other_form: Patterns
    again: Patterns
    by_others: Patterns
    once: Patterns
    undone: Patterns
    back_again: Patterns
    last_turn: Patterns
    next_turn: Patterns
    turn_of_year: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/duties.toml``."""

    duty: tuple[DutiesDuty, ...]
    refusal: DutiesRefusal
    goes_on: DutiesGoesOn
