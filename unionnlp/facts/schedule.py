"""Month-by-month arrangements: headings of months, their activities, pasted tables.

A block begins at a row that is a month's heading and runs until the outline goes on. One heading alone is a block
only below a heading that announces an arrangement; so a sentence that begins with a month is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from unionnlp.facts.tables import Cell, glued, read_tables
from unionnlp.grammar.labels import Label, leading
from unionnlp.grammar.months import DAYS, EXPRESSION, WEEKS, months, weeks
from unionnlp.grammar.signatures import CONTACT, SIGNER, signed
from unionnlp.structure.blocks import Row
from unionnlp.structure.headings import role_of, untitled

_KIND = r"(?:主要)?(?:工作|活动|任务|重点|安排|计划|内容|事项)*(?:安排|要点|计划|如下)?"
_HEAD = re.compile(
    rf"(?P<open>[(【\[“]?)\s*(?P<when>{EXPRESSION}{DAYS}|{WEEKS})\s*[)】\]”]?\s*(?P<note>\([^()\n]{{1,12}}\))?\s*"
    rf"(?P<kind>{_KIND})\s*(?P<sep>[:]|-{{2,}}|\t|\s*$|\s+|(?<=[)】\]])|(?<=份))"
)
_INNER = re.compile(
    rf"(?<=[。;\s!])\s*(?P<when>{EXPRESSION})\s*(?:\([^()\n]{{1,12}}\))?[:](?=\s*\S)"
)
_TENTATIVE = re.compile(
    r"待定|暂定|待通知|另行通知|(?<![模虚比])拟(?!(?:[定订](?!于)|稿|写))|(?:^|[^一-龥])暂(?=[^时缓])"
)
_SPLIT = re.compile(r"[;](?=\s*\S)|。(?=\s*[^(\s])|(?<=[一-龥”)]{2})\s+(?=[一-龥“]{2})")
_END = re.compile(r"[。;;,.、\s]+$")
_STARTER = re.compile(r"^\s*(?:[·*+-]\s+)")
_INNER_STYLES = ("digit", "bracketed_digit", "closed_digit", "circled")


@dataclass(slots=True)
class Entry:
    """An activity in clean offsets."""

    start: int
    end: int
    months: tuple[int, ...]
    weeks: tuple[int, ...]
    tentative: bool


@dataclass(slots=True)
class Schedule:
    """Entries, and the rows (indices) that belong to arrangements."""

    entries: list[Entry] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Head:
    row: int
    months: tuple[int, ...]
    weeks: tuple[int, ...]
    rest: int
    form: str
    label: Label | None


def _head(index: int, row: Row) -> _Head | None:
    """Read a row as a month's (or week's) heading."""
    text = row.text
    label = leading(text, 0, len(text))
    if label and label.style == "ordinal":
        label = None
    at = label.end if label else 0
    while at < len(text) and text[at] in " \t":
        at += 1
    match = _HEAD.match(text, at)
    if not match:
        return None
    when = match["when"]
    of_weeks = "周" in when and "月" not in when
    sep = match["sep"]
    rest = match.end()
    closed = match.end() > 0 and text[match.end() - 1] in ")】]”"
    if rest >= len(text):
        form = "alone"
    elif ":" in sep or "--" in sep or "\t" in sep or closed:
        form = "colon"
    elif sep.strip() == "" and sep:
        form = "space"
    else:
        form = "run"
    if form == "run" and (text[rest] in ",。、的" or of_weeks):
        return None
    if label and form == "run":
        return None
    values = () if of_weeks else months(when)
    return _Head(index, values, weeks(when) if of_weeks else (), rest, form, label)


def find(text: str, rows: Sequence[Row]) -> Schedule:
    """Return the schedule of a document's body (offsets in the view)."""
    result = Schedule()
    for cell in read_tables(text, rows):
        _add_cells(result, text, cell)
    for block in glued(text, rows, result.rows):
        _add_cells(result, text, block)
    heads = [h for i, r in enumerate(rows) if i not in result.rows and (h := _head(i, r))]
    for first, last in _blocks(rows, heads):
        _walk(text, rows, [h for h in heads if first <= h.row <= last], last, result)
    result.entries.sort(key=lambda e: e.start)
    return result


def _add_cells(result: Schedule, text: str, cell: Cell) -> None:
    result.rows.update(cell.rows)
    if cell.end > cell.start:
        start = cell.start
        label = leading(text, start, cell.end)
        start = label.end if label else start
        _add(result, text, start, cell.end, cell.months, cell.weeks)


def _announced(rows: Sequence[Row], index: int) -> bool:
    """Tell whether the row before is a heading of an arrangement."""
    if index == 0:
        return False
    before = rows[index - 1].text
    label = leading(before, 0, len(before))
    return role_of(before[label.end if label else 0 :]) == "schedule"


