"""What a draft tells: its times, its numbers and what else it states, each with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from unionnlp.checks.clause_dates import Dated
from unionnlp.checks.draft import Draft
from unionnlp.checks.events import dated_clauses, often, own_week
from unionnlp.checks.inlined import arranged
from unionnlp.checks.statements import numbers
from unionnlp.checks.statements.compare import statements
from unionnlp.checks.statements.records import Statement
from unionnlp.grammar import cuts
from unionnlp.patterns import lazy
from unionnlp.records import Quantity, ScheduleEntry
from unionnlp.resources import load

TIME: Final = "time"
NUMBER: Final = "number"
_FAR: Final = 10  # characters before and behind a value that are read with it
_BEFORE, _BEHIND = 6, 8  # of them, those that name it
_BEYOND: Final = 6  # characters beyond a clause that are read with it
_LONGEST: Final = 60  # characters of a clause that are compared
_SHORTEST: Final = 2
_ELSEWHERE: Final = frozenset(
    ["count", "occasional", "day"]
)  # statements that are read here as numbers and times
_NOT_HAN = lazy(r"[^一-鿿]+")


class ToldValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a draft gives something.

    ``kind`` is ``time``, ``number`` or the attribute of a statement, ``value`` a number or a word, ``months``,
    ``weeks`` and ``day`` those of a time. ``[start, end)`` is what a reader is shown, ``place`` the clause or entry.
    ``name`` are the Chinese words beside the value, ``clause`` and ``sentence`` those of the place, without
    values; ``lead`` and ``tail`` what stands right before and behind the value, ``raw`` the place as it stands.
    ``idle``: of no work of this union in this year. ``part``, ``whole``: said to be some of, or all of a thing.
    """

    kind: str
    value: float | str = ""
    unit: str = ""
    months: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    day: int | None = None
    start: int
    end: int
    place: tuple[int, int]
    name: str
    clause: str
    sentence: str
    lead: str = ""
    tail: str = ""
    raw: str = ""
    planned: bool = False
    past: bool = False
    often: bool = False
    idle: bool = False
    part: bool = False
    whole: bool = False
    compared: str | None = None
    indicator: str = ""


def told(draft: Draft) -> Iterator[ToldValue]:
    """Yield what a draft tells: what its arrangement holds, its dated clauses, its numbers and its statements."""
    entries = sorted(
        (e for e in arranged(draft) if e.months or len(own_week(draft, e)) == 1),
        key=lambda e: e.end,
    )
    for entry in entries:
        yield from _of_entry(draft, entry)
    ends = [e.end for e in entries]
    for left, right, date in dated_clauses(draft):
        k = bisect_right(ends, left)
        if k == len(entries) or entries[k].start >= right:
            yield _of_clause(draft, left, right, date)
    for quantity in draft.quantities(draft.document.start, draft.document.end):
        if quantity.upper is None:
            yield _of_number(draft, quantity)
    for statement in statements(draft):
        if statement.attribute.partition(":")[0] not in _ELSEWHERE:
            yield _of_statement(draft, statement)


def bare(text: str) -> str:
    """Return the Chinese characters of a text without its values."""
    return _NOT_HAN.sub("", _value().sub("", text[: 2 * _LONGEST]))[:_LONGEST]


def _of_entry(draft: Draft, entry: ScheduleEntry) -> Iterator[ToldValue]:
    weeks = own_week(draft, entry)
    of_week = frozenset(weeks) if len(weeks) == 1 else frozenset()
    sentence = bare(draft.plain[entry.start : entry.end])
    for start, end in cuts.members(draft.plain, entry.start, entry.end):
        name = bare(draft.plain[start:end])
        if len(name) >= _SHORTEST:
            yield ToldValue(
                kind=TIME, months=frozenset(entry.months), weeks=of_week, planned=True,
                day=None if of_week else entry.day,  # the day of a row of a week is the week's first
                start=start, end=end, place=(entry.start, entry.end),
                name=name, clause=name, sentence=sentence, raw=_raw(draft, entry.start, entry.end),
                often=often(draft, entry.start, entry.end),
            )  # fmt: skip


def _of_clause(draft: Draft, left: int, right: int, date: Dated) -> ToldValue:
    name = bare(draft.plain[left:right])
    return ToldValue(
        kind=TIME, months=date.months, weeks=date.weeks, day=date.day, start=date.start, end=date.end,
        place=(left, right), name=name, clause=name, sentence=_sentence(draft, left),
        lead=draft.plain[max(left, date.start - _FAR) : date.start],
        tail=draft.plain[date.end : min(right, date.end + _FAR)], raw=_raw(draft, left, right),
        past=bool(draft.context.past(left)), often=often(draft, left, right), idle=draft.idle(left),
    )  # fmt: skip


def _of_number(draft: Draft, quantity: Quantity) -> ToldValue:
    left, right = draft.context.clause(quantity.start)
    lead = draft.plain[max(left, quantity.start - _FAR) : quantity.start]
    tail = draft.plain[quantity.end : min(right, quantity.end + _FAR)]
    each = "each" if quantity.per else ""
    return ToldValue(
        kind=NUMBER, value=quantity.value, unit=numbers.unit_of(quantity), start=quantity.start, end=quantity.end,
        place=(left, right), name=bare(f"{lead[-_BEFORE:]} {tail[:_BEHIND]}"),
        clause=bare(draft.plain[left:right]), sentence=_sentence(draft, left), lead=lead, tail=tail,
        raw=_raw(draft, left, right), past=bool(draft.context.past(left)), idle=draft.idle(left),
        part=numbers.is_part(lead), whole=numbers.is_whole(lead), compared=f"{quantity.comparator}{each}",
        indicator=quantity.indicator or "",
    )  # fmt: skip


def _of_statement(draft: Draft, statement: Statement) -> ToldValue:
    left, right = draft.context.clause(statement.start)
    attribute, _, unit = statement.attribute.partition(":")
    return ToldValue(
        kind=attribute, value=statement.value, unit=unit, start=statement.start, end=statement.end,
        months=statement.occasion.months, weeks=statement.occasion.weeks, place=(left, right),
        name=bare(draft.plain[statement.start : statement.end]), clause=bare(draft.plain[left:right]),
        sentence=_sentence(draft, left), lead=draft.plain[max(left, statement.start - _FAR) : statement.start],
        tail=draft.plain[statement.end : min(right, statement.end + _FAR)], raw=draft.plain[left:right],
        planned=statement.occasion.planned, past=statement.occasion.past, idle=draft.idle(left),
    )  # fmt: skip


def _sentence(draft: Draft, at: int) -> str:
    return bare(draft.plain[slice(*draft.context.sentence(at))])


def _raw(draft: Draft, left: int, right: int) -> str:
    return draft.plain[max(draft.document.start, left - _BEYOND) : right + _BEYOND]


@cache
def _value() -> re.Pattern[str]:
    return lazy(load("clashes")["value"])
