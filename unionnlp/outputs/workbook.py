"""Extractions as an Excel workbook: a sheet for each table, for people.

Rows go to disk as they come (XlsxWriter's constant memory), so thousands of documents need
the memory of one. Every text is written as text: no cell is ever a formula or a link.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionnlp.outputs import wording
from unionnlp.outputs.sheets import Book, Heading, Sheet
from unionnlp.outputs.tables import Column, Row, Table, Tabler, finding_rows, tables, words
from unionnlp.outputs.writing import Target

if TYPE_CHECKING:
    from unionnlp.checks.records import Report
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.records import Document, Extraction

# What people open first stands first; keys and places of each sheet are folded away.
_ORDER = (
    "documents",
    "schedule",
    "quantities",
    "items",
    "dates",
    "outline",
    "findings",
    "noise",
    "sources",
)
_OWN = {"documents", "sources", "noise", "findings"}  # sheets that name their file themselves
_CHUNK = 1 << 16
_SECTION = 16  # characters of a section's heading beside its facts
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same input gives the same bytes


def write_xlsx(
    extractions: Iterable[Extraction],
    path: str | os.PathLike[str] | None,
    *,
    reports: Iterable[Report] = (),
    catalogue: Catalogue | None = None,
) -> None:
    """Write a workbook with a sheet for each table and the explanation of every column.

    Where several documents come, two more sheets set schools against months and against
    the standard items. A sheet that is full (1,048,576 rows) goes on in another. Raises
    ``OutputError`` (U400) where the file cannot be written; then nothing is left behind.
    """
    with Target(path) as target, tempfile.TemporaryDirectory(prefix="unionnlp-") as folder:
        draft = Path(folder, "book.xlsx")
        _fill(draft, folder, extractions, reports, catalogue)
        with draft.open("rb") as file:
            while data := file.read(_CHUNK):
                target.write(data)


def _fill(
    draft: Path,
    folder: str,
    extractions: Iterable[Extraction],
    reports: Iterable[Report],
    catalogue: Catalogue | None,
) -> None:
    stream = iter(extractions)
    ahead = list(itertools.islice(stream, 2))
    several = sum(len(extraction.documents) for extraction in ahead) > 1
    findings = iter(reports)
    first = list(itertools.islice(findings, 1))
    tabler = Tabler(catalogue)
    with Book(draft, folder, _NEVER) as book:
        sheets = _Sheets(book, tabler, several=several, checked=bool(first))
        for extraction in itertools.chain(ahead, stream):
            sheets.add(extraction)
        for report in itertools.chain(first, findings):
            sheets.add_report(report)
        _explain(book, [table.name for table in tables() if table.name in sheets.by_name])


class _Sheets:
    """All sheets of one workbook, filled one extraction at a time."""

    def __init__(self, book: Book, tabler: Tabler, *, several: bool, checked: bool) -> None:
        self.tabler = tabler
        self.tables = {table.name: table for table in tables()}
        self.by_name: dict[str, Sheet] = {}
        self.months: Sheet | None = None
        self.items: Sheet | None = None
        for name in _ORDER:
            if name == "findings" and not checked:
                continue
            table = self.tables[name]
            self.by_name[name] = book.sheet(table.zh, _headings(table))
            if name == "documents" and several:
                self.months = book.sheet("月份×学校", _month_headings(), tall=True)
                self.items = book.sheet("常规工作×学校", _item_headings(tabler))

    def add(self, extraction: Extraction) -> None:
        """Append the rows of one extraction to every sheet."""
        found = self.tabler.rows(extraction)
        whose = {
            row[0]: (_whose(document, extraction), document.year)
            for row, document in zip(found["documents"], extraction.documents, strict=True)
        }
        sections = {row[0]: wording.line(row[6] or row[8], _SECTION) for row in found["outline"]}
        for name, sheet in self.by_name.items():
            table = self.tables[name]
            for row in found[name]:
                sheet.append(_cells(table, row, whose, sections))
        for document in extraction.documents:
            owner = _whose(document, extraction)
            if self.months and document.schedule:
                self.months.append([owner, document.year, *_by_month(document)])
            if self.items:
                self.items.append([owner, document.year, *self._coverage(document)])

    def add_report(self, report: Report) -> None:
        """Append the findings of one report."""
        table = self.tables["findings"]
        for row in finding_rows(report):
            self.by_name["findings"].append(_cells(table, row, {}, {}))

    def _coverage(self, document: Document) -> Iterator[int | None]:
        counts = dict.fromkeys(self.tabler.items, 0)
        for mention in document.items:
            if mention.item in counts:
                counts[mention.item] += 1
        yield sum(count > 0 for count in counts.values())
        yield from (count or None for count in counts.values())


def _whose(document: Document, extraction: Extraction) -> str:
    """Return a name for a document's rows: its organisation, else its title, else its file."""
    return document.organization or document.title or extraction.source.path or "（未署名）"


def _shown(table: Table) -> Sequence[Column]:
    """Return a table's columns as the workbook orders them: keys and places last."""
    return sorted(table.column, key=lambda column: column.key)


def _headings(table: Table) -> list[Heading]:
    context = []
    if table.name not in _OWN:
        context = [Heading("单位", 22, wrap=True), Heading("年份", 7, style="year")]
        if any(column.name == "node_id" for column in table.column):
            context.append(Heading("所在小节", 32))
    styles = {"year": "year", "month": "month", "score": "share"}
    return context + [
        Heading(
            column.zh,
            column.width,
            wrap=column.type == "text" and column.width >= 24,
            folded=column.key,
            style=styles.get(column.name, "number"),
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
        *(Heading(zh, 3.6, upright=True) for zh, _ in tabler.items.values()),
    ]


def _cells(
    table: Table, row: Row, whose: dict[str, tuple[str, int | None]], sections: dict[str, str]
) -> list[Any]:
    """Return a row as people read it: context first, categories in Chinese, keys last."""
    values = {column.name: value for column, value in zip(table.column, row, strict=True)}
    cells: list[Any] = []
    if table.name not in _OWN:
        cells += whose.get(values["document_id"], (None, None))
        if "node_id" in values:
            cells.append(sections.get(values["node_id"]))
    return cells + [_value(column, values[column.name]) for column in _shown(table)]


def _value(column: Column, value: Any) -> Any:
    if isinstance(value, bool):
        return column.zh if value else None
    if isinstance(value, tuple):
        single = column.name == "months" and len(value) == 1  # it stands beside, as the month
        return None if single else "、".join(map(str, value)) or None
    known = words(column.type)
    return known.get(value, value) if known and value is not None else value


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


def _explain(book: Book, names: Sequence[str]) -> None:
    """Append the last sheet: what every column of the others means."""
    headings = [
        Heading("表", 14),
        Heading("列", 14),
        Heading("含义", 64, wrap=True),
        Heading("程序中的名称", 24),
    ]
    sheet = book.sheet("说明", headings)
    sheet.append(["", "", "每张表右侧的编号与位置列已折叠，点表头上方的“＋”展开。", ""])
    for table in tables():
        if table.name in names:
            sheet.append([table.zh, "", table.zh_note, table.name])
            for column in _shown(table):
                sheet.append(["", column.zh, column.zh_note, f"{table.name}.{column.name}"])


__all__ = ["write_xlsx"]
