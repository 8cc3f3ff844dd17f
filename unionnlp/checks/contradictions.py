"""All that two places of a draft say otherwise: each once, by the reader that knows most of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unionnlp.checks import (
    absent,
    at_once,
    closures,
    counts,
    deadlines,
    denied,
    echoed,
    facts,
    offices,
    opposed,
    orders,
    stages,
    tallied,
    targets,
    whereabouts,
)
from unionnlp.checks.clashes import check as clashes
from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.statements import compare

_KNOWN = (
    facts.check, counts.check, offices.check, targets.check, whereabouts.check, at_once.check, closures.check,
    deadlines.check, denied.check, stages.check, opposed.check, tallied.check, absent.check, orders.check,
)  # fmt: skip


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the contradictions of a document."""
    found = [hit for read in _KNOWN for hit in read(draft)]
    found += [h for h in echoed.check(draft) if not any(_same(h, f.spans) for f in found)]
    yield from found
    for hit in compare.check(draft):
        if not any(_same(hit, other.spans) for other in found):
            found.append(hit)
            yield hit
    yield from clashes.check(draft, found)


def _same(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a finding is about the places of another one."""
    return all(overlaps(spans, start, end) for start, end in hit.spans)
