"""Figures of item detection: precision, recall, F1 by document and by line, calibration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

BINS = 10
"""Bins of the expected calibration error."""


class TruthCounts(msgspec.Struct):
    """Counts of true positives, false positives and false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, found: set[str], gold: set[str]) -> None:
        """Count one set of items found against one of gold."""
        self.tp += len(found & gold)
        self.fp += len(found - gold)
        self.fn += len(gold - found)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return (
            2 * self.tp / (2 * self.tp + self.fp + self.fn)
            if self.tp or self.fp or self.fn
            else 1.0
        )


class Figures:
    """Tallies of a set of documents: ``documents`` and ``lines`` overall, ``items`` for each item."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.documents = TruthCounts()
        self.lines = TruthCounts()
        self.items = {item: (TruthCounts(), TruthCounts()) for item in ids}

    def add(self, found: Sequence[set[str]], gold: Sequence[set[str]]) -> None:
        """Count one document, given the items of each of its lines."""
        found_all: set[str] = set().union(*found) if found else set()
        gold_all: set[str] = set().union(*gold) if gold else set()
        self.documents.add(found_all, gold_all)
        for item in sorted((found_all | gold_all) & self.items.keys()):
            self.items[item][0].add(found_all & {item}, gold_all & {item})
        for one, other in zip(found, gold, strict=True):
            self.lines.add(one, other)
            for item in (one | other) & self.items.keys():
                self.items[item][1].add(one & {item}, other & {item})

    def worst(self, count: int = 10) -> list[str]:
        """Return the items with the lowest line F1, worst first."""
        return sorted(self.items, key=lambda i: (self.items[i][1].f1, i))[:count]


def calibration_error(probabilities: Sequence[float], truths: Sequence[bool]) -> float:
    """Return the expected calibration error over equal-width bins (0 is perfect)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for probability, truth in zip(probabilities, truths, strict=True):
        bins[min(int(probability * BINS), BINS - 1)].append((probability, truth))
    total = len(probabilities)
    error = 0.0
    for members in bins:
        if members:
            said = sum(p for p, _ in members) / len(members)
            was = sum(t for _, t in members) / len(members)
            error += abs(said - was) * len(members) / total
    return error
