"""A comparison as one page: the plan on the left, the summary on the right, lines between.

Nothing is loaded from elsewhere. The lines are drawn by a small script of ours that the page's
policy knows by its hash; without it, the numbers beside the marks still lead across.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from unionnlp.comparison.records import Commitment, Comparison
from unionnlp.outputs.comparison_words import (
    OPEN_FIRST,
    counts,
    figures,
    heading,
    notice,
    share,
    ui,
)
from unionnlp.outputs.views.marks import Mark, lines
from unionnlp.outputs.views.templating import render_page


def render(comparison: Comparison, plan: str, summary: str, *, lang: str = "zh") -> str:
    """Return the page; ``plan`` and ``summary`` are the texts that the offsets count in."""
    return render_page(
        "comparison.html",
        {
            "title": f"{ui('title', lang)} {heading(comparison)}",
            "notices": [notice(n, lang) for n in comparison.notices],
            "total": ui("commitments", lang, n=len(comparison.commitments)),
            "delivered": ui("delivered", lang, share=share(comparison.delivered)),
            "counts": counts(comparison, lang),
            "groups": groups(comparison, lang),
            "left": ui("plan", lang),
            "right": ui("summary", lang),
            "plan": _pane(plan, _plan_marks(comparison, lang)),
            "summary": _pane(summary, _summary_marks(comparison, lang)),
            "unplanned": ui("unplanned", lang),
            "extra": [p.text for p in comparison.unplanned],
        },
        lang,
        styles=("comparison.css",),
        script="comparison.js",
    )


def groups(comparison: Comparison, lang: str) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return each status that there is, what is open first: its name, its promises in rows."""
    numbered = list(enumerate(comparison.commitments, 1))
    return [_group(numbered, s, lang) for s in OPEN_FIRST if comparison.count(s)]


def _group(
    numbered: list[tuple[int, Commitment]], status: str, lang: str
) -> tuple[str, str, list[dict[str, Any]]]:
    rows = [
        {
            "number": n,
            "promise": c.plan.text,
            "figures": figures(c.promised, c.reached),
            "report": " / ".join(p.text for p in c.summary),
        }
        for n, c in numbered
        if c.status == status
    ]
    return status, ui(status, lang), rows


def _plan_marks(comparison: Comparison, lang: str) -> list[Mark]:
    return [
        Mark(
            start=c.plan.start, end=c.plan.end, kind=c.status, anchor=f"p{n}",
            told=f"{n} {ui(c.status, lang)} {figures(c.promised, c.reached)}".strip(),
        )
        for n, c in enumerate(comparison.commitments, 1)
    ]  # fmt: skip


def _summary_marks(comparison: Comparison, lang: str) -> list[Mark]:
    marks = [
        Mark(start=p.start, end=p.end, kind=c.status, anchor=f"s{n}-{k}", told=f"{n}")
        for n, c in enumerate(comparison.commitments, 1)
        for k, p in enumerate(c.summary)
    ]
    told = ui("unplanned", lang)
    return marks + [
        Mark(start=p.start, end=p.end, kind="unplanned", told=told) for p in comparison.unplanned
    ]


def _pane(text: str, marks: list[Mark]) -> list[Markup]:
    return [line.html for line in lines(text, 0, len(text), marks, {})]
