"""Times in the wrong order: an end before the beginning, a prize before its notice is over, a term cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from unionnlp.checks import almanac
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.opposed import place_of, two
from unionnlp.grammar.numerals import COUNT, SMALL, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_REACH: Final = 100  # characters behind the first time in which the second one is looked for
_DAYS_BACK: Final = 150  # more than that before it is of another year
_GRACE: Final = 6  # months by which a term may be longer or shorter
_FROM_TO = lazy(
    r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?:开始|起)[^。;\d]{0,14}?(?P<b>(?:(?P<n>\d{1,2})月)?(?P<e>\d{1,2})[日号])(?:前)?(?:截止|为止|止|结束|收齐|收完|截稿|闭幕)"
)
_DAY: Final = r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]"
_POSTED = lazy(rf"{_DAY}(?:起|开始)?[^,。;\d]{{0,6}}(?:张榜|公示|贴出)")
_LASTS = lazy(rf"(?:满|公示|为期|期限|公示期为?)(?P<n>{SMALL})个?(?:工作日|天|日)")
_TERM = lazy(
    rf"(?:任期|聘期|有效期|期限|以)(?:为|是)?(?P<n>[{COUNT}\d]{{1,2}})年(?!级|度|内|前|后|来|以)"
)
_BEGUN = lazy(
    r"(?<!\d)(?P<y>20\d\d)年(?:(?P<m>\d{1,2})月)?(?:\d{1,2}日)?(?:选出|选举产生|产生|起|签订|当选|开始|聘任)"
)
_ENDED = lazy(
    r"(?:(?<!\d)(?P<y>20\d\d)年|(?P<this>今年|本年))(?:(?P<m>\d{1,2})月)?[^,。;\d不未没]{0,14}?(?:届满|期满|任期已?满|到期|任满)(?![前时之])"
)
_RATE = lazy(
    r"(?P<what>[一-鿿]{2}率)[^,。;\d]{0,8}?(?:到|达到?|为)(?:了)?(?P<n>\d{1,3}(?:\.\d+)?)%"
)
_GOAL = lazy(
    r"(?P<what>[一-鿿]{2}率)[^,。;\d]{0,8}?(?:不低于|达到?|到|保持在|不少于|提[高升][到至])(?P<n>\d{1,3}(?:\.\d+)?)%"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the times of a passage that are in the wrong order."""
    yield from _reversed(draft)
    yield from _too_early(draft)
    yield from _cut_short(draft)
    yield from _lower(draft)


def _reversed(draft: Draft) -> Iterator[Hit]:
    """``3月15日开始收，到3月10日截止``."""
    for match in _FROM_TO.finditer(draft.plain, draft.document.start, draft.document.end):
        first = _day(draft, match.start(), match["m"], match["d"])
        last = _day(draft, match.start(), match["n"] or match["m"], match["e"])
        if first and last and timedelta(0) < first - last < timedelta(_DAYS_BACK):
            begin = place_of(draft, match.start(), match.start("b"))
            yield two(draft, begin, place_of(draft, match.start("b"), match.end()))


def _too_early(draft: Draft) -> Iterator[Hit]:
    """``9月8日贴出，公示五天；9月10日发奖``: what waits for the notice is done while it still hangs."""
    for match in _POSTED.finditer(draft.plain, draft.document.start, draft.document.end):
        line = draft.plain.rfind("\n", draft.document.start, match.start()) + 1
        left = max(line, match.start() - _REACH)
        right = _right(draft, match.end())
        lasts = _LASTS.search(draft.plain, left, right)
        first = _day(draft, match.start(), match["m"], match["d"])
        days = number(lasts["n"]) if lasts else None
        if first is None or not days or draft.context.past(match.start()):
            continue
        for act in _acts().finditer(draft.plain, match.end(), right):
            when = _day(draft, act.start(), act["m"], act["d"])
            if when and first < when < first + timedelta(int(days) - 1):
                yield two(draft, place_of(draft, *match.span()), place_of(draft, *act.span()))
                return


def _cut_short(draft: Draft) -> Iterator[Hit]:
    """``2024年5月选出，任期五年。今年5月任期届满`` in two sentences of a paragraph."""
    for match in _ENDED.finditer(draft.plain, draft.document.start, draft.document.end):
        line = draft.plain.rfind("\n", draft.document.start, match.start()) + 1
        left, right = max(line, match.start() - _REACH), _right(draft, match.end())
        terms = list(_TERM.finditer(draft.plain, left, right))
        begun = list(_BEGUN.finditer(draft.plain, left, match.start()))
        year = int(match["y"]) if match["y"] else draft.year
        if len(terms) != 1 or len(begun) != 1 or year is None:
            continue
        if draft.context.sentence(begun[0].start()) == draft.context.sentence(match.start()):
            continue
        months = 12 * (year - int(begun[0]["y"]))
        months += (
            int(match["m"] or 0) - int(begun[0]["m"] or 0) if match["m"] and begun[0]["m"] else 0
        )
        years = int(number(terms[0]["n"]) or 0)
        if years and abs(months - 12 * years) > _GRACE:
            spans = tuple(sorted([begun[0].span(), match.span()]))
            yield Hit("F106", spans, {"due": int(begun[0]["y"]) + years, "said": year})
            return


def _lower(draft: Draft) -> Iterator[Hit]:
    """``办结率已到96%。今年再往上提，办结率不低于90%``."""
    for match in _RATE.finditer(draft.plain, draft.document.start, draft.document.end):
        right = _right(draft, match.end())
        goal = _GOAL.search(draft.plain, match.end(), right)
        if goal is None or goal["what"] != match["what"]:
            continue
        between = draft.plain[match.end() : goal.end()]
        if float(goal["n"]) < float(match["n"]) and words("acts", "orders", "raise").search(
            between
        ):
            yield Hit(
                "F105", (match.span(), goal.span()), {"first": f"{match['n']}%", "second": f"{goal['n']}%"}
            )  # fmt: skip
            return


def _right(draft: Draft, at: int) -> int:
    """Return where the paragraph around a place ends, at most so far away."""
    end = draft.plain.find("\n", at, draft.document.end)
    return min(end if end >= 0 else draft.document.end, at + _REACH)


def _day(draft: Draft, at: int, month: str, day: str) -> date | None:
    year = draft.year_of(at, int(month))
    if year is None or not almanac.exists(year, int(month), int(day)):
        return None
    return date(year, int(month), int(day))


@cache
def _acts() -> re.Pattern[str]:
    after = alternation(load("acts")["orders"]["after_notice"])
    return lazy(rf"{_DAY}(?:[上下]午|晚上?)?[^,。;\d]{{0,6}}?(?:{after})")
