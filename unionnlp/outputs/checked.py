"""Reports as rows: the tables scores, gaps, findings and points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from unionnlp.checks.keys import identity
from unionnlp.checks.knowledge import items as catalogue
from unionnlp.checks.phrases import where
from unionnlp.checks.records import (
    SEVERITIES,
    CoveredItem,
    Evidence,
    Finding,
    MissingItem,
    PointLine,
    Points,
    Report,
    UnclearItem,
)
from unionnlp.outputs.tables import Row, Rows
from unionnlp.records import Extraction

State = MissingItem | UnclearItem | CoveredItem
Names = Mapping[str, tuple[str, str]]  # id of an item -> its name and the name of its group


def add_report(
    found: Rows, extraction: Extraction, report: Report, source_id: str, names: Names
) -> None:
    """Append the rows of the report on one source to its tables."""
    numbers = {document.start: n for n, document in enumerate(extraction.documents, 1)}
    keys = [
        f"{source_id}-{numbers[d.start]}" if d.start in numbers else None for d in report.documents
    ]
    counts = _counts(report)
    for index in report.judged:
        found["scores"].append(_score(report, index, keys[index], found["sources"][0], counts))
    for row in _gaps(report, names):
        document, *rest = row
        found["gaps"].append((keys[document], source_id, *rest))
    for refused, findings in ((False, report.findings), (True, report.refused)):
        for finding in findings:
            row = _finding(finding, keys[finding.document], source_id, refused=refused)
            found["findings"].append(row)
    for points in report.points:
        for line in points.lines:
            found["points"].append(_line(line, points, keys[points.document], source_id))


def _line(line: PointLine, points: Points, key: str | None, source_id: str) -> Row:
    evidence, *place = _passages(line.evidence)
    return (
        key, source_id, points.scheme, line.group or None, line.name, line.points, line.earned,
        line.state, line.reason or None, line.proposal or None, evidence, line.line, *place,
    )  # fmt: skip


def _counts(report: Report) -> Counter[tuple[int, str]]:
    """Return for each document how many items are in each state, and findings of each severity."""
    counts: Counter[tuple[int, str]] = Counter()
    for missing in report.missing:
        counts[missing.document, "missing"] += 1
        counts[missing.document, "required"] += missing.required
    for unclear in report.unclear:
        counts[unclear.document, "unclear"] += 1
    for covered in report.covered:
        counts[covered.document, "covered"] += 1
        counts[covered.document, "weak"] += covered.weak
    counts.update((finding.document, finding.severity) for finding in report.findings)
    return counts


def _score(
    report: Report, index: int, key: str | None, source: Row, counts: Counter[tuple[int, str]]
) -> Row:
    """Return the row of one judged document; ``source`` is the row of its source."""
    document = report.documents[index]
    states = ("required", "missing", "unclear", "weak", "covered", *SEVERITIES)
    return (
        key,
        source[0],
        document.score,
        document.organization,
        document.year,
        document.kind,
        document.school_type,
        *(counts[index, state] for state in states),
        document.title,
        source[1],
        report.profile or None,
    )


def _gaps(report: Report, names: Names) -> Iterator[Row]:
    """Yield what is missing by weight, then what is to be confirmed, then what is only mentioned.

    A row begins with the index of its document in the report.
    """
    advice = {(f.document, f.item): f.proposal for f in report.findings if f.family == "items"}
    states: tuple[tuple[str, Sequence[State]], ...] = (
        ("missing", report.missing),
        ("unclear", report.unclear),
        ("weak", [item for item in report.covered if item.weak]),
    )
    for state, items in states:
        for item in items:
            proposal = getattr(item, "proposal", "") or advice.get((item.document, item.item))
            yield (item.document, state, *_gap(item, names, proposal))


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


def _finding(f: Finding, key: str | None, source_id: str, *, refused: bool) -> Row:
    said = (identity(f), f.code, f.family, f.severity, f.message, f.reason, f.proposal)
    place = where(f, "zh") or None
    return (source_id, key, *said, place, refused, f.item, *_passages(f.evidence))


def _passages(evidence: Sequence[Evidence]) -> tuple[str | None, int | None, int | None]:
    """Return passages as one text, and where the first of them stands."""
    if not evidence:
        return None, None, None
    return " / ".join(e.text for e in evidence), evidence[0].start, evidence[0].end
