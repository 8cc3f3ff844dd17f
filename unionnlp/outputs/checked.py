"""Reports as rows: the tables scores, gaps and findings, a report for each document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from unionnlp.checks.knowledge import items as catalogue
from unionnlp.checks.records import (
    SEVERITIES,
    CoveredItem,
    Evidence,
    Finding,
    MissingItem,
    Report,
    UnclearItem,
)
from unionnlp.outputs.tables import Row, Rows
from unionnlp.records import Extraction

State = MissingItem | UnclearItem | CoveredItem
Names = Mapping[str, tuple[str, str]]  # id of an item -> its name and the name of its group


def add_reports(
    found: Rows, extraction: Extraction, reports: Sequence[Report], source_id: str, names: Names
) -> None:
    """Append the rows of the reports on one source to its tables."""
    numbers = {document.start: n for n, document in enumerate(extraction.documents, 1)}
    for report in reports:
        ids = [
            f"{source_id}-{numbers[d.start]}" if d.start in numbers else None
            for d in report.documents
        ]
        key = ids[0] if len(ids) == 1 else None
        found["scores"].append(_score(report, key, source_id, extraction.source.path))
        found["gaps"] += _gaps(report, key, source_id, names)
        for finding in report.findings:
            document = ids[finding.document] if finding.document < len(ids) else None
            found["findings"].append(_finding(finding, document, source_id))


def _score(report: Report, key: str | None, source_id: str, path: str | None) -> Row:
    """Return the row of a report; what it is about is told where that is one document."""
    one = report.documents[0] if len(report.documents) == 1 else None
    severities = [finding.severity for finding in report.findings]
    return (
        key,
        source_id,
        report.score,
        one and one.organization,
        one and one.year,
        one and one.kind,
        one and one.school_type,
        sum(item.required for item in report.missing),
        len(report.missing),
        len(report.unclear),
        sum(item.weak for item in report.covered),
        len(report.covered),
        *(severities.count(severity) for severity in SEVERITIES),
        one and one.title,
        path,
        report.profile or None,
    )


def _gaps(report: Report, key: str | None, source_id: str, names: Names) -> Iterator[Row]:
    """Yield what is missing by weight, then what is to be confirmed, then what is only mentioned."""
    advice = {f.item: f.proposal for f in report.findings if f.family == "items"}
    states: tuple[tuple[str, Sequence[State]], ...] = (
        ("missing", report.missing),
        ("unclear", report.unclear),
        ("weak", [item for item in report.covered if item.weak]),
    )
    for state, items in states:
        for item in items:
            proposal = getattr(item, "proposal", "") or advice.get(item.item)
            yield (key, source_id, state, *_gap(item, names, proposal))


def _gap(item: State, names: Names, proposal: str | None) -> Row:
    zh, group = names.get(item.item, (item.zh, None))
    known, share = catalogue().get(item.item), item.prevalence
    evidence, *place = _passages(item.evidence)
    return (
        item.required,
        group,
        zh,
        item.weight,
        round(share.share, 3) if share else None,
        share and share.having,
        share and share.of,
        share and share.group,
        known.months if known else (),
        proposal,
        "；".join(item.basis) or None,
        evidence,
        item.item,
        *place,
    )


def _finding(f: Finding, key: str | None, source_id: str) -> Row:
    said = (f.code, f.family, f.severity, f.message, f.reason, f.proposal, f.item)
    return (source_id, key, *said, *_passages(f.evidence))


def _passages(evidence: Sequence[Evidence]) -> tuple[str | None, int | None, int | None]:
    """Return passages as one text, and where the first of them stands."""
    if not evidence:
        return None, None, None
    return " / ".join(e.text for e in evidence), evidence[0].start, evidence[0].end
