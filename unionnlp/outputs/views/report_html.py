"""A report as one HTML page, without scripts and without anything from elsewhere.

The score, the missing items with basis and proposal, the twelve months, the findings, and
the draft itself with its findings marked in the text; for a screen, a phone, and paper (A4).
Everything from the draft is escaped, and a content policy forbids the page to load or run
anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from unionnlp.checks.keys import identity
from unionnlp.checks.phrases import having, month_name, period, ui, where, word
from unionnlp.checks.records import (
    SEVERITIES,
    Activity,
    Checked,
    CoveredItem,
    DocumentReport,
    Finding,
    MissingItem,
    Prevalence,
    Report,
    UnclearItem,
)
from unionnlp.outputs.tables.overview import level
from unionnlp.outputs.views import points as points_
from unionnlp.outputs.views.duties import duties
from unionnlp.outputs.views.marks import HtmlLine, Mark, lines
from unionnlp.outputs.views.others import others
from unionnlp.outputs.views.report_terminal import name
from unionnlp.outputs.views.templating import render_page
from unionnlp.outputs.wording import line, percent

_ACTIVITIES = 6  # shown for a month
_QUOTES = 3  # shown of a finding
_CARDS = ("M101", "M102")  # missing items have cards of their own


def render(report: Report, text: str) -> str:
    """Return the page; ``text`` is the draft that the report's offsets count in."""
    return _page([_one(report, text, 1)], report.source.path, report.lang)


def render_all(checked: Iterable[Checked], *, lang: str) -> str:
    """Return one page with the reports on several drafts, one below the other.

    Their findings are numbered on, so that each number is one place of the page.
    """
    pages: list[dict[str, Any]] = []
    first = 1
    for one in checked:
        pages.append(_one(one.report, one.extraction.source.text or "", first))
        first += pages[-1]["count"]
    title = pages[0]["report"].source.path if len(pages) == 1 else None
    return _page(pages, title, lang)


def _page(pages: list[dict[str, Any]], title: str | None, lang: str) -> str:
    context = {
        "title": title or ui("title", lang),
        "pages": pages,
        "ui": lambda key, **values: ui(key, lang, **values),
        "word": lambda table, key: word(table, key, lang),
        "name": lambda item: name(item, lang),
        "identity": identity,
        "having": lambda shown: _having(shown, lang),
        "percent": percent,
        "told": lambda points: points_.told(points, lang),
        "share": points_.share,
        "state": level,
    }
    return render_page("report.html", context, lang, styles=("report.css",))


def _having(shown: Prevalence, lang: str) -> str:
    return having(shown.having, shown.of, lang)


def _one(report: Report, text: str, first: int) -> dict[str, Any]:
    """Return what the template needs of one report; its findings are numbered from ``first``."""
    lang = report.lang
    numbered = {id(f): n for n, f in enumerate(_shown(report), first)}
    marks = list(_marks(report, numbered))
    several_documents = len(report.documents) > 1
    title = None if several_documents else report.documents[0].title
    counts = [(s, sum(f.severity == s for f in report.findings)) for s in SEVERITIES]
    facts = [
        _facts(d, n if several_documents else 0, lang) for n, d in enumerate(report.documents, 1)
    ]
    return {
        "report": report,
        "several": len(report.judged) > 1,
        "title": title or report.source.path or ui("title", lang),
        "counts": counts,
        "duties": duties(report),
        "facts": facts,
        "count": len(numbered),
        "graded": list(_graded(report, numbered)),
        "cards": list(_cards(report)),
        "refused": report.refused,
        "months": list(_months(report)),
        "covered": list(_covered(report)),
        "others": others(report),
        "lines": list(_lines(text, marks)),
        "marked": {int(mark.anchor[1:]) for mark in marks if mark.anchor},
    }


def _shown(report: Report) -> list[Finding]:
    """Return the findings of the page in its order: the gravest first."""
    return [f for f in report.findings if f.code not in _CARDS]


