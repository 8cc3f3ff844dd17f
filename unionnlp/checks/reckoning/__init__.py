"""What the numbers of a passage make of one another: one reader of figures, and the relations between them."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.reckoning import changed, left, made, timed
from unionnlp.checks.reckoning.figures import passages

_WIDE = (made.totals, made.parted, left.rests)
"""Relations of which the figures may stand in several sentences."""
_RELATIONS = (
    *_WIDE, made.heads, made.ratios, made.paired, made.means, left.sexes, left.ages, left.groups,
    changed.shares, changed.lists, changed.growth, changed.points, changed.times, changed.parts,
    timed.clocks, timed.weeks, timed.without, timed.ways, timed.rounds,
)  # fmt: skip


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what the figures of a draft do not make."""
    for passage in passages(draft):
        for relation in _WIDE if passage.wide else _RELATIONS:
            yield from relation(passage)
