"""Tables of a draft as rows of cells: their header, their amounts, their last rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_CELL = lazy(r"^\s*+(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*+(万元|元|万)?\s*+$")
_MYRIAD = 10_000


class Grid(msgspec.Struct, frozen=True):
    """A table: the spans of its rows, the cells of each, and whether the first names the columns."""

    spans: Sequence[tuple[int, int]]
    rows: Sequence[Sequence[str]]
    headed: bool

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
        """Return the amount in a cell in 元, by the unit in the cell or at the head of the column."""
        value = self.value(row, column)
        in_cell = "万" in self.rows[row][column] if value is not None else False
        myriads = "万" in self.head(column) and not in_cell
        return value * _MYRIAD if value is not None and myriads else value

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
    """Yield the tables of a draft: lines with tabs that follow each other."""
    block: list[tuple[int, int]] = []
    for span, after in pairwise([*draft.lines(), (-1, -1)]):
        if "\t" not in draft.plain[slice(*span)]:
            continue
        block.append(span)
        if after[0] >= 0 and "\t" in draft.plain[slice(*after)]:
            continue
        yield _grid(draft, block)
        block = []


def _grid(draft: Draft, block: Sequence[tuple[int, int]]) -> Grid:
    # an empty first cell is blank at the beginning of its line, which a span leaves out
    begins = [max(draft.plain.rfind("\n", 0, a) + 1, draft.document.start) for a, _ in block]
    rows = [draft.plain[a:b].split("\t") for a, (_, b) in zip(begins, block, strict=True)]
    headed = len(rows) > 1 and not any(_CELL.match(cell) for cell in rows[0])
    return Grid(tuple(block), rows, headed)


@cache
def _words(key: str) -> re.Pattern[str]:
    table = load("sums")
    return lazy(alternation(table["columns"].get(key) or table["words"][key]))
