"""A sentence of a plan that promises several acts, cut where the next act begins.

``收集提案20件以上，做到件件有答复`` promises two acts, ``举办基本功竞赛，参赛率不低于95%`` one with
its measure. A part opens an act of its own if it can stand alone (a verb, a number or a time of
its own) and is neither measure nor purpose of the part before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.comparison.cues import pattern
from unionnlp.comparison.passages import FactClause, part
from unionnlp.comparison.words import read
from unionnlp.patterns import lazy

_PART = lazy(r"[^,]+")
_TOPIC = lazy(r"[^,、\d]{2,8}(?:方面|上)$")
_RATE = lazy(r"([一-龥]{1,12}?)率[^,率]{0,8}\d")
_CLOSED = lazy(r"(?:以上|左右|以内|及以上)?\W*$")
_THING = 4  # characters of a rate that names what it counts (``提案答复率``)
_BARE = 4  # characters behind a time that name no act (``9月底评比``)
_OBJECT = 2  # characters of what something is done to
_ENOUGH = 3  # parts that stand alone make an enumeration


def acts(clause: FactClause) -> list[FactClause]:
    """Return the acts that a clause of a plan promises, in their order; mostly the clause itself."""
    if "," not in clause.plain:
        return [clause]
    spans = [m.span() for m in _PART.finditer(clause.plain)]
    if spans and _TOPIC.fullmatch(clause.plain, *spans[0]):
        spans = spans[1:]
    if not spans:
        return [clause]
    pieces = [part(clause, *span) for span in spans]
    listed = sum(_alone(p) for p in pieces) >= _ENOUGH
    starts = [0]
    for k in range(1, len(pieces)):
        before = part(clause, spans[starts[-1]][0], spans[k - 1][1])
        if _opens(before, pieces[k], listed):
            starts.append(k)
    if starts == [0] and spans[0][0] == 0:
        return [clause]
    ends = [*(k - 1 for k in starts[1:]), len(spans) - 1]
    return [part(clause, spans[a][0], spans[b][1]) for a, b in zip(starts, ends, strict=True)]


def _alone(piece: FactClause) -> bool:
    """Tell whether a part could be a promise of its own: no measure, and a verb with what it is done to."""
    if pattern("acts", "measure").match(piece.plain):
        return False
    return begins(piece) or bool(_RATE.search(piece.plain))


def begins(piece: FactClause) -> bool:
    """Tell whether a part begins with a verb of doing and says what is done, beside how often."""
    match = pattern("acts", "opening").match(piece.plain)
    if match is None:
        return False
    behind = piece.start + match.end()
    counted = sum(len(q.text) for q in piece.quantities if q.start >= behind)
    return len(piece.plain) - match.end() - counted >= _OBJECT


def _opens(before: FactClause, piece: FactClause, listed: bool) -> bool:
    if pattern("acts", "measure").match(piece.plain):
        return False
    if pattern("acts", "preface").match(before.plain):
        return False
    if pattern("acts", "each").search(piece.plain):
        return _closed(before)
    rate = _RATE.search(piece.plain)
    if rate and any(q.unit == "%" for q in piece.quantities) and not begins(piece):
        return _other(before, rate[1])
    if not begins(piece):
        return _noun(before, piece) or (_timed(before) and _timed(piece))
    if listed or (_timed(piece) and bool(piece.months or before.months or _timed(before))):
        return True
    effect = bool(pattern("acts", "effect").match(piece.plain))
    return _closed(before) and not effect and (bool(piece.quantities) or len(piece.plain) > 5)


def _timed(piece: FactClause) -> bool:
    """Tell whether a part begins with its time and says more than that something begins or ends."""
    match = pattern("acts", "time").match(piece.plain)
    ends = [match.end()] if match else []
    ends += [d.end - piece.start for d in piece.dates if d.start == piece.start]
    return bool(ends) and len(piece.plain) - max(ends) > _BARE


def _other(before: FactClause, noun: str) -> bool:
    """Tell whether a rate measures something else than the act before it."""
    named = pattern("acts", "rates").sub("", noun)
    meanings = read(named).meanings
    near = set(named[-4:]) & set(before.plain) or meanings & before.words.meanings
    thing = bool(meanings) and len(named) >= _THING
    return not near and (thing or (_closed(before) and len(named) > 1))


def _noun(before: FactClause, piece: FactClause) -> bool:
    """``提案不少于40条，采纳…``: tell whether both count something else, each by its own name."""
    if not _closed(before) or not piece.quantities or before.entry:
        return False
    return bool(pattern("acts", "counted").search(piece.plain))


def _closed(before: FactClause) -> bool:
    """Tell whether a part ends with its number, and that is no frequency."""
    return any(
        q.per in (None, "P1Y", "semester")
        and _CLOSED.fullmatch(before.plain[q.end - before.start :])
        for q in before.quantities
    )


def all_acts(clauses: Sequence[FactClause]) -> list[FactClause]:
    """Return the acts of several clauses, in their order."""
    return [act for clause in clauses for act in acts(clause)]
