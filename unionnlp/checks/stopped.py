"""Stopped: a service that is shut, a custom that is no more, told without naming the standard item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.grammar import cuts
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_MARK = lazy(r"[,，]")
_REACH = 48  # characters between a thing and what becomes of it


class Stop(msgspec.Struct, frozen=True):
    """A standard item that the words ``[start, end)`` of a sentence stop."""

    item: str
    start: int
    end: int


class _Row(msgspec.Struct, frozen=True):
    item: str
    things: re.Pattern[str]
    stops: re.Pattern[str] | None
    shut: bool
    always: bool
    unless: re.Pattern[str]


def stopped(draft: Draft) -> Iterator[Stop]:
    """Yield what the sentences of a document stop, at most one item for each."""
    document = draft.document
    for start, end in cuts.parts(draft.plain, document.start, document.end):
        if draft.in_noise(start, end):
            continue
        goes_on = bool(_goes_on().search(draft.plain, start, end))
        rows = (row for row in _rows() if row.always or not goes_on)
        found = next(filter(None, (_stop(row, draft, start, end) for row in rows)), None)
        if found:
            yield found


def apart(stops: Iterable[Stop], spans: Sequence[tuple[int, int]]) -> Iterator[Stop]:
    """Yield the stops, in the order of the text, that touch neither one before nor any of ``spans`` (sorted)."""
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))  # how far all up to one go
    last = 0
    for stop in stops:
        before = bisect_left(starts, stop.end)
        if stop.start >= max(last, reach[before - 1] if before else 0):
            last = stop.end
            yield stop


def _stop(row: _Row, draft: Draft, start: int, end: int) -> Stop | None:
    """Return what one row finds in a sentence: the thing, and behind it that it is no more."""
    if row.unless.search(draft.plain, start, end):
        return None
    for thing in row.things.finditer(draft.plain, start, end):
        last = min(end, thing.end() + _REACH)
        stop = row.stops.search(draft.plain, thing.end(), last) if row.stops else None
        if stop is None and row.shut:
            stop = _closed(draft, thing.end(), last)
        if stop is None:
            continue
        others = not row.always and draft.context.others(stop.start())
        if others or draft.context.past(stop.start()):
            return None
        return Stop(row.item, thing.start(), stop.end())
    return None


def _closed(draft: Draft, start: int, end: int) -> re.Match[str] | None:
    """Return what shuts a place named right before ``start``: at once, or as a clause of its own behind it."""
    for at in (start, *(mark.end() for mark in _MARK.finditer(draft.plain, start, end))):
        stop = _shut().match(draft.plain, at, draft.document.end)
        if stop is not None:
            return stop
    return None


@cache
def _shut() -> re.Pattern[str]:
    """A time and small words, then that it is shut, and nothing that would be shut instead."""
    rules = load("stops")["rules"]
    frame, closed, out = (alternation(rules[key]) for key in ("frame", "closed", "no_more"))
    return lazy(rf"(?:{frame}){{0,8}}(?:(?:{closed})了?(?=$|[,，。;；\n])|{out})")


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            r["item"],
            lazy(alternation(r["things"])),
            lazy(alternation(r["stops"])) if r.get("stops") else None,
            r.get("shut", False),
            r.get("always", False),
            lazy(alternation(r["unless"]) if "unless" in r else r"(?!)"),
        )
        for r in load("stops")["stop"]
    )


def _goes_on() -> re.Pattern[str]:
    return words("stops", "rules", "unless")
