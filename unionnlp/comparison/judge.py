"""From the links of a promise to its status and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from unionnlp.comparison.cues import dropped, pattern
from unionnlp.comparison.figures import ComparedFigure, kind, matched, short
from unionnlp.comparison.passages import FactClause
from unionnlp.comparison.records import Number, Status
from unionnlp.comparison.words import read
from unionnlp.grammar.clauses import Clause as Read
from unionnlp.grammar.clauses import clauses as read_clauses
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.numerals import number as value_of
from unionnlp.patterns import lazy
from unionnlp.records import Quantity

_DATED = lazy(rf"[\d{COUNT}](?:月|日|号|周)|[上中下]旬|月[初底末]|年底|期末|假")
_TIME = 5  # characters of a time before the act (``三月八日,``)
_PLURAL = lazy(r"、|各|两[校园院]|和(?=[一-龥]{2,8}(?:比赛|竞赛|活动|社|队|班))")
_FIRST = lazy(rf"(?:进入?|争取?|力争|夺|保|拿)[^,。;\d]{{0,10}}?前([\d{COUNT}]+)(?:名|强|位)?")
_PLACE = lazy(rf"第([\d{COUNT}]+)(?!届|次|期|批|场|轮|季|周|讲|节|部|条|天|年|个)")
_DONE_FOR = lazy(r"[^,。;]{0,8}(?:了|已|有)[^,。;]{0,3}")
_WINNER = lazy(r"冠军|头名|夺冠|夺魁")
_TERMS = lazy(r"(?:两个?|上下)学期|全年|全学年|一年")


class Counted(NamedTuple):
    """A promised and a reached number of the same thing; ``terms``: told for both terms together."""

    promised: ComparedFigure
    reached: ComparedFigure
    short: bool
    terms: bool


def numbers(promise: FactClause, reports: Sequence[FactClause]) -> list[Counted]:
    """Return the promised and the reached numbers of the same things, first what falls short."""
    found = [_counted(pair, reports) for pair in matched(promise, reports)]
    return sorted(found, key=lambda pair: not pair.short)


def shown(pairs: Sequence[Counted]) -> tuple[Quantity, Quantity] | None:
    """Return the pair of numbers that a commitment shows: one that both texts write down."""
    for pair in pairs:
        if not (pair.promised.summed or pair.reached.summed or pair.terms):
            return pair.promised.quantity, pair.reached.quantity
    return None


def _counted(pair: tuple[ComparedFigure, ComparedFigure], reports: Sequence[FactClause]) -> Counted:
    """Judge two numbers; one that was promised for each term can be reported for both together."""
    promised, reached = pair
    each = promised.quantity.per == "semester" and not reached.quantity.per
    terms = each and any(_TERMS.search(c.plain) for c in reports)
    behind = reached.value < 2 * promised.value if terms else short(promised, reached)
    return Counted(promised, reached, behind, terms)


def number(quantity: Quantity) -> Number:
    """Return the value and unit of a quantity."""
    return Number(value=quantity.value, unit=quantity.unit)


def status(
    promise: FactClause,
    reports: Sequence[FactClause],
    pairs: Sequence[Counted],
    year: int | None,
) -> Status:
    """Return what became of a promise; ``year`` is that of the period."""
    if not reports:
        return "unreported"
    told = [part for c in reports for part in _told(c, year)]
    kept = bool(pairs) and not any(pair.short for pair in pairs)
    if any(part.lost and not (kept and _aside(part, promise)) for part in told):
        reached = any(pair.reached.value > 0 for pair in pairs)
        half = any(p.lost and p.some for p in told) or _plural(promise)
        made = any(p.made for p in told)
        begun = any(p.begun for p in told)
        return "partly" if reached or begun or (half and made) else "dropped"
    if any(pair.short for pair in pairs) or _behind(promise, reports):
        return "partly"
    if not pairs and _in_part(promise, told):
        return "partly"
    return "done"


def _in_part(promise: FactClause, told: Sequence[_Part]) -> bool:
    """Tell whether a report says that less was done, from where it begins to speak of the promise."""
    words = promise.words
    first = next(
        (
            k
            for k, p in enumerate(told)
            if (w := read(p.text)).pairs & words.pairs or w.meanings & words.meanings
        ),
        0,
    )
    return any(pattern("status", "partly").search(p.text) for p in told[first:])


def _plural(promise: FactClause) -> bool:
    """Tell whether a promise has parts of which one can be kept and another not."""
    parts = promise.plain.split(",")
    return bool(_PLURAL.search(promise.plain)) or any(len(p) > _TIME for p in parts[:-1])


def _aside(part: _Part, promise: FactClause) -> bool:
    """Tell whether what was lost is neither the rest of a promise nor named by it."""
    return not part.some and not read(part.text).pairs & promise.words.pairs


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part of a report says: the act was ``lost``, or carried out (``made``).

    ``some`` tells that only the rest of it was lost, or that it broke off, ``begun`` that no more
    than a part was done.
    """

    lost: bool
    made: bool
    some: bool
    begun: bool = False
    text: str = ""


