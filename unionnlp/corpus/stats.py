"""What a corpus holds: kinds, years, organisations, items and their months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from unionnlp.corpus import measure
from unionnlp.corpus.build import counted
from unionnlp.corpus.profile import ALL, ItemFigures
from unionnlp.corpus.store import State
from unionnlp.records import DateMention, Document, ScheduleEntry


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a corpus; ``items`` stand most common first, ``months`` count documents."""

    version: int
    sources: int
    documents: int
    duplicates: int
    kinds: dict[str, int]
    groups: dict[str, int]
    years: dict[str, int]
    plans: int
    summaries: int
    items: dict[str, ItemFigures]
    months: dict[str, int]


def stats(state: State) -> Stats:
    """Return the counts of a corpus."""
    rows = state.documents()
    figures = measure.figures(counted(r) for r in rows).get(ALL)
    items = figures.items if figures else {}
    ordered = sorted(items, key=lambda i: (-(items[i].plans + items[i].summaries), i))
    months = Counter(m for row in rows for m in _months(row.document))
    return Stats(
        version=state.version,
        sources=len({(r.source.path, r.source.sha256) for r in state.rows}),
        documents=len(rows),
        duplicates=sum(r.duplicate_of is not None for r in state.rows),
        kinds=_counts(r.document.kind or "unknown" for r in rows),
        groups=_counts(r.school_type or "unknown" for r in rows),
        years=dict(sorted(_counts(str(r.document.year or "unknown") for r in rows).items())),
        plans=figures.plans if figures else 0,
        summaries=figures.summaries if figures else 0,
        items={i: items[i] for i in ordered},
        months={str(m): months[m] for m in range(1, 13)},
    )


def _months(document: Document) -> set[int]:
    """Return the months in which a document surely does something."""
    spans: list[ScheduleEntry | DateMention] = [*document.schedule, *document.dates]
    return {s.months[0] for s in spans if len(s.months) == 1}


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())
