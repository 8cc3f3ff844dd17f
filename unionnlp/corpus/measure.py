"""Figures from documents: what a profile holds, counted.

Takes extractions with their texts and returns figures by kind of organisation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from statistics import quantiles

import msgspec

from unionnlp.corpus.profile import ALL, GroupFigures, ItemFigures, Origin, Spread
from unionnlp.records import DateMention, Document, ScheduleEntry
from unionnlp.resources import load
from unionnlp.structure import parts
from unionnlp.structure.school_types import school_type


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One document to be counted, with the normalised text of its source."""

    document: Document
    plain: str


def figures(documents: Iterable[Counted]) -> dict[str, GroupFigures]:
    """Return the figures of all documents, and of each kind of organisation among them."""
    groups: dict[str, list[Counted]] = defaultdict(list)
    for counted in documents:
        groups[ALL].append(counted)
        kind = school_type(counted.document, counted.plain)
        if kind:
            groups[kind].append(counted)
    return {name: _group(members) for name, members in sorted(groups.items())}


def origin(name: str, kind: str, documents: Iterable[Document], built: str | None) -> Origin:
    """Return the provenance of figures."""
    found = list(documents)
    years = sorted(d.year for d in found if d.year)
    plans = sum(_is_plan(d) for d in found)
    return Origin(
        name=name, kind="examples" if kind == "examples" else "corpus", documents=len(found), plans=plans,
        summaries=len(found) - plans, years=(years[0], years[-1]) if years else None, built=built,
    )  # fmt: skip


def _is_plan(document: Document) -> bool:
    return document.kind in ("plan", None)


def _group(members: list[Counted]) -> GroupFigures:
    plans = [c for c in members if _is_plan(c.document)]
    present = Counter(
        part for c in plans for part, there in parts.present(c.document, c.plain).items() if there
    )
    present["numbers"] = sum(bool(c.document.quantities) for c in plans)
    return GroupFigures(
        plans=len(plans),
        summaries=len(members) - len(plans),
        items=_items(members),
        parts=dict(sorted(present.items())),
        length=spread([c.document.end - c.document.start for c in plans]),
        targets=spread([sum(q.role == "target" for q in c.document.quantities) for c in plans]),
    )


def _items(members: list[Counted]) -> dict[str, ItemFigures]:
    having: dict[str, Counter[str]] = defaultdict(Counter)
    months: dict[str, list[int]] = defaultdict(lambda: [0] * 12)
    sections: dict[str, Counter[str]] = defaultdict(Counter)
    for counted in members:
        document = counted.document
        for item in {m.item for m in document.items}:
            having[item]["plans" if _is_plan(document) else "summaries"] += 1
        for item, month in _dated(document):
            months[item][month - 1] += 1
        for item, section in _sections(counted):
            sections[item][section] += 1
    return {
        item: ItemFigures(
            plans=counts["plans"], summaries=counts["summaries"], months=tuple(months[item]),
            sections=dict(sections[item].most_common()),
        )
        for item, counts in sorted(having.items())
    }  # fmt: skip


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


def _sections(counted: Counted) -> set[tuple[str, str]]:
    """Return the items with the section (by the words of its heading) that they stand in."""
    top = [n for n in counted.document.outline if n.depth == 1]
    found = set()
    for mention in counted.document.items:
        node = next((n for n in reversed(top) if n.start <= mention.start), None)
        if node is not None:
            found.add((mention.item, _section(counted.plain[node.start : node.end][:40])))
    return found


def _section(heading: str) -> str:
    return next((name for name, pattern in _section_words() if pattern.search(heading)), "other")


@cache
def _section_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("checks")["section"]
    return tuple((name, re.compile("|".join(words))) for name, words in table.items())


def spread(values: list[int]) -> Spread:
    """Return the quartiles of counts."""
    if not values:
        return Spread()
    if len(values) == 1:
        return Spread(low=values[0], median=values[0], high=values[0])
    low, median, high = (round(q) for q in quantiles(values, n=4, method="inclusive"))
    return Spread(low=low, median=median, high=high)
