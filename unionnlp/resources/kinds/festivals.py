"""What ``resources/festivals.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Month, Pattern, Patterns, Table, Text, leaf


class FestivalsRules(Table, frozen=True):
    """The fields of ``rules``."""

    tail: Patterns
    not_before: Patterns
    not_after: Patterns


class FestivalsPeople(Table, frozen=True):
    """The fields of ``people``."""

    names: Pattern
    surnames: Text
    before: Pattern
    after: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/festivals.toml``."""

    festival: dict[str, tuple[Month, ...]]
    rules: FestivalsRules
    people: FestivalsPeople

    def __post_init__(self) -> None:
        """Refuse a festival whose words are no pattern: keys of tables are looked at nowhere else."""
        for words in self.festival:
            leaf(Pattern, words)
