"""What one document gives to the figures of a corpus, small enough to be kept beside it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from unionnlp.patterns import lazy
from unionnlp.records import DateMention, Document, ScheduleEntry
from unionnlp.resources import load
from unionnlp.structure import parts


class DocumentTally(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document counted: its items with their months and sections, its parts, its sizes.

    ``dated`` and ``sections`` are pairs of an item and a month, an item and a section's name;
    ``length`` is in characters, ``targets`` counts the quantified targets.
    """

    plan: bool
    school_type: str | None = None
    year: int | None = None
    items: tuple[str, ...] = ()
    dated: tuple[tuple[str, int], ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    numbers: bool = False
    length: int = 0
    targets: int = 0


def tally(document: Document, plain: str, school_type: str | None) -> DocumentTally:
    """Return what a document gives to the figures; ``plain`` is the normalised text of its source."""
    present = parts.present(document, plain)
    return DocumentTally(
        plan=document.kind in ("plan", None),
        school_type=school_type,
        year=document.year,
        items=tuple(sorted({m.item for m in document.items})),
        dated=tuple(sorted(_dated(document))),
        sections=tuple(sorted(_sections(document, plain))),
        parts=tuple(sorted(part for part, there in present.items() if there)),
        months=tuple(sorted(_months(document))),
        numbers=bool(document.quantities),
        length=document.end - document.start,
        targets=sum(q.role == "target" for q in document.quantities),
    )


def _months(document: Document) -> set[int]:
    """Return the months in which a document surely does something."""
    spans: list[ScheduleEntry | DateMention] = [*document.schedule, *document.dates]
    return {s.months[0] for s in spans if len(s.months) == 1}


def _dated(document: Document) -> set[tuple[str, int]]:
    """Return the items with the months of their lines, each once for a document."""
    found = set()
    for mention in document.items:
        line = mention.line or mention
        spans: list[ScheduleEntry | DateMention] = [*document.schedule, *document.dates]
        # A festival that can be in two months says nothing sure; long spans of months neither.
        months = {
            m
            for s in spans
            if line.start <= s.start < line.end and len(s.months) == 1
            for m in s.months
        }
        found |= {(mention.item, m) for m in months}
    return found


def _sections(document: Document, plain: str) -> set[tuple[str, str]]:
    """Return the items with the section (by the words of its heading) that they stand in."""
    top = [n for n in document.outline if n.depth == 1]
    found = set()
    for mention in document.items:
        node = next((n for n in reversed(top) if n.start <= mention.start), None)
        if node is not None:
            found.add((mention.item, _section(plain[node.start : node.end][:40])))
    return found


def _section(heading: str) -> str:
    return next((name for name, pattern in _section_words() if pattern.search(heading)), "other")


@cache
def _section_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("checks")["section"]
    return tuple((name, lazy("|".join(words))) for name, words in table.items())
