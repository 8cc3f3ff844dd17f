"""A report as one HTML page, without scripts and without anything from elsewhere.

The score, the missing items with basis and proposal, the twelve months, the findings, and
the draft itself with its findings marked in the text; for a screen, a phone, and paper (A4).
Everything from the draft is escaped, and a content policy forbids the page to load or run
anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from unionnlp.checks.phrases import having, month_name, period, ui, word
from unionnlp.checks.records import (
    SEVERITIES,
    Activity,
    Checked,
    CoveredItem,
    DocumentReport,
    Finding,
    MissingItem,
    Report,
    UnclearItem,
)
from unionnlp.outputs.report_terminal import FAMILIES, name
from unionnlp.outputs.wording import line

_CIRCLE = 326.7  # length of the score's ring (radius 52)
_ACTIVITIES = 6  # shown for a month
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSHOWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(report: Report, text: str) -> str:
    """Return the page; ``text`` is the draft that the report's offsets count in."""
    title = report.source.path or ui("title", report.lang)
    return _page(title, report.lang, _body(report, text, _numbered(report, 1)))


def render_all(checked: Iterable[Checked], *, lang: str) -> str:
    """Return one page with the reports on several drafts, one below the other.

    Their findings are numbered on, so that each number is one place of the page.
    """
    bodies: list[str] = []
    count = 0
    title = ui("title", lang)
    for one in checked:
        numbered = _numbered(one.report, count + 1)
        count += len(numbered)
        bodies.append(_body(one.report, one.extraction.source.text or "", numbered))
        title = (one.report.source.path or title) if len(bodies) == 1 else ui("title", lang)
    return _page(title, lang, "".join(bodies))


def _numbered(report: Report, first: int) -> dict[int, int]:
    return {id(f): n for n, f in enumerate(_shown(report), first)}


def _body(report: Report, text: str, numbered: dict[int, int]) -> str:
    return "".join(
        [
            _head(report),
            _missing(report),
            _findings(report, numbered),
            _months(report, report.lang),
            _covered(report, report.lang),
            _draft(report, text, numbered),
        ]
    )


def _page(title: str, lang: str, body: str) -> str:
    code = "zh-CN" if lang == "zh" else "en"
    style = files("unionnlp.resources").joinpath("report.css").read_text("utf-8")
    note = f"<footer>{_e(ui('note', lang))}</footer>"
    return (
        f'<!DOCTYPE html>\n<html lang="{code}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_e(title)}</title><style>{style}</style></head>"
        f"<body><main>{body}{note}</main></body></html>\n"
    )


def _e(text: str) -> str:
    """Escape one line of text; controls and marks of direction are dropped."""
    return escape(line(text))


def _passage(text: str) -> str:
    """Return text with its line breaks, without controls and marks of direction."""
    return _UNSHOWN.sub("", _BREAKS.sub("\n", text))


def _shown(report: Report) -> list[Finding]:
    """Return the findings of the page in its order (missing items have cards of their own)."""
    return [
        f for family in FAMILIES for f in report.of_family(family) if f.code not in ("M101", "M102")
    ]


# --- the head -------------------------------------------------------------------------------


def _head(report: Report) -> str:
    lang = report.lang
    several = len(report.documents) > 1
    title = None if several else report.documents[0].title
    counts = {s: sum(f.severity == s for f in report.findings) for s in SEVERITIES}
    chips = "".join(
        f'<span class="chip {s}">{_e(word("severities", s, lang))} {counts[s]}</span>'
        for s in SEVERITIES
    )
    facts = "".join(_facts(d, n if several else 0, lang) for n, d in enumerate(report.documents, 1))
    return (
        f'<header><div class="ring">{_ring(report.score)}<small>{_e(ui("score", lang))}</small></div>'
        f"<div><h1>{_e(title or report.source.path or ui('title', lang))}</h1>"
        f"<p>{chips}</p>{facts}</div></header>"
    )


def _ring(score: float) -> str:
    state = _state(score)
    return (
        f'<svg viewBox="0 0 120 120" role="img" aria-label="{score:.0%}" class="{state}">'
        '<circle cx="60" cy="60" r="52" class="track"/>'
        f'<circle cx="60" cy="60" r="52" class="value" stroke-dasharray="{score * _CIRCLE:.1f} {_CIRCLE}" '
        'transform="rotate(-90 60 60)"/>'
        f'<text x="60" y="70">{score:.0%}</text></svg>'
    )


