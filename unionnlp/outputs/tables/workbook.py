"""Extractions as an Excel workbook: a sheet for each table, for people.

Rows go to disk as they come (XlsxWriter's constant memory), so thousands of documents need
the memory of one. Every text is written as text: no cell is ever a formula or a link.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionnlp.arguments import are_records, is_kind, is_output
from unionnlp.outputs import wording
from unionnlp.outputs.file_names import file_name
from unionnlp.outputs.tables.columns import Rows, spoken, tables
from unionnlp.outputs.tables.district import District, DistrictSheets
from unionnlp.outputs.tables.overview import Overview
from unionnlp.outputs.tables.repeats import Again
from unionnlp.outputs.tables.rows import Tabler, parts
from unionnlp.outputs.tables.sheets import Book, Heading, Style, WrittenSheet
from unionnlp.outputs.tables.summed import LACKING, SAID, lacking, told
from unionnlp.records import Extraction
from unionnlp.resources import load
from unionnlp.resources.kinds.tables import Column, OutputTable
from unionnlp.writing import Target, scratch_folder

if TYPE_CHECKING:
    from unionnlp.checks.records import Checked
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.records import Document

# What people open first stands first; keys and places of each sheet are folded away.
_ORDER = (
    "scores",
    "points",
    "gaps",
    "findings",
    "documents",
    "schedule",
    "quantities",
    "items",
    "dates",
    "outline",
    "noise",
    "sources",
)
_CHECKS = {
    "scores",
    "points",
    "gaps",
    "findings",
}  # sheets that are there where something was checked
# Of many checked drafts: hundreds of pages that nobody prints; they are opened on wish.
_DETAILS = {"schedule", "quantities", "items", "dates", "outline", "noise", "sources"}
_LOOKED_UP = {"gaps", "findings"}  # sheets of which only the heading is printed where they are long
_PRINTED = 150  # rows: some four pages
_OWN = {"documents", "sources", "noise", "scores"}  # sheets that name their file themselves
_CHUNK = 1 << 16
_SECTION = 16  # characters of a section's heading beside its facts
_NOTHING = "—"  # a month without any activity
_AGAIN = "重复"  # in place of a rank: handed in before, not counted
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same input gives the same bytes


def write_xlsx(
    extractions: Iterable[Extraction | Checked],
    path: str | os.PathLike[str] | None,
    *,
    catalogue: Catalogue | None = None,
    district: District | None = None,
) -> None:
    """Write a workbook with a sheet for each table and the explanation of every column.

    Where several documents come, two more sheets set schools against months and against
    the standard items. What was checked (``check_files``) begins with the ranking, the
    items that are lacking most, and who lacks what; with a ``district`` also with a cover, what
    came in, and who copied from whom. A sheet that is full (1,048,576 rows)
    goes on in another. Raises ``OutputError`` (U400) where the file cannot be written; then
    nothing is left behind.
    """
    are_records(extractions, "write_xlsx()")
    is_output(path, "write_xlsx()")
    is_kind(
        district, District, "district", "District() of unionnlp.outputs.tables.district makes one"
    )
    with Target(path) as target, scratch_folder() as folder:
        draft = folder / "book.xlsx"
        _fill(draft, str(folder), extractions, catalogue, district)
        with draft.open("rb") as file:
            while data := file.read(_CHUNK):
                target.write(data)


def _fill(
    draft: Path,
    folder: str,
    given: Iterable[Extraction | Checked],
    catalogue: Catalogue | None,
    district: District | None,
) -> None:
    stream = iter(given)
    ahead = list(_ahead(stream))
    known = [parts(one) for one in ahead]
    several = sum(len(extraction.documents) for extraction, _ in known) > 1
    with Book(draft, folder, _NEVER) as book:
        checked = any(report is not None for _, report in known)
        piles = DistrictSheets(book, district) if district is not None else None
        scored = any(report is not None and report.points for _, report in known)
        left_out = (set() if checked else _CHECKS) | (set() if scored else {"points"})
        tabler = Tabler(catalogue)
        for extraction, _ in known:
            tabler.learn(extraction)
        sheets = _Sheets(book, tabler, several=several, left_out=left_out)
        for one in itertools.chain(ahead, stream):
            again = sheets.add(one)
            if district is not None and not isinstance(one, Extraction):
                district.add(one, again.source)
        sheets.finish()
        if piles is not None:
            piles.finish(sheets.overview)
        _explain(book)


def _ahead(stream: Iterator[Extraction | Checked]) -> Iterator[Extraction | Checked]:
    """Yield the first of what comes, up to the second document: then there are several."""
    count = 0
    for one in stream:
        yield one
        count += len(parts(one)[0].documents)
        if count > 1:
            return


class _Sheets:
    """All sheets of one workbook, filled one source at a time."""

    def __init__(
        self, book: Book, tabler: Tabler, *, several: bool, left_out: Collection[str]
    ) -> None:
        self.tabler = tabler
        self.item_ids = tuple(tabler.items)  # the columns of a sheet: they stay as they are
        self.tables = {table.name: table for table in tables()}
        self.by_name: dict[str, WrittenSheet] = {}
        self.months: WrittenSheet | None = None
        self.of_months = [0] * 13  # documents with something in a month, the last for weeks
        self.items: WrittenSheet | None = None
        self.of_items = [0] * len(tabler.items)  # documents that have an item
        self.lacking: WrittenSheet | None = None
        self.said: WrittenSheet | None = None
        self.overview = Overview()
        self.names = [name for name in _ORDER if name not in left_out]
        for name in self.names:
            table = self.tables[name]
            if name == "gaps" and several:
                self.lacking = book.sheet("缺项汇总", LACKING)
            self.by_name[name] = book.sheet(table.zh, _headings(table))
            if name == "findings" and several:
                self.said = book.sheet("问题统计", SAID)
            if several:
                self._close(name)
            if name == "documents" and several:
                self.months = book.sheet("月份×学校", _month_headings())
                self.items = book.sheet("常规工作×学校", _item_headings(tabler))

    def _close(self, name: str) -> None:
        """Close or leave out of print what is only looked up where there are many documents."""
        if "scores" in self.names and name in _DETAILS:
            self.by_name[name].hide()
        elif name in _DETAILS | _LOOKED_UP:
            self.by_name[name].print_at_most(_PRINTED)

    def add(self, given: Extraction | Checked) -> Again:
        """Append the rows of one source to every sheet; the ranking waits for the last.

        Returns what of it had come before, which no total counts again.
        """
        found = self.tabler.rows(given)
        extraction, _ = parts(given)
        again = self.overview.add(extraction, found)
        whose = {
            row[0]: (_whose(document, extraction), document.year)
            for row, document in zip(found["documents"], extraction.documents, strict=True)
        }
        self._append(found, whose, (file_name(extraction.source) or None, None))
        for document, before in zip(extraction.documents, again.documents, strict=True):
            if before is not None:
                continue
            owner = _whose(document, extraction)
            if self.months and document.schedule:
                cells = _by_month(document)
                self.months.append([owner, document.year, *(cell or _NOTHING for cell in cells)])
                for place, cell in enumerate(cells):
                    self.of_months[place] += cell is not None
            if self.items:
                counts = self._coverage(document)
                self.of_items = [n + bool(c) for n, c in zip(self.of_items, counts, strict=True)]
                told = (count or None for count in counts)
                self.items.append([owner, document.year, sum(map(bool, counts)), *told])
        return again

    def _append(
        self, found: Rows, whose: dict[str, tuple[str, int | None]], other: tuple[str | None, None]
    ) -> None:
        sections = {row[0]: wording.line(row[6] or row[8], _SECTION) for row in found["outline"]}
        for name in self.names:
            table = self.tables[name]
            for row in () if name == "scores" else found[name]:
                values = {c.name: value for c, value in zip(table.column, row, strict=True)}
                context: list[Any] = []
                if name not in _OWN:
                    context += whose.get(values["document_id"], other)
                if "node_id" in values and name not in _OWN:
                    context.append(sections.get(values["node_id"]))
                self.by_name[name].append(context + _cells(table, values))

    def finish(self) -> None:
        """Write what is known only now: the ranking, and who lacks which item."""
        if "scores" in self.by_name:
            for ranked in self.overview.ranking():
                cells = _cells(self.tables["scores"], ranked.row)
                self.by_name["scores"].append([ranked.place, *cells])
            for one in self.overview.repeated():
                self.by_name["scores"].append([_AGAIN, *_cells(self.tables["scores"], one.row)])
        if self.months and any(self.of_months):
            self.months.append(["合计（份）", None, *map(str, self.of_months)])
        if self.items and any(self.of_items):
            self.items.append(["合计（份）", None, None, *self.of_items])
        if self.lacking:
            for gap in self.overview.shortfalls():
                self.lacking.append(lacking(gap, self.overview.compared))
        if self.said:
            for said in self.overview.said():
                self.said.append(told(said))

    def _coverage(self, document: Document) -> list[int]:
        """Return how many passages of a document stand for each item, in the columns' order."""
        counts = dict.fromkeys(self.item_ids, 0)
        for mention in document.items:
            if mention.item in counts:
                counts[mention.item] += 1
        return list(counts.values())


