"""Sheets (.xlsx, .csv): each row a line, as tables everywhere (``unionnlp.reading.tables``).

A sheet with a month column is therefore a schedule of lines such as ``三月⇥开教代会``; a
month that is written as a number or a date becomes ``3月``. Hidden sheets and the names
that Excel gives (``Sheet1``) are left out; a sheet named by a month or a subject begins
with its name.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
from typing import Any

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.archive import ZIP_FAULTS, open_zip, read_entry
from unionnlp.reading.plain import decode
from unionnlp.reading.source import Content, Job, Limits
from unionnlp.reading.tables import Cell, is_month, table_lines
from unionnlp.records import Place

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)?\s*\d*", re.IGNORECASE)
_FORMULA_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")


def read_xlsx(job: Job) -> Content:
    """Return the text of a workbook; places are cells (``Sheet1!B3``)."""
    data, name, limits = job.data, job.name, job.limits
    _check_parts(data, name, limits)
    from openpyxl import load_workbook  # type: ignore[import-untyped]
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

    lines: list[str] = []
    places: list[Place] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts that a text does not need
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            left = limits.max_cells
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    rows, left = _sheet_rows(sheet, left, name)
                    _add(rows, sheet.title, lines, places)
            book.close()
    except LimitError:
        raise
    except (*ZIP_FAULTS, InvalidFileException, KeyError, TypeError, AttributeError, IndexError,
            SyntaxError, AssertionError) as error:  # fmt: skip
        raise ReadingError(
            f"{name}: a damaged workbook ({type(error).__name__}); open it in Excel or WPS and "
            "save it again"
        ) from error
    return Content("\n".join(lines), places=places)


def read_csv(job: Job) -> Content:
    """Return the text of a table in a text file; places are its cells."""
    name, limits = job.name, job.limits
    text, used = decode(job.data, name, job.encoding)
    if len(text) > limits.max_chars:
        raise LimitError(f"{name}: more than {limits.max_chars} characters; split the file")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(limits.max_chars)
    try:
        rows = [[Cell(_lines(value), i) for i, value in enumerate(row)] for row in reader]
    except csv.Error as error:
        raise ReadingError(f"{name}: a damaged CSV ({error}); save it again") from error
    lines: list[str] = []
    places: list[Place] = []
    _add(rows, "", lines, places)
    return Content("\n".join(lines), used, places)


def _check_parts(data: bytes, name: str, limits: Limits) -> None:
    """Refuse parts that are bombs or declare entities before a library opens them."""
    with open_zip(io.BytesIO(data), name, limits) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                part = read_entry(archive, entry, f"{name} ({entry.filename})", limits)
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    raise ReadingError(f"{name}: declares XML entities, which no Excel file does")


def _sheet_rows(sheet: Any, left: int, name: str) -> tuple[list[list[Cell]], int]:
    rows: list[list[Cell]] = []
    for row in sheet.iter_rows():
        left -= len(row)
        if left < 0:
            raise LimitError(
                f"{name}: more cells than the limit; split it or raise Limits.max_cells"
            )
        rows.append([Cell(_lines(_shown(cell)), i) for i, cell in enumerate(row)])
    return rows, left


def _shown(cell: Any) -> str:
    """Return a cell's value as its number format shows it, near enough for reading."""
    value, style = cell.value, getattr(cell, "number_format", None) or ""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dt.datetime | dt.date):
        day = "日" in style or "d" in style.lower() or "月" not in style
        year = f"{value.year}年" if "y" in style.lower() or "年" in style else ""
        return f"{year}{value.month}月" + (f"{value.day}日" if day else "")
    if isinstance(value, int | float):
        shown, sign = (value * 100, "%") if "%" in style else (value, "")
        return f"{round(shown, 4):g}{sign}" if abs(shown) < 1e15 else str(value)
    text = str(value)
    return "" if _FORMULA_FAULT.fullmatch(text) else text


def _lines(value: str) -> tuple[str, ...]:
    lines = (line.strip().replace("\t", " ") for line in value.splitlines())
    return tuple(line for line in lines if line)


def _delimiter(text: str) -> str:
    """Return the sign that parts the cells: the one on most of the first lines."""
    head = text[:20_000].splitlines()[:50]
    return max(",\t;", key=lambda sign: sum(sign in line for line in head))


def _add(rows: list[list[Cell]], title: str, lines: list[str], places: list[Place]) -> None:
    """Add a sheet's lines and the place of each cell, by its address."""
    offset = sum(len(line) + 1 for line in lines)
    if _DEFAULT_NAME.fullmatch(title) is None and (is_month(title) or "工会" in title):
        lines.append(title)
        offset += len(title) + 1
    prefix = f"{title}!" if title else ""
    for line in table_lines(rows):
        for at, row, column in line.pieces:
            label = f"{prefix}{_letters(column)}{row}"
            places.append(Place(offset=offset + at, kind="cell", number=row, label=label))
        lines.append(line.text)
        offset += len(line.text) + 1


def _letters(column: int) -> str:
    """Return the letters of a column counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
