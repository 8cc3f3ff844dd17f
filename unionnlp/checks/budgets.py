"""Amounts of the text against those of the budget table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from unionnlp.checks.amounts import NEAR, is_price, money, step
from unionnlp.checks.draft import Draft
from unionnlp.checks.grid import Grid, grids
from unionnlp.checks.messages import Hit
from unionnlp.grammar import spans
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load

_LONGEST = 30  # characters from the beginning of a clause to its amount
_SHORTEST = 2  # of what a row is about, without 费, 支出
_FAR = 3  # an amount so many times another is of a part, or of something else
_ROUNDED = 0.01
_TOTAL = ""  # the key of the sum of a table


class _Row(msgspec.Struct, frozen=True):
    """What a table gives one thing: the amount in 元, how exactly, and the span of the row."""

    value: float
    start: int
    end: int
    exact: float


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``节日慰问安排4万元`` where the table gives it 35000元."""
    tables = list(grids(draft))
    rows = _rows(tables)
    if not rows:
        return
    inside = spans.merged((grid.spans[0][0], grid.spans[-1][1]) for grid in tables)
    said: dict[str, list[Quantity]] = {}
    for q in money(draft, draft.document.start, draft.document.end):
        key = None if spans.holds(inside, q.start) else _about(draft, q, rows)
        if key is not None:
            said.setdefault(key, []).append(q)
    for key, amounts in said.items():
        row = rows[key]
        near = all(1 / _FAR < q.value / max(row.value, 1) < _FAR for q in amounts)
        if near and not any(_same(q, row) for q in amounts):
            yield _differ(draft, amounts[0], row)


def _same(q: Quantity, row: _Row) -> bool:
    """Say whether an amount is that of the row, rounded to its last digit (4万元: to a hundredth)."""
    rounded = step(q) if "." in q.text else _ROUNDED * q.value
    return abs(q.value - row.value) <= rounded + row.exact + NEAR


def _differ(draft: Draft, q: Quantity, row: _Row) -> Hit:
    values = {"first": draft.text[q.start : q.end], "second": f"{row.value:.10g}元"}
    return Hit("F108", ((q.start, q.end), (row.start, row.end)), values)


def _rows(tables: list[Grid]) -> dict[str, _Row]:
    """Return what the tables give each thing, without those that stand in two rows."""
    found: dict[str, _Row] = {}
    twice: set[str] = set()
    for grid in tables:
        column = _amounts(grid)
        if column is None:
            continue
        totals = [row for row in grid.body() if grid.is_total(row)]
        for row in grid.body():
            value = grid.yuan(row, column)
            key = _TOTAL if row in totals else _core(grid.label(row))
            if value is None or (row not in totals and len(key) < _SHORTEST):
                continue
            twice |= {key} & found.keys()
            rough = 50.0 if "万" in (grid.head(column) + grid.unit) else 0.5
            found[key] = _Row(value, *grid.spans[row], rough)
    return {key: row for key, row in found.items() if key not in twice}


def _amounts(grid: Grid) -> int | None:
    """Return the column of amounts of a budget: the one so called, or the only one with numbers."""
    if any(_words("no_budget").search(cell) for row in grid.rows[:1] for cell in row):
        return None
    column = grid.column("amount")
    if column is not None:
        return column
    numbers = [
        c
        for c in range(1, grid.width)
        if sum(grid.value(r, c) is not None for r in grid.body()) > 1
    ]
    money = any("元" in cell for row in grid.rows for cell in row[1:])
    return numbers[0] if len(numbers) == 1 and money and not grid.head(numbers[0]) else None


def _core(label: str) -> str:
    """Return what a row is about without 费, 支出, 活动 at its end and the number before it."""
    return _words("ends").sub("", _words("label").sub("", label))


def _about(draft: Draft, q: Quantity, rows: dict[str, _Row]) -> str | None:
    """Return the key of the row that an amount of the text speaks of, ``None`` for none."""
    if q.comparator != "eq" or is_price(draft, q):
        return None
    left, _ = draft.context.clause(q.start)
    begin = draft.context.body(q.start)
    text = draft.plain[max(left, begin, q.start - _LONGEST) : q.start]
    if begin < q.start - _LONGEST or draft.context.past(q.start):
        return None
    if _TOTAL in rows and _total().fullmatch(text):
        return _TOTAL
    lead = _words("lead").match(text)
    thing = _words("verbs").sub("", text[lead.end() if lead else 0 :])
    core = _core(thing)
    return core if core in rows and core else None


@cache
def _words(key: str) -> re.Pattern[str]:
    words = alternation(load("sums")["budget"][key])
    ends = {
        "verbs": f"(?:{words}){{1,12}}$",
        "ends": f"(?:{words}){{1,12}}$",
        "lead": f"(?:{words})+",
        "label": f"^(?:{words})",
    }
    return lazy(ends.get(key, words))


@cache
def _total() -> re.Pattern[str]:
    table = load("sums")["budget"]
    return lazy(alternation(table["total"]))