def _state(score: float) -> str:
    return "good" if score >= 0.8 else "fair" if score >= 0.5 else "poor"


def _facts(document: DocumentReport, number: int, lang: str) -> str:
    unknown = ui("unknown", lang)
    rows = [
        (ui("organization", lang), document.organization or unknown),
        (ui("kind", lang), ui(document.kind, lang) if document.kind else unknown),
        (ui("year", lang), str(document.year) if document.year else unknown),
        (ui("years", lang), period(document.years.first, document.years.last, lang)),
    ]
    if number:
        rows.insert(0, (ui("document", lang, n=number), document.title or unknown))
    return (
        '<dl class="facts">'
        + "".join(f"<div><dt>{_e(k)}</dt><dd>{_e(v)}</dd></div>" for k, v in rows)
        + "</dl>"
    )


# --- items ----------------------------------------------------------------------------------


def _missing(report: Report) -> str:
    lang, items = report.lang, report.missing
    if not (items or report.covered):
        return ""
    head = f"<section><h2>{_e(ui('missing', lang))} <b>{len(items)}</b></h2>"
    if not items:
        return f'{head}<p class="fine">{_e(ui("complete", lang))}</p></section>'
    several = len(report.judged) > 1
    note = f'<p class="note">{_e(ui("same", lang))}</p>' if several else ""
    groups = "".join(
        _document_title(report, index)
        + f'<div class="cards">{"".join(_card(m, lang) for m in items if m.document == index)}</div>'
        for index in sorted({m.document for m in items})
    )
    return f"{head}{note}{groups}</section>"


def _document_title(report: Report, index: int) -> str:
    """Return the heading of one plan among several, with its score."""
    if len(report.judged) < 2:
        return ""
    document = report.documents[index]
    number = _e(ui("document", report.lang, n=index + 1))
    title = _e(document.title or document.organization or "")
    state = _state(document.score or 0)
    return (
        f'<h3 class="which">{number} {title} <b class="{state}">{document.score or 0:.0%}</b></h3>'
    )


def _card(item: MissingItem, lang: str) -> str:
    kind = "required" if item.required else "common"
    basis = (
        f"<dt>{_e(ui('basis', lang))}</dt><dd>{_e(ui('semicolon', lang).join(item.basis))}</dd>"
        if item.basis
        else ""
    )
    shown = item.prevalence
    meter = ""
    if shown is not None and shown.of:
        meter = (
            f'<div class="meter"><i style="width:{shown.share:.0%}"></i></div>'
            f"<small>{_e(having(shown.having, shown.of, lang))}</small>"
        )
    return (
        f'<article class="{kind}"><h3>{_e(name(item, lang))} <em>{_e(ui(kind, lang))}</em></h3>{meter}'
        f"<dl>{basis}<dt>{_e(ui('proposal', lang))}</dt><dd>{_e(item.proposal)}</dd></dl></article>"
    )


def _covered(report: Report, lang: str) -> str:
    states: list[tuple[CoveredItem | UnclearItem, str, str]] = [
        *((c, "low" if c.weak else "ok", "weak" if c.weak else "") for c in report.covered),
        *((u, "medium", "unclear") for u in report.unclear),
    ]
    if not states:
        return ""
    groups = "".join(
        f"{_document_title(report, index)}<p>"
        + "".join(
            _chip(item, style, note, lang) for item, style, note in states if item.document == index
        )
        + "</p>"
        for index in sorted({item.document for item, _, _ in states})
    )
    return f"<section><h2>{_e(ui('covered', lang))} <b>{len(report.covered)}</b></h2>{groups}</section>"


def _chip(item: CoveredItem | UnclearItem, style: str, note: str, lang: str) -> str:
    remark = ui("remark", lang, remark=ui(note, lang)) if note else ""
    return f'<span class="chip {style}">{_e(name(item, lang) + remark)}</span>'


# --- findings -------------------------------------------------------------------------------


def _findings(report: Report, numbered: dict[int, int]) -> str:
    lang = report.lang
    parts = [f"<section><h2>{_e(ui('findings', lang))} <b>{len(numbered)}</b></h2>"]
    if not numbered:
        parts.append(f'<p class="fine">{_e(ui("nothing", lang))}</p>')
    for family in FAMILIES:
        found = [f for f in report.of_family(family) if id(f) in numbered]
        if found:
            several = len(report.documents) > 1
            rows = "".join(_finding(f, numbered[id(f)], lang, several) for f in found)
            parts.append(f"<h3>{_e(word('families', family, lang))}</h3><ol>{rows}</ol>")
    return "".join([*parts, "</section>"])


