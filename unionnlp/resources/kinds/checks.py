"""What ``resources/checks.toml`` may say."""

from __future__ import annotations

from unionnlp.records import SchoolType
from unionnlp.resources.kinds.leaves import (
    Count,
    Id,
    ItemId,
    Month,
    Pattern,
    Patterns,
    Table,
    Text,
    Words,
)


class ChecksFamilies(Table, frozen=True):
    """The fields of ``families``."""

    items: Text
    rules: Text
    facts: Text
    parts: Text
    calendar: Text
    targets: Text
    era: Text
    leftovers: Text
    outline: Text
    copied: Text


class ChecksSeverities(Table, frozen=True):
    """The fields of ``severities``."""

    high: Text
    medium: Text
    low: Text


class ChecksGroups(Table, frozen=True):
    """The fields of ``groups``."""

    all: Text
    kindergarten: Text
    primary: Text
    secondary: Text
    vocational: Text
    university: Text
    special: Text
    district: Text
    company: Text
    group: Text


class ChecksMonths(Table, frozen=True):
    """The fields of ``months``."""

    names: Words


class ChecksUi(Table, frozen=True, rename={"summary_plan": "summary+plan"}):
    """The fields of ``ui``."""

    title: Text
    score: Text
    compared: Text
    missing: Text
    dutiful: Text
    consider: Text
    duty: Text
    custom: Text
    covered: Text
    beside: Text
    unclear: Text
    weak: Text
    required: Text
    common: Text
    findings: Text
    nothing: Text
    no_faults: Text
    complete: Text
    more: Text
    whole: Text
    reason: Text
    proposal: Text
    proposed: Text
    semicolon: Text
    remark: Text
    comma: Text
    no_year: Text
    each: Text
    lacks: Text
    one: Text
    same: Text
    basis: Text
    months: Text
    none: Text
    undated: Text
    draft: Text
    year: Text
    years: Text
    organization: Text
    kind: Text
    plan: Text
    summary: Text
    summary_plan: Text
    unknown: Text
    document: Text
    counts: Text
    note: Text
    place: Text
    place_page: Text
    place_in: Text
    place_paragraph: Text
    place_line: Text
    place_table: Text
    place_cell: Text
    refused: Text
    refused_most: Text
    refused_title: Text
    refused_note: Text
    points: Text
    passing: Text
    manual: Text
    average: Text
    twice: Text
    twice_one: Text
    rank: Text
    gaps: Text
    file: Text
    others: Text
    lacking: Text
    tables: Text


class ChecksStandard(Table, frozen=True):
    """The fields of ``standard``."""

    required: tuple[ItemId, ...]
    not_required: dict[SchoolType, tuple[ItemId, ...]]
    basis: dict[SchoolType, dict[Id, Words]]


class ChecksWords(Table, frozen=True):
    """The fields of ``words``."""

    measure: Patterns
    person: Patterns
    vague: Patterns


class ChecksSection(Table, frozen=True):
    """The fields of ``section``."""

    guidance: Patterns
    workforce: Patterns
    democracy: Patterns
    rights: Patterns
    welfare: Patterns
    culture: Patterns
    self: Patterns
    society: Patterns


class ChecksDay(Table, frozen=True):
    """The fields of ``day``."""

    name: Pattern
    words: Patterns
    months: tuple[Month, ...]
    usual: Count
    item: ItemId | None = None
    of: Patterns = ()


class ChecksBreaks(Table, frozen=True):
    """The fields of ``breaks``."""

    opens: Patterns
    left: Patterns
    lists: Patterns
    listed: Patterns
    done: Patterns
    hangs: Patterns
    adverb: Patterns


class ChecksUnfinished(Table, frozen=True):
    """The fields of ``unfinished``."""

    goes_on: Patterns
    and_more: Patterns
    no_take: Patterns
    announces: Patterns
    refers: Patterns
    columns: Patterns


class ChecksLeftovers(Table, frozen=True):
    """The fields of ``leftovers``."""

    placeholder: Patterns
    page: Patterns
    website: Patterns
    site: Patterns
    template: Patterns
    note: Words


class File(Table, frozen=True):
    """The tables of ``resources/checks.toml``."""

    families: ChecksFamilies
    severities: ChecksSeverities
    groups: ChecksGroups
    months: ChecksMonths
    ui: ChecksUi
    standard: ChecksStandard
    words: ChecksWords
    section: ChecksSection
    day: tuple[ChecksDay, ...]
    breaks: ChecksBreaks
    unfinished: ChecksUnfinished
    leftovers: ChecksLeftovers
