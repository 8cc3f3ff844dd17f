"""Month-by-month arrangements: tables, and rows that begin with their months.

A block begins at a row that is a month's head and runs until the outline goes on. What heads must
bring for it is decided over all of them: two that stand alone or before a colon, three that run into
their activities, or fewer below a heading that announces an arrangement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from unionnlp.facts import column_heads, people, places
from unionnlp.facts.activities import Cut, ReadActivity, activities, divides
from unionnlp.facts.cells import ActivityTable, merged
from unionnlp.facts.columns import header
from unionnlp.facts.forms import read_forms
from unionnlp.facts.heads import Head, heads
from unionnlp.facts.limits import Limit
from unionnlp.facts.people import Span
from unionnlp.facts.stacked import glued, read_stacked
from unionnlp.facts.tables import numbered, read_tables
from unionnlp.facts.weighed import enough, outer
from unionnlp.grammar.clauses import tense_at
from unionnlp.records import ScheduleEntry
from unionnlp.structure.blocks import Body, ViewRow
from unionnlp.structure.grid import detail

_CELLED = ("gap", "closed")  # forms of heads behind which words stand in cells
_ANSWERED = 2  # months below which someone is named
_REACH = 60  # rows that a decision looks around
_LABELLED = 12  # characters before who answers in a row of its own: 责任部门：…


class Schedule(msgspec.Struct):
    """The entries, their spans in the view, and the rows (indices) that belong to arrangements.

    ``reported`` tells that most of the entries say what was done (``组织了…``), not what is to be done;
    ``measures`` what the header of a table says of the number that begins at a place (clean offsets);
    ``said`` are the spans of the entries and of the cells that say more of them.
    """

    entries: tuple[ScheduleEntry, ...] = ()
    spans: list[Span] = msgspec.field(default_factory=list)
    rows: set[int] = msgspec.field(default_factory=set)
    reported: bool = False
    measures: dict[int, column_heads.Runs] = msgspec.field(default_factory=dict)
    said: list[Span] = msgspec.field(default_factory=list)

    def arranged(self, body: Body) -> list[Span]:
        """Return the stretches of rows that belong to arrangements (clean offsets)."""
        return [(body.rows[k].start, body.rows[k].end) for k in sorted(self.rows)]

    def between(self, body: Body) -> list[Span]:
        """Return what stands in rows of arrangements outside what is said of activities (months, labels)."""
        gaps = []
        spans = self.said
        k = 0
        for start, end in self.arranged(body):
            at = start
            while k < len(spans) and spans[k][0] < end:
                if spans[k][0] > at:
                    gaps.append((at, spans[k][0]))
                at = max(at, spans[k][1])
                k += 1
            if end > at:
                gaps.append((at, end))
        return gaps


def find(source: str, body: Body) -> Schedule:
    """Return the schedule of a document's body; ``source`` is the text as decoded."""
    text, rows = body.view.text, body.rows
    found: list[ReadActivity] = []
    remarks: list[Span] = []
    taken: set[int] = set()
    aside = numbered(text, rows)
    measures = column_heads.of_rows(text, rows)
    for reader in (_cells, _lines):
        for table in reader(text, rows, taken | aside):
            if table.rows & aside:
                continue
            found += table.activities
            remarks += table.remarks
            taken |= table.rows
            if reader is _lines:
                measures |= column_heads.of_lines(text, rows, table.rows)
    all_heads = outer(rows, heads(rows, taken | aside))
    for first, last, group in _blocks(rows, all_heads, taken):
        found += _Block(text, rows, group).read(first, last)
        taken.update(k for k in range(first, last + 1))
        if first and first - 1 not in taken and _tops(rows[first - 1]):
            taken.add(first - 1)
    found = _without_lead_ins(text, sorted(found, key=lambda a: a.start))
    entries = tuple(_record(source, body, a) for a in found)
    done = sum(tense_at(text, a.end - 1) == "result" for a in found)
    spans = [(a.start, a.end) for a in found]
    reported = 2 * done > len(found)
    return Schedule(entries, spans, taken, reported, measures, sorted([*spans, *remarks]))


def _tops(row: ViewRow) -> bool:
    """Tell whether a row above the first month belongs to its arrangement: a header, or the term's name."""
    return header(row.text.split()) is not None or (row.label is None and merged([row.text]))


def _without_lead_ins(text: str, found: list[ReadActivity]) -> list[ReadActivity]:
    """Leave out what ends with a colon before activities of the same time."""
    kept = found[-1:]
    for here, after in pairwise(reversed(found)):
        if text[after.end - 1] != ":" or after.when.months != here.when.months:
            kept.append(after)
    return kept[::-1]


def _cells(text: str, rows: Sequence[ViewRow], taken: set[int]) -> Iterator[ActivityTable]:
    yield from read_tables(text, rows)


def _lines(text: str, rows: Sequence[ViewRow], taken: set[int]) -> Iterator[ActivityTable]:
    for reader in (read_forms, read_stacked):
        for table in reader(text, rows, taken):
            taken |= table.rows
            yield table
    yield from glued(text, rows, taken)


def _record(source: str, body: Body, found: ReadActivity) -> ScheduleEntry:
    view = body.view
    a, b = view.span(found.start, found.end)

    def words(span: Span) -> str | None:
        return view.words(source, *span).strip() or None

    return ScheduleEntry(
        start=a,
        end=b,
        text=source[a:b],
        months=found.when.months,
        weeks=found.when.weeks,
        day=found.when.day,
        tentative=people.tentative(view.text, found.start, found.end),
        **{name: words(span) for name, span in found.said.items()},
    )


