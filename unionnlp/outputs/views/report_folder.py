"""The reports of many drafts as a folder: a page for each, and for HTML a page that ranks them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from unionnlp.checks.phrases import ui, word
from unionnlp.checks.records import SEVERITIES, Checked
from unionnlp.outputs.file_names import FileNames, file_name, file_name_of
from unionnlp.outputs.tables.overview import Overview, Ranked, Shortfall, is_plan, level, whose
from unionnlp.outputs.tables.rows import Tabler
from unionnlp.outputs.views import report_html, report_markdown
from unionnlp.outputs.views.templating import render_page
from unionnlp.outputs.wording import line, percent
from unionnlp.records import Extraction
from unionnlp.translation import named
from unionnlp.writing import whole_folder

INDEX = "index"
_ENDINGS = {"html": ".html", "markdown": ".md"}
_SHOWN = 40  # names of those who lack an item


def write_reports(
    checked: Iterable[Checked], path: str | os.PathLike[str], *, form: str = "html", lang: str
) -> None:
    """Write a folder ``path`` with the report on each source, named like its file.

    ``index.html`` ranks them and tells what is lacking most. Raises ``OutputError`` (U400)
    where the folder cannot be written; then nothing is left behind.
    """
    pages = _Pages(_ENDINGS[form])
    overview, tabler = Overview(), Tabler()
    with whole_folder(path) as folder:
        for one in checked:
            rows = tabler.rows(one)
            overview.add(one.extraction, rows)
            page = folder / pages.name(one.extraction, rows["sources"][0][0])
            page.write_bytes(_page(one, form).encode("utf-8", "replace"))
        if form == "html":
            index = _index(overview, pages, lang)
            Path(folder, f"{INDEX}.html").write_bytes(index.encode("utf-8", "replace"))


def _page(one: Checked, form: str) -> str:
    if form == "markdown":
        return report_markdown.render(one.report)
    return report_html.render(one.report, one.extraction.source.text or "")


class _Pages:
    """Gives each source the name of its page, and remembers it by the source's id."""

    def __init__(self, ending: str) -> None:
        self._names = FileNames(ending, taken=(INDEX,))
        self.by_source: dict[str, str] = {}

    def name(self, extraction: Extraction, source_id: str) -> str:
        """Return the name of the page of a source: its school and year, else that of its file."""
        first = next((d for d in extraction.documents if d.organization), None)
        stem = Path(file_name(extraction.source)).stem
        if first is not None:
            stem = f"{first.organization}{f'{first.year}年' if first.year else ''}"
        self.by_source[source_id] = self._names.free(stem, "draft")
        return self.by_source[source_id]


def _index(overview: Overview, pages: _Pages, lang: str) -> str:
    ranking = list(overview.ranking())
    severities = [word("severities", severity, lang) for severity in SEVERITIES]
    head = [ui("rank", lang), ui("score", lang), ui("gaps", lang), *severities]
    return render_page(
        "reports.html",
        {
            "title": ui("title", lang),
            "summary": "  ".join(overview.summary(lang)),
            "twice": overview.told_twice(lang),
            "headings": [*head, ui("organization", lang), ui("file", lang)],
            "ranking": list(_groups(ranking, pages, lang)),
            "lacking_title": ui("lacking", lang),
            "lacking": [_gap(gap, overview.compared, lang) for gap in overview.shortfalls()],
            "required": ui("required", lang),
        },
        lang,
        styles=("report.css", "reports.css"),
    )


def _groups(
    ranking: list[Ranked], pages: _Pages, lang: str
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for plans, group in groupby(ranking, key=lambda ranked: is_plan(ranked.row)):
        yield "" if plans else ui("others", lang), [_row(ranked, pages) for ranked in group]


def _row(ranked: Ranked, pages: _Pages) -> dict[str, Any]:
    row = ranked.row
    score = row["score"]
    year = f" {row['year']}" if row["year"] else ""
    return {
        "place": ranked.place,
        "score": percent(score),
        "level": level(score),
        "counts": [row["missing"], *(row[severity] for severity in SEVERITIES)],
        "name": line(whose(row), 60) + year,
        "page": pages.by_source[row["source_id"]],
        "file": file_name_of(row["path"]),
    }


def _gap(gap: Shortfall, documents: int, lang: str) -> dict[str, Any]:
    names = list(dict.fromkeys(line(name, 24) for name in gap.names))
    shown = "、".join(names[:_SHOWN])
    return {
        "share": f"{gap.missing}/{documents}",
        "name": named(gap.item, gap.zh, lang),
        "required": gap.required,
        "names": f"{shown} …" if len(names) > _SHOWN else shown,
    }
