"""Somebody who has left, or is away for a time, and is given work all the same in the same passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.chairs import name_of
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.opposed import StatedPlace, place_of, two
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_REACH: Final = 120  # characters on both sides of a person's work that are looked through
_LONG: Final = 3  # characters of a name of which the last one may be a word
_MONTH = lazy(rf"(?<![\d年{COUNT}])(?P<m>{SMALL})月")
_ENDS = lazy(
    r"[\d赴去到在已早因将要请休调离退外出住援支每这那从于至,，当今全老同师]"
)  # behind a name
_TITLED = lazy(r"[一-鿿](?:师傅|老师|主任|大夫|医生|校长|书记)")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``领读人陈明`` beside ``陈明4月到7月在省里跟岗，校内活动都不参加``."""
    for match in _acts().finditer(draft.plain, draft.document.start, draft.document.end):
        if draft.context.past(match.start()) or draft.in_noise(*match.span()):
            continue
        for who in _who(draft, match.end()):
            act = place_of(draft, match.start(), match.end() + len(who))
            gone = next(_gone(draft, who, act), None)
            if gone:
                yield two(draft, act, gone)
                return


def _who(draft: Draft, at: int) -> Iterator[str]:
    """Yield the names that can stand at a place: a surname with a title, three characters, or two."""
    titled = _TITLED.match(draft.plain, at)
    name = titled.group() if titled else name_of(draft.plain[at : at + 4])
    if name:
        yield name
    if not titled and len(name) == _LONG:
        yield name[:-1]


def _gone(draft: Draft, who: str, act: StatedPlace) -> Iterator[StatedPlace]:
    """Yield where a paragraph tells that somebody is not there, at that time or for ever."""
    plain = draft.plain
    line = plain.rfind("\n", draft.document.start, act.start) + 1
    end = plain.find("\n", act.end, draft.document.end)
    right = min(end if end >= 0 else draft.document.end, act.end + _REACH)
    for named in lazy(re.escape(who)).finditer(plain, max(line, act.start - _REACH), right):
        if act.start <= named.start() < act.end:
            continue
        stop = draft.context.sentence(named.start())[1]
        away = _ENDS.match(plain, named.end()) and _away().match(plain, named.end(), stop)
        if not away:
            continue
        begin = draft.context.clause(named.start())[0]
        found = place_of(draft, begin, away.end())
        text = plain[min(found.sentence[0], act.sentence[0]) : max(stop, act.sentence[1])]
        if not words("registry", "absent", "replaced").search(text) and _then(draft, act, found):
            yield found


def _then(draft: Draft, act: StatedPlace, gone: StatedPlace) -> bool:
    """Say whether the month of the work can lie in the time away; told by what does not say when, it can."""
    months = [_months(draft, p.sentence) for p in (act, gone)]
    if not months[0] or not months[1]:
        return bool(_always().search(draft.plain, *gone.sentence))
    return min(months[1]) <= months[0][0] <= max(months[1])


def _months(draft: Draft, span: tuple[int, int]) -> list[int]:
    return [ordinal(m["m"]) or 0 for m in _MONTH.finditer(draft.plain, *span)]


@cache
def _acts() -> re.Pattern[str]:
    """Return what gives somebody a piece of work: 由, an office of the day, or titles before the name."""
    table = load("registry")["absent"]
    return lazy(
        rf"(?:(?:由|请|让|归)(?:[一-鿿]{{0,6}}?(?:{alternation(table['titles'])}))?|(?:{alternation(table['roles'])})(?:是|为|:|由)?)(?=[一-鿿]{{2}})"
    )


@cache
def _away() -> re.Pattern[str]:
    return lazy(
        rf"(?:老师|同志|师傅)?[^,。;]{{0,10}}?(?:{alternation(load('registry')['absent']['away'])})"
    )


def _always() -> re.Pattern[str]:
    return words("registry", "absent", "always")
