"""What the header of a table says of a number that fills its cell: 参加人数 above 46人, 经费 above 2300元.

In a table of times the head alone says it; in one of things the cell that names the row says it first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from unionnlp.facts.activities import trimmed
from unionnlp.facts.cells import RULE, number, several
from unionnlp.facts.people import Span
from unionnlp.grammar import cuts
from unionnlp.patterns import lazy
from unionnlp.resources import words
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import TIMES, role

Runs = tuple[Span, ...]
"""Where the words stand that a number measures, in one stretch or two (clean offsets)."""

_HEAD = lazy(r"[一-龥]{2,8}")
_NAMED = frozenset((*TIMES, "index", "name", "content", "responsible", "place"))
_COUNTED = lazy(r".*(?:元|块|[人名位])(?:次|左右|以[上内下]|/[一-龥]{1,2})*")
_LAST, _CELL = 6, 12  # rows below a table that are looked at, characters of a cell there
_TABLE = 2  # rows that a header has below it, at least


def of_rows(text: str, rows: Sequence[ViewRow]) -> dict[int, Runs]:
    """Return, for the start of each number that fills a cell between tabs, bars or gaps, the head of its column."""
    found: dict[int, Runs] = {}
    for table in _tables(rows):
        head, *below = table
        if len(below) < _TABLE or not all(_headed(text, span) for span in head):
            continue
        timed = any(role(text[slice(*span)]) in TIMES for span in head)
        for row in below:
            if len(row) == len(head):
                found |= _numbers(text, head, row) if timed else _of_things(text, head, row)
    return found


def of_lines(text: str, rows: Sequence[ViewRow], taken: Collection[int]) -> dict[int, Runs]:
    """Return what ``of_rows`` returns for a table whose cells stand on a line each (``taken``)."""
    lines = [(rows[k].start, rows[k].end) for k in sorted(taken)]
    width = next((k for k, span in enumerate(lines) if not _headed(text, span)), 0)
    while width and not role(text[slice(*lines[width - 1])]):
        width -= 1
    heads, below = lines[:width], lines[width:]
    if not heads:
        return {}
    columns: list[Span | None] = [heads[k % width] for k in range(len(below))]
    if not _regular(text, columns, below):
        columns = [_by_measure(text, heads, span) for span in below]
    stop = max(taken) + 1
    last = [(r.start, r.end) for r in takewhile(_cell_like, rows[stop : stop + _LAST])]
    columns += [_by_measure(text, heads, span) for span in last]
    return _numbers(text, columns, below + last)


def _cell_like(row: ViewRow) -> bool:
    """Tell whether a row below a table can be a cell of its last row, or of its sums."""
    size = len(row.text)
    return row.label is None and size <= _CELL and cuts.on(row.text, 0, size) == size


def _tables(rows: Sequence[ViewRow]) -> Iterator[list[list[Span]]]:
    """Yield runs of rows with several cells, ruled lines left out."""
    table: list[list[Span]] = []
    for row in rows:
        if RULE.fullmatch(row.text):
            continue
        if spans := several(row):
            table.append(spans)
            continue
        if table:
            yield table
        table = []
    if table:
        yield table


def _headed(text: str, span: Span) -> bool:
    """Tell whether a cell can be a header's: a few words, no number."""
    told = "".join(text[slice(*span)].split())
    return not told or bool(role(told) or _HEAD.fullmatch(told))


def _numbers(text: str, head: Sequence[Span | None], row: Sequence[Span]) -> dict[int, Runs]:
    """Return the numbers of a row by their start, with the heads above them that name what is measured."""
    return {
        a: (above,)
        for above, (a, b) in zip(head, row, strict=True)
        if above and number(text, (a, b)) and above[0] < above[1] and _measures(text, above)
    }


def _of_things(text: str, head: Sequence[Span], row: Sequence[Span]) -> dict[int, Runs]:
    """Return the numbers of a row of a table without times: the cell that names the row before the head."""
    named = (span for span in row if not number(text, span) and span[0] < span[1])
    name = next((x for x in (trimmed(text, *span) for span in named) if x[0] < x[1]), None)
    if name is None:
        return {}
    told = _numbers(text, head, row)
    numbers = [a for a, b in row if number(text, (a, b)) and a > name[0]]
    return {a: (name, *told.get(a, ())) for a in numbers}


def _measures(text: str, head: Span) -> bool:
    """Tell whether a header's cell names what the numbers below it measure."""
    told = "".join(text[slice(*head)].split())
    return role(told) not in _NAMED and not words("quantities", "heads", "bare").fullmatch(told)


def _regular(text: str, columns: Sequence[Span | None], below: Sequence[Span]) -> bool:
    """Tell whether each number stands below a head that names what is measured."""
    numbers = [
        above
        for above, (a, b) in zip(columns, below, strict=True)
        if above and number(text, (a, b))
    ]
    return not any(role(text[slice(*above)]) in _NAMED - {"index"} for above in numbers)


def _by_measure(text: str, heads: Sequence[Span], span: Span) -> Span | None:
    """Return the only head that names money (people) for a cell of money (people)."""
    cell = text[slice(*span)]
    if not _COUNTED.fullmatch(cell):
        return None
    wanted = words("quantities", "heads", "money" if "元" in cell or "块" in cell else "people")
    fitting = [head for head in heads if wanted.fullmatch(text[slice(*head)].strip())]
    return fitting[0] if len(fitting) == 1 else None
