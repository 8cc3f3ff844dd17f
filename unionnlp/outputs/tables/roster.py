"""A roster: the names of the units that should hand in, from a text or a column of a sheet."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from unionnlp.errors import ReadingError
from unionnlp.reading import read
from unionnlp.resources import load

_BREAK = re.compile(r"[\t,，;；]")
_HEADS = 6  # rows in which a sheet's headings are looked for
_NAME = re.compile(r"[\u3400-\u9fff]{2}")


def read_roster(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the names of a roster, each once, in their order.

    Of a sheet the column whose heading names units is taken, else the one with most cells that
    end as names of units do. Raises ``ReadingError`` (U100) for a file without any name.
    """
    text = read(path).text
    rows = [
        [cell.strip() for cell in _BREAK.split(row)] for row in text.splitlines() if row.strip()
    ]
    first, column = _column(rows)
    cells = [row[column] for row in rows[first:] if len(row) > column]
    names = tuple(dict.fromkeys(cell for cell in cells if _NAME.search(cell)))
    if not names:
        raise ReadingError(
            f"{os.fspath(path)}: no names of units in it; give one a line, or a sheet"
        )
    return names


def _column(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return the first row of names, and their column."""
    words = load("tables")["roster"]
    headings = frozenset(words["headings"])
    for number, row in enumerate(rows[:_HEADS]):
        for place, cell in enumerate(row):
            if "".join(cell.split()) in headings:
                return number + 1, place
    ends = tuple(words["ends"])
    width = max((len(row) for row in rows), default=1)
    named = [
        sum(len(r) > place and r[place].endswith(ends) for r in rows) for place in range(width)
    ]
    most = max(named, default=0)
    return 0, named.index(most) if most else 0
