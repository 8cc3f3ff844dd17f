"""What ``resources/cues.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Table, Words


class CuesCue(Table, frozen=True):
    """The fields of ``cue``."""

    howto: Words
    news: Words
    rules: Words
    promise: Words
    report: Words
    own: Words
    union: Words
    page: Words
    editor: Words
    tail: Words


class File(Table, frozen=True):
    """The tables of ``resources/cues.toml``."""

    cue: CuesCue
