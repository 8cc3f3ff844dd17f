"""What ``resources/opposed.toml`` may say."""

from __future__ import annotations

from typing import Literal

from unionnlp.resources.kinds.leaves import Patterns, Table


class OpposedTurns(Table, frozen=True):
    """The fields of ``turns``."""

    words: Patterns
    times: Patterns
    parts: Patterns
    whole: Patterns
    things: Patterns


class OpposedNobody(Table, frozen=True):
    """The fields of ``nobody``."""

    idle: Patterns
    denied: Patterns


class OpposedCycles(Table, frozen=True):
    """The fields of ``cycles``."""

    loose: Patterns


class OpposedRow(Table, frozen=True):
    """The fields of ``row``."""

    one: Patterns
    other: Patterns
    unless: Patterns = ()
    free: tuple[Literal["denied", "others", "parts", "past", "times"], ...] = ()
    far: bool = False
    same: bool = False


class File(Table, frozen=True):
    """The tables of ``resources/opposed.toml``."""

    turns: OpposedTurns
    nobody: OpposedNobody
    cycles: OpposedCycles
    row: tuple[OpposedRow, ...]
