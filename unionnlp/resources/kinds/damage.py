"""What ``resources/damage.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Words


class DamageWords(Table, frozen=True):
    """The fields of ``words``."""

    sites: Words
    names: Words
    schools: Words
    teasers: Words
    places: Words


class DamageCollection(Table, frozen=True):
    """The fields of ``collection``."""

    titles: Words
    intros: Words
    farewells: Words
    notices: Words
    delimiters: Words
    owned: Words


class DamageSiteSchool(Table, frozen=True):
    """The fields of ``site.school``."""

    head: Words
    stamp: Words
    tail: Words


class DamageSiteLibrary(Table, frozen=True):
    """The fields of ``site.library``."""

    edges: Words
    head: Words
    stamp: Words
    tail: Words
    page: Words


class DamageSitePortal(Table, frozen=True):
    """The fields of ``site.portal``."""

    head: Words
    stamp: Words
    tail: Words
    page: Words


class DamageSiteForum(Table, frozen=True):
    """The fields of ``site.forum``."""

    head: Words
    stamp: Words
    tail: Words


class DamageSiteGovernment(Table, frozen=True):
    """The fields of ``site.government``."""

    head: Words
    stamp: Words
    tail: Words


class DamageSiteApp(Table, frozen=True):
    """The fields of ``site.app``."""

    head: Words
    stamp: Words
    tail: Words


class DamageSiteAssistant(Table, frozen=True):
    """The fields of ``site.assistant``."""

    head: Words
    stamp: Words
    tail: Words


class DamageSite(Table, frozen=True):
    """The fields of ``site``."""

    school: DamageSiteSchool
    library: DamageSiteLibrary
    portal: DamageSitePortal
    forum: DamageSiteForum
    government: DamageSiteGovernment
    app: DamageSiteApp
    assistant: DamageSiteAssistant


class DamageLetter(Table, frozen=True):
    """The fields of ``letter``."""

    numbers: Words
    notices: Words
    texts: Words


class DamageArticle(Table, frozen=True):
    """The fields of ``article``."""

    salutations: Words
    headings: Words
    howto_titles: Words
    howto_heads: Words
    howto: Words
    news_titles: Words
    news: Words
    rules_titles: Words
    rules: Words
    advert_titles: Words
    advert: Words


class DamageTable(Table, frozen=True):
    """The fields of ``table``."""

    cells: Words
    heads: Words
    leads: Words
    activities: Words
    persons: Words
    closing: Words


class DamageDetails(Table, frozen=True):
    """The fields of ``details``."""

    rows: Words
    lists: Words


class File(Table, frozen=True):
    """The tables of ``resources/damage.toml``."""

    words: DamageWords
    collection: DamageCollection
    site: DamageSite
    letter: DamageLetter
    article: DamageArticle
    table: DamageTable
    details: DamageDetails
