"""Tables as lines of text: the one form that Word, PDF, web pages and sheets share.

* A row is a line; its cells are joined by a tab; empty cells are left out.
* A cell of several paragraphs: where the row has a month, each paragraph of its
  largest cell is a line, with the paragraphs of the other cells beside it. A numbered
  paragraph stands alone (``三月⇥1、…`` and then ``2、…``); the others begin with the month
  again. In other rows, where all such cells have equally many paragraphs, line ``i``
  holds their ``i``-th ones; else the cells follow one another.
* A month cell merged over rows, or left empty below, is repeated in each row; other
  merged cells are written once, at their first row.
* A row with two or more month cells is a table of two halves: each month takes the
  cells up to the next month, on lines of its own.
* A table whose months stand in its first row is turned, so that each month begins a
  line. Bare numbers 1-12 in a column headed ``月份`` are read as months (``3`` as ``3月``).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from unionnlp.grammar import leads
from unionnlp.grammar.months import M
from unionnlp.grammar.numerals import SMALL

_DIGIT = rf"(?:[0-9０-９]{{1,2}}|{M})"
_WEEK = rf"(?:{SMALL})"
_MONTH = re.compile(
    rf"\s{{0,9}}+(?:(?:20\d\d|[二〇○零一九]{{4}})\s{{0,9}}+年)?+\s{{0,9}}+{_DIGIT}"
    rf"(?:\s{{0,9}}+月?\s{{0,9}}+[、，,—–\-至到~～/和及]{{1,3}}+\s{{0,9}}+{_DIGIT}){{0,11}}\s{{0,9}}+月\s{{0,9}}+"
    r"(?:份|[上中下]旬|初|底|末)?\s{0,9}+[:：]?\s{0,9}+"
    rf"|\s{{0,9}}+第\s{{0,9}}+{_WEEK}(?:\s{{0,9}}+周?\s{{0,9}}+[、，,—–\-至到~～]{{1,3}}+\s{{0,9}}+第?\s{{0,9}}+{_WEEK}){{0,11}}\s{{0,9}}+周"
    r"\s{0,9}+[:：]?\s{0,9}+"
)
_HEADED = re.compile(r"(?:活动)?(?:月\s*份?|月度)")
_PLAIN_MONTHS = frozenset(str(n) for n in range(1, 13))


class Cell(msgspec.Struct, frozen=True):
    """A cell's paragraphs (lines of text) and its column, counted from 0."""

    lines: tuple[str, ...]
    column: int = 0


