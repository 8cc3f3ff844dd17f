"""Hours and years that cannot be: ends before beginnings, an afternoon's hour in the morning, too long a service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.grammar.numerals import COUNT, SMALL, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.translation import translator

_NOON: Final = 12
_LATE: Final = ("下午", "晚", "晚上", "傍晚")
_YOUNGEST: Final = 16  # nobody taught at this age
_MORNING = lazy(
    r"(?:上午|早上|早晨|清晨)[的]?(?P<hour>1[3-9]|2[0-4])(?:[:：][0-5]\d|[点时](?!间|常))|"
    r"(?:下午|晚上|傍晚)[的]?(?P<late>2[5-9]|[3-9]\d)(?:[:：][0-5]\d|[点时](?!间|常))"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the hours and the years of service of a document that cannot be."""
    body, _ = draft.body, translator(draft.lang)
    if "点" in body or ":" in body or "：" in body or "时" in body:
        yield from _reversed(draft)
        for match in _MORNING.finditer(draft.plain, draft.document.start, draft.document.end):
            yield Hit("C310", (match.span(),), {"why": _("上午没有这个钟点")})
    if "岁" in body:
        for match in _ages().finditer(draft.plain, draft.document.start, draft.document.end):
            age = number(match["a1"] or match["a2"]) or 0
            years = number(match["y1"] or match["y2"]) or 0
            if age and years and age - years < _YOUNGEST:
                values = {"why": _("年龄和工作年限对不上"), "quote": short(match.group())}
                yield Hit("T403", (match.span(),), values)


def _reversed(draft: Draft) -> Iterator[Hit]:
    """``下午3:40开场，2:50散场``."""
    _ = translator(draft.lang)
    for match in _spans().finditer(draft.plain, draft.document.start, draft.document.end):
        first, last = (_minutes(match, key) for key in "12")
        half, other = match["half1"], match["half2"]
        if other is None and half in _LATE and last < _NOON * 60 <= first:
            last += _NOON * 60
        vague = half is None and (other is not None or first < (_NOON + 1) * 60)
        if last < first and other in (half, None) and not vague:
            yield Hit("C310", (match.span(),), {"why": _("结束写在开始之前")})


def _minutes(match: re.Match[str], key: str) -> float:
    told = match[f"m{key}"] or (match[f"w{key}"] or "0").removesuffix("分")
    past = 30 if told == "半" else int(told)
    return minutes(match[f"half{key}"], number(match[f"h{key}"]) or 0, past)


def minutes(half: str | None, hour: float, past: int) -> float:
    """Return the minutes since midnight of an hour of a half of the day (``下午`` 2 is 14), so many minutes past."""
    return 60 * (hour + _NOON * (half in _LATE and hour < _NOON)) + past


def _clock(key: int) -> str:
    """Return the pattern of an hour, its groups with a number."""
    return (
        rf"(?:(?P<half{key}>上午|下午|晚上?|早[上晨]?|中午|傍晚)?(?P<h{key}>{SMALL})"
        rf"(?:[:：](?P<m{key}>[0-5]\d)|[点时](?P<w{key}>半|[0-5]\d分)?))"
    )


@cache
def _spans() -> re.Pattern[str]:
    table = load("calendar")["hours"]
    begins, ends = alternation(table["begins"]), alternation(table["ends"])
    free = r"[^。;；\d\n]"
    return lazy(
        rf"(?<![\d:：.]){_clock(1)}(?![\d:：]){free}{{0,12}}?(?:{begins}){free}{{0,12}}?"
        rf"(?<![\d:：.{COUNT}]){_clock(2)}(?![\d:：])(?:准时|按时|前|左右|就)?(?:{ends})"
    )


@cache
def _ages() -> re.Pattern[str]:
    """Return the pattern of an age beside years of service, of one person."""
    lead = alternation(load("calendar")["hours"]["service"])
    served = rf"(?:{lead})(?:已经?|满|超过|达到?|了|有){{0,2}}(?P<y%d>\d{{2}}|[{COUNT}]{{1,3}})年"
    age = rf"(?<![\d{COUNT}])(?P<a%d>\d{{2}}|[{COUNT}]{{2,3}})周?岁"
    free = r"[^。;；\d\n以或、]"
    return lazy(
        rf"{age % 1}{free}{{0,8}}?{served % 1}|{served % 2}{free}{{0,24}}?{age % 2}(?!以[上下])"
    )