def _blocks(rows: Sequence[Row], heads: list[_Head]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each arrangement."""
    index = 0
    while index < len(heads):
        group = [heads[index]]
        while index + 1 < len(heads) and _reaches(rows, group[-1], heads[index + 1]):
            index += 1
            group.append(heads[index])
        index += 1
        strong = [h for h in group if h.form in ("alone", "colon")]
        runs = [h for h in group if h.form in ("run", "space")]
        announced = _announced(rows, group[0].row)
        inner = any(_INNER.search(rows[h.row].text) for h in strong)
        if (
            len(strong) >= 2
            or (strong and (announced or runs or inner))
            or _dense(rows, runs, announced)
        ):
            last = _last(rows, group)
            yield group[0].row, last
            while index < len(heads) and heads[index].row <= last:
                index += 1


def _dense(rows: Sequence[Row], runs: list[_Head], announced: bool) -> bool:
    """Headings that run into their activity need company: three, or an announcement."""
    short = [h for h in runs if len(rows[h.row].text) <= 60]
    return len(short) >= (1 if announced else 3)


def _reaches(rows: Sequence[Row], head: _Head, after: _Head) -> bool:
    return all(not _ends(rows, head, k) for k in range(head.row + 1, after.row)) and (
        not after.label or bool(head.label) or after.label.style in _INNER_STYLES
    )


def _ends(rows: Sequence[Row], head: _Head, index: int) -> bool:
    """Tell whether row ``index`` lies behind the arrangement that ``head`` belongs to."""
    text = rows[index].text
    if rows[index].level or untitled(text) or signed(text) or CONTACT.search(text):
        return True
    label = leading(text, 0, len(text))
    if label:
        if label.style in ("chinese", "part", "article"):
            return True
        if label.style == "spaced_digit" and label.number != 1 and not _follows(rows, index, label):
            return True
        if head.label and label.style == head.label.style:
            return True
        return label.style == "bracketed_chinese" and not (
            head.label and head.label.style == "chinese"
        )
    previous = rows[index - 1].text
    if SIGNER.match(text) and (index + 1 == len(rows) or signed(rows[index + 1].text)):
        return True
    return len(text) > 60 and "。" in text[:-1] and len(previous) < 50


def _follows(rows: Sequence[Row], index: int, label: Label) -> bool:
    """Tell whether the row above bears the number before (then both are activities)."""
    above = rows[index - 1].text
    before = leading(above, 0, len(above))
    return (
        before is not None
        and before.style == "spaced_digit"
        and before.number == (label.number or 0) - 1
    )


def _last(rows: Sequence[Row], group: list[_Head]) -> int:
    """Return the last row of the last month's activities."""
    head = group[-1]
    last = head.row
    labelled = False
    for k in range(head.row + 1, len(rows)):
        if _ends(rows, head, k):
            break
        label = leading(rows[k].text, 0, len(rows[k].text))
        if _head(k, rows[k]) or (labelled and not label and len(rows[k].text) > 40):
            break
        if not label and head.form != "alone" and len(group) > 1 and _one_line(rows, group):
            break
        labelled = labelled or bool(label)
        last = k
    return last


def _one_line(rows: Sequence[Row], group: list[_Head]) -> bool:
    """Every month has its activities on its own row, so what follows the last is no activity."""
    return all(b.row == a.row + 1 for a, b in pairwise(group))


def _walk(text: str, rows: Sequence[Row], heads: list[_Head], last: int, out: Schedule) -> None:
    by_row = {h.row: h for h in heads}
    current: _Head | None = None
    for k in range(heads[0].row, last + 1):
        out.rows.add(k)
        row = rows[k]
        head = by_row.get(k)
        if head:
            both = current is not None and head.weeks and not head.months
            if both and current is not None and current.months:
                head.months = current.months
            current = head
            start = row.start + head.rest
        else:
            start = row.start
        if current is None:
            continue
        for a, b, when in _inner(text, start, row.end, current.months):
            for c, d in _activities(text, a, b, whole=head is None and _labelled(text, a, b)):
                _add(out, text, c, d, when, current.weeks)


def _labelled(text: str, start: int, end: int) -> bool:
    return leading(text, start, end) is not None


def _inner(
    text: str, start: int, end: int, when: tuple[int, ...]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Cut a row at further month headings inside it."""
    for match in _INNER.finditer(text, start, end):
        if match.start("when") > start:
            yield start, match.start("when"), when
        start, when = match.end(), months(match["when"])
    yield start, end, when


_ITEM = re.compile(
    r"(?:(?<=^)|(?<=[。;,:\s)]))(?:\d{1,2}\s*[、.](?!\d)|\(\d{1,2}\)|[①-⑳]|\d{1,2}\))\s*"
)


def _activities(text: str, start: int, end: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Cut a month's row into activities: by labels, else by ``；`` and ``。``."""
    piece = text[start:end]
    marks = list(_ITEM.finditer(piece))
    if len(marks) >= 2 or (marks and not piece[: marks[0].start()].strip()):
        edges = [m.end() for m in marks]
        stops = [m.start() for m in marks[1:]] + [len(piece)]
        if piece[: marks[0].start()].strip(" :"):
            yield start, start + marks[0].start()
        for a, b in zip(edges, stops, strict=True):
            yield start + a, start + b
        return
    label = leading(text, start, end)
    if label:
        start = label.end
    if whole:
        yield start, end
        return
    a = start
    for match in _SPLIT.finditer(text, start, end):
        yield a, match.start()
        a = match.end()
    yield a, end


def _add(
    out: Schedule, text: str, start: int, end: int, when: tuple[int, ...], in_weeks: tuple[int, ...]
) -> None:
    """Add an activity without surrounding space, bullets and final stops."""
    while start < end and (text[start].isspace() or text[start] in ":,、;。·-|"):
        start += 1
    match = _END.search(text, start, end)
    end = match.start() if match else end
    if end > start and any("\u4e00" <= c <= "\u9fff" for c in text[start:end]):
        tentative = bool(_TENTATIVE.search(text, start, end))
        out.entries.append(Entry(start, end, when, in_weeks, tentative))
