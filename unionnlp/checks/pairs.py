"""Pairs of teacher and apprentice: as many as the newcomers of whom each has one of his own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.counted import Count, two
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import words

_N: Final = rf"(?<![\d.第前{COUNT}])(?P<n>\d{{1,3}}|[两{COUNT}]{{1,3}})"
_NEAR: Final = 0.35  # numbers farther apart are of other pairs


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``11位新老师各跟一位师傅`` beside ``12对师徒``."""
    start, end = draft.document.start, draft.document.end
    if draft.plain.find("师", start, end) < 0:
        return
    first = next(_told(draft, _each()), None)
    if first is None:
        return
    for other in _told(draft, _pairs()):
        if 0 < abs(first.value - other.value) <= _NEAR * first.value:
            one, second = sorted((first, other), key=lambda c: c.start)
            yield two(((one.start, one.end), (second.start, second.end)), draft, one, second)
            return


def _told(draft: Draft, pattern: re.Pattern[str]) -> Iterator[Count]:
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        apart = _words("apart").search(draft.plain, *draft.context.sentence(match.start()))
        if not apart and not draft.context.past(match.start()):
            yield Count(
                "pairs",
                int(number(match["n"] or match.groupdict().get("k") or "") or 0),
                *match.span(),
            )


@cache
def _each() -> re.Pattern[str]:
    new, master = _words("new").pattern, _words("master").pattern
    free, behind = r"[^,，。;；\d]", _N.replace("?P<n>", "?P<k>")
    who = rf"(?:{new}){free}{{0,4}}{_N}[名位个]{free}{{0,6}}|{behind}[名位个](?:{new}){free}{{0,6}}"
    return lazy(
        rf"(?:{who})(?:各|每人|一人)(?:自)?(?:都)?[跟拜认配找结选请有][了定到]?[一1][位名个]?{free}{{0,4}}(?:{master})"
    )


@cache
def _pairs() -> re.Pattern[str]:
    return lazy(rf"{_N}对(?:新老|青蓝)?(?:师徒|师傅和徒弟|师徒结对|结对)")


def _words(key: str) -> re.Pattern[str]:
    return words("registry", "pairs", key)
