"""What ``resources/sentences.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Text


class SentencesSentence(Table, frozen=True):
    """The fields of ``sentence``."""

    en: Text
    zh: Text


class File(Table, frozen=True):
    """The tables of ``resources/sentences.toml``."""

    sentence: tuple[SentencesSentence, ...]
