"""Where an activity takes place: in brackets behind its name in the arrangement, or behind words such as 在."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import often
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.records import Statement
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_LEAST: Final = 3  # characters of a name that tells an activity
_FLOOR: Final = rf"(?:[{COUNT}\d]{{1,2}}楼)?"
_NAME = lazy(r"(?P<name>[一-鿿]{3,12})$")


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the places of what the arrangement holds in one, there and where the text names it."""
    for entry in draft.document.schedule:
        for match in _in_brackets().finditer(draft.plain, entry.start, entry.end):
            before = _NAME.search(draft.plain[entry.start : match.start()])
            name = _idle().sub("", before["name"]) if before else ""
            if len(name) < _LEAST or _loose().search(draft.plain, entry.start, entry.end):
                continue
            yield _statement(name, match["at"], (match.start() - len(name), match.end()), occasions)
            yield from _in_text(draft, name, (entry.start, entry.end), occasions)


def places(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield where a clause says that what it is about takes place; one that comes often may have several places."""
    for match in _told_in().finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        loose = _loose().search(draft.plain, left, right) or often(draft, left, right)
        if not loose and not draft.context.past(match.start()):
            begin, _ = draft.context.clause(match.start())
            yield Statement(
                attribute="place", key=("place",), value=match["floor"] + match["in"],
                start=max(begin, left), end=match.end(), occasion=occasions.at(match.start()),
                head=match["in"],
            )  # fmt: skip


def apart(first: str, second: str) -> bool:
    """Say whether two clauses each name a place, and not the same."""
    one, other = ({m["in"] for m in _told_in().finditer(text)} for text in (first, second))
    return bool(one and other) and not one & other


def one_place(first: str, second: str) -> bool:
    """Say whether two names can be of one place: 二楼会议室, 会议室."""
    return first.endswith(second) or second.endswith(first)


def _in_text(
    draft: Draft, name: str, entry: tuple[int, int], occasions: Occasions
) -> Iterator[Statement]:
    """Yield the one place that a sentence gives what the arrangement calls ``name``."""
    at = draft.plain.find(name, draft.document.start, draft.document.end)
    while at >= 0:
        left, right = draft.context.sentence(at)
        places = {m["at"] for m in _held().finditer(draft.plain, at, right)}
        loose = _loose().search(draft.plain, left, right) or often(draft, left, right)
        here = entry[0] <= at < entry[1]
        if len(places) == 1 and not (loose or here or draft.context.past(at)):
            (place,) = places
            end = draft.plain.find(place, at) + len(place)
            yield _statement(name, place, (at, end), occasions)
        at = draft.plain.find(name, right, draft.document.end)


def _statement(name: str, place: str, span: tuple[int, int], occasions: Occasions) -> Statement:
    return Statement(
        attribute="venue", key=("venue", name), value=place, named=True,
        start=span[0], end=span[1], occasion=occasions.at(span[0]),
    )  # fmt: skip


def in_brackets(place: str) -> str:
    """Return the pattern of a place in brackets behind what is held there: ``（地点：阅览室）``."""
    return rf"[(（](?:地点[:：]?|在)?(?:学校|[校园院])?{_FLOOR}{place}[)）]"


def held_in(place: str) -> str:
    """Return the pattern of a place in which a sentence says that something is held: ``在学校的阅览室``."""
    at = alternation(load("stops")["venues"]["at"])
    return rf"(?:{at})(?:学校|本校|我校|[校园院])?(?:的|里的)?{_FLOOR}{place}(?!门口|外|前|后|旁)"


@cache
def _places() -> str:
    return rf"(?P<at>{alternation(load('stops')['venues']['places'])})"


@cache
def _told_in() -> re.Pattern[str]:
    """Return the pattern of a place behind what says that it is one."""
    more = load("statements")["cores"]["places"]
    at = alternation([*load("stops")["venues"]["at"], *load("statements")["cores"]["at"]])
    place = alternation([*load("stops")["venues"]["places"], *more])
    floor = rf"(?P<floor>[{COUNT}\d]{{1,2}}楼|[一-鿿]{{0,4}}?)"
    return lazy(
        rf"(?:{at})[是为:：]?(?:学校|[本我]校|[校园院])?的?{floor}(?P<in>{place})"
        r"(?=[,，。;；、\s)）]|$|举行|举办|召开|进行|开展|开|办|集中|活动|打|比)"
    )


def _in_brackets() -> re.Pattern[str]:
    return lazy(in_brackets(_places()))


def _held() -> re.Pattern[str]:
    return lazy(rf"{held_in(_places())}(?!管理)")


@cache
def _idle() -> re.Pattern[str]:
    return lazy(f"^(?:{alternation(load('statements')['hosts']['idle'])})+")


def _loose() -> re.Pattern[str]:
    return words("stops", "venues", "loose")
