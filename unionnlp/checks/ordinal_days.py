"""Days told by their place in a month: ``5月的第三个星期日（5月18日）`` (``C308``)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from unionnlp.checks import almanac
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import day_name
from unionnlp.grammar.days import MONTH, WEEKDAY
from unionnlp.grammar.numerals import ordinal
from unionnlp.patterns import lazy
from unionnlp.translation import translator

_NTH = lazy(
    rf"(?<![\d十])(?P<month>{MONTH})月份?的?(?:第(?P<nth>[1-5一二三四五])|(?P<end>最后一))个?{WEEKDAY}"
    rf"\s{{0,2}}[(,:]?\s{{0,2}}(?:即|也?就?是|为)?\s{{0,2}}(?:(?P<own>{MONTH})月)?(?P<date>\d{{1,2}})[日号]"
)
_FIFTH = lazy(
    rf"(?<![\d十每])(?P<month>{MONTH})月份?的?第(?P<nth>[4-6四五六])个?{WEEKDAY}(?!\s{{0,2}}[(,:]?\s{{0,2}}\d{{1,2}}[日号月])"
)
_WEEK = 7


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the dates that are not the day of the week that they are said to be."""
    for match in _NTH.finditer(draft.plain, draft.document.start, draft.document.end):
        month = ordinal(match["month"]) or 0
        year = draft.year_of(match.start(), month)
        right = _day(year, month, match["nth"], almanac.weekday(match["day"])) if year else None
        if right is None or ordinal(match["own"] or match["month"]) != month:
            continue
        if int(match["date"]) != right:
            name = match.group()[: match.end("day") - match.start()]
            values = {"day": name, "year": year, "right": day_name(month, right, draft.lang)}
            yield Hit("C308", (match.span(),), values)
    for match in _FIFTH.finditer(draft.plain, draft.document.start, draft.document.end):
        month = ordinal(match["month"]) or 0
        year = draft.year_of(match.start(), month)
        if year and _day(year, month, match["nth"], almanac.weekday(match["day"])) is None:
            _ = translator(draft.lang)
            why = _("{year} 年的这个月没有这一天", year=year)
            yield Hit("C306", (match.span(),), {"why": why})


def _day(year: int, month: int, nth: str | None, weekday: int) -> int | None:
    """Return the day of the month that is its ``nth`` such day of the week, or its last."""
    days = monthrange(year, month)[1]
    first = 1 + (weekday - date(year, month, 1).weekday()) % _WEEK
    if nth is None:
        return first + (days - first) // _WEEK * _WEEK
    day = first + ((ordinal(nth) or 1) - 1) * _WEEK
    return day if day <= days else None
