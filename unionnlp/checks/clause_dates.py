"""The dates of a clause: the months and weeks that it names, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.grammar.days import WEEKDAYS
from unionnlp.grammar.numerals import SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources import words

_TAIL = lazy(r"(?:\d{1,2}[日号])?(?:[上中下]旬|[初底末])?(?:[(（][^()（）]{0,6}[)）])?")
_WEEK = lazy(rf"第({SMALL})周(?!年)")
_RANGE = lazy(r"[-~—–至到、]")
# 第6周星期五（4月10日）: what can stand between a week and its day.
_TOGETHER = lazy(rf"的?(?:(?:星期|周)[{WEEKDAYS}])?[(（,，]?")


class Dated(msgspec.Struct, frozen=True):
    """A date in a clause: its span, and the months or the week it means."""

    start: int
    end: int
    months: frozenset[int]
    weeks: frozenset[int]
    day: int | None = None


def dates(draft: Draft, left: int, right: int) -> Iterator[Dated]:
    """Yield the months and weeks of a clause; ends and beginnings are none.

    A day with its week beside it (``10月22日（第8周）``) is one date.
    """
    waiting: Dated | None = None
    for when in sorted(_dates(draft, left, right), key=lambda d: d.start):
        if waiting and _beside(draft.plain, waiting, when):
            waiting = Dated(
                waiting.start, max(waiting.end, when.end), waiting.months | when.months,
                waiting.weeks | when.weeks, waiting.day or when.day,
            )  # fmt: skip
            continue
        if waiting:
            yield waiting
        waiting = when
    if waiting:
        yield waiting


def _beside(plain: str, first: Dated, second: Dated) -> bool:
    """Say whether two dates are a day and its week, with no more than a bracket and its weekday between."""
    kinds = bool(first.months) != bool(second.months) and bool(first.weeks) != bool(second.weeks)
    if not kinds or second.start < first.end:  # within its bracket
        return kinds
    return bool(_TOGETHER.fullmatch(plain, first.end, second.start))


def _dates(draft: Draft, left: int, right: int) -> Iterator[Dated]:
    for date in draft.dates(left, right):
        if "月" not in date.text or _moved().search(draft.plain, left, date.start):
            continue
        tail = _TAIL.match(draft.plain, date.end)
        after = tail.end() if tail else date.end
        if not _not_date().match(draft.plain, after):
            ranged = _RANGE.search(draft.plain, date.start, after + 1)
            day = None if ranged else date.day
            yield Dated(date.start, after, frozenset(date.months), frozenset(), day)
    for match in _WEEK.finditer(draft.plain, left, right):
        week = ordinal(match.group(1))
        if week and not _not_date().match(draft.plain, match.end()):
            yield Dated(match.start(), match.end(), frozenset(), frozenset({week}))


def _not_date() -> re.Pattern[str]:
    return words("acts", "heads", "not_date")


def _moved() -> re.Pattern[str]:
    return words("acts", "heads", "moved")
