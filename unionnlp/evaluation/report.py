"""What an evaluation returns."""

from __future__ import annotations

import msgspec

MEASURES = (
    "documents",
    "documents.kind",
    "documents.organization",
    "documents.year",
    "documents.title",
    "outline",
    "outline.exact",
    "outline.role",
    "schedule",
    "schedule.responsible",
    "dates",
    "quantities",
    "quantities.exact",
    "quantities.role",
    "quantities.indicator",
    "items",
    "items.line",
    "noise.chars",
)


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of one measure and the shares made of them (1.0 where nothing was to be found)."""

    precision: float
    recall: float
    f1: float
    tp: int
    fp: int
    fn: int

    @staticmethod
    def of(tp: int, fp: int, fn: int) -> Measure:
        """Return the measure of these counts."""
        precision = tp / (tp + fp) if tp + fp else 1.0
        recall = tp / (tp + fn) if tp + fn else 1.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return Measure(precision=precision, recall=recall, f1=f1, tp=tp, fp=fp, fn=fn)


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """One difference: ``what`` is ``missed``, ``extra`` or ``differs``.

    ``gold`` and ``found`` are the fields that were wanted and those that were found.
    """

    measure: str
    file: str
    start: int
    line: int
    what: str
    text: str
    gold: str | None = None
    found: str | None = None


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """Measures by name over all files, the differences, and the texts that failed."""

    files: int
    measures: dict[str, Measure]
    misses: tuple[Miss, ...] = ()
    failed: tuple[str, ...] = ()
