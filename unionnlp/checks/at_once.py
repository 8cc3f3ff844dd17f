"""Everybody in two things at one hour: ``5月23日下午三点，全体会员登山`` and ``5月23日下午三点半，全体会员开大会``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Final

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.hours import minutes
from unionnlp.checks.messages import Hit, short
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_QUOTE: Final = 30
_HOUR: Final = 60  # minutes: what begins so soon behind another thing meets it
_REACH: Final = 60  # characters behind an hour in which it is told who does what
_WHEN = lazy(
    rf"(?<!\d)(?P<m>{SMALL})月(?P<d>{SMALL})[日号]?(?:[(（][^()（）\n]{{1,8}}[)）])?[,，]?"
    rf"(?P<half>[上下]午|晚上?|中午|傍晚)(?P<h>\d{{1,2}}|[两{COUNT}]{{1,3}})(?:[点时](?P<past>半|整|\d{{1,2}}分?)?|[:：](?P<min>\d\d))"
    r"(?![至到~—–-])"
)


class _Held(msgspec.Struct, frozen=True):
    """What all do at an hour of a day: the kinds of it that the words name."""

    day: tuple[int, int]
    at: float
    kinds: frozenset[str]
    start: int
    end: int


def check(draft: Draft) -> Iterator[Hit]:
    """Yield two things of different kinds that all do at one hour."""
    for first, second in combinations(_held(draft), 2):
        if first.day != second.day or abs(first.at - second.at) >= _HOUR:
            continue
        apart = "\n" in draft.plain[first.end : second.start]
        if apart and first.kinds.isdisjoint(second.kinds):
            spans = (first.start, first.end), (second.start, second.end)
            one, other = (short(draft.text[a:b], _QUOTE) for a, b in spans)
            yield Hit("F110", spans, {"first": one, "second": other})
            return


def _held(draft: Draft) -> list[_Held]:
    found = []
    for match in _WHEN.finditer(draft.plain, draft.document.start, draft.document.end):
        end = cuts.on(draft.plain, match.end(), min(match.end() + _REACH, draft.document.end))
        told = draft.plain[match.end() : end]
        other = _WHEN.search(told) or _words("apart").search(told)
        if other or not _words("all").search(told) or draft.context.past(match.start()):
            continue
        kinds = frozenset(kind for kind, pattern in _kinds() if pattern.search(told))
        if kinds:
            day = ordinal(match["m"]) or 0, ordinal(match["d"]) or 0
            found.append(_Held(day, _clock(match), kinds, match.start(), end))
    return found


def _clock(match: re.Match[str]) -> float:
    hour = ordinal(match["h"].replace("两", "二")) or 0
    past = match["past"] or match["min"] or ""
    return minutes(match["half"], hour, 30 if past == "半" else int(past.rstrip("分整") or 0))


def _words(key: str) -> re.Pattern[str]:
    return words("registry", "at_once", key)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("registry")["at_once"]["kinds"]
    return tuple((kind, lazy(alternation(listed))) for kind, listed in rows.items())
