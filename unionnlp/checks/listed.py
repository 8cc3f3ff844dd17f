"""What the arrangement lists under a name of its own, and the text dates otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from unionnlp.checks.alike import BOTH, SHAPE, alike
from unionnlp.checks.draft import Draft
from unionnlp.checks.events import Dated, Event, dated_clauses, itself, known_act, often, own_week
from unionnlp.checks.people import is_name
from unionnlp.patterns import lazy
from unionnlp.resources import words

_SHORTEST = 3  # characters of a name that nothing else has
_LONG = 6  # characters of a name of which one may be a slip
_PLACES = 6  # places of the text that a name is looked for in
_PIECE = lazy(r"[一-鿿“”\"《》]+")
_FILLERS = frozenset('的了一个各把给去来到校园“”"《》')


class _Clause(msgspec.Struct, frozen=True):
    """A clause of the text with its one date."""

    start: int
    end: int
    date: Dated


_Places = Mapping[str, Sequence[tuple[_Clause, int]]]


def pairs(draft: Draft) -> Iterator[tuple[Event, Event]]:
    """Yield an event of the text and one of the arrangement that have a name, and no month or week, in common."""
    listed = _listed(draft)
    if not listed:
        return
    places = _places(draft)
    for name, planned in listed.items():
        found = list(_whole(draft, places, name)) or list(_retold(draft, places, name))
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
            if len(name) < _SHORTEST or is_name(name) or known_act(name):
                continue
            if _words("again").search(name):
                continue
            other = found.get(name)
            found[name] = Event(
                key=name, name=name, start=entry.start, end=entry.end, planned=True, year=draft.year,
                months=frozenset(entry.months) | (other.months if other else frozenset()),
                weeks=frozenset(weeks) | (other.weeks if other else frozenset()),
            )  # fmt: skip
    return found


def _places(draft: Draft) -> dict[str, list[tuple[_Clause, int]]]:
    """Return what any three characters in the dated clauses of the text stand in, with their first places."""
    found: dict[str, list[tuple[_Clause, int]]] = {}
    for left, right, date in dated_clauses(draft):
        clause = _Clause(left, right, date)
        for at in range(left, right - _SHORTEST + 1):
            near = found.setdefault(draft.plain[at : at + _SHORTEST], [])
            if len(near) < _PLACES:
                near.append((clause, at))
    return found


def _whole(draft: Draft, places: _Places, name: str) -> Iterator[Event]:
    """Yield the events of the text that have a name as it stands."""
    for clause, at in places.get(name[:_SHORTEST], ()):
        if draft.plain.startswith(name, at) and at + len(name) <= clause.end:
            yield from _event(draft, clause, (at, at + len(name)), name)


def _retold(draft: Draft, places: _Places, name: str) -> Iterator[Event]:
    """Yield the events of which a name is a shorter telling: 爬一趟虎头岭 for 爬虎头岭."""
    seen: set[int] = set()
    for k in range(len(name) - _SHORTEST + 1):
        for clause, at in places.get(name[k : k + _SHORTEST], ()):
            if clause.start in seen or not _holds(draft.plain[clause.start : clause.end], name):
                continue
            seen.add(clause.start)
            yield from _event(draft, clause, _run(draft.plain, at, clause.end, name[k:]), name)


def _run(plain: str, at: int, end: int, name: str) -> tuple[int, int]:
    """Return the span from ``at`` on that is written as a name begins."""
    length = 0
    while length < len(name) and at + length < end and plain[at + length] == name[length]:
        length += 1
    return at, at + length


def _holds(clause: str, name: str) -> bool:
    """Say whether every character of a name that means something stands in a clause."""
    odd = set(name) - _FILLERS - set(clause)
    if len(odd) != 1 or len(name) < _LONG:
        return not odd
    looks = alike(odd.pop())  # 竟赛: a slip of the pen is told elsewhere
    return any(looks.get(char) in (SHAPE, BOTH) for char in clause)


def _event(draft: Draft, clause: _Clause, span: tuple[int, int], name: str) -> Iterator[Event]:
    if itself(draft.plain, clause.start, *span):
        yield Event(
            key=name, name=name, start=min(span[0], clause.date.start),
            end=max(span[1], clause.date.end), months=clause.date.months, weeks=clause.date.weeks,
            planned=False, year=draft.year,
        )  # fmt: skip


def _words(key: str) -> re.Pattern[str]:
    return words("acts", "listed", key)
