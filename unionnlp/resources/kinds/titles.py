"""What ``resources/titles.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class File(Table, frozen=True):
    """The tables of ``resources/titles.toml``."""

    nouns: Patterns
    suffixes: Patterns
    summary_nouns: Patterns
    plan_nouns: Patterns
    subjects: Patterns
    verbs: Patterns
    delimiters: Patterns
    texts: Patterns
    openings: Patterns
    continues: Patterns
    howto: Patterns
    foreign: Patterns
    circulars: Patterns
    event_acts: Patterns
    event_nouns: Patterns
