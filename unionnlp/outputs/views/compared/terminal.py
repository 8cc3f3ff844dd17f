"""A comparison for the terminal: what is open first, what was done in short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from unionnlp.comparison.many import Delivered, Unkept
from unionnlp.comparison.plans import PlanChanges
from unionnlp.comparison.records import Commitment, Comparison, Status
from unionnlp.outputs import wording
from unionnlp.outputs.comparison_words import counts, figures, heading, notice, share, ui
from unionnlp.outputs.views.console import draw

_STYLES = {"unreported": "yellow", "dropped": "red", "partly": "cyan", "done": "green"}
_MARKS = {"unreported": "？", "dropped": "✗", "partly": "◐", "done": "✓"}
_SHOWN = {"unreported": 12, "dropped": 12, "partly": 12, "done": 6}
_PROMISE = 34  # columns of a promise


def render(comparison: Comparison, *, width: int, color: bool = False, lang: str = "zh") -> str:
    """Return the view, ``width`` columns wide, with a final line break."""
    return draw(_rows(comparison, lang), width=width, color=color, cut=True)


def render_plans(changes: PlanChanges, *, width: int, color: bool = False, lang: str = "zh") -> str:
    """Return what changed between two plans."""
    return draw(_plan_rows(changes, lang), width=width, color=color, cut=True)


def render_many(
    rows: Sequence[Delivered],
    gaps: Sequence[Unkept],
    names: dict[str, str],
    *,
    width: int,
    color: bool = False,
    lang: str = "zh",
) -> str:
    """Return the table of a district; ``names`` gives the items' names."""
    return draw(_district(rows, gaps, names, lang), width=width, color=color, cut=True)


def _rows(comparison: Comparison, lang: str) -> Iterator[Text]:
    yield Text(f"{ui('title', lang)}  {heading(comparison)}", style="bold")
    for found in comparison.notices:
        yield Text(notice(found, lang), style="bold yellow")
    if not comparison.commitments:
        yield Text(ui("nothing", lang), style="yellow")
        return
    row = Text(ui("commitments", lang, n=len(comparison.commitments)))
    row.append("  " + ui("delivered", lang, share=share(comparison.delivered)), style="bold")
    for status, name, number in counts(comparison, lang):
        row.append(f"  {name} {number}", style=_STYLES[status] if number else "dim")
    yield row
    for status, name, number in counts(comparison, lang):
        if number:
            yield from _status(comparison, status, f"\n{name} {number}", lang)
    if comparison.unplanned:
        yield Text(f"\n{ui('unplanned', lang)} {len(comparison.unplanned)}", style="bold")
        for passage in comparison.unplanned[:6]:
            yield Text(f" + {wording.line(passage.text)}")
        yield from _rest(len(comparison.unplanned) - 6, lang)


def _status(comparison: Comparison, status: Status, title: str, lang: str) -> Iterator[Text]:
    found = [c for c in comparison.commitments if c.status == status]
    yield Text(title, style="bold")
    for commitment in found[: _SHOWN[status]]:
        yield _commitment(commitment)
    yield from _rest(len(found) - _SHOWN[status], lang)


def _commitment(commitment: Commitment) -> Text:
    style = _STYLES[commitment.status]
    promise = wording.line(commitment.plan.text)
    row = Text(f" {_MARKS[commitment.status]} ", style=style)
    if not commitment.summary:
        return row.append(promise, style="default")
    if cell_len(promise) > _PROMISE:
        promise = set_cell_size(promise, _PROMISE - 1).rstrip() + "…"
    row.append(set_cell_size(promise, _PROMISE) + " ", style="default")
    told = figures(commitment.promised, commitment.reached)
    if told:
        row.append(f"{told}  ", style=style)
    return row.append(wording.line(" / ".join(p.text for p in commitment.summary)), style="dim")


def _rest(number: int, lang: str) -> Iterator[Text]:
    if number > 0:
        yield Text("   " + ui("more", lang, n=number), style="dim")


def _plan_rows(changes: PlanChanges, lang: str) -> Iterator[Text]:
    yield Text(ui("changes", lang), style="bold")
    yield Text(ui("copied", lang, share=share(changes.copied)), style="bold yellow")
    for kind, mark in (("new", "+"), ("gone", "-"), ("reworded", "~"), ("unchanged", "=")):
        found = [c for c in changes.changes if c.change == kind]
        if not found:
            continue
        yield Text(f"\n{ui(kind, lang)} {len(found)}", style="bold")
        for change in found[:10]:
            passage = change.after or change.before
            yield Text(f" {mark} {wording.line(passage.text if passage else '')}")
        yield from _rest(len(found) - 10, lang)


def _district(
    rows: Sequence[Delivered], gaps: Sequence[Unkept], names: dict[str, str], lang: str
) -> Iterator[Text]:
    yield Text(f"{ui('all_units', lang)}  {ui('count_units', lang, n=len(rows))}", style="bold")
    statuses = ("done", "partly", "dropped", "unreported")
    head = "  ".join(ui(s, lang) for s in statuses)
    yield Text(f"{'':30} {ui('delivered', lang, share=''):8}{head}", style="dim")
    for row in sorted(rows, key=lambda r: (-(r.delivered or 0), r.organization)):
        name = set_cell_size(wording.line(f"{row.organization} {row.year or ''}", 28), 30)
        line = Text(name).append(f" {share(row.delivered):>6}  ", style="bold")
        for status in statuses:
            line.append(f"{getattr(row, status):>6}", style=_STYLES[status])
        yield line
    if gaps:
        yield Text(f"\n{ui('unkept_items', lang)}", style="bold")
        for gap in [g for g in gaps if g.unkept][:10]:
            yield Text(f" {gap.unkept}/{gap.promised}  {names.get(gap.item, gap.item)}")