def _told(report: FactClause, year: int | None) -> Sequence[_Part]:
    """Return what each part of a report says of its act."""
    return _parts(report.plain, report.replaced, year)


@lru_cache(maxsize=512)
def _parts(plain: str, replaced: bool, year: int | None) -> Sequence[_Part]:
    pieces = read_clauses(plain)
    marks = [m.start() for m in dropped(year).finditer(plain)]
    for key in ("unmade", "broken"):
        marks += [m.start() for m in pattern("status", key).finditer(plain)]
    doubt = marks or replaced or any(p.status or p.negated for p in pieces)
    if not (doubt or pattern("status", "rest").search(plain)):
        return tuple(_Part(False, True, False, text=plain[p.start : p.end]) for p in pieces)
    found = [_part(p, plain[p.start : p.end], marks) for p in pieces]
    if replaced and found:
        found[-1] = _Part(lost=True, made=False, some=False, text=plain)
    return tuple(found)


def _part(piece: Read, text: str, marks: Sequence[int]) -> _Part:
    """Read one part; ``marks`` are where words of the report say that something was not done."""
    refused = any(piece.start <= m < piece.end for m in marks) or _refused(piece, text)
    broken = bool(pattern("status", "broken").search(text))
    some = broken or bool(pattern("status", "rest").search(text))
    pardoned = bool(pattern("status", "pardon").search(text))
    lost = (refused or (some and _waits(piece, text))) and not pardoned
    made = (not lost or broken) and bool(pattern("status", "made").search(text))
    begun = not lost and bool(pattern("status", "begun").search(text))
    return _Part(lost, made, some, begun, text)


def _waits(piece: Read, text: str) -> bool:
    """Tell whether a part that speaks of a rest says that it was not done, or is still to come."""
    return piece.negated or bool(pattern("status", "waits").search(text))


def _refused(piece: Read, text: str) -> bool:
    if piece.status == "refused":
        return True
    if piece.status != "postponed" or piece.cue is None:
        return False
    return not _DATED.search(text[piece.cue[0] - piece.start :])


def _some_of(report: FactClause) -> bool:
    """Tell whether a report counts those whom it reached out of all (``41位老师查了39位``)."""
    held = sorted(report.quantities, key=lambda q: q.start)
    for a, b in pairwise(held):
        between = report.plain[a.end - report.start : b.start - report.start]
        if kind(a)[0] == kind(b)[0] and b.value < a.value and _DONE_FOR.fullmatch(between):
            return True
    return False


def _behind(promise: FactClause, reports: Sequence[FactClause]) -> bool:
    """Tell whether a promised place in a contest was missed."""
    if pattern("status", "whole").search(promise.plain) and any(map(_some_of, reports)):
        return True
    text = " ".join(c.plain for c in reports)
    first, place = _FIRST.search(promise.plain), _PLACE.search(text)
    if not first or not place or _WINNER.search(text):
        return False
    goal, reached_place = value_of(first[1]), value_of(place[1])
    return bool(goal and reached_place and reached_place > goal)
