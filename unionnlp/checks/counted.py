"""A number of a body as a draft gives it, and the finding that there are two."""

from __future__ import annotations

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit


class Count(msgspec.Struct, frozen=True):
    """A number of a body as a whole: its span, and whether the draft introduces it here."""

    key: str
    value: int
    start: int
    end: int
    whole: bool = True


def two(spans: tuple[tuple[int, int], ...], draft: Draft, first: Count, other: Count) -> Hit:
    """Return the finding that two numbers of one body differ, with all ``spans`` that say so."""
    values = {
        "first": draft.text[first.start : first.end],
        "second": draft.text[other.start : other.end],
    }  # fmt: skip
    return Hit("F101", spans, values)
