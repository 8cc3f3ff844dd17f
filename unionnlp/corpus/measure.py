"""Figures from documents: what a profile holds, counted from their tallies one by one."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from statistics import quantiles

from unionnlp.corpus.profile import ALL, GroupFigures, ItemFigures, ProfileOrigin, Spread
from unionnlp.corpus.tally import DocumentTally


def figures(tallies: Iterable[DocumentTally]) -> dict[str, GroupFigures]:
    """Return the figures of all documents, and of each kind of organisation among them."""
    groups: dict[str, _Group] = defaultdict(_Group)
    for one in tallies:
        groups[ALL].add(one)
        if one.school_type:
            groups[one.school_type].add(one)
    return {name: group.figures() for name, group in sorted(groups.items())}


def origin(
    name: str, kind: str, tallies: Iterable[DocumentTally], built: str | None
) -> ProfileOrigin:
    """Return the provenance of figures."""
    documents = plans = 0
    first = last = None
    for one in tallies:
        documents += 1
        plans += one.plan
        if one.year:
            first = min(first or one.year, one.year)
            last = max(last or one.year, one.year)
    return ProfileOrigin(
        name=name, kind="examples" if kind == "examples" else "corpus", documents=documents, plans=plans,
        summaries=documents - plans, years=(first, last) if first and last else None, built=built,
    )  # fmt: skip


class _Group:
    """The sums of one kind of organisation."""

    def __init__(self) -> None:
        self.plans = self.summaries = 0
        self.having: dict[str, Counter[str]] = defaultdict(Counter)
        self.months: dict[str, list[int]] = defaultdict(lambda: [0] * 12)
        self.sections: dict[str, Counter[str]] = defaultdict(Counter)
        self.present: Counter[str] = Counter({"numbers": 0})
        self.lengths, self.targets = array("L"), array("L")

    def add(self, one: DocumentTally) -> None:
        """Count one document."""
        self.plans += one.plan
        self.summaries += not one.plan
        for item in one.items:
            self.having[item]["plans" if one.plan else "summaries"] += 1
        for item, month in one.dated:
            self.months[item][month - 1] += 1
        for item, section in one.sections:
            self.sections[item][section] += 1
        if one.plan:
            self.present.update(one.parts)
            self.present["numbers"] += one.numbers
            self.lengths.append(one.length)
            self.targets.append(one.targets)

    def figures(self) -> GroupFigures:
        """Return the figures of the group."""
        return GroupFigures(
            plans=self.plans,
            summaries=self.summaries,
            items={
                item: ItemFigures(
                    plans=counts["plans"], summaries=counts["summaries"], months=tuple(self.months[item]),
                    sections=dict(self.sections[item].most_common()),
                )
                for item, counts in sorted(self.having.items())
            },
            parts=dict(sorted(self.present.items())),
            length=spread(self.lengths),
            targets=spread(self.targets),
        )  # fmt: skip


def spread(values: Iterable[int]) -> Spread:
    """Return the quartiles of counts."""
    listed = list(values)
    if not listed:
        return Spread()
    if len(listed) == 1:
        return Spread(low=listed[0], median=listed[0], high=listed[0])
    low, median, high = (round(q) for q in quantiles(listed, n=4, method="inclusive"))
    return Spread(low=low, median=median, high=high)
