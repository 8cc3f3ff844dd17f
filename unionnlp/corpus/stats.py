"""What a corpus holds: kinds, years, organisations, items and their months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from unionnlp.corpus import measure
from unionnlp.corpus.build import tallies
from unionnlp.corpus.profile import ALL, ItemFigures
from unionnlp.corpus.store import Corpus


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


def stats(corpus: Corpus) -> Stats:
    """Return the counts of a corpus."""
    figures = measure.figures(tallies(corpus.connection)).get(ALL)
    items = figures.items if figures else {}
    ordered = sorted(items, key=lambda i: (-(items[i].plans + items[i].summaries), i))
    months = Counter(m for one in tallies(corpus.connection) for m in one.months)
    return Stats(
        version=corpus.version,
        sources=int(corpus.connection.execute("SELECT count(*) FROM source").fetchone()[0]),
        documents=len(corpus),
        duplicates=corpus.duplicates,
        kinds=_counts(corpus, "kind"),
        groups=_counts(corpus, "school_type"),
        years=dict(sorted(_counts(corpus, "year").items())),
        plans=figures.plans if figures else 0,
        summaries=figures.summaries if figures else 0,
        items={i: items[i] for i in ordered},
        months={str(m): months[m] for m in range(1, 13)},
    )


def _counts(corpus: Corpus, column: str) -> dict[str, int]:
    """Return how often each value of a column stands there, the most common first."""
    found: Iterable[tuple[object, int]] = corpus.connection.execute(
        f"SELECT {column}, count(*) FROM document WHERE duplicate_of IS NULL "  # noqa: S608 - ours
        "GROUP BY 1 ORDER BY 2 DESC, min(id)"
    )
    return {str(value or "unknown"): count for value, count in found}
