"""Rows that begin with a month or a week: how they go on tells what company they need to be heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from unionnlp.grammar import times
from unionnlp.grammar.labels import Label
from unionnlp.grammar.signatures import signed
from unionnlp.grammar.times import When
from unionnlp.patterns import lazy
from unionnlp.structure.blocks import ViewRow

# ``alone`` has nothing behind it, ``closed`` a colon, dash or bracket; ``gap`` a space or dots, ``run`` its
# activity at once, ``listed`` a mark of enumeration, which a lost colon leaves (``四月、征集…``), or a comma.
Form = Literal["alone", "closed", "gap", "run", "listed"]

_FIGURES = lazy(
    r"(?P<day>\d{1,2}(?P<mark>[./-])\d{1,2}日?(?:\s?[-~至到]{1,2}\s?(?:\d{1,2}[./-])?\d{1,2}日?)?)(?:以?前后?|左右|起)?(?:\s*:\s*|\s+(?=[^\d\s]))"
)
_DATES = 3  # days of a list
_NEAR = 2  # rows from one day of a list to the next
_YEAR = 12
_KIND = lazy(r"(?:主要|重点)?(?:工作|活动|任务|重点|安排|计划|内容|事项|要点|如下)*")
_NOTE = lazy(r"\s{0,9}+\([^()\n]{1,20}\)")
_SEPARATOR = lazy(r"\s*(?P<closed>[::]|-{2,})|(?P<gap>\t|\.{2,}|…+|\s+)|(?P<listed>[、,])|$")
# A notice's date in the middle of a text: with its year and day.
_DATED = lazy(r"[^\s年]{4}年.{1,3}月.{1,3}日")
INNER_STYLES = ("digit", "bracketed_digit", "closed_digit", "circled")
"""The styles of labels that number the works of an arrangement."""
_BULLETS = " \t·■◆▲★☆◇□*-"
_SENTENCE = ",。的是共末底初里内上中下以前后起"
# Words that begin with one of these.
_WORDS = ("中秋", "初中", "初一", "初三", "共青团", "共建", "上好", "下乡", "中层", "中考")


class Head(msgspec.Struct):
    """A row that begins with a time: its activities begin at ``rest`` (clean offset).

    ``note`` is a bracket behind the time (``三月（负责人：…）``), ``figures`` the mark of a day in figures (``3.8``).
    """

    row: int
    when: When
    rest: int
    form: Form
    label: Label | None
    note: tuple[int, int] | None = None
    figures: str = ""


def head(index: int, row: ViewRow) -> Head | None:
    """Read a row as the head of a month or week, ``None`` if it is none."""
    text = row.text
    label = row.label if row.label and row.label.style != "ordinal" else None
    at = label.end - row.start if label else 0
    while at < len(text) and text[at] in _BULLETS:
        at += 1
    opened = text[at : at + 1] in ("(", "【", "[", "“")
    found = times.at(text, at + opened, len(text))
    if found is None or not found[0]:
        return None
    when, at = found
    while at < len(text) and text[at] == " " and opened:
        at += 1
    closed = opened and text[at : at + 1] in (")", "】", "]", "”")
    if opened and not closed:
        return None
    at += closed
    note = _NOTE.match(text, at)
    form, rest = _form(text, at, closed=closed)
    if form == "run" and note and when.weeks and note.end() < len(text):
        form, rest = "closed", note.end()  # 第3周(3.14—3.18)三八节插花
    if form == "run" and not _runs(text, rest, when, label):
        return None
    if note and when.weeks:
        when = when.with_date(times.cell(note.group().strip(" ()"), column="date") or When())
    span = (row.start + note.start(), row.start + note.end()) if note else None
    return Head(index, when, row.start + rest, form, label, span)


def _form(text: str, at: int, *, closed: bool) -> tuple[Form, int]:
    """Return how the row goes on behind its time, and where its activities begin."""
    note = _NOTE.match(text, at)
    for start in {note.end() if note else at: 0, at: 0}:
        kind = _KIND.match(text, start)
        for stop in {kind.end() if kind else start: 0, start: 0}:
            mark = _SEPARATOR.match(text, stop)
            if mark is None or (stop > start and mark["gap"] and mark.end() < len(text)):
                continue
            if mark.end() >= len(text):
                return "alone", len(text)
            if mark["closed"] or closed:
                return "closed", mark.end()
            return ("listed" if mark["listed"] else "gap"), mark.end()
    return ("closed" if closed else "run"), at


def _runs(text: str, at: int, when: When, label: Label | None) -> bool:
    """An activity that touches its month is no sentence about it (``10月体检``, not ``10月的…``)."""
    begins = text[at] not in _SENTENCE or text.startswith(_WORDS, at)
    inner = label is None or label.style in INNER_STYLES
    return inner and not when.weeks and begins


def _signature(row: ViewRow, found: Head, *, final: bool) -> bool:
    """Tell whether a row is a date below a text; one may stand behind a month's last activity."""
    if not signed(row.text):
        return False
    return (final and found.form != "closed") or bool(_DATED.fullmatch(row.text))


