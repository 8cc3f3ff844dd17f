"""What ``resources/statements.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table, Wordings, Words


class StatementsThings(Table, frozen=True):
    """The fields of ``things``."""

    classes: tuple[Patterns, ...]
    same: tuple[Patterns, ...]
    heads: Patterns
    generic: Patterns
    bodies: Patterns
    made: dict[str, Patterns]
    sure: Patterns
    links: Patterns
    idle: Patterns
    bound: Patterns


class StatementsOccasion(Table, frozen=True):
    """The fields of ``occasion``."""

    common: Patterns
    actors: Patterns
    pupils: Patterns
    halves: Patterns
    places: Patterns
    function: Words
    ends: Patterns


class StatementsMarks(Table, frozen=True):
    """The fields of ``marks``."""

    cost: Patterns
    whole_before: Patterns
    whole_behind: Patterns
    leads: Patterns
    part: Patterns
    changed: Patterns
    part_behind: Patterns


class StatementsEach(Table, frozen=True):
    """The fields of ``each``."""

    idle: Patterns


class StatementsTimesAgain(Table, frozen=True):
    """The fields of ``times.again``."""

    week: Pattern
    month_week: Pattern
    month_day: Pattern
    turns: Pattern


class StatementsTimes(Table, frozen=True):
    """The fields of ``times``."""

    over: Patterns
    turned: Patterns
    units: Patterns
    lead: Pattern
    offsets: dict[str, Patterns]
    again: StatementsTimesAgain


class StatementsRoles(Table, frozen=True):
    """The fields of ``roles``."""

    ends: Patterns
    alone: Words
    of_branch: Patterns
    branch: Patterns
    idle: Patterns
    several: Patterns
    changed: Patterns


class StatementsAccountsLeft(Table, frozen=True):
    """The fields of ``accounts.left``."""

    words: Patterns
    before: Patterns
    part: Patterns


class StatementsAccountsBudget(Table, frozen=True):
    """The fields of ``accounts.budget``."""

    words: Patterns
    before: Patterns
    part: Patterns


class StatementsAccounts(Table, frozen=True):
    """The fields of ``accounts``."""

    left: StatementsAccountsLeft
    budget: StatementsAccountsBudget


class StatementsOccasionalPhrases(Table, frozen=True):
    """The fields of ``occasional.phrases``."""

    rank: Pattern
    service: Pattern
    age: Pattern
    term: Pattern
    till: Pattern
    ahead: Pattern


class StatementsOccasionalRoles(Table, frozen=True):
    """The fields of ``occasional.roles``."""

    rank: Patterns
    over: Patterns
    each: Patterns


class StatementsOccasional(Table, frozen=True):
    """The fields of ``occasional``."""

    phrases: StatementsOccasionalPhrases
    roles: StatementsOccasionalRoles


class StatementsHosts(Table, frozen=True):
    """The fields of ``hosts``."""

    who: Patterns
    does: Patterns
    idle: Patterns


class StatementsCores(Table, frozen=True):
    """The fields of ``cores``."""

    values: Patterns
    at: Patterns
    places: Patterns
    light: Patterns
    whose: Patterns
    again: Patterns
    generic: Patterns


class StatementsStandardsOccasions(Table, frozen=True):
    """The fields of ``standards.occasions``."""

    birthday: Patterns
    ill: Patterns
    wedding: Patterns
    birth: Patterns
    death: Patterns
    retiring: Patterns
    spring: Patterns
    dragon: Patterns
    moon: Patterns
    national: Patterns
    newyear: Patterns
    women: Patterns
    teachers: Patterns
    may: Patterns
    old: Patterns
    summer: Patterns
    poor: Patterns


class StatementsStandards(Table, frozen=True):
    """The fields of ``standards``."""

    single: Patterns
    given: Patterns
    each: Patterns
    loose: Patterns
    groups: Wordings
    contests: Patterns
    kind: Patterns
    occasions: StatementsStandardsOccasions


class File(Table, frozen=True):
    """The tables of ``resources/statements.toml``."""

    things: StatementsThings
    occasion: StatementsOccasion
    marks: StatementsMarks
    each: StatementsEach
    times: StatementsTimes
    roles: StatementsRoles
    accounts: StatementsAccounts
    occasional: StatementsOccasional
    hosts: StatementsHosts
    cores: StatementsCores
    standards: StatementsStandards
