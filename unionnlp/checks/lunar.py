"""Festivals of the moon: their day of the old calendar, and the holidays that they are said to fall in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from unionnlp.checks import almanac
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import day_name
from unionnlp.grammar.festivals import dated
from unionnlp.grammar.lunar import CALENDAR, DAY_OF_MOON
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.resources.kinds.festivals import Festival
from unionnlp.translation import translator

_FAR: Final = 10  # characters between a festival and its day of the old calendar
_MONTH: Final = f"(?:[正腊冬]|[{COUNT}]{{1,2}})月"
_DAY: Final = rf"{CALENDAR}的?(?P<day>{_MONTH}(?:{DAY_OF_MOON}|[{COUNT}]{{2,3}}|十))"


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``重阳节，农历八月初九``, and ``中秋落在国庆长假里`` where it does not."""
    for match, festival in _named(draft, _told()):
        right = festival.lunar
        if right and match["day"] not in right and not draft.in_noise(*match.span()):
            yield _hit(draft, match, festival, f"农历{right[0]}")
    for match, festival in _named(draft, _falls()):
        year = draft.context.year_at(match.start())
        told = almanac.day_of(festival, year) if year else None
        span = load("calendar")["holidays"][match["holiday"]]
        if told and year and not draft.context.past(match.start()):
            first, last = (date(year, *day) for day in span)
            if not first <= told <= last:
                yield _hit(draft, match, festival, day_name(told.month, told.day, draft.lang))


def _named(draft: Draft, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Festival]]:
    """Yield what a pattern finds, with the festival that it names."""
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        named = almanac.festival_words().match(draft.plain, match.start("name"))
        if named:
            yield match, almanac.festival_of(named)


def _hit(draft: Draft, match: re.Match[str], festival: Festival, right: str) -> Hit:
    values = {
        "day": translator(draft.lang)(festival.name),
        "year": draft.context.year_at(match.start()) or draft.year,
        "right": right,
    }
    return Hit("C308", (match.span(),), values)


@cache
def _moon() -> str:
    """Return the names of the festivals that have a day of the old calendar."""
    return alternation(word for festival in dated() if festival.lunar for word in festival.words)


@cache
def _told() -> re.Pattern[str]:
    names = _moon()
    return lazy(
        rf"(?P<name>{names})(?!节?[前后]|节?期间)[^。;；,，、\n]{{0,{_FAR}}}?[,，]?[^。;；,，、\n]{{0,{_FAR}}}?{_DAY}"
    )


@cache
def _falls() -> re.Pattern[str]:
    table = load("calendar")["moon"]
    names, falls = _moon(), alternation(table["falls"])
    holidays = alternation(list(load("calendar")["holidays"]))
    return lazy(
        rf"(?P<name>{names})[^。;；,，\n]{{0,4}}(?:{falls})(?P<holiday>{holidays})(?:节)?(?:长假|假期|假|黄金周|期间|里)"
    )
