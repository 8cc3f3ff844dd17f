"""Men and women among the members: ``会员170人（女92人、男78人）`` against ``98名女会员每人一份``."""

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

_N: Final = rf"(?:\d{{1,5}}|[{COUNT}百]{{2,6}})"
_SPLIT = lazy(
    rf"(?P<of>会员|教职工|教工|职工|员工)(?:共|总数|现有|有|为)?{_N}[人名位](?:[(（]|[,，]?其中)"
    rf"(?P<a>[男女])(?:会员|教职工|教工|职工|教师|同志)?(?:有)?(?P<n>{_N})[人名位]"
    rf"(?:[、，,和](?P<b>[男女])(?:会员|教职工|教工|职工|教师|同志)?(?:有)?(?P<m>{_N})[人名位])?"
)
_NEAR: Final = 0.2  # numbers that lie farther apart are of different groups


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the number of all women (or men) of a body that is not the one told of it before."""
    alone: set[tuple[str, int, str]] = set()  # nothing behind one of these told another number
    for split in _SPLIT.finditer(draft.plain, draft.document.start, draft.document.end):
        if draft.context.past(split.start()) or draft.context.others(split.start()):
            continue
        for sex, value in (("a", "n"), ("b", "m")):
            if split[sex] is None:
                continue
            many = int(number(split[value]) or 0)
            if (split[sex], many, split["of"]) in alone:
                continue
            alone.add((split[sex], many, split["of"]))
            first = Count(split[sex], many, split.start(sex), split.end(value))
            other = _other(draft, first, split["of"])
            if other is not None:
                yield two(((first.start, first.end), (other.start, other.end)), draft, first, other)
                return


def _other(draft: Draft, first: Count, body: str) -> Count | None:
    """Return another number of the whole group, where a place says that all of it are meant."""
    for match in _told(first.key, body).finditer(draft.plain, first.end, draft.document.end):
        value = int(number(match["n"] or match["m"]) or 0)
        apart = abs(value - first.value)
        left, right = draft.context.clause(match.start())
        if not 0 < apart <= _NEAR * max(value, first.value):
            continue
        whole = words("registry", "counts", "words", "whole").search(draft.plain, left, right)
        part = words("registry", "counts", "words", "part").search(draft.plain, left, match.start())
        if whole and not part and not draft.context.past(match.start()):
            return Count(first.key, value, *match.span())
    return None


@cache
def _told(sex: str, body: str) -> re.Pattern[str]:
    return lazy(
        rf"(?<![\d.第{COUNT}])(?P<n>{_N})[名位](?:在职)?{sex}{body}|{sex}{body}(?:共|有)?(?P<m>{_N})[人名位]"
    )
