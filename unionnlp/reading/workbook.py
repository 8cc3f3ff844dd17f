"""Workbooks (.xlsx): the cells that a reader sees, as the formats show them.

Own code, because what a text needs of a sheet is little, and libraries trust what a file says
of itself: a dimension that is too small loses the rows behind it, a row numbered
20,000,000 makes as many. Rows and columns that are hidden are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from unionnlp.errors import ReadingError
from unionnlp.reading.numbers import NumberFormat, number_format
from unionnlp.reading.source import BLANKS, Budget, Job
from unionnlp.reading.word.package import Package, R

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

# Formats that have a number and no code, by their number.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: 'yyyy"年"m"月"',
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss",
    47: "mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: "h:mm", 56: "h:mm:ss", 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"', 49: "@",
}  # fmt: skip
_ADDRESS = re.compile(r"([A-Z]{1,3})\d{1,8}")
_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
_LAST_COLUMN = 16_384
_ON = {"1", "true", "on"}


class Sheet(msgspec.Struct):
    """A sheet: its name, and its rows as number and cells (column from 0, text)."""

    title: str
    rows: list[tuple[int, list[tuple[int, str]]]]


def sheets(job: Job) -> Iterator[Sheet]:
    """Yield the sheets that are shown; raise ``ReadingError`` where the file is damaged."""
    with Package(job.data, job.name, job.limits) as package:
        root = package.part(package.main_path)
        named = [] if root is None else [e for e in root.iter() if _local(e) == "sheet"]
        if root is None or not named:
            raise ReadingError(
                f"{job.name}: a damaged workbook (no sheets in it); open it in Excel or WPS and "
                "save it again"
            )
        book = _Book(package, root, Budget(job.name, job.limits))
        for sheet in named:
            path = package.linked(sheet.get(R + "id", ""))
            part = None if path is None else package.part(path)
            if sheet.get("state", "visible") == "visible" and part is not None:
                yield Sheet(sheet.get("name", ""), list(book.rows(part)))


class _Book:
    """What all sheets share: strings and formats."""

    def __init__(self, package: Package, root: Element, budget: Budget) -> None:
        self._budget = budget
        self._blank = 0
        strings = package.related("sharedStrings")
        self._strings = [] if strings is None else [_text(item) for item in strings]
        self._formats = _formats(package.related("styles"))
        settings = next((e for e in root.iter() if _local(e) == "workbookPr"), None)
        self._epoch_1904 = settings is not None and settings.get("date1904", "0") in _ON

    def rows(self, sheet: Element) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        """Yield the rows that are shown and not empty, with their numbers from 1."""
        hidden = _hidden_columns(sheet)
        number = 0
        for row in (e for e in sheet.iter() if _local(e) == "row"):
            number = _whole(row.get("r"), number + 1)
            if row.get("hidden", "0") in _ON or _is_zero(row.get("ht")):
                continue
            cells = [(c, t) for c, t in self._cells(row) if t and not _within(c, hidden)]
            if cells:
                yield number, cells

    def _cells(self, row: Element) -> Iterator[tuple[int, str]]:
        column = -1
        for cell in row:
            if _local(cell) != "c":
                continue
            column = _column(cell.get("r", ""), column + 1)
            if len(cell) == 0:
                self._blank += 1
                self._budget.cells(int(self._blank % BLANKS == 0))
                continue
            self._budget.cells(1)
            text = self._shown(cell)
            self._budget.chars(len(text))
            yield column, text

    def _shown(self, cell: Element) -> str:
        kind, value, inline = cell.get("t", "n"), "", None
        for child in cell:
            if (local := _local(child)) == "v":
                value = (child.text or "").strip()
            elif local == "is":
                inline = child
        code = self._formats.get(cell.get("s", "0"), "General")
        if kind == "s":
            index = _whole(value, -1)
            text = self._strings[index] if 0 <= index < len(self._strings) else ""
            return number_format(code).text(text)
        if kind == "inlineStr":
            return "" if inline is None else number_format(code).text(_text(inline))
        if kind == "str":
            return "" if _FAULT.fullmatch(value) else number_format(code).text(value)
        if kind == "d":
            return value.replace("T", " ")
        return self._number(value, number_format(code)) if kind == "n" else ""

    def _number(self, value: str, form: NumberFormat) -> str:
        try:
            number = float(value) if len(value) < 400 else 0.0
        except ValueError:
            return ""
        if form.is_date:
            return form.date(number, epoch_1904=self._epoch_1904)
        return form.number(number)


def _formats(styles: Element | None) -> dict[str, str]:
    """Return the format code of each cell style, by its index."""
    codes: dict[int, str] = dict(_BUILT_IN)
    found: dict[str, str] = {}
    for element in () if styles is None else styles:
        local = _local(element)
        if local == "numFmts":
            for form in element:
                codes[_whole(form.get("numFmtId"), 0)] = form.get("formatCode", "General")
        elif local == "cellXfs":
            for index, style in enumerate(element):
                code = codes.get(_whole(style.get("numFmtId"), 0))
                if code is not None:
                    found[str(index)] = code
    return found


def _text(item: Element) -> str:
    """Return a string of rich text without the readings beside it (``rPh``)."""
    pieces = []
    for child in item:
        local = _local(child)
        if local == "t":
            pieces.append(child.text or "")
        elif local == "r":
            pieces += [t.text or "" for t in child if _local(t) == "t"]
    return "".join(pieces)


def _hidden_columns(sheet: Element) -> list[tuple[int, int]]:
    columns = (e for part in sheet if _local(part) == "cols" for e in part)
    return [
        (_whole(e.get("min"), 1) - 1, _whole(e.get("max"), 1) - 1)
        for e in columns
        if e.get("hidden", "0") in _ON or _is_zero(e.get("width"))
    ]


def _within(column: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= column <= last for first, last in ranges)


def _is_zero(size: str | None) -> bool:
    return size is not None and size.strip("0.") == "" and "0" in size


def _column(address: str, default: int) -> int:
    """Return the column of an address from 0; at most the last that Excel has."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return min(default, _LAST_COLUMN)
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return min(column - 1, _LAST_COLUMN)


def _whole(text: str | None, default: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default


def _local(element: Element) -> str:
    """Return the name of an element; strict files have other namespaces."""
    return str(element.tag).rpartition("}")[2]
