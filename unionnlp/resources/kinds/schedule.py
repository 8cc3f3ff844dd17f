"""What ``resources/schedule.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table, Text


class ScheduleColumns(Table, frozen=True):
    """The fields of ``columns``."""

    index: Patterns
    week: Patterns
    date: Patterns
    month: Patterns
    responsible: Patterns
    place: Patterns
    participants: Patterns
    cost: Patterns
    name: Patterns
    content: Patterns
    other: Patterns


class SchedulePerson(Table, frozen=True):
    """The fields of ``person``."""

    ends: Patterns
    column: Patterns
    sure: Patterns
    verbs: Patterns
    surnames: Text
    no_names: Patterns


class ScheduleParticipants(Table, frozen=True):
    """The fields of ``participants``."""

    ends: Patterns
    acts: Patterns


class SchedulePlaces(Table, frozen=True):
    """The fields of ``places``."""

    ends: Patterns
    acts: Patterns


class ScheduleWords(Table, frozen=True):
    """The fields of ``words``."""

    detail: Patterns
    closing: Patterns
    idle: Patterns
    always: Patterns
    tentative: Patterns


class ScheduleDetails(Table, frozen=True):
    """The fields of ``details``."""

    responsible: Patterns
    place: Patterns
    participants: Patterns
    cost: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/schedule.toml``."""

    columns: ScheduleColumns
    person: SchedulePerson
    participants: ScheduleParticipants
    places: SchedulePlaces
    words: ScheduleWords
    details: ScheduleDetails
