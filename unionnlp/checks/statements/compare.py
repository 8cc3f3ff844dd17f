"""Two statements of one thing whose values exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.statements import numbers, roles, timed
from unionnlp.checks.statements.occasions import Occasions, one_time, other_time, shared
from unionnlp.checks.statements.records import Statement

_LONG: Final = 3  # characters of a word that tells an occasion by itself
_PLACES: Final = 40  # statements of one thing that are compared
_QUOTE: Final = 24


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what a document says of one thing in two places, and differently."""
    told: dict[tuple[str, ...], list[Statement]] = {}
    occasions = Occasions(draft)
    for read in (numbers.statements, timed.statements, roles.statements):
        for statement in read(draft, occasions):
            told.setdefault(statement.key, []).append(statement)
    reported: set[int] = set()
    for group in told.values():
        pair = _apart(group) if len(group) <= _PLACES else None
        if pair and not {s.start for s in pair} & reported:
            reported.update(s.start for s in pair)
            yield _two(draft, *pair)


def _two(draft: Draft, first: Statement, second: Statement) -> Hit:
    quotes = [short(draft.text[s.start : s.end], _QUOTE) for s in (first, second)]
    spans = ((first.start, first.end), (second.start, second.end))
    return Hit("F109", spans, {"first": quotes[0], "second": quotes[1]})


def _apart(group: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the first two places that give one thing different values; a list gives it several."""
    places: dict[tuple[int, int], set[float | str]] = {}
    for statement in group:
        places.setdefault(statement.occasion.place, set()).add(statement.value)
    same = _POLICIES[group[0].attribute.partition(":")[0]]
    for first, second in combinations(group, 2):
        one, other = places[first.occasion.place], places[second.occasion.place]
        if len(one) == len(other) == 1 and not one & other and same(first, second):
            return first, second
    return None


def _counted(first: Statement, second: Statement) -> bool:
    """Say whether two counts are of one group: a name of its own, and a sign that all of it are meant."""
    if other_time(first.occasion, second.occasion):
        return False
    if not first.named:
        return first.whole and second.whole
    return first.whole or second.whole or _one_occasion(first, second)


def _one_occasion(first: Statement, second: Statement) -> bool:
    """Say whether two statements speak of one occasion: a month, or a word that few places have."""
    a, b = first.occasion, second.occasion
    return not other_time(a, b) and (one_time(a, b) or bool(shared(first, second)))


def _one_subject(first: Statement, second: Statement) -> bool:
    """Say whether two statements have so many words in common that they speak of one thing."""
    words = shared(first, second)
    told = len(words) > 1 or any(len(w) >= _LONG for w in words)
    return told and not other_time(first.occasion, second.occasion)


def _held(first: Statement, second: Statement) -> bool:
    return first.named or second.named


_POLICIES: Final[dict[str, Callable[[Statement, Statement], bool]]] = {
    "count": _counted,
    "each": _one_occasion,
    "within": _one_occasion,
    "offset": _one_occasion,
    "again": _one_subject,
    "role": _held,
}