def _blocks(
    rows: Sequence[ViewRow], found: list[Head], taken: set[int]
) -> Iterator[tuple[int, int, list[Head]]]:
    """Yield first and last row of each arrangement, with its heads."""
    index = 0
    while index < len(found):
        group = [found[index]]
        limit = Limit(rows, taken)
        while index + 1 < len(found) and limit.reaches(group[-1], found[index + 1]):
            index += 1
            group.append(found[index])
        index += 1
        if enough(rows, group):
            last = limit.last(group)
            yield group[0].row, last, [h for h in group if h.row <= last]
            while index < len(found) and found[index].row <= last:
                index += 1


class _Block:
    """Reads the activities of one arrangement, month by month."""

    def __init__(self, text: str, rows: Sequence[ViewRow], group: list[Head]) -> None:
        self.text, self.rows = text, rows
        self.heads = {h.row: h for h in group}
        cells = [text[h.rest : rows[h.row].end].split() for h in group if h.form in _CELLED]
        self.persons = self._person_column(cells)
        self.placed = self._place_column(cells)
        self.answered = self._person_rows(group)
        figures = sum(h.figures != "" for h in group)
        days = 2 * figures > len(group)  # a row, an activity: 3.6 三八节 包饺子
        marked = days or any(divides(text, h.rest, rows[h.row].end) for h in group)
        self.cut: Cut = "stops" if marked else "gaps"
        self.found: list[ReadActivity] = []
        self.fresh = 0
        self.months: tuple[int, ...] = ()  # of the last head that is no week

    def _person_column(self, cells: Sequence[Sequence[str]]) -> bool:
        """Tell whether the last words of most rows name persons (``3月 登山 李娟``)."""
        ends = [words for words in cells if len(words) > 1]
        named = sum(people.person(words[-1]) for words in ends)
        return named >= 2 and named * 5 >= len(ends) * 3

    def _place_column(self, cells: Sequence[Sequence[str]]) -> bool:
        """Tell whether the last words of the rows, or those before the persons, name places."""
        behind = 2 if self.persons else 1
        ends = [words[-behind] for words in cells if len(words) > behind]
        return len(ends) * 3 >= len(cells) * 2 and places.most(ends)

    def _person_rows(self, group: list[Head]) -> bool:
        """Tell whether below months that stand alone each activity is followed by who answers for it."""
        if any(h.form != "alone" for h in group):
            return False
        last = group[-1].row + _REACH // 10
        below = [
            k for k in range(group[0].row + 1, last) if k not in self.heads and k < len(self.rows)
        ]
        named = [k for k in below if people.person(self.rows[k].text) and k - 1 not in self.heads]
        months = sum(h.row + 2 in named for h in group)
        return months >= _ANSWERED and months * 3 >= len(group) * 2

    def read(self, first: int, last: int) -> list[ReadActivity]:
        """Return the activities of the rows ``first`` to ``last``."""
        current: Head | None = None
        numbered = False
        for k in range(first, last + 1):
            row = self.rows[k]
            below = self.heads.get(k)
            if below:
                current, numbered = self._under(below), False
                self.fresh = len(self.found)
                self._row(row, below.rest, current, whole=False)
            elif people.always(row.text.split(":", 1)[0]) and ":" in row.text:
                current = None  # 全年:困难帮扶
            elif current and not merged([row.text]):
                named = self.answered and ":" not in row.text  # 责任人:… is a detail
                if named and self.found and people.person(row.text):
                    self._answer((row.start, row.end))
                    continue
                if not row.label and self._aside(row, numbered=numbered):
                    self._detail(row)
                    continue
                numbered = numbered or row.label is not None
                self._row(row, row.start, current, whole=row.label is not None)
        return self.found

    def _under(self, below: Head) -> Head:
        """Weeks below a month's head keep its month."""
        if not below.when.weeks:
            self.months = below.when.months
        elif not below.when.months:
            below.when = replace(below.when, months=self.months)
        return below

    def _aside(self, row: ViewRow, *, numbered: bool) -> bool:
        return detail(row.text) or (numbered and len(self.found) > self.fresh)

    def _answer(self, who: Span) -> None:
        """Give the month's activities that nobody answers for yet to a person or office."""
        for i in range(self.fresh, len(self.found)):
            if "responsible" not in self.found[i].said:
                self.found[i] = self.found[i].beside({"responsible": who})

    def _detail(self, row: ViewRow) -> None:
        """Take a row for what is said of the activity above; who answers is so for all of the month's."""
        if len(self.found) == self.fresh:
            return
        self.found[-1] = self.found[-1].told(self.text, row.start, row.end)
        answers = people.details(self.text, row.start, row.end).get("responsible")
        if answers and answers[0] - row.start <= _LABELLED and detail(row.text):
            self._answer(answers)

    def _row(self, row: ViewRow, start: int, current: Head, *, whole: bool) -> None:
        end = row.end
        said = people.details(self.text, *current.note) if current.note else {}
        words = self.text[start:end].split()
        open_ = ")" in words[-1] and "(" not in words[-1] if words else False
        if (
            len(words) > 1
            and not open_
            and (people.person(words[-1]) if self.persons else people.office(words[-1]))
        ):
            at = end - len(words[-1])
            said.update(
                people.details(self.text, at, end)
                if ":" in words[-1]
                else {"responsible": (at, end)}
            )
            end = at
            words = words[:-1]
        if self.placed and len(words) > 1 and not open_ and places.place(words[-1]):
            at = self.text.rindex(words[-1], start, end)
            said["place"] = (at, at + len(words[-1]))
            end = at
        cut: Cut = "whole" if whole else self.cut
        for found in activities(self.text, start, end, current.when, cut):
            self.found.append(replace(found, said={**said, **found.said}))
