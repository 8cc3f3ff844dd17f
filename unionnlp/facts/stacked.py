"""Tables that lost their grid: pasted a cell a line, or with months that ran into their items' numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from unionnlp.facts import people
from unionnlp.facts.activities import activities
from unionnlp.facts.columns import Columns, header
from unionnlp.facts.people import Span
from unionnlp.facts.tables import TERM, Table, read_cells
from unionnlp.grammar import times
from unionnlp.grammar.signatures import SIGNER, contact, signed
from unionnlp.grammar.times import When
from unionnlp.structure.blocks import Row
from unionnlp.structure.grid import role

_WIDEST = 8
_CELL = 40  # characters of a cell; what is longer stands below the table
_GLUED = re.compile(r"(\d{1,4})\s*([、.](?!\d))?")
_GLUED_HEADER = re.compile(r"(?:月份?|时间)\s*(?:主要|具体)?(?:工作|活动)?(?:内容|安排)?.{0,8}")


def read_stacked(text: str, rows: Sequence[Row], taken: set[int]) -> Iterator[Table]:
    """Yield the tables that were pasted a cell a line, header words first."""
    index = 0
    while index < len(rows):
        table = None if index in taken else _stacked(text, rows, index)
        if table:
            yield table
            index = table.stop
        else:
            index += 1


def _cell(row: Row) -> str:
    return row.text.strip(" |\t")


def _span(row: Row) -> Span:
    word = _cell(row)
    start = row.start + row.text.index(word)
    return start, start + len(word)


def _stacked(text: str, rows: Sequence[Row], index: int) -> Table | None:
    width = 0
    while width < _WIDEST and index + width < len(rows) and role(_cell(rows[index + width])):
        width += 1
    columns = header([_cell(r) for r in rows[index : index + width]]) if width > 1 else None
    if columns is None:
        return None
    table = Table(columns, index)
    for k in range(index, index + width):
        table.take(k)
    stop = _regular(rows, index + width, columns)
    if stop:
        for k in range(index + width, stop, width):
            _chunk(text, rows, k, table)
    else:
        _Loose(text, rows, table).read(index + width)
    return table if table.activities else None


def _regular(rows: Sequence[Row], start: int, columns: Columns) -> int | None:
    """Return where a table ends whose every row has all its cells, ``None`` if it is not so."""
    k, width = start, columns.width
    while k + width <= len(rows) and _when(rows, k, columns):
        k += width
    below = takewhile(lambda w: len(w) < _CELL and not role(w), map(_cell, rows[k : k + 2 * width]))
    torn = any(times.cell(w, column=_time_role(columns)) for w in below)
    return k if k > start + width and not torn else None


def _when(rows: Sequence[Row], k: int, columns: Columns) -> When | None:
    words = [_cell(r) for r in rows[k : k + columns.width]]
    number = columns.first("index")
    if number is not None and not words[number].isdigit():
        return None
    if any(times.cell(words[i], column=columns.roles[i]) is None for i in columns.times):
        return None
    others = [
        w
        for w, r in zip(words, columns.roles, strict=True)
        if r in ("name", "content", "responsible")
    ]
    return None if any(times.cell(w) for w in others) else columns.when(words)


def _time_role(columns: Columns) -> str:
    return columns.roles[columns.times[0]]


def _chunk(text: str, rows: Sequence[Row], k: int, table: Table) -> None:
    """Read ``width`` lines as one row of the table."""
    columns = table.columns
    table.when = _when(rows, k, columns) or When()
    read_cells(text, table, [_span(r) for r in rows[k : k + columns.width]])
    for j in range(k, k + columns.width):
        table.take(j)


class _Loose:
    """A table a cell a line in which empty cells left no line: what a cell is, its words tell."""

    def __init__(self, text: str, rows: Sequence[Row], table: Table) -> None:
        self.text, self.rows, self.table = text, rows, table
        self.column = _time_role(table.columns)
        self.persons = table.columns.first("responsible") is not None
        self.more = table.columns.width > 2
        self.fresh = 0  # the first activity of this month that no person answers for yet
        self.numbered = self.named = False
        self.timed = False  # a time was read, and nothing of its activities yet

    def read(self, start: int) -> None:
        """Read lines into the table until one cannot be a cell of it."""
        for k in range(start, len(self.rows)):
            word = _cell(self.rows[k])
            here = self._when(word)
            if here is not None:
                self._time(here)
                self.timed = True
            elif len(word) <= 24 and TERM.fullmatch(word):
                pass
            elif self.table.when is None or not self._stays(k):
                break
            else:
                self._other(k, word)
                self.timed = False
            self.table.take(k)

    def _when(self, word: str) -> When | None:
        """Read a cell as the next time column; behind a time its other columns come first."""
        roles = [self.table.columns.roles[i] for i in self.table.columns.times]
        if self.timed:
            roles = roles[1:] + roles[:1]
        return next((w for r in roles if (w := times.cell(word, column=r)) is not None), None)

    def _time(self, here: When) -> None:
        last = self.table.when
        both = (
            last is not None
            and not (last.months and here.months)
            and self.fresh == len(self.table.activities)
        )
        weekly = both and last is not None and bool(last.weeks) != bool(here.weeks)
        self.table.when = last.with_date(here) if weekly and last else here
        self.fresh = len(self.table.activities)
        self.numbered = self.named = False

    def _other(self, k: int, word: str) -> None:
        row, found = self.rows[k], self.table.activities
        if found and len(found) > self.fresh and self._aside(k, word):
            span = _span(row)
            if people.person(word) and self.persons:
                for i in range(self.fresh, len(found)):
                    found[i] = found[i].beside({"responsible": span})
                self.fresh, self.named = len(found), True
            else:
                self.table.tell(self.text, span)
            return
        if self.named and self.more and (people.person(word) or self._last_cell(k, word)):
            return
        self.numbered = self.numbered or row.label is not None
        when = self.table.when or When()
        found += activities(self.text, *_span(row), when, "whole" if row.label else "stops")

    def _aside(self, k: int, word: str) -> bool:
        """A person, a detail, or a line without number below numbered ones is no activity."""
        if self.rows[k].label:
            return False
        if people.detail(word) or (self.more and people.person(word)):
            return True
        return self.numbered

    def _last_cell(self, k: int, word: str) -> bool:
        """The short cell before the next month or the table's end: a remark."""
        if len(word) > 14 or self.rows[k].label:
            return False
        if k + 1 >= len(self.rows) or not self._stays(k + 1):
            return True
        return times.cell(_cell(self.rows[k + 1]), column=self.column) is not None

    def _stays(self, k: int) -> bool:
        row = self.rows[k]
        text = row.text
        if row.label and row.label.style in ("chinese", "bracketed_chinese", "part", "article"):
            return self._own_number(k)
        if signed(text) or contact(text) or len(text) > 60 or people.closing(text):
            return False
        return not (
            SIGNER.match(text) and (k + 1 == len(self.rows) or signed(self.rows[k + 1].text))
        )

    def _own_number(self, k: int) -> bool:
        """``一、`` right below a month, or the number behind that of the line above."""
        label, above = self.rows[k].label, self.rows[k - 1].label
        if label is None or label.style in ("part", "article"):
            return False
        if label.number == 1:
            return True
        for j in range(k - 1, max(k - 4, 0), -1):
            above = self.rows[j].label
            if above:
                return above.style == label.style and above.number == (label.number or 0) - 1
        return False


def glued(text: str, rows: Sequence[Row], taken: set[int]) -> Iterator[Table]:
    """Yield tables in which the month ran into the first item's number.

    ``11、…`` ``2、…`` ``21、…`` ``7组织…`` are item 1 and 2 of January, item 1 of February, July's one.
    """
    index = 0
    while index < len(rows):
        run = _glued_run(rows, index, taken)
        if run:
            table = Table(Columns(("month", "content")), index)
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
    rows: Sequence[Row], index: int, taken: set[int]
) -> list[tuple[int, int, int]] | None:
    run: list[tuple[int, int, int]] = []
    month, item, heads = 0, 0, 0
    for k in range(index, len(rows)):
        match = _GLUED.match(rows[k].text)
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
    return run if heads >= 3 else None


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
