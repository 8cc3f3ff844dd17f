"""Where a finding without words of its own belongs: the section of its group, its month, the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unionnlp.checks.knowledge import items
from unionnlp.checks.records import DocumentReport, Finding, Report
from unionnlp.records import Document, Extraction, OutlineNode, Span


class DraftSections:
    """The sections of a draft, for what is missing in it."""

    def __init__(self, report: Report, extraction: Extraction, text: str) -> None:
        self._report, self._text = report, text
        self._documents = {d.start: d for d in extraction.documents}

    def of(self, finding: Finding) -> Span:
        """Return the words at which a finding without evidence is told."""
        told = self._report.documents[finding.document]
        document = self._documents.get(told.start)
        nodes = [] if document is None else [n for n in document.outline if n.depth == 1]
        item = None if finding.item is None else items().get(finding.item)
        if item is None:
            return self.title(finding.document)
        return (
            self._of_group(item.group, finding.document, nodes)
            or _of_month(item.months, told)
            or _last_work(nodes)
            or self.title(finding.document)
        )

    def title(self, index: int) -> Span:
        """Return the title of a document, or its first line with words."""
        told = self._report.documents[index]
        document: Document | None = self._documents.get(told.start)
        if document is not None and document.title_span is not None:
            return document.title_span
        start = told.start
        for row in self._text[told.start : told.end].splitlines(keepends=True):
            if row.strip():
                inner = start + len(row) - len(row.lstrip())
                return Span(start=inner, end=inner + len(row.strip()))
            start += len(row)
        return Span(start=told.start, end=told.end)

    def _of_group(self, group: str, index: int, nodes: Sequence[OutlineNode]) -> Span | None:
        """Return the heading of the section in which most items of a group stand."""
        known = items()
        states = (*self._report.covered, *self._report.unclear)
        starts = [
            evidence.start
            for state in states
            if state.document == index and state.item in known
            and known[state.item].group == group
            for evidence in state.evidence
        ]  # fmt: skip
        held = Counter(
            n for start in starts for n, node in enumerate(nodes)
            if node.extent.start <= start < node.extent.end
        )  # fmt: skip
        return nodes[held.most_common(1)[0][0]] if held else None


def _of_month(months: Sequence[int], told: DocumentReport) -> Span | None:
    """Return the first activity in one of the usual months."""
    for month in months:
        for activity in told.activities:
            if month in activity.months and len(activity.months) <= 3:
                return activity
    return None


def _last_work(nodes: Sequence[OutlineNode]) -> Span | None:
    """Return the heading of the last section that says what is to be done."""
    return next((node for node in reversed(nodes) if node.role == "work"), None)
