"""What ``resources/levels.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table, Text


class LevelsLevel(Table, frozen=True):
    """The fields of ``level``."""

    kind: Pattern
    zh: Text
    own: Patterns
    words: Patterns
    always: bool = False
    said: Patterns = ()
    unless: Patterns = ()
    vague: bool = False


class LevelsAlien(Table, frozen=True):
    """The fields of ``alien``."""

    to: Patterns
    words: Patterns


class LevelsNames(Table, frozen=True):
    """The fields of ``names``."""

    ends: Patterns
    behind: Patterns
    before: Patterns
    same: Patterns
    above: Patterns
    open: Text
    offices: Patterns
    central: Patterns
    passing: Patterns
    generic: Patterns


class LevelsCounted(Table, frozen=True):
    """The fields of ``counted``."""

    before: Patterns
    behind: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/levels.toml``."""

    mixed_name: Patterns
    mixed: Patterns
    partner: Patterns
    steps: Patterns
    apart: Patterns
    trades: Patterns
    kin: Patterns
    lent: Patterns
    behind: Patterns
    visits: Patterns
    going: Patterns
    level: tuple[LevelsLevel, ...]
    alien: tuple[LevelsAlien, ...]
    names: LevelsNames
    counted: LevelsCounted