def _numbers(index: int, row: ViewRow) -> Head | None:
    """Read a row that begins with the figures of a day (``3.8 插花``, ``3/8 插花``), which only a list makes one."""
    found = _FIGURES.match(row.text) if row.text[:1].isdigit() else None
    if found is None:
        return None
    dashed = found["mark"] == "-"  # 3-8 alone would be two months
    when = times.cell(found["day"].replace("-", ".", int(dashed)), column="date")
    if when is None or when.day is None:
        return None
    return Head(index, when, row.start + found.end(), "gap", None, figures=found["mark"])


def _dated(rows: Sequence[ViewRow], taken: set[int]) -> list[Head]:
    """Return the heads of lists most of whose rows begin with the figures of a day, in the calendar's order."""
    groups: list[list[Head]] = []
    gone = 0  # months from a group's first day to its last
    for k, row in enumerate(rows):
        found = None if k in taken else _numbers(k, row)
        if found is None:
            continue
        step = _step(groups[-1][-1], found) if groups else None
        if step is not None and gone + step < _YEAR:
            groups[-1].append(found)
            gone += step
        else:
            groups.append([found])
            gone = 0
    whole = (g for g in groups if len(g) >= _DATES and not _sections(g) and not _ranges(rows, g))
    return [one for group in whole for one in group]


def _step(last: Head, after: Head) -> int | None:
    """Return how many months lie between a day and one that stands near below it, in the same form, else ``None``."""
    if after.figures != last.figures or after.row - last.row > _NEAR:
        return None
    if after.when.months == last.when.months and (after.when.day or 0) < (last.when.day or 0):
        return None
    return (after.when.months[0] - last.when.months[-1]) % _YEAR


def _sections(group: Sequence[Head]) -> bool:
    """Tell whether the figures count on as sections do: 1.1, 1.2, 2.1."""
    told = [(h.when.months[0], h.when.day or 0) for h in group]
    counted = sum(b in ((a[0], a[1] + 1), (a[0] + 1, 1)) for a, b in pairwise(told))
    return counted * 2 >= len(told) - 1


def _ranges(rows: Sequence[ViewRow], group: Sequence[Head]) -> bool:
    """Tell whether figures with a dash may be months or weeks from one to another: 1-2, 3-4."""
    if rows[group[0].row].text[: group[0].rest - rows[group[0].row].start].count("-") != 1:
        return False
    told = [(h.when.months[0], h.when.day or 0) for h in group]
    joined = sum(b[0] == a[1] + 1 for a, b in pairwise(told))
    return joined == len(told) - 1 or all(day <= _YEAR for _, day in told)


def heads(rows: Sequence[ViewRow], taken: set[int]) -> list[Head]:
    """Return the heads among the rows that no table has taken; a signature's date is none."""
    last = len(rows) - 2
    found = [
        h
        for i, r in enumerate(rows)
        if i not in taken and (h := head(i, r)) and not _signature(r, h, final=i >= last)
    ]
    named = {h.row for h in found}
    dated = [h for h in _dated(rows, taken) if h.row not in named]
    return sorted([*found, *dated], key=lambda h: h.row)