def _finding(finding: Finding, number: int, lang: str, several: bool) -> str:
    texts = dict.fromkeys(line(e.text, 90) for e in finding.evidence)
    quotes = "".join(f"<q>{escape(t)}</q>" for t in list(texts)[:3] if t not in finding.message)
    back = (
        f'<a href="#m{number}" class="back">{_e(ui("place", lang))}</a>' if finding.evidence else ""
    )
    which = f"<small>{_e(ui('document', lang, n=finding.document + 1))}</small> " if several else ""
    return (
        f'<li id="f{number}" value="{number}" class="{finding.severity}"><p><code>{finding.code}</code> {which}'
        f"<strong>{_e(finding.message)}</strong> {back}</p><p>{_e(finding.reason)}</p>"
        f'<p class="proposal">{_e(ui("proposed", lang, proposal=finding.proposal))}</p>{quotes}</li>'
    )


# --- months ---------------------------------------------------------------------------------


def _months(report: Report, lang: str) -> str:
    """Return the twelve months, of each plan where there are several."""
    if len(report.judged) < 2:
        grids = _grid([a for d in report.documents for a in d.activities], lang)
    else:
        grids = "".join(
            _document_title(report, index) + _grid(report.documents[index].activities, lang)
            for index in report.judged
            if report.documents[index].activities
        )
    return f"<section><h2>{_e(ui('months', lang))}</h2>{grids}</section>" if grids else ""


def _grid(activities: Sequence[Activity], lang: str) -> str:
    if not activities:
        return f'<p class="note">{_e(ui("undated", lang))}</p>'
    cells = "".join(_month(activities, month, lang) for month in range(1, 13))
    return f'<div class="months">{cells}</div>'


def _month(activities: Sequence[Activity], month: int, lang: str) -> str:
    texts = list(
        dict.fromkeys(a.text for a in activities if month in a.months and len(a.months) <= 3)
    )
    rows = "".join(f"<li>{escape(line(t, 36))}</li>" for t in texts[:_ACTIVITIES])
    rest = f"<li>… +{len(texts) - _ACTIVITIES}</li>" if len(texts) > _ACTIVITIES else ""
    body = f"<ul>{rows}{rest}</ul>" if texts else f"<p>{_e(ui('none', lang))}</p>"
    return f'<div class="{"full" if texts else "empty"}"><h3>{_e(month_name(month, lang))}</h3>{body}</div>'


# --- the draft ------------------------------------------------------------------------------


def _draft(report: Report, text: str, numbered: dict[int, int]) -> str:
    marks = [
        (e.start, e.end, f, numbered[id(f)])
        for f in _shown(report)
        for e in f.evidence
        if e.start < e.end
    ]
    body = "".join(_pieces(text, marks, report.lang))
    return (
        f'<section class="draft"><h2>{_e(ui("draft", report.lang))}</h2><div>{body}</div></section>'
    )


def _pieces(text: str, marks: list[tuple[int, int, Finding, int]], lang: str) -> Iterator[str]:
    """Yield the text cut at the edges of marks; a piece wears the gravest of its findings."""
    edges = sorted({0, len(text), *(m[0] for m in marks), *(m[1] for m in marks)})
    anchored: set[int] = set()
    for start, end in pairwise(edges):
        piece = escape(_passage(text[start:end]))
        over = [m for m in marks if m[0] <= start and end <= m[1]]
        if not over or not piece.strip():
            yield piece
            continue
        over.sort(key=lambda m: SEVERITIES.index(m[2].severity))
        tip = escape(" / ".join(line(m[2].message) for m in over), quote=True)
        fresh = [m[3] for m in over if m[3] not in anchored]
        anchors = "".join(f'<span id="m{n}"></span>' for n in fresh)
        anchored.update(fresh)
        refs = "".join(f'<a href="#f{m[3]}">{m[3]}</a>' for m in over if m[1] == end)
        yield f'{anchors}<mark class="{over[0][2].severity}" title="{tip}">{piece}</mark><sup>{refs}</sup>'
