"""Many checked drafts at the terminal: their ranking, and what is lacking most."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from unionnlp.checks.phrases import ui, word
from unionnlp.checks.records import SEVERITIES
from unionnlp.outputs.file_names import file_name_of
from unionnlp.outputs.tables.overview import (
    Overview,
    Ranked,
    SaidCode,
    Shortfall,
    is_plan,
    level,
    whose,
)
from unionnlp.outputs.views.console import draw
from unionnlp.outputs.wording import line, percent
from unionnlp.translation import named

_BAR = 10
_WIDE = 90  # columns from which there is room for bars
# Rows of a ranking that fits; of a longer one its ends: of plans, of what is ranked by itself.
_RANKED, _TOP, _BOTTOM = 45, 25, 10
_OTHERS = 5
_TWICE = 3  # of the files that were handed in twice
_ITEMS = 12  # of the items that are lacking most
_REFUSED = 6  # of the codes that authors refuse
_COLOURS = {"good": "green", "fair": "yellow", "poor": "red"}


def render(overview: Overview, *, width: int, lang: str, color: bool = False) -> str:
    """Return the view, ``width`` columns wide, with a final line break."""
    parts = _parts(overview, lang, bars=width >= _WIDE)
    return draw(parts, width=width, color=color)


def _parts(overview: Overview, lang: str, *, bars: bool) -> Iterator[RenderableType]:
    ranking = list(overview.ranking())
    drafts, figures = overview.summary(lang)
    yield Text(drafts, style="bold").append(f"  {figures}", style="not bold")
    if twice := overview.told_twice(lang, _TWICE):
        yield Text(twice, style="dim")
    yield Text()
    yield _ranking(ranking, lang, bars=bars)
    gaps = [gap for gap in overview.shortfalls() if gap.missing]
    if gaps:
        title = Text("\n" + ui("lacking", lang), style="bold")
        if len(gaps) > _ITEMS:
            more = ui("more", lang, n=len(gaps) - _ITEMS)
            title.append(f"  {more}", style="dim not bold")
        yield title
        yield Padding(_lacking(gaps[:_ITEMS], overview.compared, lang), (0, 0, 0, 1))
    refused = [said for said in overview.said() if said.refused][:_REFUSED]
    if refused:
        yield Text("\n" + ui("refused_most", lang), style="bold")
        yield Padding(_refused(refused), (0, 0, 0, 1))
    yield Text("\n" + ui("tables", lang), style="dim")


def _ranking(ranking: list[Ranked], lang: str, *, bars: bool) -> Table:
    table = Table(
        expand=True, box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False, show_edge=False,
        padding=(0, 2, 0, 0),
    )  # fmt: skip
    table.add_column(ui("rank", lang), justify="right", no_wrap=True)
    table.add_column(ui("score", lang), no_wrap=True)
    for name in (ui("gaps", lang), *(word("severities", s, lang) for s in SEVERITIES)):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(ui("organization", lang), no_wrap=True, overflow="ellipsis", ratio=3)
    table.add_column(ui("file", lang), no_wrap=True, overflow="ellipsis", ratio=2, style="dim")
    plans = [ranked for ranked in ranking if is_plan(ranked.row)]
    others = [ranked for ranked in ranking if not is_plan(ranked.row)]
    whole = len(ranking) <= _RANKED
    _add(table, plans, None if whole else (_TOP, _BOTTOM), lang, bars=bars)
    if plans and others:
        table.add_section()
        table.add_row("", Text(ui("others", lang), style="dim"))
    ends = (_OTHERS, _OTHERS) if plans else (_TOP, _BOTTOM)
    _add(table, others, None if whole else ends, lang, bars=bars)
    return table


def _add(
    table: Table, group: list[Ranked], ends: tuple[int, int] | None, lang: str, *, bars: bool
) -> None:
    """Add the rows of a ranking, of a long one its ends and how many stand between them."""
    top, bottom = ends or (len(group), 0)
    between = len(group) - top - bottom
    for ranked in group[:top]:
        table.add_row(*_cells(ranked, bars=bars))
    if between > 0:
        rest = ui("more", lang, n=between)
        table.add_row("", Text("…", style="dim"), *[""] * 4, Text(rest, style="dim"))
    for ranked in group[max(top, len(group) - bottom) :]:
        table.add_row(*_cells(ranked, bars=bars))


def _cells(ranked: Ranked, *, bars: bool) -> Iterator[Text]:
    row = ranked.row
    score = row["score"]
    style = _COLOURS[level(score)]
    full = round(score * _BAR)
    yield Text(str(ranked.place))
    bar = "█" * full + "░" * (_BAR - full) if bars else ""
    yield Text(f"{percent(score):>4} ", style=f"bold {style}").append(
        bar, style=f"not bold {style}"
    )
    yield Text(str(row["missing"]))
    for severity in SEVERITIES:
        yield Text(str(row[severity]))
    year = f" {row['year']}" if row["year"] else ""
    yield Text(line(whose(row), 40) + year)
    yield Text(line(file_name_of(row["path"])))


def _refused(refused: list[SaidCode]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1, style="dim")
    for said in refused:
        table.add_row(f"{said.refused}/{said.found}", said.code, Text(line(said.example)))
    return table


def _lacking(gaps: list[Shortfall], documents: int, lang: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1, style="dim")
    for gap in gaps:
        name = Text("! " if gap.required else "· ", style="red" if gap.required else "yellow")
        name.append(named(gap.item, gap.zh, lang), style="default")
        who = "、".join(dict.fromkeys(line(one, 16) for one in gap.names))
        table.add_row(f"{gap.missing}/{documents}", name, Text(who))
    return table
