"""Tables of a draft as rows of cells: their header, their amounts, their last rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from unionnlp.checks.amounts import NEAR
from unionnlp.checks.draft import Draft
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_CELL = lazy(r"^\s*+(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*+(万元|元|万)?\s*+$")
_RULE = lazy(r"[-|:+\s]+")  # the line below a header of bars
_BARS = 2  # bars of a line that is a row
_MYRIAD = 10_000
_CAPTION = 40  # characters of a line beside a table that may give its unit
_UNIT = lazy(
    r"单位[:：为]?\s{0,4}(?:人民币)?(万?元)|[(（](?:人民币)?(万?元)[)）]|(?:以|按)(万?元)(?:为单位|计)"
)


class Grid(msgspec.Struct, frozen=True):
    """A table: the spans of its rows, the cells of each, and whether the first names the columns.

    ``unit`` is that of its amounts by the lines beside it (``单位：万元``), empty where none says it.
    """

    spans: Sequence[tuple[int, int]]
    rows: Sequence[Sequence[str]]
    headed: bool
    unit: str = ""

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(len(row) for row in self.rows)

    def head(self, column: int) -> str:
        """Return what the first row calls a column, empty where it names none."""
        named = self.headed and column < len(self.rows[0])
        return self.rows[0][column].strip() if named else ""

    def body(self) -> range:
        """Return the numbers of the rows that are not the header."""
        return range(1 if self.headed else 0, len(self.rows))

    def value(self, row: int, column: int) -> float | None:
        """Return the number in a cell, in 元 where the cell says 万元; ``None`` without one."""
        cells = self.rows[row]
        match = _CELL.match(cells[column]) if column < len(cells) else None
        if match is None:
            return None
        value = number(match[1].replace("，", ","))
        return None if value is None else value * (_MYRIAD if "万" in (match[2] or "") else 1)

    def yuan(self, row: int, column: int) -> float | None:
        """Return the amount in a cell in 元: by the unit in the cell, at the head, or beside the table."""
        value = self.value(row, column)
        return None if value is None else value * self._scale(row, column)

    def makes(self, row: int, column: int, right: float) -> bool:
        """Say whether the amount in a cell is ``right`` 元, be it told in 元 or in 万元.

        An amount in 万元 may be rounded at its last digit.
        """
        value = self.yuan(row, column) or 0.0
        digits = sum(c.isdigit() for c in self.rows[row][column].partition(".")[2])
        rounded = _MYRIAD * 0.5 * 10.0**-digits + NEAR
        scaled = self._scale(row, column) > 1 or "万" in self.rows[row][column]
        near = max(rounded if scaled else 0.0, NEAR * max(right, 1))
        other = abs(value * _MYRIAD - right) <= (NEAR * right if scaled else rounded)
        return abs(value - right) <= near or (other and value > 0)

    def _scale(self, row: int, column: int) -> int:
        """Return by what the value of a cell is to be multiplied to be in 元."""
        head = self.head(column)
        if "元" in self.rows[row][column] or "万" in self.rows[row][column]:
            return 1  # its value is in 元 already
        unit = head if "元" in head or "万" in head else self.unit
        return _MYRIAD if "万" in unit else 1

    def label(self, row: int) -> str:
        """Return the first cell of a row that is no number: what the row is about."""
        return next((c.strip() for c in self.rows[row] if c.strip() and not _CELL.match(c)), "")

    def is_total(self, row: int) -> bool:
        """Say whether a row is a sum of rows above it."""
        return bool(_words("row_total").match(self.label(row)))

    def column(self, kind: str) -> int | None:
        """Return the one column that the header calls so (a word list of ``sums.toml``)."""
        found = [c for c in range(self.width) if _words(kind).search(self.head(c))]
        return found[0] if len(found) == 1 else None


def grids(draft: Draft) -> Iterator[Grid]:
    """Yield the tables of a draft: lines with tabs, or with bars, that follow each other."""
    lines = [span for span in draft.lines() if not _RULE.fullmatch(draft.plain, *span)]
    first = 0
    for last, (span, after) in enumerate(pairwise([*lines, (-1, -1)])):
        if not _divided(draft.plain[slice(*span)]):
            first = last + 1
        elif after[0] < 0 or not _divided(draft.plain[slice(*after)]):
            beside = (*reversed(lines[max(0, first - 2) : first]), *lines[last + 1 : last + 2])
            yield _grid(draft, lines[first : last + 1], _unit(draft.plain, beside))
            first = last + 1


def _divided(line: str) -> bool:
    """Say whether a line is a row of cells: with a tab, or between bars."""
    return "\t" in line or line.count("|") >= _BARS


def _cells(line: str) -> list[str]:
    """Return the cells of a row."""
    if "\t" in line:
        return line.split("\t")
    return line.strip().removeprefix("|").removesuffix("|").split("|")


def _unit(plain: str, beside: Sequence[tuple[int, int]]) -> str:
    """Return the unit that a short line beside a table gives its amounts."""
    for start, end in beside:
        said = _UNIT.search(plain, start, end) if end - start <= _CAPTION else None
        if said:
            return said[1] or said[2] or said[3]
    return ""


def _grid(draft: Draft, block: Sequence[tuple[int, int]], unit: str) -> Grid:
    # an empty first cell is blank at the beginning of its line, which a span leaves out
    begins = [max(draft.plain.rfind("\n", 0, a) + 1, draft.document.start) for a, _ in block]
    rows = [_cells(draft.plain[a:b]) for a, (_, b) in zip(begins, block, strict=True)]
    headed = len(rows) > 1 and not any(_CELL.match(cell) for cell in rows[0])
    return Grid(tuple(block), rows, headed, unit)


@cache
def _words(key: str) -> re.Pattern[str]:
    table = load("sums")
    return lazy(alternation(table["columns"].get(key) or table["words"][key]))
