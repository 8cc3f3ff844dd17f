"""Tables that lost their grid: pasted a cell a line, or with months that ran into their items' numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from unionnlp.facts import people
from unionnlp.facts.activities import Cut, activities
from unionnlp.facts.cells import ActivityTable, read_cells, twice
from unionnlp.facts.columns import Columns, header
from unionnlp.facts.loose import line, line_span, read_loose
from unionnlp.facts.one_each import placed
from unionnlp.grammar import cuts, times
from unionnlp.grammar.signatures import signed
from unionnlp.grammar.times import When
from unionnlp.patterns import lazy
from unionnlp.records import SAID
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import role
from unionnlp.structure.headings import announces

_WIDEST = 8
_WORDS = frozenset({"name", "content", *SAID})  # columns whose cells are no times
_CELL = 40  # characters of a cell; what is longer stands below the table
_HEAD_CELL, _ROWS = 8, 3  # characters of a header's cell, rows that show the width of a table
_HEADS, _MONTHS = 3, 12
_GLUED = lazy(r"(\d{1,4})\s*([、.](?!\d))?")
_GLUED_HEADER = lazy(r"(?:月份?|时间)\s*(?:主要|具体)?(?:工作|活动)?(?:内容|安排)?.{0,8}")


def read_stacked(text: str, rows: Sequence[ViewRow], taken: set[int]) -> Iterator[ActivityTable]:
    """Yield the tables that were pasted a cell a line, header words first."""
    index = 0
    while index < len(rows):
        table = None if index in taken else _stacked(text, rows, index)
        if table:
            yield table
            index = table.stop
        else:
            index += 1


def _stacked(text: str, rows: Sequence[ViewRow], index: int) -> ActivityTable | None:
    width = 0
    while width < _WIDEST and index + width < len(rows) and role(line(rows[index + width])):
        width += 1
    words = [line(r) for r in rows[index : index + width]]
    columns = header(words) if width > 1 else None
    if width and (wider := _wider(rows, index, width)):
        columns = wider
        words = [line(r) for r in rows[index : index + wider.width]]
    if columns is None or (words[0].endswith(":") and header(words[1:])):  # the heading above it
        return None
    table = ActivityTable(columns, index)
    start = index + columns.width
    for k in range(index, start):
        table.take(k)
    stop = _regular(rows, start, columns)
    turns = [] if stop else _turns(rows, start, columns)
    if stop:
        table = _chunks(text, rows, range(start, stop, columns.width), table)
    elif turns:
        table = _in_turn(text, rows, turns, table)
    elif each := _one_each(rows, start, columns):
        table = _placed(text, rows, each, table)
    else:
        table = read_loose(text, rows, table, start, grid=False)
    return table if table.activities else None


def _wider(rows: Sequence[ViewRow], index: int, known: int) -> Columns | None:
    """Return the columns of a header with words that name none of ours (``花费``), if its rows are regular.

    The first ``known`` words are ours. So many rows of so many cells are no chance.
    """
    words = [line(r) for r in rows[index : index + _WIDEST]]
    like = len(list(takewhile(_header_like, words)))
    for width in range(like, max(known, 2), -1):
        named = sum(role(word) is not None for word in words[:width])
        columns = header(words[:width]) if named * 2 >= width else None
        if columns is None:
            continue
        stop = _regular(rows, index + width, columns)
        if stop and stop >= index + width * (1 + _ROWS):
            return columns
        if not stop and _turns(rows, index + width, columns):
            return columns
    return None


def _header_like(word: str) -> bool:
    """Tell whether a line can be a cell of a header: a word or two, no number, no sentence."""
    whole = cuts.on(word, 0, len(word), cuts.CLAUSE) == len(word)
    plain = not any(map(str.isdigit, word)) and times.cell(word) is None
    return whole and 0 < len(word) <= _HEAD_CELL and plain


def _regular(rows: Sequence[ViewRow], start: int, columns: Columns) -> int | None:
    """Return where a table ends whose every row has all its cells, ``None`` if it is not so."""
    k, width = start, columns.width
    while k + width <= len(rows) and _when(rows, k, columns):
        k += width
    below = takewhile(_cell_like, rows[k : k + 2 * width])
    torn = any(times.cell(line(row), column=columns.time) for row in below)
    return k if k > start + width and not torn else None


def _cell_like(row: ViewRow) -> bool:
    """Tell whether a row below a table can be a cell of it: no header, chapter or date of a signature."""
    chapter = row.label is not None and row.label.style in ("chinese", "part", "article")
    text = line(row)
    return len(text) < _CELL and not chapter and not role(text) and not signed(text)


def _when(rows: Sequence[ViewRow], k: int, columns: Columns) -> When | None:
    words = [line(r) for r in rows[k : k + columns.width]]
    number = columns.first("index")
    if number is not None and not words[number].isdigit():
        return None
    if any(times.cell(words[i], column=columns.roles[i]) is None for i in columns.times):
        return None
    others = [w for w, r in zip(words, columns.roles, strict=True) if r in _WORDS]
    return None if any(times.cell(w) for w in others) else columns.when(words)


def _chunks(
    text: str, rows: Sequence[ViewRow], starts: range, head: ActivityTable
) -> ActivityTable:
    """Read as many lines as there are columns as one row of the table, from each of ``starts``."""
    columns = head.columns

    def read(cut: Cut, _known: bool) -> ActivityTable:
        table = ActivityTable(columns, head.stop, cut, rows=set(head.rows))
        for k in starts:
            table.when = _when(rows, k, columns) or When()
            read_cells(text, table, [line_span(r) for r in rows[k : k + columns.width]])
            for j in range(k, k + columns.width):
                table.take(j)
        return table

    return twice(read)


def _turns(rows: Sequence[ViewRow], start: int, columns: Columns) -> list[tuple[int, When]]:
    """Return where the rows of a table begin behind their times, which may be merged over several rows.

    None where not every row has all its cells, those who answer at their place and something behind them.
    """
    who, width = columns.first("responsible"), columns.width - 1
    if columns.times != [0] or who is None or who == width or columns.width <= _ROWS:
        return []
    found: list[tuple[int, When]] = []
    when: When | None = None
    k = start
    while k < len(rows):
        here = times.cell(line(rows[k]), column=columns.time)
        k += here is not None
        when = here or when
        cells = [line(row) for row in rows[k : k + width] if _cell_like(row)]
        torn = any(times.cell(word) is not None for word in cells)
        if when is None or torn or len(cells) < width or not people.answers(cells[who - 1]):
            return found if here is None and not torn and len(found) >= _ROWS else []
        found.append((k, when))
        k += width
    return found if len(found) >= _ROWS else []


def _in_turn(
    text: str, rows: Sequence[ViewRow], turns: Sequence[tuple[int, When]], head: ActivityTable
) -> ActivityTable:
    """Read the rows of a table that begin, behind their times, at the rows of ``turns``."""
    width = head.columns.width - 1

    def read(cut: Cut, _known: bool) -> ActivityTable:
        table = ActivityTable(head.columns, head.stop, cut, rows=set(head.rows))
        for k, table.when in turns:
            read_cells(text, table, [line_span(r) for r in rows[k : k + width]], 1)
        for k in range(head.stop, turns[-1][0] + width):
            table.take(k)
        return table

    return twice(read)


def _one_each(rows: Sequence[ViewRow], start: int, columns: Columns) -> list[list[int | None]]:
    """Return, for each row of a table with one for each time, the line that holds each of its cells."""
    lead = columns.times[0]
    if len(columns.times) > 1 or columns.width < _ROWS or not columns.contents:
        return []
    stop = start
    while stop < len(rows) and _cell_like(rows[stop]) and not rows[stop].text.endswith(("。", ";")):
        stop += 1
    marks = [
        k - lead
        for k in range(start + lead, stop)
        if times.cell(line(rows[k]), column=columns.time)
        and not (columns.time != "week" and line(rows[k]).isdigit() and "index" in columns.roles)
    ]
    if not marks or marks[0] != start:
        return []
    edges = [*marks, stop]
    found = placed(columns, [[line(r) for r in rows[a:b]] for a, b in pairwise(edges)])
    return [
        [None if i is None else a + i for i in row] for a, row in zip(marks, found, strict=False)
    ]


def _placed(
    text: str, rows: Sequence[ViewRow], each: Sequence[Sequence[int | None]], head: ActivityTable
) -> ActivityTable:
    """Read the rows of a table whose cells stand in the lines of ``each``."""
    columns = head.columns

    def read(cut: Cut, _known: bool) -> ActivityTable:
        table = ActivityTable(columns, head.stop, cut, rows=set(head.rows))
        for row in each:
            spans = [(0, 0) if k is None else line_span(rows[k]) for k in row]
            table.when = columns.when([text[a:b] for a, b in spans]) or When()
            read_cells(text, table, spans)
            for k in row:
                if k is not None:
                    table.take(k)
        return table

    return twice(read)


def glued(text: str, rows: Sequence[ViewRow], taken: set[int]) -> Iterator[ActivityTable]:
    """Yield tables in which the month ran into the first item's number.

    ``11、…`` ``2、…`` ``21、…`` ``7组织…`` are item 1 and 2 of January, item 1 of February, July's one.
    """
    index = 0
    while index < len(rows):
        numbered = rows[index].text[:1].isdecimal()
        run = _glued_run(rows, index, taken) if numbered else None
        if run and _counts(run) and not (index and announces(rows[index - 1].text)):
            index = run[-1][0] + 1
        elif run:
            table = ActivityTable(Columns(("month", "content")), index)
            if index and _GLUED_HEADER.fullmatch(rows[index - 1].text):
                table.take(index - 1)
            for k, month, at in run:
                when = When((month,))
                table.activities += activities(text, rows[k].start + at, rows[k].end, when, "whole")
                table.take(k)
            yield table
            index = run[-1][0] + 1
        else:
            index += 1


def _glued_run(
    rows: Sequence[ViewRow], index: int, taken: set[int]
) -> list[tuple[int, int, int]] | None:
    run: list[tuple[int, int, int]] = []
    month, item, heads = 0, 0, 0
    for k in range(index, len(rows)):
        match = _GLUED.match(rows[k].text) if rows[k].text[:1].isdecimal() else None
        if k in taken or not match:
            break
        digits, mark = match.group(1), match.group(2)
        if mark and month and digits == str(item + 1):
            item += 1
        elif mark and digits[:-1] and digits[-1] == "1" and _next_month(month, int(digits[:-1])):
            month, item, heads = int(digits[:-1]), 1, heads + 1
        elif not mark and _single(rows[k].text, match.end()) and _next_month(month, int(digits)):
            month, item, heads = int(digits), 9, heads + 1
        else:
            break
        run.append((k, month, match.end()))
    return run if heads >= _HEADS else None


def _counts(run: list[tuple[int, int, int]]) -> bool:
    """Tell whether the numbers only count: a list from 1, each line a number and its item."""
    months = [month for _, month, _ in run]
    return months == list(range(1, len(months) + 1)) and len(months) < _MONTHS


def _next_month(before: int, value: int) -> bool:
    """Months of a table go forward, at most once over the year's end."""
    if not 1 <= value <= 12:
        return False
    return before == 0 or 1 <= (value - before) % 12 <= 4


def _single(text: str, at: int) -> bool:
    return at < len(text) and (
        "\u4e00" <= text[at] <= "\u9fff"
        and (text[at] not in "月年日个次人届名" or text[at + 1 : at + 2] == "级")
    )
