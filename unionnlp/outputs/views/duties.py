"""How much of its duties and of the usual work a draft provides for: the two parts of the score, in words."""

from __future__ import annotations

from unionnlp.checks.phrases import ui
from unionnlp.checks.records import Report
from unionnlp.outputs.wording import percent


def duties(report: Report) -> str:
    """Return both for people: ``法定 6/8 · 常规 60%``; "" without duties."""
    met, of = report.duty
    if not of:
        return ""
    custom = report.custom
    usual = "" if custom is None else ui("custom", report.lang, share=percent(custom))
    return ui("duty", report.lang, n=met, of=of) + usual
