"""What the arrangement lists under a name of its own, and the text dates otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import Dated, Event, dates, itself, often, own_week, text_clauses
from unionnlp.patterns import lazy
from unionnlp.resources import words

_SHORTEST = 4  # characters of a name that nothing else has
_PLACES = 6  # places of the text that a name is looked for in
_PIECE = lazy(r"[一-鿿“”\"]+")


class _Clause(msgspec.Struct, frozen=True):
    """A clause of the text with its one date."""

    start: int
    end: int
    date: Dated


def pairs(draft: Draft) -> Iterator[tuple[Event, Event]]:
    """Yield an event of the text and one of the arrangement that have a name, and no month or week, in common."""
    listed = _listed(draft)
    if not listed:
        return
    places = _places(draft)
    for name, planned in listed.items():
        found = [
            event
            for clause, at in places.get(name[:_SHORTEST], ())
            if (event := _event(draft, clause, at, name))
        ]
        if found and all(_apart(e, planned) for e in found):
            yield found[0], planned


def _apart(event: Event, planned: Event) -> bool:
    """Say whether two times of one kind, of weeks or of months, have nothing in common."""
    if event.weeks:
        return bool(planned.weeks) and not event.weeks & planned.weeks
    return bool(planned.months) and not event.months & planned.months


def _listed(draft: Draft) -> dict[str, Event]:
    """Return the names in the arrangement that are told once or in one month, with their months."""
    found: dict[str, Event] = {}
    for entry in draft.document.schedule:
        weeks = own_week(draft, entry)
        if not (entry.months or len(weeks) == 1) or often(draft, entry.start, entry.end):
            continue
        for piece in _PIECE.finditer(draft.plain, entry.start, entry.end):
            lead = _words("lead").match(piece.group())
            name = piece.group()[lead.end() if lead else 0 :]
            if len(name) < _SHORTEST or _words("again").search(name):
                continue
            other = found.get(name)
            found[name] = Event(
                key=name, name=name, start=entry.start, end=entry.end, planned=True, year=draft.year,
                months=frozenset(entry.months) | (other.months if other else frozenset()),
                weeks=frozenset(weeks) | (other.weeks if other else frozenset()),
            )  # fmt: skip
    return found


def _places(draft: Draft) -> dict[str, list[tuple[_Clause, int]]]:
    """Return the beginnings of names in the dated clauses of the text, each with its first places."""
    found: dict[str, list[tuple[_Clause, int]]] = {}
    for left, right in text_clauses(draft):
        dated = list(dates(draft, left, right))
        if len(dated) != 1 or often(draft, left, right):
            continue
        if draft.context.past(left) or draft.context.others(left):
            continue
        clause = _Clause(left, right, dated[0])
        for at in range(left, right - _SHORTEST + 1):
            near = found.setdefault(draft.plain[at : at + _SHORTEST], [])
            if len(near) < _PLACES:
                near.append((clause, at))
    return found


def _event(draft: Draft, clause: _Clause, at: int, name: str) -> Event | None:
    end = at + len(name)
    told = draft.plain.startswith(name, at) and end <= clause.end
    if not told or not itself(draft.plain, clause.start, at, end):
        return None
    return Event(
        key=name, name=name, start=min(at, clause.date.start), end=max(end, clause.date.end),
        months=clause.date.months, weeks=clause.date.weeks, planned=False, year=draft.year,
    )  # fmt: skip


def _words(key: str) -> re.Pattern[str]:
    return words("acts", "listed", key)
