"""What a corpus holds: kinds, years, organisations, items and their months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from unionnlp.corpus import database, measure, profile
from unionnlp.corpus.build import tallies
from unionnlp.corpus.profile import ALL, GroupFigures, ItemFigures, Spread
from unionnlp.corpus.store import Corpus
from unionnlp.errors import RecordError


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a corpus; ``items`` stand most common first, ``months`` count documents.

    ``length`` (in characters) and ``targets`` (how many are told in numbers) are those of its plans;
    ``built`` is the day of its profile.
    """

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
    length: Spread = Spread()
    targets: Spread = Spread()
    built: str | None = None


def stats(corpus: Corpus) -> Stats:
    """Return the counts of a corpus."""
    figures = measure.figures(tallies(corpus.connection)).get(ALL, GroupFigures())
    items = figures.items
    ordered = sorted(items, key=lambda i: (-(items[i].plans + items[i].summaries), i))
    months = Counter(m for one in tallies(corpus.connection) for m in one.months)
    return Stats(
        version=corpus.version,
        sources=database.sources(corpus.connection),
        documents=len(corpus),
        duplicates=corpus.duplicates,
        kinds=_counts(corpus, "kind"),
        groups=_counts(corpus, "school_type"),
        years=dict(sorted(_counts(corpus, "year").items())),
        plans=figures.plans,
        summaries=figures.summaries,
        items={i: items[i] for i in ordered},
        months={str(m): months[m] for m in range(1, 13)},
        length=figures.length,
        targets=figures.targets,
        built=_built(corpus),
    )


def _built(corpus: Corpus) -> str | None:
    """Return the day on which the profile was made; ``None`` where it is gone."""
    try:
        origins = profile.read(corpus.folder).origins
    except RecordError:
        return None
    return max((o.built for o in origins if o.built), default=None)


def _counts(corpus: Corpus, column: str) -> dict[str, int]:
    """Return how often each value of a column stands there, the most common first."""
    found: Iterable[tuple[object, int]] = corpus.connection.execute(
        f"SELECT {column}, count(*) FROM document WHERE duplicate_of IS NULL "  # noqa: S608 - ours
        "GROUP BY 1 ORDER BY 2 DESC, min(id)"
    )
    return {str(value or "unknown"): count for value, count in found}
