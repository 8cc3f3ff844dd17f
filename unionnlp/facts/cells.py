"""A table of activities: its columns, the cells of its rows, and what it has read of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from unionnlp.facts import parallel, people
from unionnlp.facts.activities import Cut, ReadActivity, activities
from unionnlp.facts.columns import Columns
from unionnlp.facts.people import Span
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.times import When
from unionnlp.patterns import lazy
from unionnlp.records import SAID
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import detail

_TOLD = 2  # rows that tell how a table is built
_GAP = lazy(r"\S {2,}\S")
RULE = lazy(r"[\s|:+=-]+")
"""A line that is drawn between the rows of a table."""

_NUMBER = lazy(
    rf"(?:约|近|共|计)?[^一-龥]{{0,2}}[\d{COUNT}百千万,.]{{1,12}}[余多几]?[^一-龥]{{0,2}}[一-龥%]{{0,4}}"
    r"(?:/[一-龥]{1,2})?(?:左右|以[上内下])?"
)
_LONGEST = 24  # characters of a row that names a term
# A merged row that names a part of the year: 第二学期(2-7月), 上半年, 一季度.
_TERM = lazy(
    r"[一-龥\d—-]{0,14}(?:第?[一二上下]学期|[上下]半年|第?[一二三四]季度|学年|学期|[春秋]季|阶段)"
    r"(?:\([^()]{1,16}\))?[::]?"
)


def merged(words: Sequence[str]) -> bool:
    """Tell whether a row has one cell alone, and that names a term: a row merged over all columns."""
    told = [word.strip() for word in words if word.strip()]
    return len(told) == 1 and len(told[0]) <= _LONGEST and _TERM.fullmatch(told[0]) is not None


class ActivityTable(msgspec.Struct):
    """Activities of a table and the rows (indices) that it takes up, from the first to ``stop``.

    ``remarks`` are cells that say more of an activity than who answers for it, when and where.
    ``divided`` counts the rows whose activities were told apart by those who take part, ``paired`` the
    times below whose activities lines name these.
    """

    columns: Columns
    stop: int
    cut: Cut = "stops"
    when: When | None = None
    seen: int = 0
    divided: int = 0
    paired: int = 0
    activities: list[ReadActivity] = msgspec.field(default_factory=list)
    rows: set[int] = msgspec.field(default_factory=set)
    remarks: list[Span] = msgspec.field(default_factory=list)

    def take(self, index: int) -> bool:
        """Count a row as the table's own; returns ``True``."""
        self.rows.add(index)
        self.stop = index + 1
        return True

    def tell(self, text: str, span: Span) -> None:
        """Add a detail to the last activity."""
        if self.activities:
            self.activities[-1] = self.activities[-1].told(text, *span)

    def inherit(self, first: int) -> None:
        """Give the activities from ``first`` on, below a merged time, to who answers for the one above them.

        A cell that is empty in such a row is merged with the one above it.
        """
        for k in range(max(first, 1), len(self.activities)):
            above, here = self.activities[k - 1], self.activities[k]
            told = above.said.get("responsible")
            same = (above.when.months, above.when.weeks) == (here.when.months, here.when.weeks)
            if told and same and "responsible" not in here.said:
                self.activities[k] = here.beside({"responsible": told})

    def pair(self, text: str, first: int, takers: Sequence[Span]) -> None:
        """Give the activities from ``first`` on those who take part in them."""
        if first < len(self.activities) and takers:
            found, divided = parallel.paired(text, self.activities[first:], takers)
            self.activities[first:] = found
            self.divided += divided


def twice(read: Callable[[Cut, bool], ActivityTable]) -> ActivityTable:
    """Read a table; once more, where it has told how it is built, by what it has told.

    ``read`` takes where activities are cut (at all gaps, where those who take part told them apart), and
    whether it is known that those who take part stand below the activities.
    """
    table = read("stops", False)
    if table.divided < _TOLD and table.paired < _TOLD:
        return table
    return read("gaps" if table.divided >= _TOLD else "stops", True)


def divided(text: str) -> bool:
    """Tell whether a row can hold several cells."""
    return "\t" in text or "|" in text or ("  " in text and bool(_GAP.search(text)))


def cells(row: ViewRow) -> list[Span]:
    """Return the spans of a row's cells (tabs, bars, or wide gaps between them)."""
    piece = row.text
    if "\t" in piece:
        parts = re.finditer(r"[^\t]*(?:\t|$)", piece)
    elif "|" in piece:
        parts = re.finditer(r"[^|]*(?:\||$)", piece)
    else:
        parts = re.finditer(r"(?:\S+(?: \S+)*)(?: {2,}|$)", piece)
    spans = []
    for part in parts:
        word = part.group().strip(" \t|")
        at = part.start() + len(part.group()) - len(part.group().lstrip(" \t|")) if word else 0
        spans.append((row.start + at, row.start + at + len(word)) if word else (row.end, row.end))
    if "|" in piece or "\t" in piece:
        spans = spans[1:] if piece.lstrip().startswith("|") else spans
        spans = spans[:-1] if spans and spans[-1][0] == spans[-1][1] else spans
    return spans


def several(row: ViewRow) -> list[Span]:
    """Return the cells of a row that has several, none of any other."""
    spans = cells(row) if divided(row.text) else []
    return spans if len(spans) > 1 else []


def number(text: str, span: Span) -> bool:
    """Tell whether a cell holds a number alone, with what it counts (``约2300元``, ``46人``, ``12``)."""
    return _NUMBER.fullmatch(text, *span) is not None


def spelled(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the words of cells."""
    return [text[a:b] for a, b in spans]


def filled(text: str, span: Span) -> bool:
    """Tell whether a cell holds words, and no dash for want of them."""
    return bool(text[slice(*span)].strip(" -/\\"))


def read_cells(text: str, table: ActivityTable, spans: Sequence[Span], shift: int = 0) -> None:
    """Add the activities of a row whose first ``shift`` cells stand above it."""
    columns = table.columns

    def cell(i: int | None) -> Span | None:
        if i is None or not 0 <= i - shift < len(spans):
            return None
        return spans[i - shift] if filled(text, spans[i - shift]) else None

    said = {name: found for name in SAID if (found := cell(columns.first(name)))}
    details = [
        found
        for i, r in enumerate(columns.roles)
        if r in ("content", "other") and i not in columns.contents and (found := cell(i))
    ]
    first = len(table.activities)
    table.remarks += details
    contents = list(columns.contents)
    if contents[-1] == columns.width - 1:
        contents += range(columns.width, len(spans) + shift)  # activities in cells of their own
    for i in contents:
        content = cell(i)
        if content:
            add(text, table, content, said, details)
    if (who := said.get("responsible")) and len(table.activities) - first > 1:
        table.activities[first:] = parallel.answered(text, table.activities[first:], who)
    if takers := cell(columns.first(parallel.ROLE)):
        table.pair(text, first, [takers])


def add(
    text: str, table: ActivityTable, content: Span, said: Mapping[str, Span], more: Sequence[Span]
) -> None:
    """Add the activities of a cell with what the cells beside it say."""
    if table.when is None:
        return
    who = said.get("responsible")
    if who and ":" in text[slice(*who)]:  # the cell says what it holds: 责任人:…
        said = {**said, **people.details(text, *who)}
    for found in activities(text, *content, table.when, table.cut):
        for span in more:
            found = found.told(text, *span) if detail(text[slice(*span)]) else found
        table.activities.append(found.beside(said))
