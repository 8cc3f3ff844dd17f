"""A report as Markdown, for a reply by mail or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unionnlp.checks.phrases import ui, word
from unionnlp.checks.records import Finding, Report
from unionnlp.outputs.report_terminal import FAMILIES, name
from unionnlp.outputs.wording import line

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def render(report: Report) -> str:
    """Return the report as Markdown; nothing of the draft is taken for markup."""
    return "\n".join(_rows(report)) + "\n"


def _safe(text: str, limit: int | None = None) -> str:
    return _MARKS.sub(r"\\\1", line(text, limit))


def _rows(report: Report) -> Iterator[str]:
    lang = report.lang
    yield f"# {_safe(report.source.path or ui('title', lang))}\n"
    yield f"**{ui('score', lang)} {report.score:.0%}**\n"
    yield f"## {ui('missing', lang)}\n"
    if report.covered and not report.missing:
        yield ui("complete", lang)
    several, shown = len(report.judged) > 1, -1
    for item in report.missing:
        if several and item.document != shown:
            shown = item.document
            yield _document(report, shown)
        mark = ui("required" if item.required else "common", lang)
        yield f"- **{_safe(name(item, lang))}** ({mark}): {_safe(item.reason)}"
        yield f"  {ui('proposal', lang)}: {_safe(item.proposal)}"
    for family in FAMILIES:
        found = [f for f in report.of_family(family) if f.code not in ("M101", "M102")]
        if found:
            yield f"\n## {word('families', family, lang)}\n"
            yield from (row for f in found for row in _finding(f, lang, len(report.documents) > 1))
    yield f"\n{_safe(ui('note', lang))}"


def _document(report: Report, index: int) -> str:
    document = report.documents[index]
    number, title = ui("document", report.lang, n=index + 1), _safe(document.title or "")
    return f"\n### {number} {title} ({document.score or 0:.0%})\n"


def _finding(finding: Finding, lang: str, several: bool) -> Iterator[str]:
    severity = word("severities", finding.severity, lang)
    which = f" ({ui('document', lang, n=finding.document + 1)})" if several else ""
    yield f"- `{finding.code}` {severity}{which}: **{_safe(finding.message)}**"
    yield f"  {ui('reason', lang)}: {_safe(finding.reason)}  "
    yield f"  {ui('proposal', lang)}: {_safe(finding.proposal)}"
    for evidence in finding.evidence[:3]:
        yield f"  > {_safe(evidence.text, 80)}"