class TableLine(msgspec.Struct, frozen=True):
    """A line of a table's text; each piece begins ``at`` in it, from row, cell (from 1)."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]


def is_month(text: str) -> bool:
    """Return whether a cell names a month, months or weeks and nothing else."""
    return len(text) < 24 and _is_month(text)


@lru_cache(maxsize=2_048)
def _is_month(text: str) -> bool:
    return _MONTH.fullmatch(text) is not None


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[TableLine]:
    """Return the lines of a table given as rows of cells in reading order."""
    return numbered_lines(enumerate(rows, 1))


def numbered_lines(rows: Iterable[tuple[int, Sequence[Cell]]]) -> list[TableLine]:
    """Return the lines of a table whose rows have numbers of their own."""
    kept = [(number, [c for c in row if c.lines]) for number, row in rows]
    kept = [(number, row) for number, row in kept if row]
    kept = _named_months(kept)
    if _months_on_top(kept):
        kept = _turned(kept)
    lines: list[TableLine] = []
    for number, row in _filled_down(kept):
        for part in _halves(row):
            lines.extend(_row_lines(part, number))
    return lines


def _named_months(rows: Sequence[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """Give the numbers of a month column their word."""
    column: int | None = None
    named = []
    for number, row in rows:
        cells = row
        for index, cell in enumerate(row):
            text = "".join(cell.lines)
            if _HEADED.fullmatch(text):
                column = cell.column
            elif cell.column == column and text in _PLAIN_MONTHS:
                cells = [*row[:index], Cell((f"{text}月",), cell.column), *row[index + 1 :]]
        named.append((number, cells))
    return named


def _filled_down(rows: Sequence[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """Repeat a month in the rows below it that leave its column empty."""
    months: dict[int, Cell] = {}
    filled = []
    for number, row in rows:
        columns = {cell.column: cell for cell in row}
        for column, cell in columns.items():
            if is_month("".join(cell.lines)):
                months[column] = cell
            else:
                months.pop(column, None)
        held = sorted(columns)
        edges = [*sorted(months), 10**9]
        added = [
            months[start]
            for start, end in itertools.pairwise(edges)
            if start not in columns and _between(held, start, end)
        ]
        filled.append((number, sorted([*row, *added], key=lambda c: c.column)))
    return filled


def _between(columns: Sequence[int], start: int, end: int) -> bool:
    """Return whether one of the sorted columns lies between two others."""
    at = bisect_right(columns, start)
    return at < len(columns) and columns[at] < end


def _months_on_top(rows: Sequence[tuple[int, Sequence[Cell]]]) -> bool:
    """Return whether the first row holds the months and the rows below what is done."""
    if len(rows) < 2:
        return False
    top = [c for c in rows[0][1] if is_month(c.lines[0])]
    below = sum(is_month(c.lines[0]) for _, row in rows[1:] for c in row)
    return len(top) >= 2 and len(top) >= len(rows[0][1]) - 1 and below == 0


def _turned(rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """Give each month of the first row a row with all that stands below it."""
    turned = []
    months = {c.column for c in rows[0][1] if is_month(c.lines[0])}
    under: dict[int, list[str]] = {}
    for _, row in rows[1:]:
        for cell in row:
            under.setdefault(cell.column, []).extend(cell.lines)
    for cell in rows[0][1]:
        lines = tuple(under.get(cell.column, ()))
        if cell.column in months:
            parts = [cell] if not lines else [cell, Cell(lines, cell.column)]
            turned.append((rows[0][0], parts))
    return turned


def _halves(row: Sequence[Cell]) -> list[Sequence[Cell]]:
    """Split a row before its second and later month cells."""
    starts = [i for i, c in enumerate(row) if is_month("".join(c.lines))]
    if len(starts) < 2:
        return [row]
    edges = [0, *starts[1:], len(row)]
    return [row[a:b] for a, b in itertools.pairwise(edges)]


def _row_lines(row: Sequence[Cell], number: int) -> list[TableLine]:
    month = next((c for c in row if is_month("".join(c.lines))), None)
    if month is not None and len(row) > 1:
        return [_joined(cells, number) for cells in _month_lines(row, month)]
    tall = {len(c.lines) for c in row if len(c.lines) > 1}
    if len(tall) == 1:
        height = tall.pop()
        grid = [[(c.lines[i], c.column) for c in row if i < len(c.lines)] for i in range(height)]
        return [_joined(cells, number) for cells in grid]
    lines: list[list[tuple[str, int]]] = [[]]
    for cell in row:
        lines[-1].append((cell.lines[0], cell.column))
        lines.extend([(text, cell.column)] for text in cell.lines[1:])
    return [_joined(cells, number) for cells in lines]


def _month_lines(row: Sequence[Cell], month: Cell) -> list[list[tuple[str, int]]]:
    """Return a month's lines: a paragraph of the largest cell each, the others beside it."""
    main = max((c for c in row if c is not month), key=lambda c: sum(map(len, c.lines)))
    last = len(main.lines) - 1
    lines = []
    for index in range(last + 1):
        cells = []
        for cell in row:
            if cell is month:
                texts: Sequence[str] = ("".join(cell.lines),)
            else:  # what is longer than the largest cell goes on in the last line
                texts = cell.lines[index : None if index == last else index + 1]
            if texts:
                cells.append((" ".join(texts), cell.column))
        alone = index > 0 and len(cells) == 2 and leads.begins(main.lines[index])
        lines.append(cells[1:] if alone and cells[0][1] == month.column else cells)
    return lines


def _joined(cells: Sequence[tuple[str, int]], number: int) -> TableLine:
    pieces, at = [], 0
    for text, column in cells:
        pieces.append((at, number, column + 1))
        at += len(text) + 1
    return TableLine("\t".join(text for text, _ in cells), tuple(pieces))
