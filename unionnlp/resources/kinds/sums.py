"""What ``resources/sums.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Count, Pattern, Patterns, Table, Words


class SumsWords(Table, frozen=True):
    """The fields of ``words``."""

    added: Patterns
    total: Patterns
    needs: Patterns
    parts: Patterns
    told: Patterns
    each: Patterns
    often: Patterns
    times: Pattern
    list: Patterns
    row_total: Patterns
    mixed: Patterns
    overlap: Patterns
    rest: Patterns
    mixed_rest: Patterns
    rest_among: Patterns
    collected: Patterns
    kept: Patterns
    budget: Patterns


class SumsUnits(Table, frozen=True):
    """The fields of ``units``."""

    people: Patterns
    counted: Pattern
    goods: Pattern


class SumsShared(Table, frozen=True):
    """The fields of ``shared``."""

    body: Patterns
    unit: Words
    whole: Patterns
    period: Patterns
    apart: Patterns


class SumsShares(Table, frozen=True):
    """The fields of ``shares``."""

    others: Patterns
    grows: Patterns
    falls: Patterns
    about: Patterns
    among: Patterns
    aimed: Patterns
    rough: Patterns
    plain: Patterns
    money: Patterns
    within: Patterns


class SumsColumns(Table, frozen=True):
    """The fields of ``columns``."""

    price: Patterns
    heads: Patterns
    times: Patterns
    amount: Patterns
    no_sum: Patterns
    within: Patterns


class SumsBudget(Table, frozen=True):
    """The fields of ``budget``."""

    no_budget: Patterns
    label: Patterns
    ends: Patterns
    lead: Patterns
    verbs: Patterns
    total: Patterns


class SumsRates(Table, frozen=True):
    """The fields of ``rates``."""

    unit: Words
    same: tuple[Patterns, ...]
    given: Patterns
    funds: Patterns
    times: Patterns
    year: dict[str, tuple[Count, ...]]
    whole_year: Patterns
    total: Patterns
    per: Patterns
    feast: Patterns
    apart: Patterns


class SumsApartPeriod(Table, frozen=True):
    """The fields of ``apart.period``."""

    words: Patterns
    times: tuple[Count, ...]


class SumsApart(Table, frozen=True):
    """The fields of ``apart``."""

    total: Patterns
    each: Patterns
    period: tuple[SumsApartPeriod, ...]
    occasions: Patterns
    loose: Patterns


class SumsSurplus(Table, frozen=True):
    """The fields of ``surplus``."""

    of: Patterns
    part: Patterns
    units: Patterns


class SumsReckoned(Table, frozen=True):
    """The fields of ``reckoned``."""

    groups: Patterns
    groups_all: Patterns
    groups_apart: Patterns
    long: Patterns
    begins: Patterns
    ends: Patterns
    days_apart: Patterns
    than_apart: Patterns
    change: Patterns
    up: Patterns
    prizes: Patterns
    by: Words
    grown_apart: Patterns
    unit: Words
    rounds: Patterns
    teams: Patterns
    matches_apart: Patterns
    in_turn: Patterns


class SumsWorkedPart(Table, frozen=True):
    """The fields of ``worked.part``."""

    parts: tuple[Patterns, ...]


class SumsWorked(Table, frozen=True):
    """The fields of ``worked``."""

    apart: Patterns
    off: Patterns
    parted_apart: Patterns
    share_links: Patterns
    shares_apart: Patterns
    part: tuple[SumsWorkedPart, ...]


class File(Table, frozen=True):
    """The tables of ``resources/sums.toml``."""

    words: SumsWords
    units: SumsUnits
    shared: SumsShared
    shares: SumsShares
    columns: SumsColumns
    budget: SumsBudget
    rates: SumsRates
    apart: SumsApart
    surplus: tuple[SumsSurplus, ...]
    reckoned: SumsReckoned
    worked: SumsWorked
