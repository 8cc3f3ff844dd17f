"""A comparison as Markdown: a table of the promises, and what was not planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unionnlp.comparison.records import Comparison
from unionnlp.outputs import wording
from unionnlp.outputs.comparison_words import (
    OPEN_FIRST,
    counts,
    figures,
    heading,
    notice,
    share,
    ui,
)
from unionnlp.reading.stamps import MARKDOWN

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~-])")


def render(comparison: Comparison, *, lang: str = "zh") -> str:
    """Return the document with a final line break."""
    return "\n".join(_lines(comparison, lang)) + "\n"


def _lines(comparison: Comparison, lang: str) -> Iterator[str]:
    yield MARKDOWN.decode()
    yield f"# {ui('title', lang)} {_plain(heading(comparison))}"
    yield ""
    for found in comparison.notices:
        yield f"> {_plain(notice(found, lang))}"
        yield ""
    told = "，".join(f"{name} {n}" for _, name, n in counts(comparison, lang))
    total = ui("commitments", lang, n=len(comparison.commitments))
    yield f"{total}，{ui('delivered', lang, share=share(comparison.delivered))}：{told}"
    yield ""
    heads = [ui(k, lang) for k in ("status", "commitment", "figures", "report")]
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- | --- |"
    for status in OPEN_FIRST:
        for c in comparison.commitments:
            if c.status == status:
                report = " / ".join(p.text for p in c.summary)
                cells = [ui(status, lang), _plain(c.plan.text), figures(c.promised, c.reached)]
                yield f"| {' | '.join([*cells, _plain(report)])} |"
    if comparison.unplanned:
        yield ""
        yield f"## {ui('unplanned', lang)}"
        yield ""
        yield from (f"- {_plain(p.text)}" for p in comparison.unplanned)


def _plain(text: str) -> str:
    """Return text as one line that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", wording.line(text))
