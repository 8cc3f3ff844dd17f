"""What ``resources/compare.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table, Text


class CompareStatus(Table, frozen=True):
    """The fields of ``status``."""

    dropped: Patterns
    partly: Patterns
    begun: Patterns
    rest: Patterns
    whole: Patterns
    waits: Patterns
    broken: Patterns
    unmade: Patterns
    pardon: Patterns
    made: Patterns
    instead: Patterns


class CompareLater(Table, frozen=True):
    """The fields of ``later``."""

    words: Patterns


class CompareNoReport(Table, frozen=True):
    """The fields of ``no_report``."""

    outlook: Patterns
    general: Patterns


class CompareNoPromise(Table, frozen=True):
    """The fields of ``no_promise``."""

    patterns: Patterns
    wishes: Patterns
    whenever: Patterns
    doing: Patterns
    acts: Patterns


class CompareUnplanned(Table, frozen=True):
    """The fields of ``unplanned``."""

    concrete: Patterns
    none: Patterns


class CompareActsNamed(Table, frozen=True):
    """The fields of ``acts.named``."""

    time: Patterns
    verb: Patterns


class CompareActs(Table, frozen=True):
    """The fields of ``acts``."""

    named: CompareActsNamed
    opening: Patterns
    measure: Patterns
    effect: Patterns
    preface: Patterns
    each: Patterns
    time: Patterns
    rates: Patterns
    counted: Patterns


class CompareThings(Table, frozen=True):
    """The fields of ``things``."""

    words: Patterns


class CompareUi(Table, frozen=True):
    """The fields of ``ui``."""

    title: Text
    done: Text
    partly: Text
    dropped: Text
    unreported: Text
    unplanned: Text
    commitments: Text
    delivered: Text
    promised: Text
    reached: Text
    plan: Text
    summary: Text
    status: Text
    commitment: Text
    report: Text
    months: Text
    responsible: Text
    items: Text
    score: Text
    organization: Text
    year: Text
    nothing: Text
    more: Text
    organization_differs: Text
    year_differs: Text
    no_plan: Text
    no_summary: Text
    all_units: Text
    unkept_items: Text
    unmatched_plans: Text
    unmatched_summaries: Text
    unchanged: Text
    reworded: Text
    new: Text
    gone: Text
    copied: Text
    changes: Text
    before: Text
    after: Text
    change: Text
    count_units: Text
    figures: Text


class File(Table, frozen=True):
    """The tables of ``resources/compare.toml``."""

    status: CompareStatus
    later: CompareLater
    no_report: CompareNoReport
    no_promise: CompareNoPromise
    unplanned: CompareUnplanned
    acts: CompareActs
    kinds: dict[str, Patterns]
    things: CompareThings
    ui: CompareUi
