"""Rows that lost the grid of their table: what a cell is, its words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unionnlp.facts import parallel, people
from unionnlp.facts.activities import Cut, ReadActivity, activities
from unionnlp.facts.cells import ActivityTable, cells, divided, merged, twice
from unionnlp.facts.columns import Columns
from unionnlp.facts.people import Span
from unionnlp.grammar import times
from unionnlp.grammar.labels import Label
from unionnlp.grammar.participants import takers
from unionnlp.grammar.signatures import SIGNER, contact, signed
from unionnlp.grammar.times import When
from unionnlp.patterns import lazy
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import detail

_WORD = lazy(r"\S+")
_MOST = 8  # lines of one month
_ROW = 2  # cells of a row: an activity, and who answers for it
_NARROW = 3  # columns of a table that says more than times and activities


def line(row: ViewRow) -> str:
    """Return the words of a row that is one cell."""
    return row.text.strip(" |\t")


def line_span(row: ViewRow) -> Span:
    """Return their span."""
    word = line(row)
    start = row.start + row.text.index(word)
    return start, start + len(word)


def read_loose(
    text: str, rows: Sequence[ViewRow], table: ActivityTable, start: int, *, grid: bool
) -> ActivityTable:
    """Read the rows from ``start`` into a table below its header; returns the table.

    ``grid`` tells that the header stood on one line: a row below it may hold several cells.
    """
    own = set(table.rows)

    def read(cut: Cut, known: bool) -> ActivityTable:
        found = ActivityTable(table.columns, start, cut, rows=set(own))
        Loose(text, rows, found, grid=grid, known=known).read(start)
        return found

    return twice(read)


def torn(text: str, rows: Sequence[ViewRow], index: int, columns: Columns) -> bool:
    """Tell whether the rows below a header (row ``index``) lost their grid: cells on lines of their own."""
    if columns.width < _NARROW or index + 2 >= len(rows):
        return False
    first = row_cells(text, rows[index + 1])
    if not 0 < len(first) < columns.width or merged([text[a:b] for a, b in first]):
        return False
    if times.cell(text[slice(*first[0])], column=columns.time) is None:
        return False
    below = list(_lines_below(text, rows, index + 2, columns))
    if len(first) == 1:
        return bool(below) and not detail(below[0])
    return parallel.ROLE in columns.roles and any(takers(word) for word in below)


def _lines_below(text: str, rows: Sequence[ViewRow], start: int, columns: Columns) -> Iterator[str]:
    """Yield the rows of one cell, without label, until the next time."""
    for row in rows[start : start + _MOST]:
        if row.label or len(row_cells(text, row)) > 1:
            break
        if times.cell(line(row), column=columns.time) is not None:
            break
        yield line(row)


def row_cells(text: str, row: ViewRow) -> list[Span]:
    """Return the cells of a row that are not empty; a time before a space is a cell of its own."""
    if divided(row.text):
        return [(a, b) for a, b in cells(row) if a < b]
    found = times.at(text, row.start, row.end)
    if found is None or not found[0] or not text[found[1] : row.end][:1].isspace():
        return [line_span(row)]
    rest = text[found[1] : row.end]
    return [(row.start, found[1]), (row.end - len(rest.lstrip()), row.end)]


def _answered(text: str, span: Span) -> list[Span]:
    """Cut a cell that ends, behind a gap, with who answers for its activity: ``义诊 门诊部``."""
    words = [m.span() for m in _WORD.finditer(text, *span)]
    k = len(words) - 1
    if k < 1 or not people.answers(text[slice(*words[k])]):
        return [span]
    if k > 1 and people.office_of(*(text[slice(*words[i])] for i in (k - 1, k))):
        k -= 1
    return [(span[0], words[k - 1][1]), (words[k][0], span[1])]


class Loose:
    """Reads cells that stand one a line, and rows that lack some: what a cell is, its words tell."""

    def __init__(
        self, text: str, rows: Sequence[ViewRow], table: ActivityTable, *, grid: bool, known: bool
    ) -> None:
        self.text, self.rows, self.table, self.grid = text, rows, table, grid
        self.column = table.columns.time
        self.persons = table.columns.first("responsible") is not None
        self.more = table.columns.width > _NARROW - 1
        roles = table.columns.roles
        self.remarked = self.persons and roles.index("responsible") == len(roles) - 2
        self.fresh = 0  # the first activity of this month that no person answers for yet
        self.numbered = self.named = False
        self.timed = False  # a time was read, and nothing of its activities yet
        self.takers = _Takers(text, table)
        self.known = known and table.columns.width == _NARROW

    def read(self, start: int) -> None:
        """Read lines into the table until one cannot be a cell of it."""
        for k in range(start, len(self.rows)):
            row = self.rows[k]
            spans = row_cells(self.text, row) if self.grid else [line_span(row)]
            if self.grid and self.persons and spans and not row.label:
                spans = [*spans[:-1], *_answered(self.text, spans[-1])]
            if not all(self._cell(k, span) for span in spans):
                break
            self.table.take(k)

    def _cell(self, k: int, span: Span) -> bool:
        """Read a cell of row ``k``; ``False`` where the table has ended above it."""
        word = self.text[slice(*span)]
        here = self._when(word)
        if here is not None:
            self._time(here)
            self.timed = True
        elif merged([word]):
            pass
        elif self.table.when is None or not self._stays(k):
            return False
        else:
            self._other(k, span, self.rows[k].label if span[0] <= self.rows[k].start else None)
            self.timed = False
        return True

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
        self.takers.begin()

    def _other(self, k: int, span: Span, label: Label | None) -> None:
        found, word = self.table.activities, self.text[slice(*span)]
        unanswered = self.persons and self.fresh < len(found) and people.answers(word)
        sure = self.known and self._ends(k)
        if label is None and self.takers.read(span, answers=unanswered, sure=sure):
            return
        if label is None and len(found) > self.fresh and self._aside(word):
            if self.persons and people.answers(word):
                for i in range(self.fresh, len(found)):
                    found[i] = found[i].beside({"responsible": span})
                self.fresh, self.named = len(found), True
            else:
                self.table.tell(self.text, span)
            return
        if self.named and self.more and (people.person(word) or self._last_cell(k, word)):
            return
        if self.named and self.remarked and label is None and self._remark(k):
            self.table.remarks.append(span)
            return
        self.numbered = self.numbered or label is not None
        when = self.table.when or When()
        cut = "whole" if label else self.table.cut
        self.takers.add(activities(self.text, *span, when, cut))

    def _aside(self, word: str) -> bool:
        """A person, a detail, or a line without number below numbered ones is no activity."""
        named = people.answers(word) if self.persons else people.person(word)
        return detail(word) or (self.more and named) or self.numbered

    def _last_cell(self, k: int, word: str) -> bool:
        """The short cell before the next month or the table's end: a remark."""
        row = self.rows[k]
        alone = row.text.strip(" |").endswith(word)
        return len(word) <= 14 and alone and not row.label and self._ends(k)

    def _remark(self, k: int) -> bool:
        """Tell whether below row ``k`` stand an activity and who answers for it: then it is none itself."""
        below = [line(row) for row in self.rows[k + 1 : k + 3]]
        if self.grid or len(below) < _ROW or any(map(self._when, below)):
            return False
        return not people.answers(below[0]) and people.answers(below[1])

    def _ends(self, k: int) -> bool:
        """Tell whether the next time or the table's end stands behind row ``k``."""
        if k + 1 >= len(self.rows) or not self._stays(k + 1):
            return True
        spans = (
            row_cells(self.text, self.rows[k + 1]) if self.grid else [line_span(self.rows[k + 1])]
        )
        first = self.text[slice(*spans[0])] if spans else ""
        return times.cell(first, column=self.column) is not None

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