def _facts(document: DocumentReport, number: int, lang: str) -> list[tuple[str, str]]:
    unknown = ui("unknown", lang)
    rows = [
        (ui("organization", lang), document.organization or unknown),
        (ui("kind", lang), ui(document.kind, lang) if document.kind else unknown),
        (ui("year", lang), str(document.year) if document.year else unknown),
        (ui("years", lang), period(document.years.first, document.years.last, lang)),
    ]
    first = (ui("document", lang, n=number), document.title or unknown)
    return [first, *rows] if number else rows


def _graded(
    report: Report, numbered: dict[int, int]
) -> Iterator[tuple[str, list[tuple[int, Finding, list[str], str]]]]:
    """Yield the findings by gravity, each with its number, its quotes, and its place in the file."""
    for severity, found in groupby(_shown(report), key=lambda f: f.severity):
        yield (
            severity,
            [(numbered[id(f)], f, _quotes(f), where(f, report.lang)) for f in found],
        )


def _cards(report: Report) -> Iterator[tuple[str, list[tuple[MissingItem, str]]]]:
    """Yield the missing items with the ids of their findings: what is required, what is common."""
    told = {(f.document, f.item): identity(f) for f in report.findings if f.code in _CARDS}
    for kind in ("required", "common"):
        items = [
            (m, told.get((m.document, m.item), ""))
            for m in report.missing
            if m.required is (kind == "required") and not m.refused
        ]
        if items:
            yield kind, items


def _quotes(finding: Finding) -> list[str]:
    texts = dict.fromkeys(line(e.text, 90) for e in finding.evidence)
    return [t for t in list(texts)[:_QUOTES] if t not in finding.message]


def _covered(report: Report) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the items that are there, weak or unclear, as chips: of each document where several."""
    lang = report.lang
    states: list[tuple[CoveredItem | UnclearItem, str, str]] = [
        *((c, "low" if c.weak else "ok", "weak" if c.weak else "") for c in report.covered),
        *((u, "medium", "unclear") for u in report.unclear),
    ]
    for index in sorted({item.document for item, _, _ in states}):
        chips = [
            (style, name(item, lang) + (ui("remark", lang, remark=ui(note, lang)) if note else ""))
            for item, style, note in states
            if item.document == index
        ]
        yield index, chips


def _months(report: Report) -> Iterator[tuple[int, list[tuple[str, list[str], int]]]]:
    """Yield the twelve months, of each plan where there are several."""
    if len(report.judged) < 2:
        yield 0, _grid([a for d in report.documents for a in d.activities], report.lang)
        return
    for index in report.judged:
        if report.documents[index].activities:
            yield index, _grid(report.documents[index].activities, report.lang)


def _grid(activities: Sequence[Activity], lang: str) -> list[tuple[str, list[str], int]]:
    cells = []
    for month in range(1, 13) if activities else ():
        found = (a.text for a in activities if month in a.months and len(a.months) <= 3)
        texts = [line(text, 36) for text in dict.fromkeys(found)]
        rest = max(0, len(texts) - _ACTIVITIES)
        cells.append((month_name(month, lang), texts[:_ACTIVITIES], rest))
    return cells


def _marks(report: Report, numbered: dict[int, int]) -> Iterator[Mark]:
    """Yield the passages of the findings, the first of each with the anchor that leads to it."""
    for finding in _shown(report):
        number = numbered[id(finding)]
        anchor = f"m{number}"
        for passage in sorted(finding.evidence, key=lambda e: e.start):
            if passage.start < passage.end:
                yield Mark(
                    start=passage.start, end=passage.end, kind=finding.severity,
                    told=finding.message, anchor=anchor, number=number,
                )  # fmt: skip
                anchor = ""


def _lines(text: str, marks: list[Mark]) -> Iterator[HtmlLine]:
    return lines(text, 0, len(text), marks, {})
