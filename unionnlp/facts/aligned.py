"""Tables with one space between cells: where each row has as many words as the header, each word is a cell."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.facts.cells import ActivityTable, read_cells, spelled, twice
from unionnlp.facts.columns import Columns, header
from unionnlp.facts.people import Span
from unionnlp.patterns import lazy
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import role

_TOKEN = lazy(r"\S+")
_LEAST, _MOST = 3, 8  # columns
_ROWS = 3  # so many rows of so many words are no chance
_HEAD_CELL = 8  # characters of a header's cell


def read_aligned(text: str, rows: Sequence[ViewRow], index: int) -> ActivityTable | None:
    """Read the table whose header is row ``index``; its columns may have words of their own (``规模``)."""
    columns = _columns(rows[index].text.split())
    if columns is None:
        return None
    stop = index + 1
    while stop < len(rows) and _fits(rows[stop], columns):
        stop += 1
    if stop - index <= _ROWS or (stop < len(rows) and _torn(rows[stop], columns)):
        return None

    def read(cut: str, _known: bool) -> ActivityTable:
        table = ActivityTable(columns, index, "gaps" if cut == "gaps" else "stops")
        table.take(index)
        for k in range(index + 1, stop):
            cells = _cells(rows[k])
            table.when = columns.when(spelled(text, cells))
            read_cells(text, table, cells)
            table.take(k)
        return table

    table = twice(read)
    return table if table.activities else None


def _columns(words: Sequence[str]) -> Columns | None:
    if not _LEAST <= len(words) <= _MOST or max(map(len, words)) > _HEAD_CELL:
        return None
    named = sum(role(word) is not None for word in words)
    plain = not any(char.isdigit() for word in words for char in word)
    return header(words) if plain and named * 2 >= len(words) else None


def _cells(row: ViewRow) -> list[Span]:
    return [(row.start + m.start(), row.start + m.end()) for m in _TOKEN.finditer(row.text)]


def _fits(row: ViewRow, columns: Columns) -> bool:
    words = row.text.split()
    return len(words) == columns.width and columns.when(words) is not None


def _torn(row: ViewRow, columns: Columns) -> bool:
    """Tell whether a further row has its time at its place, and other words than the header's."""
    return columns.when(row.text.split()[: columns.times[0] + 1]) is not None
