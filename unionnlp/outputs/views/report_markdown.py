"""A report as Markdown, for a reply by mail or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unionnlp.checks.keys import identity
from unionnlp.checks.phrases import ui, where, word
from unionnlp.checks.records import SEVERITIES, Finding, Report
from unionnlp.outputs.views.duties import duties
from unionnlp.outputs.views.others import others
from unionnlp.outputs.views.points import share, told
from unionnlp.outputs.views.report_terminal import name
from unionnlp.outputs.wording import line, percent
from unionnlp.reading.stamps import MARKDOWN

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")

_ITEMS = ("M101", "M102")  # missing items stand in a list of their own


def render(report: Report) -> str:
    """Return the report as Markdown; nothing of the draft is taken for markup."""
    return "\n".join(_rows(report)) + "\n"


def _safe(text: str, limit: int | None = None) -> str:
    return _MARKS.sub(r"\\\1", line(text, limit))


def _rows(report: Report) -> Iterator[str]:
    lang = report.lang
    yield MARKDOWN.decode()
    yield f"# {_safe(report.source.path or ui('title', lang))}\n"
    yield f"**{ui('score', lang)} {percent(report.score)}**"
    if kept := duties(report):
        yield f"\n{kept}"
    for severity in SEVERITIES:
        found = [f for f in report.findings if f.severity == severity and f.code not in _ITEMS]
        if found:
            yield f"\n## {word('severities', severity, lang)} {len(found)}\n"
            yield from (row for f in found for row in _finding(f, lang, len(report.documents) > 1))
    yield f"\n## {ui('missing', lang)}\n"
    if report.covered and not report.missing:
        yield ui("complete", lang)
    several, shown = len(report.judged) > 1, -1
    told = {(f.document, f.item): identity(f) for f in report.findings if f.code in _ITEMS}
    for item in (m for m in report.missing if not m.refused):
        if several and item.document != shown:
            shown = item.document
            yield _document(report, shown)
        mark = ui("required" if item.required else "common", lang)
        number = told.get((item.document, item.item), "")
        yield f"- `{number}` **{_safe(name(item, lang))}** ({mark}): {_safe(item.reason)}"
        yield f"  {ui('proposal', lang)}: {_safe(item.proposal)}"
    if more := others(report):
        yield f"\n{ui('beside', lang)}: {_safe(ui('comma', lang).join(more))}"
    yield from _points(report)
    if report.refused:
        yield f"\n## {ui('refused_title', lang)}\n"
        yield from (f"- `{identity(f)}` {_safe(f.message)}" for f in report.refused)
    yield f"\n{_safe(ui('note', lang))}"


def _points(report: Report) -> Iterator[str]:
    """What the draft may expect by a scheme, line by line."""
    lang = report.lang
    for points in report.points:
        yield f"\n## {_safe(points.scheme)}\n"
        yield f"**{_safe(told(points, lang))}**\n"
        for one in points.lines:
            yield f"- {share(one)} {_safe(one.name)}" + (
                f": {_safe(one.reason)}" if one.reason else ""
            )


def _document(report: Report, index: int) -> str:
    document = report.documents[index]
    number, title = ui("document", report.lang, n=index + 1), _safe(document.title or "")
    return f"\n### {number} {title} ({percent(document.score or 0)})\n"


def _finding(finding: Finding, lang: str, several: bool) -> Iterator[str]:
    which = f" ({ui('document', lang, n=finding.document + 1)})" if several else ""
    place = where(finding, lang)
    shown = f" ({place})" if place else ""
    yield f"- `{identity(finding)}`{which} **{_safe(finding.message)}**{shown}"
    yield f"  {ui('reason', lang)}: {_safe(finding.reason)}  "
    yield f"  {ui('proposal', lang)}: {_safe(finding.proposal)}"
    for evidence in finding.evidence[:3]:
        yield f"  > {_safe(evidence.text, 80)}"