def _whose(document: Document, extraction: Extraction) -> str:
    """Return a name for a document's rows: its organisation, else its title, else its file."""
    return document.organization or document.title or file_name(extraction.source) or "（未署名）"


def _shown(table: OutputTable) -> Sequence[Column]:
    """Return a table's columns as the workbook orders them: keys and places last."""
    return sorted(table.column, key=lambda column: column.key)


def _context(table: OutputTable) -> list[Heading]:
    """Return the columns that say whose a row is, for sheets that do not say it themselves."""
    if table.name in _OWN:
        return [Heading("名次", 7)] if table.name == "scores" else []
    context = [Heading("单位", 22, wrap=True), Heading("年份", 7, style="year")]
    if any(column.name == "node_id" for column in table.column):
        context.append(Heading("所在小节", 32))
    return context


def _headings(table: OutputTable) -> list[Heading]:
    styles: dict[str, Style] = {
        "year": "year",
        "month": "month",
        "score": "percent",
        "probability": "share",
        "prevalence": "percent",
        "weight": "share",
    }
    return _context(table) + [
        Heading(
            column.zh,
            column.width,
            wrap=column.type == "text" and column.width >= 24,
            folded=column.key,
            style=styles.get(column.name, "number"),
            bar=column.name == "score",
        )
        for column in _shown(table)
    ]


