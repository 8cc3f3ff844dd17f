"""What a draft may expect by a scheme (评分细则), for the terminal, Markdown and tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from unionnlp.checks.phrases import ui
from unionnlp.checks.records import PointLine, Points, Report
from unionnlp.outputs.wording import line, number

_LINES = 5  # lines of a scheme that a screen shows


def told(points: Points, lang: str) -> str:
    """Return the sum in words: how much of what a plan can show, and the mark that passes."""
    values = {"earned": number(points.earned), "of": number(points.of)}
    shown = ui("points", lang, **values)
    if points.passing is not None:
        shown += ui("passing", lang, passing=number(points.passing))
    rest = points.total - points.of
    return shown + (ui("manual", lang, points=number(rest)) if rest else "")


def share(one: PointLine) -> str:
    """Return what a line earns of its points: ``3/6``; ``–/3`` where a plan cannot show it."""
    got = "–" if one.earned is None else number(one.earned)
    return f"{got}/{number(one.points)}"


def losses(points: Points) -> list[PointLine]:
    """Return the lines that cost points, the dearest first."""
    lost = [one for one in points.lines if one.earned is not None and one.earned < one.points]
    return sorted(lost, key=lambda one: (one.earned or 0) - one.points)


def rows(report: Report) -> Iterator[Text]:
    """Yield the lines of the terminal: the sum, and what costs most."""
    for points in report.points:
        yield Text("\n" + line(points.scheme), style="bold")
        yield Text(told(points, report.lang))
        lost = losses(points)
        for one in lost[:_LINES]:
            row = Text(f" {share(one):>7}  ", style="yellow").append(
                line(one.name), style="default"
            )
            yield row.append("  " + line(one.reason), style="dim")
        if len(lost) > _LINES:
            yield Text(ui("more", report.lang, n=len(lost) - _LINES), style="dim")
