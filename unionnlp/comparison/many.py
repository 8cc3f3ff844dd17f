"""A district's plans and summaries: pairs found by unit and year, and the table of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from unionnlp.comparison.records import Comparison
from unionnlp.comparison.run import compare
from unionnlp.grammar.units import unit_key
from unionnlp.records import Document, Extraction, Record


class Pairing(Record, frozen=True, kw_only=True):
    """Which plan goes with which summary, by their places in the two lists; the rest has no partner."""

    pairs: tuple[tuple[int, int], ...] = ()
    plans: tuple[int, ...] = ()
    summaries: tuple[int, ...] = ()


class Delivered(Record, frozen=True, kw_only=True):
    """One unit of a district: how many promises it made, and what became of them."""

    organization: str
    year: int | None
    plan: str | None
    summary: str | None
    commitments: int
    done: int
    partly: int
    dropped: int
    unreported: int
    unplanned: int
    delivered: float | None


class Unkept(Record, frozen=True, kw_only=True):
    """A standard item and how many of the units that promised it did not report it done."""

    item: str
    promised: int
    unkept: int


def pair_up(plans: Sequence[Extraction], summaries: Sequence[Extraction]) -> Pairing:
    """Return the pairs of the same unit and year; a year that one side does not say fits any."""
    left = [_keys(e, "plan") for e in plans]
    right = [_keys(e, "summary") for e in summaries]
    pairs: list[tuple[int, int]] = []
    free = set(range(len(summaries)))
    for exact in (True, False):
        matched = {i for i, _ in pairs}
        for i, keys in enumerate(left):
            if i in matched:
                continue
            fits = [
                j
                for j in sorted(free)
                if _meet(keys, right[j], exact) and not _one(plans[i], summaries[j])
            ]
            if fits:
                best = min(fits, key=lambda j: _apart(plans[i], summaries[j]))
                pairs.append((i, best))
                free.discard(best)
    matched = {i for i, _ in pairs}
    alone = tuple(i for i in range(len(plans)) if i not in matched)
    return Pairing(pairs=tuple(sorted(pairs)), plans=alone, summaries=tuple(sorted(free)))


def outlined(extraction: Extraction) -> Extraction:
    """Return an extraction with no more than what ``pair_up`` looks at: some hundred bytes."""
    documents = tuple(
        Document(
            start=d.start, end=d.end, title=d.title, kind=d.kind, organization=d.organization,
            year=d.year, period=d.period,
        )
        for d in extraction.documents
    )  # fmt: skip
    source = replace(extraction.source, text=None, places=())
    return replace(extraction, source=source, documents=documents, noise=())


def _one(a: Extraction, b: Extraction) -> bool:
    """Tell whether two extractions are of one file."""
    return a.source.path is not None and a.source.path == b.source.path


def _apart(plan: Extraction, summary: Extraction) -> float:
    """Return how little the months of two sources overlap: 0 for the same ones, 1 for none."""
    one, other = (
        {m for d in _of(e, kind) if d.period for m in d.period.months}
        for e, kind in ((plan, "plan"), (summary, "summary"))
    )
    return 1 - len(one & other) / (len(one | other) or 1)


Key = tuple[str, int | None]
"""The unit of a document (without what every name has) and its year."""


def _meet(plans: Sequence[Key], summaries: Sequence[Key], exact: bool) -> bool:
    """Tell whether one of a file's plans and one of another's summaries are of one unit and year."""
    return any(
        unit and unit == other and (year == when if exact else year is None or when is None)
        for unit, year in plans
        for other, when in summaries
    )


def _keys(extraction: Extraction, kind: str) -> list[Key]:
    """Return the units and years of a source's plans or summaries, of all documents where none is one."""
    found = [(unit_key(d.organization or d.title or ""), d.year) for d in _of(extraction, kind)]
    return list(dict.fromkeys(found))


def holds(extraction: Extraction, kind: str) -> bool:
    """Tell whether a source holds a document of a kind, or one whose kind is not known."""
    return bool(_of(extraction, kind))


def _of(extraction: Extraction, kind: str) -> list[Document]:
    fit = [d for d in extraction.documents if d.kind and kind in d.kind]
    return fit or [d for d in extraction.documents if not d.kind]


def compare_many(
    plans: Sequence[Extraction], summaries: Sequence[Extraction], pairing: Pairing | None = None
) -> Iterator[Comparison]:
    """Yield the comparison of each pair, one at a time."""
    for i, j in (pairing or pair_up(plans, summaries)).pairs:
        yield compare(plans[i], summaries[j])


def delivered(comparison: Comparison) -> Delivered:
    """Return the row of one unit in the table of a district."""
    plan = comparison.plan
    name = plan.organization or comparison.summary.organization or plan.title or "?"
    return Delivered(
        organization=name,
        year=plan.year or comparison.summary.year,
        plan=plan.source.path,
        summary=comparison.summary.source.path,
        commitments=len(comparison.commitments),
        done=comparison.count("done"),
        partly=comparison.count("partly"),
        dropped=comparison.count("dropped"),
        unreported=comparison.count("unreported"),
        unplanned=len(comparison.unplanned),
        delivered=comparison.delivered,
    )


def unkept(comparisons: Iterable[Comparison]) -> list[Unkept]:
    """Return the standard items by how many units promised them and did not report them done."""
    promised: Counter[str] = Counter()
    open_: Counter[str] = Counter()
    for comparison in comparisons:
        states: dict[str, set[str]] = {}
        for commitment in comparison.commitments:
            for item in commitment.items:
                states.setdefault(item, set()).add(commitment.status)
        for item, found in states.items():
            promised[item] += 1
            open_[item] += "done" not in found
    rows = [Unkept(item=i, promised=n, unkept=open_[i]) for i, n in promised.items()]
    return sorted(rows, key=lambda r: (-r.unkept, -r.promised, r.item))
