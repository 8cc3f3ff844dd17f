"""A report for the terminal: the score, what is missing by weight, the rest by family.

It fits a screen: long lists are cut, and say how much more there is. The words of the
draft never reach the screen as markup or control characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from unionnlp.checks.phrases import having, ui, word
from unionnlp.checks.records import (
    SEVERITIES,
    CoveredItem,
    DocumentReport,
    Finding,
    MissingItem,
    Report,
    UnclearItem,
)
from unionnlp.outputs.console import draw
from unionnlp.outputs.wording import line
from unionnlp.translation import named

_BAR = 24
_MISSING = 7  # lines for missing items
_FAMILY = 2  # lines for each other family
_DOCUMENTS = 6  # plans of one file
_COLORS = {"high": "red", "medium": "yellow", "low": "cyan"}
FAMILIES = ("era", "leftovers", "parts", "calendar", "targets", "outline", "copied", "items")


def render(report: Report, *, width: int, color: bool = False) -> str:
    """Return the view, ``width`` columns wide, with a final line break."""
    return draw(_rows(report), width=width, color=color, cut=True)


def _rows(report: Report) -> Iterator[Text]:
    yield from _head(report)
    several = len(report.judged) > 1
    yield from _each(report) if several else _missing(report)
    for family in FAMILIES:
        found = [f for f in report.of_family(family) if f.code not in ("M101", "M102")]
        if found:
            yield from _family(family, found, report.lang, len(report.documents) > 1)
    if not report.findings:
        yield Text(ui("nothing", report.lang), style="green")
    elif any(len(report.of_family(f)) > _FAMILY for f in FAMILIES):
        yield Text("\n" + ui("whole", report.lang), style="dim")


def _head(report: Report) -> Iterator[Text]:
    lang = report.lang
    full = round(report.score * _BAR)
    style = _style(report.score)
    head = Text(line(report.source.path or ui("title", lang)), style="bold")
    yield head
    row = Text(f"{ui('score', lang)} ").append(f"{report.score:.0%} ", style=f"bold {style}")
    row.append("█" * full + "░" * (_BAR - full), style=style)
    counts = {s: sum(f.severity == s for f in report.findings) for s in SEVERITIES}
    yield row.append("  " + ui("counts", lang, **counts))
    if len(report.judged) < 2:
        for document in report.documents[:3]:
            yield Text(_facts(document, lang), style="dim")


def _facts(document: DocumentReport, lang: str) -> str:
    facts = [line(document.title or document.organization or "", 30)]
    if document.school_type:
        facts.append(word("groups", document.school_type, lang))
    facts.append(str(document.year) if document.year else ui("no_year", lang))
    return " · ".join(f for f in facts if f)


def _each(report: Report) -> Iterator[Text]:
    """Several plans in one file: each with its score and what it lacks most."""
    lang = report.lang
    yield _title("\n" + ui("each", lang), len(report.judged), _DOCUMENTS, lang)
    for index in report.judged[:_DOCUMENTS]:
        document = report.documents[index]
        style = _style(document.score or 0)
        row = Text(f" {index + 1:>2} ").append(f"{document.score or 0:>4.0%} ", style=style)
        yield row.append(_facts(document, lang))
        lacking = [name(m, lang) for m in report.missing if m.document == index]
        if lacking:
            shown = ui("lacks", lang, n=len(lacking), items=ui("comma", lang).join(lacking))
            yield Text(f"         {shown}", style="dim")
    yield Text(ui("one", lang), style="dim")


def _style(score: float) -> str:
    return "green" if score >= 0.8 else "yellow" if score >= 0.5 else "red"


def _missing(report: Report) -> Iterator[Text]:
    if not (report.missing or report.covered):
        return
    if not report.missing:
        yield Text("\n" + ui("complete", report.lang), style="green")
        return
    yield _title("\n" + ui("missing", report.lang), len(report.missing), _MISSING, report.lang)
    names = report.missing[:_MISSING]
    column = max(cell_len(name(m, report.lang)) for m in names) + 2
    for item in names:
        yield _missing_row(item, column, report.lang)


def name(item: MissingItem | CoveredItem | UnclearItem, lang: str) -> str:
    """Return an item's name for people."""
    return named(item.item, item.zh, lang)


def _missing_row(item: MissingItem, column: int, lang: str) -> Text:
    shown = name(item, lang)
    mark = "!" if item.required else "·"
    row = Text(f" {mark} ", style="red" if item.required else "yellow").append(
        shown, style="default"
    )
    row.append(" " * (column - cell_len(shown)))
    told = []
    if item.prevalence is not None and item.prevalence.of:
        told.append(having(item.prevalence.having, item.prevalence.of, lang))
    if item.required:
        told.append(ui("comma", lang).join(item.basis))
    return row.append(line(" · ".join(told) or item.reason), style="dim")


def _family(family: str, found: list[Finding], lang: str, several: bool) -> Iterator[Text]:
    yield _title(word("families", family, lang), len(found), _FAMILY, lang)
    for finding in found[:_FAMILY]:
        row = Text(f" {finding.code} ", style=_COLORS[finding.severity])
        if several:
            row.append(f"[{finding.document + 1}] ", style="dim")
        yield row.append(line(finding.message), style="default")


def _title(words: str, count: int, shown: int, lang: str) -> Text:
    row = Text(f"{words} {count}", style="bold")
    if count > shown:
        row.append("  " + ui("more", lang, n=count - shown), style="dim not bold")
    return row