def _month_headings() -> list[Heading]:
    months = [Heading(f"{month}月", 20, wrap=True) for month in range(1, 13)]
    return [
        Heading("单位", 22, wrap=True),
        Heading("年份", 7, style="year"),
        *months,
        Heading("按周安排", 26, wrap=True),
    ]


def _item_headings(tabler: Tabler) -> list[Heading]:
    return [
        Heading("单位", 22, wrap=True),
        Heading("年份", 7, style="year"),
        Heading("项数", 6),
        *(Heading(zh, 3.6, upright=True, style="count") for zh, _ in tabler.items.values()),
    ]


def _cells(table: OutputTable, values: Mapping[str, Any]) -> list[Any]:
    """Return a row as people read it: categories in Chinese, keys last."""
    return [_value(column, values[column.name]) for column in _shown(table)]


def _value(column: Column, value: Any) -> Any:
    if isinstance(value, bool):
        return column.zh if value else None
    if isinstance(value, tuple):
        single = column.name == "months" and len(value) == 1  # it stands beside, as the month
        return None if single else "、".join(map(str, value)) or None
    tell = spoken(column.type)
    return tell(value) if tell and value is not None else value


def _by_month(document: Document) -> list[str | None]:
    """Return the activities of each month, then those arranged by weeks, a line for each."""
    cells: list[list[str]] = [[] for _ in range(13)]
    for entry in document.schedule:
        text = wording.line(entry.text)
        for month in entry.months:
            cells[month - 1].append(f"· {text}")
        if not entry.months:
            cells[12].append(f"· {wording.when(entry)}：{text}")
    return ["\n".join(dict.fromkeys(lines)) or None for lines in cells]


def _explain(book: Book) -> None:
    """Append the last sheet: what every sheet and column means, in their order."""
    known = {table.zh: table for table in tables()}
    shown = [s for s in book.sheets if not s.hidden]
    headings = [
        Heading("表", 14),
        Heading("列", 14),
        Heading("含义", 64, wrap=True),
        Heading("程序中的名称", 24),
    ]
    sheet = book.sheet("说明", headings)
    sheet.append(["", "", load("tables")["workbook"]["told"], ""])
    closed = False
    for one in [*shown, *(s for s in book.sheets if s.hidden)]:
        if one.hidden and not closed:
            sheet.print_to_here()
            closed = True
        _explain_sheet(sheet, one.name, known)


def _explain_sheet(sheet: WrittenSheet, title: str, known: Mapping[str, OutputTable]) -> None:
    if title in known:
        _explain_table(sheet, known[title])
        return
    other = load("tables")["workbook"]["sheets"][title]
    sheet.append([title, "", other["note"], ""])
    for column, meaning in other["columns"].items():
        sheet.append(["", column, meaning, ""])


def _explain_table(sheet: WrittenSheet, table: OutputTable) -> None:
    sheet.append([table.zh, "", table.zh_note, table.name])
    for heading in _context(table):
        sheet.append(["", heading.name, load("tables")["workbook"]["context"][heading.name], ""])
    for column in _shown(table):
        sheet.append(["", column.zh, column.zh_note, f"{table.name}.{column.name}"])


__all__ = ["write_xlsx"]
