"""What ``resources/parts.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class PartsWords(Table, frozen=True):
    """The fields of ``words``."""

    responsible: Patterns


class PartsPartGuiding(Table, frozen=True):
    """The fields of ``part.guiding``."""

    heading: Patterns
    text: Patterns


class PartsPartGoals(Table, frozen=True):
    """The fields of ``part.goals``."""

    heading: Patterns
    text: Patterns


class PartsPartBudget(Table, frozen=True):
    """The fields of ``part.budget``."""

    heading: Patterns
    text: Patterns


class PartsPart(Table, frozen=True):
    """The fields of ``part``."""

    guiding: PartsPartGuiding
    goals: PartsPartGoals
    budget: PartsPartBudget


class File(Table, frozen=True):
    """The tables of ``resources/parts.toml``."""

    words: PartsWords
    part: PartsPart
