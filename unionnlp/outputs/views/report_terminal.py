"""A report for the terminal: the score, what is missing by weight, the rest by family.

It fits a screen: long lists are cut, and say how much more there is. The words of the
draft never reach the screen as markup or control characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from unionnlp.checks.keys import key
from unionnlp.checks.phrases import ui, where, word
from unionnlp.checks.records import (
    SEVERITIES,
    CoveredItem,
    DocumentReport,
    Finding,
    MissingItem,
    Report,
    UnclearItem,
)
from unionnlp.outputs.views import points
from unionnlp.outputs.views.console import draw
from unionnlp.outputs.views.duties import duties
from unionnlp.outputs.views.others import others
from unionnlp.outputs.wording import line, percent
from unionnlp.translation import named

_BAR = 24
_MISSING = 7  # lines for missing items
_FAULTS = 16  # rows of faults; grave ones are all shown
_FOLDED = 6  # names of what may be considered
_DOCUMENTS = 6  # plans of one file
_COLORS = {"high": "red", "medium": "yellow", "low": "cyan"}


def render(report: Report, *, width: int, color: bool = False) -> str:
    """Return the view, ``width`` columns wide, with a final line break."""
    return draw(_rows(report, width), width=width, color=color, cut=True)


def _rows(report: Report, width: int) -> Iterator[Text]:
    yield from _head(report)
    several = len(report.judged) > 1
    faults = [f for f in report.findings if f.code not in ("M101", "M102") and f.severity != "low"]
    yield from _faults(faults, report.lang, len(report.documents) > 1, width)
    yield from _each(report) if several else _missing(report)
    yield from points.rows(report)
    yield from _folded(report, several)
    if more := others(report):
        names = ui("comma", report.lang).join(more)
        row = Text("\n" + ui("beside", report.lang), style="bold")
        yield row.append("  " + line(names), style="dim not bold")
    if not report.findings:
        yield Text(ui("nothing", report.lang), style="green")
    elif len(report.findings) > len(faults) or len(faults) > _FAULTS:
        yield Text("\n" + ui("whole", report.lang), style="dim")


def _faults(faults: list[Finding], lang: str, several: bool, width: int) -> Iterator[Text]:
    """Faults by gravity, those of one code together where they are many; no grave one is left out."""
    groups: dict[str, list[Finding]] = {}
    for finding in faults:
        groups.setdefault(f"{finding.severity} {finding.code}", []).append(finding)
    if faults:
        yield _title("\n" + ui("findings", lang), len(faults), len(faults), lang)
    left = _FAULTS
    for group in groups.values():
        crowded = len(faults) > _FAULTS and len(group) > 1
        shown = group[:1] if crowded else group
        if left <= 0 and group[0].severity != "high":
            break
        for finding in shown:
            row = _numbered(finding)
            if several:
                row.append(f"[{finding.document + 1}] ", style="dim")
            row.append(line(finding.message), style="default")
            if (place := where(finding, lang)) != "":
                row.truncate(width - cell_len(place) - 3, overflow="ellipsis")
                row.append(f"  {place}", style="dim")
            if crowded:
                row.append("  " + ui("more", lang, n=len(group) - 1), style="dim")
            yield row
        left -= len(shown)


def _numbered(finding: Finding) -> Text:
    """Return the beginning of a finding's line: the id by which it can be refused."""
    row = Text(f" {finding.code}", style=_COLORS[finding.severity])
    return row.append(f"-{key(finding)}  ", style="dim not bold")


def _folded(report: Report, several: bool) -> Iterator[Text]:
    """One line for what may be considered: customs that are not there, and hints."""
    lang = report.lang
    names = (
        [] if several else [name(m, lang) for m in report.missing if not (m.required or m.refused)]
    )
    hints = sum(f.severity == "low" and f.code != "M102" for f in report.findings)
    if not names and not hints:
        return
    told = ui("comma", lang).join(names[:_FOLDED])
    row = Text("\n" + ui("consider", lang, n=len(names) + hints), style="bold")
    yield row.append("  " + line(told), style="dim not bold")


def _head(report: Report) -> Iterator[Text]:
    lang = report.lang
    full = round(report.score * _BAR)
    style = _style(report.score)
    head = Text(line(report.source.path or ui("title", lang)), style="bold")
    yield head
    row = Text(f"{ui('score', lang)} ").append(f"{percent(report.score)} ", style=f"bold {style}")
    row.append("█" * full + "░" * (_BAR - full), style=style)
    counts = {s: sum(f.severity == s for f in report.findings) for s in SEVERITIES}
    row.append("  " + ui("counts", lang, **counts))
    if report.refused:
        row.append("  " + ui("refused", lang, n=len(report.refused)), style="dim")
    yield row
    if told := duties(report):
        yield Text(told, style="dim")
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
    duties = [m for m in report.missing if m.required and not m.refused]
    if not duties:
        done = "complete" if not report.missing else "dutiful"
        yield Text("\n" + ui(done, report.lang), style="green")
        return
    yield _title("\n" + ui("missing", report.lang), len(duties), _MISSING, report.lang)
    names = duties[:_MISSING]
    column = max(cell_len(name(m, report.lang)) for m in names) + 2
    told = {(f.document, f.item): f for f in report.findings if f.code == "M101"}
    for item in names:
        yield _missing_row(item, told.get((item.document, item.item)), column, report.lang)


def name(item: MissingItem | CoveredItem | UnclearItem, lang: str) -> str:
    """Return an item's name for people."""
    return named(item.item, item.zh, lang)


def _missing_row(item: MissingItem, told: Finding | None, column: int, lang: str) -> Text:
    shown = name(item, lang)
    row = Text(" ! ", style="red") if told is None else _numbered(told)
    row.append(shown, style="default")
    row.append(" " * (column - cell_len(shown)))
    return row.append(line(ui("comma", lang).join(item.basis) or item.reason), style="dim")


def _title(words: str, count: int, shown: int, lang: str) -> Text:
    row = Text(f"{words} {count}", style="bold")
    if count > shown:
        row.append("  " + ui("more", lang, n=count - shown), style="dim not bold")
    return row
