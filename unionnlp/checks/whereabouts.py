"""Whereabouts: somebody who is away on the days on which another place has him at work in the school."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from unionnlp.checks import almanac
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.people import is_name
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_QUOTE = 30
_BRACKET = r"(?:[(（][^()（）\n]{1,8}[)）])?"
_FIRST = rf"(?<!\d)(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]?{_BRACKET}"
_LAST = rf"(?:(?:[-~—–]{{1,2}}|至|到)(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})[日号]?{_BRACKET})?"


class _Stay(msgspec.Struct, frozen=True):
    """Somebody in a place from one day to another, told in ``[start, end)``; ``who`` is empty where only before it."""

    who: str
    first: date
    last: date
    start: int
    end: int


def check(draft: Draft) -> Iterator[Hit]:
    """Yield those who are away and at home on one day."""
    away = [stay for stay in _stays(draft, _away()) if stay.first < stay.last]
    if not away:
        return
    for home in _stays(draft, _home()):
        for trip in away:
            apart = home.end <= trip.start or trip.end <= home.start
            then = trip.first <= home.first <= trip.last
            if apart and then and _same(draft, home, trip):
                spans = sorted([(trip.start, trip.end), (home.start, home.end)])
                first, second = (short(draft.text[a:b], _QUOTE) for a, b in spans)
                yield Hit("F110", tuple(spans), {"first": first, "second": second})
                return


def _same(draft: Draft, home: _Stay, trip: _Stay) -> bool:
    """Say whether one person is meant: by the same name, or by none behind the other in one sentence."""
    if home.who or not trip.who:
        return home.who == trip.who
    return draft.context.sentence(trip.start) == draft.context.sentence(home.start)


def _stays(draft: Draft, pattern: re.Pattern[str]) -> Iterator[_Stay]:
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        who = _bare(match["who"] or match.groupdict().get("whose") or "")
        days = _days(draft, match)
        known = who == match["who"] == "" or _group().fullmatch(who) or is_name(who)
        who = words("registry", "whereabouts", "all").sub("", who)
        if days is None or not known or draft.context.past(match.start()):
            continue
        if not draft.in_noise(*match.span()):
            end = draft.context.clause(match.end() - 1)[1]
            yield _Stay(who, *days, match.start(), max(match.end(), end))


def _bare(who: str) -> str:
    """Return a person or a group without the office before it."""
    return words("registry", "whereabouts", "office").sub("", who)


def _days(draft: Draft, match: re.Match[str]) -> tuple[date, date] | None:
    """Return the first and the last day that a match tells, ``None`` where they are none."""
    year = draft.year_of(match.start(), int(match["m"]))
    month, day = int(match["m"]), int(match["d"])
    parts = match.groupdict()
    until = int(parts.get("m2") or month), int(parts.get("d2") or day)
    if year is None or not (almanac.exists(year, month, day) and almanac.exists(year, *until)):
        return None
    return date(year, month, day), date(year, *until)


@cache
def _away() -> re.Pattern[str]:
    gone = alternation(load("registry")["whereabouts"]["away"])
    return lazy(rf"{_FIRST}{_LAST}[,，]?(?P<who>[一-鿿]{{2,9}}?)(?:{gone})")


@cache
def _home() -> re.Pattern[str]:
    there = alternation(load("registry")["whereabouts"]["home"])
    return lazy(
        rf"{_FIRST}(?:全天|[上下]午|晚上?|中午|[^,，。;；\n\d]{{0,6}}[后前]|第[{COUNT}\d]节)?[,，]?"
        rf"(?P<who>[一-鿿]{{0,9}}?)(?:{there})"
        rf"(?:(?:召?开|举行)(?P<whose>[一-鿿]{{2,8}}?(?=(?:碰头|例|工作)?会(?!员|议室))))?"
    )


def _group() -> re.Pattern[str]:
    return words("registry", "whereabouts", "group")
