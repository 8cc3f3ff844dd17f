"""What ``resources/wishes.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class WishesRules(Table, frozen=True):
    """The fields of ``rules``."""

    concrete: Patterns
    vague: Patterns
    leads: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/wishes.toml``."""

    manner: Patterns
    verb: Patterns
    quality: Patterns
    event: Patterns
    thing: Patterns
    rules: WishesRules
