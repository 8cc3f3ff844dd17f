"""What ``resources/registry.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table, Text, Words


class RegistryCountsNouns(Table, frozen=True):
    """The fields of ``counts.nouns``."""

    members: Patterns
    staff: Patterns
    committee: Patterns
    women: Patterns
    delegates: Patterns
    groups: Patterns
    units: Patterns
    schools: Patterns
    villages: Patterns
    points: Patterns
    fresh: Patterns
    campuses: Patterns
    branches: Patterns


class RegistryCountsWords(Table, frozen=True):
    """The fields of ``counts.words``."""

    all_members: Patterns
    unit: Words
    between: Patterns
    whole: Patterns
    recurs: Patterns
    leaders: Patterns
    newcomers: Patterns
    beside: Patterns
    all: Patterns
    joined: Patterns
    part: Patterns


class RegistryCounts(Table, frozen=True):
    """The fields of ``counts``."""

    nouns: RegistryCountsNouns
    words: RegistryCountsWords


class RegistryPortionsWho(Table, frozen=True):
    """The fields of ``portions.who``."""

    members: Patterns
    staff: Patterns
    women: Patterns


class RegistryPortions(Table, frozen=True):
    """The fields of ``portions``."""

    units: Patterns
    each: Patterns
    all: Patterns
    counted: Patterns
    kept: Patterns
    who: RegistryPortionsWho


class RegistryClasses(Table, frozen=True):
    """The fields of ``classes``."""

    kinds: Patterns
    before: Patterns
    behind: Patterns
    part: Patterns


class RegistryFounded(Table, frozen=True):
    """The fields of ``founded``."""

    cheap: Patterns
    acts: Patterns
    kept: Patterns
    feast: Patterns


class RegistryWhereabouts(Table, frozen=True):
    """The fields of ``whereabouts``."""

    away: Patterns
    home: Patterns
    office: Pattern
    all: Pattern
    group: Patterns


class RegistryAtOnceKinds(Table, frozen=True):
    """The fields of ``at_once.kinds``."""

    meeting: Patterns
    learning: Patterns
    health: Patterns
    outing: Patterns
    sports: Patterns
    together: Patterns


class RegistryAtOnce(Table, frozen=True):
    """The fields of ``at_once``."""

    all: Patterns
    apart: Patterns
    kinds: RegistryAtOnceKinds


class RegistryPairs(Table, frozen=True):
    """The fields of ``pairs``."""

    new: Patterns
    master: Patterns
    apart: Patterns


class RegistryQuorums(Table, frozen=True):
    """The fields of ``quorums``."""

    delegates: Patterns
    staff: Patterns
    members: Patterns
    vote: Patterns
    apart: Patterns


class RegistryAnnounced(Table, frozen=True):
    """The fields of ``announced``."""

    unit: Words
    noun: Patterns
    behind: Patterns
    not_before: Patterns


class RegistryOffice(Table, frozen=True):
    """The fields of ``office``."""

    zh: Text
    words: Patterns
    changed: Patterns
    called: Pattern | None = None
    branch: Patterns = ()


class RegistryOffices(Table, frozen=True):
    """The fields of ``offices``."""

    changes: Patterns
    others: Patterns
    calls: Patterns
    others_called: Patterns
    left: Patterns
    takes: Patterns
    earlier: Patterns
    titles: Patterns
    more: Patterns
    holds: Patterns
    no_names: Patterns
    wordlike: Text
    births: Patterns
    function: Text
    after: Pattern


class RegistryTermsThings(Table, frozen=True):
    """The fields of ``terms.things``."""

    committee: Patterns
    congress: Patterns
    contract: Patterns


class RegistryTermsWords(Table, frozen=True):
    """The fields of ``terms.words``."""

    begin: Patterns
    lasts: Patterns
    end: Patterns
    held: Patterns
    others: Patterns


class RegistryTerms(Table, frozen=True):
    """The fields of ``terms``."""

    things: RegistryTermsThings
    words: RegistryTermsWords


class RegistryAbsent(Table, frozen=True):
    """The fields of ``absent``."""

    titles: Patterns
    roles: Patterns
    away: Patterns
    always: Patterns
    replaced: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/registry.toml``."""

    counts: RegistryCounts
    portions: RegistryPortions
    classes: RegistryClasses
    founded: RegistryFounded
    whereabouts: RegistryWhereabouts
    at_once: RegistryAtOnce
    pairs: RegistryPairs
    quorums: RegistryQuorums
    announced: RegistryAnnounced
    office: tuple[RegistryOffice, ...]
    offices: RegistryOffices
    terms: RegistryTerms
    absent: RegistryAbsent
