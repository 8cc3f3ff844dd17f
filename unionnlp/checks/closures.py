"""Places that are shut: what is planned in one of them while it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.venues import held_in, in_brackets
from unionnlp.grammar.numerals import SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_QUOTE: Final = 30
_MONTH: Final = rf"(?P<m>{SMALL})月"
_FROM = lazy(rf"{_MONTH}(?:[初底末]|[上中下]旬|\d{{1,2}}[日号])?(?:份)?(?:开始|起|(?=到|至|[—–-]))")
_UNTIL = lazy(rf"(?:到|至|[—–-]){_MONTH}")
_YEAR: Final = 12


class _Closure(msgspec.Struct, frozen=True):
    """A place that is shut in so many months; ``[start, end)`` says so."""

    place: str
    months: frozenset[int]
    start: int
    end: int


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``体育馆4月起封闭大修，本学期不再开放`` beside ``5.20 羽毛球赛（体育馆）``."""
    occasions = Occasions(draft)
    for closure in _closures(draft):
        for match in _used(closure.place).finditer(
            draft.plain, draft.document.start, draft.document.end
        ):
            here = draft.context.sentence(match.start()) == draft.context.sentence(closure.start)
            occasion = occasions.at(match.start())
            if here or occasion.past or not occasion.months or draft.in_noise(*match.span()):
                continue
            clause = draft.context.clause(match.start())
            again = words("stops", "venues", "open").search(
                draft.plain, *draft.context.sentence(match.start())
            )
            if occasion.months <= closure.months and not again:
                spans = sorted(
                    [(closure.start, closure.end), (min(clause[0], match.start()), match.end())]
                )
                first, second = (short(draft.text[a:b], _QUOTE) for a, b in spans)
                yield Hit("F111", tuple(spans), {"first": first, "second": second})
                return


def _closures(draft: Draft) -> Iterator[_Closure]:
    """Yield the places that a sentence shuts from a month on to a month, or to the end of the plan."""
    for match in _shut().finditer(draft.plain, draft.document.start, draft.document.end):
        if draft.context.past(match.start()) or draft.in_noise(*match.span()):
            continue
        left, _ = draft.context.clause(match.start())
        begin, until = (p.search(draft.plain, left, match.end()) for p in (_FROM, _UNTIL))
        whole = words("stops", "venues", "whole").search(match.group())
        term = draft.term
        if not term or not (begin or whole):
            continue
        first = ordinal(begin["m"]) if begin else term[0]
        last = ordinal(until["m"]) if until else term[-1] if whole else None
        if first in term and last in term:
            months = term[term.index(first) : term.index(last) + 1]
            yield _Closure(match["place"], frozenset(months), *match.span())


@cache
def _shut() -> re.Pattern[str]:
    table = load("stops")["venues"]
    places, shut = alternation(table["places"]), alternation(table["shut"])
    return lazy(rf"(?P<place>{places})[^。;；\n]{{0,40}}?(?:{shut})[^。;；\n]{{0,24}}")


@cache
def _used(place: str) -> re.Pattern[str]:
    name = re.escape(place)
    return lazy(f"{held_in(name)}|{in_brackets(name)}")
