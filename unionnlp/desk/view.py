"""What the page shows of one checked draft, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from unionnlp.characters import shown as clean
from unionnlp.checks.keys import key
from unionnlp.checks.phrases import ui, where, word
from unionnlp.checks.records import SEVERITIES, Checked, DocumentReport, Finding, Points, Report
from unionnlp.desk.words import say
from unionnlp.outputs.views.duties import duties
from unionnlp.outputs.views.marks import Mark, stretched
from unionnlp.outputs.views.others import others
from unionnlp.outputs.views.points import share, told
from unionnlp.outputs.wording import line

SHOWN = 200_000  # characters of a draft on the page; a browser grows slow with more
_QUOTE = 60
Piece = str | list[Any]


def view(checked: Checked, refused: Collection[str]) -> dict[str, Any]:
    """Return a draft for the page: facts, findings in their order, the text in marked pieces.

    A piece of a line is a text, or a pair of a text and the indices of its findings;
    ``refused`` are the keys that the file itself remembers as refused.
    """
    report, source = checked.report, checked.extraction.source
    text = source.text or ""
    findings = report.findings
    return {
        "title": next((d.title for d in report.documents if d.title), None),
        "score": report.score,
        "duties": duties(report),
        "others": _others(report),
        "counts": {s: sum(f.severity == s for f in findings) for s in SEVERITIES},
        "kind": next((d.kind for d in report.documents), None),
        "documents": [_document(d, report.lang) for d in report.documents],
        "findings": [_finding(f, report.lang) for f in findings],
        "missing": [[m.item, m.zh] for m in report.missing],
        "points": [_points(p, report) for p in report.points],
        "refused": [key(f) for f in findings if key(f) in refused],
        "lines": list(_lines(text[:SHOWN], findings)),
        "cut": SHOWN if len(text) > SHOWN else 0,
    }


def _others(report: Report) -> str:
    names = ui("comma", report.lang).join(others(report))
    return f"{ui('beside', report.lang)}: {line(names)}" if names else ""


def _document(document: DocumentReport, lang: str) -> dict[str, Any]:
    unknown = say("unknown", lang)
    return {
        "title": document.title,
        "unit": document.organization or unknown,
        "year": str(document.year) if document.year else unknown,
        "kind": ui(document.kind, lang) if document.kind else unknown,
        "school_type": word("groups", document.school_type, lang) if document.school_type else "",
        "score": document.score,
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    quotes = dict.fromkeys(line(e.text, _QUOTE) for e in finding.evidence)
    return {
        "key": key(finding),
        "code": finding.code,
        "item": finding.item,
        "severity": finding.severity,
        "grade": word("severities", finding.severity, lang),
        "family": word("families", finding.family, lang),
        "message": line(finding.message),
        "reason": line(finding.reason),
        "proposal": line(finding.proposal),
        "quotes": list(quotes)[:3],
        "place": where(finding, lang),
        "marked": any(e.start < min(e.end, SHOWN) for e in finding.evidence),
    }


def _points(points: Points, report: Report) -> dict[str, Any]:
    """Return what a document may expect by the user's scheme: its sum, and a row for each line."""
    several = len(report.judged) > 1
    return {
        "name": line(points.scheme),
        "document": report.documents[points.document].title if several else None,
        "sum": told(points, report.lang),
        "lines": [
            [share(one), line(one.name), line(one.reason), line(one.proposal), one.state]
            for one in points.lines
        ],
    }


def _lines(text: str, findings: Sequence[Finding]) -> Iterator[list[Piece]]:
    """Yield the lines of a text in pieces, cut at the edges of all marks."""
    marks = [
        Mark(start=e.start, end=min(e.end, len(text)), kind=f.severity, told="", number=index)
        for index, f in enumerate(findings)
        for e in f.evidence
    ]
    for stretches in stretched(text, 0, len(text), marks):
        yield [
            piece
            for start, end, over in stretches
            for piece in _piece(text[start:end], sorted({mark.number for mark in over}))
        ]


def _piece(text: str, marks: list[int]) -> Iterator[Piece]:
    shown = clean(text.replace("\t", "\u3000"))
    if shown:
        yield [shown, marks] if marks and shown.strip() else shown
