"""One thing in two months: the text and the arrangement are about the same, whatever the order of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import Event, dated_clauses, often, own_week
from unionnlp.checks.inlined import arranged
from unionnlp.checks.statements.cores import core_of
from unionnlp.grammar import cuts
from unionnlp.resources import words

_LEAST = 3  # characters of what tells one thing by itself, but for the few of ``acts.toml``
_Times = tuple[set[int], set[int]]


def pairs(draft: Draft) -> Iterator[tuple[Event, Event]]:
    """Yield an event of the text and one of the arrangement that are about the same, in no common month or week."""
    planned = _planned(draft)
    if not planned:
        return
    told: dict[str, list[Event]] = {}
    for left, right, date in dated_clauses(draft):
        name = core_of(draft.plain[left:right])
        if name in planned:
            told.setdefault(name, []).append(
                Event(
                    key=name, name=draft.text[left:right].strip(), start=left, end=right,
                    months=date.months, weeks=date.weeks, planned=False, year=draft.year,
                )
            )  # fmt: skip
    for name, events in told.items():
        entry, (months, weeks) = planned[name]
        if all(_apart(event, months, weeks) for event in events):
            yield events[0], entry


def _apart(event: Event, months: set[int], weeks: set[int]) -> bool:
    if event.weeks and weeks:
        return not event.weeks & weeks
    return bool(event.months and months) and not event.months & months


def _planned(draft: Draft) -> dict[str, tuple[Event, _Times]]:
    """Return what the arrangement is about, with the first entry of each and all of its months and weeks."""
    found: dict[str, tuple[Event, _Times]] = {}
    for entry in arranged(draft):
        if often(draft, entry.start, entry.end) or _again().search(
            draft.plain, entry.start, entry.end
        ):
            continue
        weeks = own_week(draft, entry)
        for start, end in cuts.members(draft.plain, entry.start, entry.end):
            piece = draft.plain[start:end]
            name = core_of(piece)
            if len(name) < _LEAST and not _once().fullmatch(piece.strip()):
                continue
            event = Event(
                key=name, name=piece.strip(), start=entry.start, end=entry.end, planned=True,
                months=frozenset(entry.months), weeks=frozenset(weeks), year=draft.year,
            )  # fmt: skip
            _, (months, all_weeks) = found.setdefault(name, (event, (set(), set())))
            months.update(entry.months)
            all_weeks.update(weeks)
    return found


@cache
def _once() -> re.Pattern[str]:
    return words("acts", "listed", "one_act")


def _again() -> re.Pattern[str]:
    return words("acts", "listed", "many")