class _Takers:
    """Who takes part in the activities of a month, where a table has a column for it."""

    def __init__(self, text: str, table: ActivityTable) -> None:
        roles = table.columns.roles
        self.text, self.table = text, table
        self.column = table.columns.first(parallel.ROLE)
        contents = table.columns.contents
        self.ahead = self.column is not None and self.column < contents[0]
        self.behind = "responsible" in roles and roles.index("responsible") > (self.column or 0)
        self.first = 0  # the first activity that those who were read last take part in
        self.told: list[Span] = []
        self.cells = 0  # of activities, at this time

    def begin(self) -> None:
        """Begin with another time."""
        self.first, self.told, self.cells = len(self.table.activities), [], 0

    def add(self, found: Iterator[ReadActivity]) -> None:
        """Add activities; those who were told of the ones above take no part in them."""
        if self.told and not self.ahead:
            self.begin()
        self.cells += 1
        first = len(self.table.activities)
        self.table.activities += found
        if self.ahead:
            self.table.pair(self.text, first, self.told)

    def read(self, span: Span, *, answers: bool, sure: bool) -> bool:
        """Read a cell as those who take part.

        ``answers`` tells that it can be who answers for it as well, ``sure`` that it can be nothing else
        if it is the second one of its time.
        """
        some = len(self.table.activities) > self.first
        if self.column is None or some == self.ahead:
            return False
        named = takers(self.text[slice(*span)])
        if not named and not (sure and self.cells == 1 and not self.told):
            return False
        if answers and (self.told or not self.behind):
            return False
        self.table.paired += named and not self.told
        if len(self.told) < _MOST:
            self.told.append(span)
            self.table.pair(self.text, self.first, self.told)
        return True
