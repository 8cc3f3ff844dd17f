"""What became of a plan in its summary, as a page to download."""

from __future__ import annotations

from unionnlp.comparison.run import compare
from unionnlp.outputs.views.compared.page import render
from unionnlp.records import Extraction
from unionnlp.translation import Lang


def page(plan: Extraction, summary: Extraction, lang: Lang) -> bytes:
    """Return the comparison of two drafts as one HTML page."""
    comparison = compare(plan, summary)
    shown = render(comparison, plan.source.text or "", summary.source.text or "", lang=lang)
    return shown.encode()
