"""Cells of tables that a spreadsheet opens: no text of a stranger's file becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from unionnlp.characters import NO_WIDTH, whole
from unionnlp.patterns import lazy

# What a spreadsheet takes for the beginning of a formula, after blanks that it passes over.
_FORMULA = lazy(rf"[\s{NO_WIDTH}]{{0,9}}[=+\-@＝＋－＠]|[\t\r]")
# A bare carriage return ends a row for some programs: what follows it would begin a cell.
_AFTER_RETURN = lazy(rf"\r(?!\n)(?=[\s{NO_WIDTH}]{{0,9}}[=+\-@＝＋－＠])")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel shows no Chinese


class _Writable(Protocol):
    def write(self, text: str, /) -> object: ...


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would take a text for the beginning of a formula."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Return a text as a cell of a CSV file: an apostrophe stands before what would be a formula."""
    safe = _AFTER_RETURN.sub("\r'", whole(text))
    return f"'{safe}" if is_formula(safe) else safe


def cell(value: Any) -> Any:
    """Return one value as CSV shows it: lists joined by ``;``, whole numbers without a point."""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return guarded(";".join(map(str, value))) if isinstance(value, tuple | list) else value


class CsvTable:
    """A CSV file under construction: its heading, then its rows, each cell guarded.

    Rows end as RFC 4180 has it; so a lone carriage return in a text is quoted, too.
    """

    def __init__(self, file: _Writable, heading: Sequence[str]) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(heading)

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Append rows."""
        self._writer.writerows([cell(value) for value in row] for row in rows)
