"""What became of a plan in its summary: for the page of the desk, and as files to download."""

from __future__ import annotations

from typing import Any

import msgspec

from unionnlp.comparison.run import compare
from unionnlp.desk import tasks
from unionnlp.outputs.comparison_words import counts, heading, notice, share, ui
from unionnlp.outputs.views.compared.page import groups, render
from unionnlp.outputs.wording import line
from unionnlp.records import Extraction


def made(task: tasks.Compare) -> bytes:
    """Return the comparison of two drafts as what is asked for: data for the page, HTML or Word."""
    plan, summary = Extraction.from_json(task.plan), Extraction.from_json(task.summary)
    comparison, lang = compare(plan, summary), task.lang
    if task.kind == "html":
        texts = (plan.source.text or "", summary.source.text or "")
        return render(comparison, *texts, lang=lang).encode()
    if task.kind == "docx":
        from unionnlp.outputs.word.compared import commented

        return commented(comparison, plan, task.data, task.name, lang=lang)
    shown: dict[str, Any] = {
        "heading": heading(comparison),
        "notices": [notice(n, lang) for n in comparison.notices],
        "total": ui("commitments", lang, n=len(comparison.commitments)),
        "delivered": ui("delivered", lang, share=share(comparison.delivered)),
        "counts": counts(comparison, lang),
        "groups": [
            (status, name, [_row(r) for r in rows])
            for status, name, rows in groups(comparison, lang)
        ],
        "unplanned": ui("unplanned", lang),
        "extra": [line(p.text) for p in comparison.unplanned],
    }
    return msgspec.json.encode(shown)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"promise": line(row["promise"]), "report": line(row["report"])}
