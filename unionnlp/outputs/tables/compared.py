"""Comparisons as a workbook: the promises, what was not planned, and of many the table of the units."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from unionnlp.comparison.many import delivered, unkept
from unionnlp.comparison.records import Comparison
from unionnlp.outputs import wording
from unionnlp.outputs.comparison_words import OPEN_FIRST, figure, ui
from unionnlp.outputs.tables.sheets import Book, Heading
from unionnlp.writing import Target, scratch_folder

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same input gives the same bytes
_CHUNK = 1 << 16


def write_xlsx(
    comparisons: Iterable[Comparison],
    path: str | os.PathLike[str] | None,
    *,
    names: dict[str, str],
    alone: tuple[Sequence[str], Sequence[str]] = ((), ()),
    lang: str = "zh",
) -> None:
    """Write a workbook; ``names`` gives the items' names, ``alone`` the files without a partner.

    Raises ``OutputError`` (U400) where the file cannot be written; then nothing is left behind.
    """
    rows = list(comparisons)
    with Target(path) as target, scratch_folder() as folder:
        draft = folder / "book.xlsx"
        with Book(draft, str(folder), _NEVER) as book:
            if len(rows) != 1 or any(alone):
                _units(book, rows, alone, lang)
                _unkept(book, rows, names, lang)
            _promises(book, rows, names, lang)
            _unplanned(book, rows, lang)
        with draft.open("rb") as file:
            while data := file.read(_CHUNK):
                target.write(data)


def _units(
    book: Book, rows: Sequence[Comparison], alone: tuple[Sequence[str], Sequence[str]], lang: str
) -> None:
    statuses = ("done", "partly", "dropped", "unreported")
    sheet = book.sheet(
        ui("all_units", lang),
        [
            Heading(ui("organization", lang), 28, wrap=True),
            Heading(ui("year", lang), 8, style="year"),
            Heading(ui("delivered", lang, share="").strip(), 12, style="percent", bar=True),
            *(Heading(ui(s, lang), 10, style="count") for s in statuses),
            Heading(ui("unplanned", lang), 12, style="count"),
            Heading(ui("plan", lang), 30, wrap=True),
            Heading(ui("summary", lang), 30, wrap=True),
        ],
    )
    table = sorted(
        (delivered(c) for c in rows), key=lambda r: (-(r.delivered or 0), r.organization)
    )
    for row in table:
        found = [getattr(row, s) for s in statuses]
        ends = [row.unplanned, _file(row.plan), _file(row.summary)]
        sheet.append([row.organization, row.year, row.delivered, *found, *ends])
    for key, files, place in (
        ("unmatched_plans", alone[0], 8),
        ("unmatched_summaries", alone[1], 9),
    ):
        for name in files:
            cells: list[Any] = [ui(key, lang), *[None] * 9]
            cells[place] = name
            sheet.append(cells)


def _file(path: str | None) -> str | None:
    return Path(path).name if path else None


def _unkept(book: Book, rows: Sequence[Comparison], names: dict[str, str], lang: str) -> None:
    sheet = book.sheet(
        wording.line(ui("unkept_items", lang), 28),
        [
            Heading(ui("items", lang), 30, wrap=True),
            Heading(ui("commitment", lang), 12, style="count"),
            Heading(ui("unreported", lang), 12, style="count"),
        ],
    )
    for gap in unkept(rows):
        sheet.append([names.get(gap.item, gap.item), gap.promised, gap.unkept])


def _promises(book: Book, rows: Sequence[Comparison], names: dict[str, str], lang: str) -> None:
    sheet = book.sheet(
        ui("title", lang),
        [
            Heading(ui("organization", lang), 20, wrap=True),
            Heading(ui("status", lang), 12),
            Heading(ui("commitment", lang), 44, wrap=True),
            Heading(ui("promised", lang), 10),
            Heading(ui("reached", lang), 10),
            Heading(ui("report", lang), 52, wrap=True),
            Heading(ui("months", lang), 9),
            Heading(ui("responsible", lang), 12, wrap=True),
            Heading(ui("items", lang), 24, wrap=True),
            Heading(ui("score", lang), 8, style="percent"),
        ],
    )
    for comparison in rows:
        unit = comparison.plan.organization or comparison.summary.organization
        for status in OPEN_FIRST:
            for c in comparison.commitments:
                if c.status == status:
                    sheet.append(
                        [
                            unit, ui(status, lang), c.plan.text, figure(c.promised), figure(c.reached),
                            "\n".join(p.text for p in c.summary), wording.months(c.months), c.responsible,
                            "、".join(names.get(i, i) for i in c.items), c.score or None,
                        ]
                    )  # fmt: skip


def _unplanned(book: Book, rows: Sequence[Comparison], lang: str) -> None:
    sheet = book.sheet(
        ui("unplanned", lang),
        [
            Heading(ui("organization", lang), 20, wrap=True),
            Heading(ui("report", lang), 90, wrap=True),
        ],
    )
    for comparison in rows:
        unit = comparison.plan.organization or comparison.summary.organization
        for passage in comparison.unplanned:
            sheet.append([unit, passage.text])
