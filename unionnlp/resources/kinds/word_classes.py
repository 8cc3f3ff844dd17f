"""What ``resources/word_classes.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class WordClassesClasses(Table, frozen=True):
    """The fields of ``classes``."""

    D: Patterns
    H: Patterns
    K: Patterns
    N: Patterns
    V: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/word_classes.toml``."""

    classes: WordClassesClasses
