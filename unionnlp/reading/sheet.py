"""Sheets (.xlsx, .csv): each row a line, as tables everywhere (``unionnlp.reading.tables``).

A sheet with a month column is therefore a schedule of lines such as ``三月⇥开教代会``; a
month that is written as a number or a date becomes ``3月``. Hidden sheets and the names
that Excel gives (``Sheet1``) are left out; a sheet named by a month or a subject begins
with its name.
"""

from __future__ import annotations

import csv
import io
import re

from unionnlp.errors import LimitError, ReadingError, reason
from unionnlp.reading.plain import decode
from unionnlp.reading.source import BLANKS, Budget, Content, Job
from unionnlp.reading.tables import Cell, is_month, numbered_lines
from unionnlp.reading.workbook import sheets
from unionnlp.records import Place

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)?\s*\d*", re.IGNORECASE)


def read_xlsx(job: Job) -> Content:
    """Return the text of a workbook; places are cells (``Sheet1!B3``)."""
    lines: list[str] = []
    places: list[Place] = []
    for sheet in sheets(job):
        rows = [
            (number, [Cell(_lines(text), column) for column, text in cells])
            for number, cells in sheet.rows
        ]
        _add(rows, sheet.title, lines, places)
    return Content("\n".join(lines), places=places)


def read_csv(job: Job) -> Content:
    """Return the text of a table in a text file; places are its cells."""
    name, limits = job.name, job.limits
    text, used = decode(job.data, name, job.encoding)
    if len(text) > limits.max_chars:
        raise LimitError(f"{name}: more than {limits.max_chars} characters; split the file")
    budget = Budget(name, limits)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(limits.max_chars)
    try:
        rows = [(n, _cells(row, budget)) for n, row in enumerate(reader, 1)]
    except csv.Error as error:
        raise ReadingError(f"{name}: a damaged CSV ({reason(error)}); save it again") from error
    lines: list[str] = []
    places: list[Place] = []
    _add(rows, "", lines, places)
    return Content("\n".join(lines), used, places)


def _cells(row: list[str], budget: Budget) -> list[Cell]:
    cells = [Cell(_lines(value), i) for i, value in enumerate(row) if value]
    budget.cells(len(cells) + (len(row) - len(cells)) // BLANKS)
    return cells


def _lines(value: str) -> tuple[str, ...]:
    lines = (line.strip().replace("\t", " ") for line in value.splitlines())
    return tuple(line for line in lines if line)


def _delimiter(text: str) -> str:
    """Return the sign that parts the cells: the one on most of the first lines."""
    head = text[:20_000].splitlines()[:50]
    return max(",\t;", key=lambda sign: sum(sign in line for line in head))


def _add(
    rows: list[tuple[int, list[Cell]]], title: str, lines: list[str], places: list[Place]
) -> None:
    """Add a sheet's lines and the place of each cell, by its address."""
    offset = sum(len(line) + 1 for line in lines)
    if _DEFAULT_NAME.fullmatch(title) is None and (is_month(title) or "工会" in title):
        lines.append(title)
        offset += len(title) + 1
    prefix = f"{title}!" if title else ""
    for line in numbered_lines(rows):
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
