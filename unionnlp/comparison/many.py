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
    left = [_key(e, "plan") for e in plans]
    right = [_key(e, "summary") for e in summaries]
    pairs: list[tuple[int, int]] = []
    free = set(range(len(summaries)))
    for exact in (True, False):
        matched = {i for i, _ in pairs}
        for i, (unit, year) in enumerate(left):
            if i in matched or not unit:
                continue
            fits = [
                j for j in sorted(free) if right[j][0] == unit and _near(year, right[j][1], exact)
            ]
            if fits:
                pairs.append((i, fits[0]))
                free.discard(fits[0])
    matched = {i for i, _ in pairs}
    alone = tuple(i for i in range(len(plans)) if i not in matched)
    return Pairing(pairs=tuple(sorted(pairs)), plans=alone, summaries=tuple(sorted(free)))


def outlined(extraction: Extraction) -> Extraction:
    """Return an extraction with no more than what ``pair_up`` looks at: some hundred bytes."""
    documents = tuple(
        Document(
            start=d.start, end=d.end, title=d.title, kind=d.kind, organization=d.organization,
            year=d.year,
        )
        for d in extraction.documents
    )  # fmt: skip
    source = replace(extraction.source, text=None, places=())
    return replace(extraction, source=source, documents=documents, noise=())


def _near(a: int | None, b: int | None, exact: bool) -> bool:
    return a == b if exact else a is None or b is None


def _key(extraction: Extraction, kind: str) -> tuple[str, int | None]:
    """Return the unit (without what every name has) and the year of a source."""
    documents = [d for d in extraction.documents if d.kind and kind in d.kind] or list(
        extraction.documents
    )
    first = documents[0] if documents else Document(start=0, end=0)
    return unit_key(first.organization or first.title or ""), first.year


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
