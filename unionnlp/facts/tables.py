"""Arrangements in tables: the grid and the roles of its columns first, then its activities.

One reader of rows serves tabs, bars and gaps between cells; ``stacked`` reads tables that were pasted
a cell a line or whose months ran into the numbers of their items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unionnlp.facts import parallel, people
from unionnlp.facts.activities import Cut, activities
from unionnlp.facts.aligned import read_aligned
from unionnlp.facts.cells import (
    RULE,
    ActivityTable,
    add,
    cells,
    filled,
    merged,
    read_cells,
    several,
    spelled,
    twice,
)
from unionnlp.facts.columns import Columns, behind_time, header, inferred, spread
from unionnlp.facts.loose import read_loose, torn
from unionnlp.facts.people import Span
from unionnlp.grammar import times
from unionnlp.grammar.signatures import signed
from unionnlp.grammar.times import When
from unionnlp.patterns import lazy
from unionnlp.records import SAID
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import detail, role

_ITEM_STYLES = ("digit", "bracketed_digit", "circled", "closed_digit", "spaced_digit")
_TOKEN = lazy(r"\S+")
_INDEX = 3  # characters of a row's number with its mark
_CIRCLED, _CIRCLES = ord("①") - 1, 20  # ① … ⑳
_PAIRS = 4  # words of two activities, each with who answers for it
_BRACKETED = lazy(r"[(【]([^()【】]{4,40})[)】]\s*:?$")


def read_tables(text: str, rows: Sequence[ViewRow]) -> Iterator[ActivityTable]:
    """Yield the tables whose rows hold several cells, in order."""
    index = 0
    while index < len(rows):
        table = _first(text, rows, index) if _parted(rows[index].text) else None
        if table:
            yield table
            index = table.stop
        else:
            index += 1


def _first(text: str, rows: Sequence[ViewRow], index: int) -> ActivityTable | None:
    """Return the table that begins with a row."""
    table = _separated(text, rows, index) or read_aligned(text, rows, index)
    return table or _spaced(text, rows, index)


def _parted(text: str) -> bool:
    """Tell whether a row can be the first of a table: a mark parts its words, or a bracket may tell columns."""
    return " " in text or "\t" in text or "|" in text or ")" in text or "】" in text


def numbered(text: str, rows: Sequence[ViewRow]) -> set[int]:
    """Return the rows of tables whose header tells an index and no time: their numbers are no months."""
    found: set[int] = set()
    below = False
    for k, row in enumerate(rows):
        spans = several(row)
        if not spans:
            below = False
            continue
        roles = [role(w) for w in spelled(text, spans)]
        if roles[0] == "index":
            below = not {"month", "date", "week"} & set(roles)
        if below:
            found.add(k)
    return found


def _separated(text: str, rows: Sequence[ViewRow], index: int) -> ActivityTable | None:
    """Read a table from its header, or from its first row where that begins with a time."""
    spans = several(rows[index])
    if not spans:
        return None
    words = spelled(text, spans)
    words[0] = (words[0].split() or [""])[
        -1
    ]  # the heading of the table may stand before its header
    columns = header(words)
    headed = columns is not None
    if columns is None:
        columns = _unheaded(text, rows, index)
    if columns is None:
        return None
    if headed and torn(text, rows, index, columns):
        table = ActivityTable(columns, index, rows={index})
        return _kept(read_loose(text, rows, table, index + 1, grid=True))

    def read(cut: Cut, _known: bool) -> ActivityTable:
        table = ActivityTable(columns, index, cut)
        if headed:
            table.take(index)
        k = table.stop
        while k < len(rows) and _row(text, rows, k, table, headed=headed):
            k += 1
        return table

    table = twice(read)
    return _kept(table) if table.seen >= (1 if headed else 2) else None


def _kept(table: ActivityTable) -> ActivityTable | None:
    return table if table.activities else None


def _unheaded(text: str, rows: Sequence[ViewRow], index: int) -> Columns | None:
    """Infer the columns of rows with several cells that begin with a time."""
    if times.cell(text[slice(*cells(rows[index])[0])]) is None:
        return None
    below = []
    for row in rows[index : index + 60]:
        spans = several(row)
        if not spans:
            break
        below.append(spelled(text, spans))
    return inferred(below) if len(below) > 1 else None


def _row(text: str, rows: Sequence[ViewRow], k: int, table: ActivityTable, *, headed: bool) -> bool:
    """Read one row into the table; ``False`` where the table has ended above it."""
    row = rows[k]
    if RULE.fullmatch(row.text):
        return table.take(k)
    spans = cells(row)
    if len(spans) < 2:
        return _single(text, rows, k, table, headed=headed)
    columns, words = table.columns, spelled(text, spans)
    if signed(row.text) and times.cell(words[0], column=columns.time if headed else None) is None:
        return False
    if headed and (second := header(words)):
        return second == columns and table.take(k)
    if headed and merged(words):
        return table.take(k)
    shift = 0
    here = columns.when(words)
    if here is None and len(spans) < columns.width:
        shift = 1
        here = columns.when(words, shift=1) if columns.times[0] else None
    first = columns.times[0] - shift
    stated = words[first].strip() if 0 <= first < len(words) else ""
    again = here is None or here == table.when  # a month that is merged over rows, or repeated
    if here is not None:
        table.when, table.seen = here, table.seen + 1
    elif headed and stated and (people.always(stated) or _of_no_time(columns, spans)):
        return table.take(k)  # a row of the whole year or of no time: the table goes on below it
    elif table.when is None or not ("\t" in row.text or "|" in row.text or not stated):
        return False
    above = len(table.activities)
    read_cells(text, table, spans, shift)
    if again:
        table.inherit(above)
    return table.take(k)


def _of_no_time(columns: Columns, spans: Sequence[Span]) -> bool:
    """Tell whether a row has all its cells, so that the first is no activity of the time above."""
    return columns.width > 2 and len(spans) >= columns.width


def _single(
    text: str, rows: Sequence[ViewRow], k: int, table: ActivityTable, *, headed: bool
) -> bool:
    """Read a row of one cell: a time of its own, a merged row, an item or a detail of the row above."""
    row, columns = rows[k], table.columns
    here = times.cell(row.text, column=columns.time if headed else None)
    if here is not None:
        table.when, table.seen = here, table.seen + 1
        return table.take(k)
    if headed and merged([row.text]):
        return table.take(k)
    if table.when is None:
        return False
    if headed and "\t" in (text[row.start - 1 : row.start], text[row.end : row.end + 1]):
        above = len(table.activities)  # the only cell with words of a row between tabs
        read_cells(text, table, [(row.start, row.end)], columns.contents[0])
        table.inherit(above)
        return table.take(k)
    if row.label and row.label.style in _ITEM_STYLES and _follows(rows[k - 1], row):
        for found in activities(text, row.start, row.end, table.when, "whole"):
            table.activities.append(found)
        return table.take(k)
    if detail(row.text) and len(row.text) <= 60:
        table.tell(text, (row.start, row.end))
        return table.take(k)
    return False


def _follows(before: ViewRow, row: ViewRow) -> bool:
    """Tell whether a labelled row goes on with a list of the table, and not with the outline around it."""
    number = row.label.number if row.label else None
    if number is None or number == 1:
        return True
    if before.label is not None and before.label.number == number - 1:
        return True
    circled = chr(_CIRCLED + number - 1) in before.text and number - 1 <= _CIRCLES
    return circled or bool(re.search(rf"(?<!\d){number - 1}\s*[、.)]", before.text))


def _spaced(text: str, rows: Sequence[ViewRow], index: int) -> ActivityTable | None:
    """Read a table whose cells have one space between them, by the header above it."""
    columns = _spaced_header(rows[index].text)
    if columns is None:
        return None
    table = ActivityTable(columns, index + 1, "gaps")
    if len(rows[index].text) <= 40 and role(rows[index].text.split()[0]):
        table.take(index)
    if torn(text, rows, index, columns):
        return _kept(read_loose(text, rows, table, index + 1, grid=True))
    k = index + 1
    while k < len(rows) and _spaced_row(text, rows, k, table):
        k += 1
    return table if table.seen and table.activities else None


def _spaced_header(line: str) -> Columns | None:
    """Return the columns that the last words of a line or a bracket behind it name."""
    bracket = _BRACKETED.search(line) if line.rstrip(":").endswith((")", "】")) else None
    last = line.rsplit(maxsplit=1)
    if not bracket and (len(last) < 2 or not role(last[-1])):
        return None
    words = re.split(r"[\s、,/|]+", bracket.group(1).strip()) if bracket else line.split()
    known = 0
    while known < len(words) and role(words[-1 - known]):
        known += 1
    if known < 2 or (bracket and known < len(words)):
        return None
    return header(words[len(words) - known :])


def _spaced_row(text: str, rows: Sequence[ViewRow], k: int, table: ActivityTable) -> bool:
    row = rows[k]
    if RULE.fullmatch(row.text) or merged([row.text]):
        return table.take(k)
    columns = table.columns
    start = row.start
    number = _TOKEN.match(row.text) if "index" in columns.roles else None
    if number and number.end() <= _INDEX and number.group().rstrip("、.").isdecimal():
        start += number.end()
    found = _time_first(text, start, row.end, columns)
    if found:
        table.when, start = found
        table.seen += 1
    elif people.always(row.text.split(maxsplit=1)[0]):
        return table.take(k)  # a row of the whole year: 全年 困难帮扶 生活委员
    elif columns.times[0] and (spans := _in_columns(text, row, table)):
        read_cells(text, table, spans)
        return table.take(k)
    elif table.when is None or not _goes_on(rows[k - 1], row):
        return False
    spans = _names_closed(text, [m.span() for m in _TOKEN.finditer(text, start, row.end)])
    first = len(table.activities)
    if spans:
        _read_tokens(text, table, spans)
    if not found and len(table.activities) > first:
        _answered_below(table, first)
    return table.take(k)


def _answered_below(table: ActivityTable, first: int) -> None:
    """Give the activities of a time that nobody answers for to who answers for the one below them."""
    said = {k: v for k, v in table.activities[first].said.items() if k == "responsible"}
    for k in range(first - 1, -1, -1):
        above = table.activities[k]
        if (
            not said
            or above.when is not table.activities[first].when
            or "responsible" in above.said
        ):
            break
        table.activities[k] = above.beside(said)


def _names_closed(text: str, spans: list[Span]) -> list[Span]:
    """Close the gap inside names that were spread out (``徐 静``): one word each."""
    kept: list[Span] = []
    for a, b in spans:
        if kept and kept[-1][1] - kept[-1][0] == 1 and b - a == 1:
            surname = kept[-1]
            if people.name(text[slice(*surname)] + text[a:b]):
                kept[-1] = (surname[0], b)
                continue
        kept.append((a, b))
    return kept


def _in_columns(text: str, row: ViewRow, table: ActivityTable) -> list[Span]:
    """Return the words of a row as cells where there are as many of them as columns, a time among them."""
    spans = [m.span() for m in _TOKEN.finditer(text, row.start, row.end)]
    if len(spans) != table.columns.width:
        return []
    here = table.columns.when(spelled(text, spans))
    if here is None:
        return []
    table.when, table.seen = here, table.seen + 1
    return spans


def _time_first(text: str, start: int, end: int, columns: Columns) -> tuple[When, int] | None:
    """Read the time columns at the beginning of a row of words."""
    when: When | None = None
    for i in columns.times:
        found = times.at(text, start, end)
        if found is None or not (found[1] == end or text[found[1]].isspace()):
            token = _TOKEN.search(text, start, end)
            word = times.cell(token.group(), column=columns.roles[i]) if token else None
            found = (word, token.end()) if token and word else None
        if found is None:
            break
        when = when.with_date(found[0]) if when else found[0]
        start = found[1]
    return (when, start) if when else None


def _goes_on(before: ViewRow, row: ViewRow) -> bool:
    """A row without a time: a further activity of the month above with a person behind it."""
    if row.label and row.label.style in _ITEM_STYLES:
        return _follows(before, row)
    words = row.text.split()
    return 1 < len(words) <= 5 and len(row.text) <= 50 and people.person(words[-1])


def _pairs(text: str, columns: Columns, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return the activities of a row with who answers for each: 插花 李红 植树 王军."""
    if len(spans) < _PAIRS or len(spans) % 2 or columns.roles != ("content", "responsible"):
        return []
    words = spelled(text, spans)
    if all(map(people.answers, words[1::2])) and not any(map(people.answers, words[::2])):
        return list(zip(spans[::2], spans[1::2], strict=True))
    return []


def _read_tokens(text: str, table: ActivityTable, spans: list[Span]) -> None:
    columns = behind_time(table.columns)
    pairs = _pairs(text, columns, spans)
    for activity, who in pairs:
        add(text, table, activity, {"responsible": who}, ())
    if pairs:
        return
    held = spread(columns, spelled(text, spans))
    cell: dict[str, Span] = {}
    for name, which in zip(columns.roles, held, strict=True):
        if which:
            cell.setdefault(name, (spans[which[0]][0], spans[which[-1]][1]))
    content = cell.get("name") or cell.get("content")
    if content:
        more = [s for r, s in cell.items() if r in ("content", "other") and s != content]
        table.remarks += more
        first = len(table.activities)
        said: dict[str, Span] = {n: cell[n] for n in SAID if n in cell and filled(text, cell[n])}
        add(text, table, content, said, more)
        if parallel.ROLE in cell:
            table.pair(text, first, [cell[parallel.ROLE]])
