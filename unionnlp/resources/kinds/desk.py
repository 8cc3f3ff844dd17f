"""What ``resources/desk.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Text


class DeskUi(Table, frozen=True):
    """The fields of ``ui``."""

    title: Text
    skip: Text
    language: Text
    quit: Text
    quit_done: Text
    drop: Text
    drop_more: Text
    choose: Text
    again: Text
    private: Text
    settings: Text
    kind_of_unit: Text
    guess: Text
    year: Text
    region: Text
    region_hint: Text
    rules: Text
    rules_hint: Text
    scheme: Text
    scheme_hint: Text
    own_large: Text
    drop_file: Text
    pick: Text
    points: Text
    year_hint: Text
    apply: Text
    working: Text
    reading: Text
    waiting: Text
    checking: Text
    score: Text
    all_drafts: Text
    back: Text
    open: Text
    remove: Text
    clear: Text
    clear_sure: Text
    findings: Text
    first: Text
    then: Text
    maybe: Text
    refused: Text
    none: Text
    reason: Text
    proposal: Text
    advice: Text
    copy: Text
    copied: Text
    to_text: Text
    refuse: Text
    accept: Text
    refused_done: Text
    memory: Text
    remembered: Text
    draft: Text
    cut: Text
    downloads: Text
    docx: Text
    html: Text
    xlsx: Text
    ics: Text
    xlsx_all: Text
    making: Text
    changes: Text
    mended: Text
    fresh: Text
    same: Text
    way: Text
    is_new: Text
    unit: Text
    year_of: Text
    kind: Text
    unknown: Text
    ranking: Text
    place: Text
    name: Text
    gaps: Text
    gap_of: Text
    copies: Text
    compare: Text
    compare_do: Text
    compare_plan: Text
    compare_summary: Text
    comparing: Text
    compare_html: Text
    compare_docx: Text
    counts: Text
    lost: Text
    too_large: Text
    too_many: Text
    empty_drop: Text
    print: Text
    help: Text


class DeskError(Table, frozen=True):
    """The fields of ``error``."""

    code: str
    words: str
    zh: Text


class DeskHelp(Table, frozen=True):
    """The fields of ``help``."""

    title: Text
    text: Text


class File(Table, frozen=True):
    """The tables of ``resources/desk.toml``."""

    ui: DeskUi
    error: tuple[DeskError, ...]
    help: tuple[DeskHelp, ...]
