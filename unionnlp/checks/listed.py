"""What the arrangement lists under a name of its own, and the text dates otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from unionnlp.checks.alike import BOTH, SHAPE, alike
from unionnlp.checks.clause_dates import Dated, dates
from unionnlp.checks.draft import Draft
from unionnlp.checks.events import (
    Event,
    dated_clauses,
    itself,
    known_act,
    often,
    own_week,
)
from unionnlp.checks.inlined import arranged
from unionnlp.checks.people import is_name
from unionnlp.patterns import lazy
from unionnlp.resources import words

_SHORTEST = 3  # characters of a name that nothing else has
_STAGE = 8  # characters between a date and the stage that it is of
_LONG = 6  # characters of a name of which one may be a slip
_PLACES = 6  # places of the text that a name is looked for in
_PIECE = lazy(r"[一-鿿“”\"《》]+")
_FILLERS = frozenset('的了一个各把给去来到校园“”"《》')


class _Clause(msgspec.Struct, frozen=True):
    """A clause of the text with its one date; only what has the name of its ``stage`` is meant by it."""

    start: int
    end: int
    date: Dated
    stage: str = ""


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


def _staged(draft: Draft) -> Iterator[_Clause]:
    """Yield what a sentence says of the stages of one thing: ``球赛第10周开打、第12周决赛``.

    The last stage has the name of the first clause before it and a date of its own.
    """
    for match in _words("stages").finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.clause(match.start())
        when = [d for d in dates(draft, left, right) if d.end <= match.start()]
        near = when and match.start() - when[-1].end <= _STAGE
        if not near or draft.context.past(left):
            continue
        if often(draft, left, when[0].start) or often(draft, when[-1].end, right):
            continue
        begin, _ = draft.context.sentence(left)
        if len(when) > 1 or begin < left:
            yield _Clause(begin, match.end(), when[-1], match.group())


def _listed(draft: Draft) -> dict[str, Event]:
    """Return the names in the arrangement that are told once or in one month, with their months."""
    found: dict[str, Event] = {}
    for entry in arranged(draft):
        weeks = own_week(draft, entry)
        if not (entry.months or len(weeks) == 1) or often(draft, entry.start, entry.end):
            continue
        for piece in _PIECE.finditer(draft.plain, entry.start, entry.end):
            lead = _words("lead").match(piece.group())
            name = piece.group()[lead.end() if lead else 0 :]
            if len(name) < _SHORTEST and not _once_more(draft, name):
                continue
            if is_name(name) or known_act(name):
                continue
            if _words("again").search(name) and not _once_each(draft, name):
                continue
            other = found.get(name)
            found[name] = Event(
                key=name, name=name, start=entry.start, end=entry.end, planned=True, year=draft.year,
                months=frozenset(entry.months) | (other.months if other else frozenset()),
                weeks=frozenset(weeks) | (other.weeks if other else frozenset()),
            )  # fmt: skip
    return found


def _once_more(draft: Draft, name: str) -> bool:
    """Say whether a short name is that of a thing done on one day, and stands once more in the draft."""
    own = _words("one_day").fullmatch(name)
    return bool(own) and draft.plain.count(name, draft.document.start, draft.document.end) == 2


def _once_each(draft: Draft, name: str) -> bool:
    """Say whether a long name of what may come again stands twice: here and in the text."""
    start, end = draft.document.start, draft.document.end
    often = _words("ever").search(name)
    return not often and len(name) >= _LONG and draft.plain.count(name, start, end) == 2


def _places(draft: Draft) -> dict[str, list[tuple[_Clause, int]]]:
    """Return what any three characters in the dated clauses of the text stand in, with their first places."""
    found: dict[str, list[tuple[_Clause, int]]] = {}
    clauses = [_Clause(*told) for told in dated_clauses(draft)]
    for clause in (*clauses, *_staged(draft)):
        for at in range(clause.start, clause.end - _SHORTEST + 1):
            near = found.setdefault(draft.plain[at : at + _SHORTEST], [])
            if len(near) < _PLACES:
                near.append((clause, at))
        for match in _words("one_day").finditer(draft.plain, clause.start, clause.end):
            found.setdefault(match.group(), []).append((clause, match.start()))
    return found


def _whole(draft: Draft, places: _Places, name: str) -> Iterator[Event]:
    """Yield the events of the text that have a name as it stands."""
    for clause, at in places.get(name[:_SHORTEST], ()):
        told = draft.plain.startswith(name, at) and at + len(name) <= clause.end
        if told and clause.stage in name:
            yield from _event(draft, clause, (at, at + len(name)), name)


def _retold(draft: Draft, places: _Places, name: str) -> Iterator[Event]:
    """Yield the events of which a name is a shorter telling: 爬一趟虎头岭 for 爬虎头岭.

    What kind of thing it is can be told by a verb instead: 打气排球 for 气排球联赛.
    """
    kind = _words("kind").search(name)
    bare = name[: kind.start()] if kind and kind.start() >= _LONG - 1 else ""
    seen: set[int] = set()  # ends of clauses
    for k in range(len(name) - _SHORTEST + 1):
        for clause, at in places.get(name[k : k + _SHORTEST], ()):
            if clause.end in seen or clause.stage not in name:
                continue
            told = draft.plain[clause.start : clause.end]
            done = bare and _words("does").search(draft.plain, max(clause.start, at - 2), at)
            if not _holds(told, name) and not (done and _holds(told, bare)):
                continue
            seen.add(clause.end)
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
