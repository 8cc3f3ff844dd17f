"""Hours, weeks and ways: from one clock time to another, months left out, there and back, rounds of matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unionnlp.checks.messages import Hit
from unionnlp.checks.reckoning.figures import Figure, FigurePassage, differ, word
from unionnlp.grammar.numerals import COUNT, SMALL, number
from unionnlp.patterns import lazy
from unionnlp.resources import words

_HALF_DAY: Final = 12 * 60
_PAIR: Final = 2
_CLOCK: Final = lazy(
    r"(?<![\d:：.])(?:(?P<h>[01]?\d|2[0-4])[:：](?P<m>[0-5]\d)(?![:：\d])"
    rf"|(?P<c>[01]?\d|2[0-4]|[{COUNT}两]{{1,3}})[点时](?!间|常|候|刻|评|子|名|出|心|击|亮|滴)"
    r"(?P<w>半|[一三]刻|[0-5]?\d分?|[一二三四五]?十[五]?分?)?)"
)
_WEEKS: Final = lazy(rf"第?(?P<a>{SMALL})周?(?:至|到|-|~|—)第?(?P<b>{SMALL})周")


def _word(key: str) -> re.Pattern[str]:
    return words("figures", "timed", key)


def clocks(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``18:30开练，20:00收操，每次两小时``."""
    text = passage.text
    found = list(_CLOCK.finditer(text))
    told = [f for f in passage.figures if f.unit == "分钟"]
    if (
        len(found) != _PAIR
        or len(told) != 1
        or told[0].rough
        or (told[0].total and len(told[0].per))
    ):
        return
    between = text[found[0].end() : found[1].start()]
    long = told[0]
    behind = long.start - passage.start >= found[1].end()
    if behind and _word("another").search(text[found[1].end() : long.start - passage.start]):
        return  # it is of a thing told behind them
    if len(between) > 14 or _word("pauses").search(text) or not (behind or "每" in long.lead):
        return
    if behind and not _word("long").search(long.lead):
        return
    first, last = (_minutes(m) for m in found)
    right = last - first if last > first else last + _HALF_DAY - first
    many = [
        f
        for f in passage.figures
        if f is not long and not f.per and f.unit in ("次", "天", "期", "周", "节", "场")
    ]
    if long.total and many:
        return  # of all of them together
    if right != long.value and 0.3 < long.value / right < 3:
        start, end = passage.start + found[0].start(), passage.start + found[1].end()
        values = {"given": long.shown(long.value), "right": f"{right:g}分钟"}
        yield Hit("F301", ((min(start, long.start), max(end, long.end)),), values)


def _minutes(match: re.Match[str]) -> float:
    if match["h"]:
        return 60.0 * int(match["h"]) + int(match["m"])
    past = (match["w"] or "").removesuffix("分")
    quarter = {"半": 30.0, "一刻": 15.0, "三刻": 45.0}
    return 60.0 * (number(match["c"]) or 0) + quarter.get(past, number(past) or 0.0)


def weeks(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``第3周至第16周，共12周``."""
    found = list(_WEEKS.finditer(passage.text))
    if len(found) != 1 or word("apart").search(passage.text):
        return
    first, last = (number(found[0][key]) or 0 for key in "ab")
    right = last - first + 1
    for f in passage.figures:
        inside = passage.start + found[0].start() < f.end <= passage.start + found[0].end()
        if f.unit != "周" or inside or f.per or f.rough or not _word("week_sum").search(f.lead):
            continue
        if right > 1 and f.value != right and abs(f.value - right) <= 4:
            start = passage.start + found[0].start()
            values = {"given": f.shown(f.value), "right": f"{right:g}周"}
            yield Hit(
                "F301", ((min(start, f.start), max(f.end, passage.start + found[0].end())),), values
            )


def without(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``每月一期，寒暑假两个月不换，一年共12期``."""
    text = passage.text
    rate = next((m for m in _MONTHLY.finditer(text)), None)
    off = [f for f in passage.figures if f.unit == "月" and _word("off").match(f.tail)]
    off += [
        f
        for f in passage.figures
        if f.unit == "月" and f.lead.endswith(("除", "扣除", "除去")) and f not in off
    ]
    totals = [f for f in passage.figures if word("yearly").search(f.gap)]
    if rate is None or len(off) != 1 or len(totals) != 1 or totals[0].rough or off[0].rough:
        return
    each = number(rate["n"]) or 0.0
    many = off[0].value * (2 if "各" in off[0].lead else 1)
    right = each * (12 - many)
    total = totals[0]
    same = rate["u"] == total.said and not lazy("另|加|号外|专刊").search(text)
    if same and right and total.value != right and 0.5 < total.value / right < 2:
        yield differ(off[0], total, total, right)


_MONTHLY: Final = lazy(
    r"每个?月[^,，。;；\d]{0,4}?(?P<n>\d{1,2}|[一二两三四五六])(?P<u>[次期篇场节个份])"
)


def ways(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``到水库2.5公里，来回4公里``."""
    told = [f for f in passage.figures if f.unit == "米" and not f.per]
    if (
        len(told) != _PAIR
        or any(f.rough for f in told)
        or _word("round_trip_apart").search(passage.text)
    ):
        return
    first, last = told
    if (
        _word("back").search(last.gap)
        and _word("way").search(first.gap)
        and not _word("back").search(first.gap)
    ):
        right = _PAIR * first.value
        if last.value != right and 0.4 < last.value / right < 2.5:
            yield differ(first, last, last, right)


def rounds(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``六个队打单循环，一共30场``: each pair once, or twice."""
    text = passage.text
    how = [m.group() for m in lazy("[单双]循环").finditer(text)]
    teams = [
        f
        for f in passage.figures
        if f.unit in ("队", "支", "组", "校", "社") and not f.per and not _sets(f)
    ]
    teams += [
        f for f in passage.figures if f.unit == "人" and lazy("[一-鿿]{0,6}循环").match(f.tail)
    ]
    games = [f for f in passage.figures if f.unit == "场" and not f.per]
    if len(how) != 1 or len(teams) != 1 or len(games) != 1 or games[0].rough:
        return
    apart = _word("rounds_apart").search(text) or lazy("分[^,，]{0,3}组").search(text)
    n = teams[0].value
    right = n * (n - 1) / (1 if how[0][0] == "双" else 2)
    if not apart and n > _PAIR and games[0].value != right and _GAMES.search(games[0].lead):
        yield differ(teams[0], games[0], games[0], right)


_GAMES: Final = lazy("共|合|计|总|打|赛|需")


def _sets(figure: Figure) -> bool:
    return figure.lead.endswith(("分", "每", "各"))
