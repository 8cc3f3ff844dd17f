"""Branches of one kind: those set up by workshop, office or grade have one number in all places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unionnlp.checks.counted import Count, two
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy

_OF: Final = "车间|分厂|科室|处室|部门|院系|年级组?|学科|教研组|片区|班组"
_BODY: Final = "分工会|分会|工会小组"
_N: Final = r"(?<![\d第.])(?P<n>\d{1,3}|[二两三四五六七八九十]{1,3})个"
# 按车间设6个分会
_SET_UP = lazy(
    rf"(?:按照?|以)(?P<of>{_OF})(?:为单位)?(?:共|一共|下)?(?:设立?|建立?|组建|划分为?|分为?|编为?|成立)了?(?:有|成)?"
    rf"{_N}(?P<body>{_BODY})"
)
# 7个车间分会各派一名: of all of them
_ALL = lazy(rf"{_N}(?P<of>{_OF})(?P<body>{_BODY})(?=各|都|均|全部|全都|每个|人人|一律)")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the branches of one kind that are set up in one number and all act in another."""
    start, end = draft.document.start, draft.document.end
    known: dict[tuple[str, str], Count] = {}
    for match in _SET_UP.finditer(draft.plain, start, end):
        if not draft.context.past(match.start()) and not draft.context.others(match.start()):
            known.setdefault((match["of"], match["body"]), _count(match))
    for match in _ALL.finditer(draft.plain, start, end):
        first, other = known.get((match["of"], match["body"])), _count(match)
        if first is None or first.value == other.value or draft.context.past(match.start()):
            continue
        yield two(((first.start, first.end), (other.start, other.end)), draft, first, other)
        return


def _count(match: re.Match[str]) -> Count:
    value = int(number(match["n"]) or 0)
    return Count(f"{match['of']}{match['body']}", value, match.start(), match.end())
