"""What ``resources/judged.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Code, Patterns, Share, Table, Text, Year


class JudgedDoubt(Table, frozen=True):
    """The fields of ``doubt``."""

    codes: tuple[Code, ...]
    least: Share
    kinds: Patterns = ()


class JudgedLaw(Table, frozen=True):
    """The fields of ``law``."""

    law: Text
    words: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/judged.toml``."""

    since: Year
    now: Patterns
    doubt: tuple[JudgedDoubt, ...]
    law: tuple[JudgedLaw, ...]
