"""Reports as rows: the tables scores, gaps, findings and points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

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
    Report,
    UnclearItem,
)
from unionnlp.outputs.tables.columns import Row, Rows, row
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
    path = extraction.source.path
    for index in report.judged:
        more = {"document_id": keys[index], "source_id": source_id, "path": path}
        found["scores"].append(_score(report, index, more, counts))
    for document, gap in _gaps(report, names):
        more = {"document_id": keys[document], "source_id": source_id}
        found["gaps"].append(row("gaps", None, gap | more))
    for refused, findings in ((False, report.findings), (True, report.refused)):
        for f in findings:
            more = {"document_id": keys[f.document], "source_id": source_id}
            found["findings"].append(_finding(f, {**more, "refused": refused}))
    for points in report.points:
        more = {"document_id": keys[points.document], "source_id": source_id}
        found["points"] += [_line(line, {**more, "scheme": points.scheme}) for line in points.lines]


def _line(line: PointLine, more: dict[str, Any]) -> Row:
    told = {
        "line_group": line.group or None, "reason": line.reason or None,
        "proposal": line.proposal or None, **_passages(line.evidence),
    }  # fmt: skip
    return row("points", line, told | more)


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
    report: Report, index: int, more: dict[str, Any], counts: Counter[tuple[int, str]]
) -> Row:
    """Return the row of one judged document."""
    states = ("missing", "unclear", "weak", "covered", *SEVERITIES)
    return row(
        "scores",
        report.documents[index],
        more
        | {state: counts[index, state] for state in states}
        | {"missing_required": counts[index, "required"], "profile": report.profile or None},
    )


def _gaps(report: Report, names: Names) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield what is missing by weight, then what is to be confirmed, then what is only mentioned.

    With each goes the index of its document in the report.
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
            yield item.document, {"state": state, "proposal": proposal, **_gap(item, names)}


def _gap(item: State, names: Names) -> dict[str, Any]:
    zh, group = names.get(item.item, (item.zh, None))
    known, share = catalogue().get(item.item), item.prevalence
    return {
        "item": item.item, "item_zh": zh, "item_group": group, "required": item.required,
        "weight": item.weight, "prevalence": round(share.share, 3) if share else None,
        "n_having": share and share.having, "n_compared": share and share.of,
        "compared_type": share and share.group, "usual_months": known.months if known else (),
        "basis": "；".join(item.basis) or None, **_passages(item.evidence),
    }  # fmt: skip


def _finding(f: Finding, more: dict[str, Any]) -> Row:
    told = {"finding_id": identity(f), "found_at": where(f, "zh") or None}
    return row("findings", f, told | more | _passages(f.evidence))


def _passages(evidence: Sequence[Evidence]) -> dict[str, Any]:
    """Return passages as one text, and where the first of them stands."""
    first = evidence[0] if evidence else None
    return {
        "evidence": " / ".join(e.text for e in evidence) or None,
        "start_char": first and first.start, "end_char": first and first.end,
    }  # fmt: skip
