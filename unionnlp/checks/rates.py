"""Rates: so much for each of so many, and what it is said to make, in a sentence or with the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product
from math import prod

import msgspec

from unionnlp.checks.amounts import NEAR, hit
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import CHINESE
from unionnlp.grammar.numerals import COUNT, SMALL, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,4}})?|\d{{1,8}}(?:\.\d{{1,4}})?|[{CHINESE}千]{{1,8}})"
)
# 送一个150元的蛋糕, 各发一份180元的米面油: 一 is no count, but what the amount is for each of.
_ONE_OF = lazy(
    rf"[^,，。;；:：、\d{CHINESE}]{{0,4}}(?:[\d{CHINESE}千]{{1,8}}|\d{{1,5}}\.\d{{1,2}})元"
)
_NEAR_WORDS = 16  # characters before a number in which its "each" stands
_VISITS = 40  # and those in which visits are counted (60人次)
_STOP = lazy(r"[,，。;；:：(（\n]")
_MONTHS = lazy(rf"(?:{SMALL})月(?![\d{COUNT}])")
_GO_ON = lazy(r"[、,，和]?[^,，、。;；:：\d]{0,10}")
_FAR = 2.0  # a total so many times another is of something else
_SLIPS = (0.1, 10.0)  # but for a digit's place
_MANY = 4  # values of one thing that are tried
_KINDS = 5  # things that are
_SPANS = (
    "天",
    "周",
    "月",
    "季",
    "学期",
    "年",
    "届",
)  # how long something lasts, not how often it is
_LOOKED_AT = 24  # numbers before a total


class ToldRate(msgspec.Struct, frozen=True):
    """A number in its words: ``per`` are the things that it is for each of, ``total`` says that it is a sum."""

    value: float
    unit: str
    start: int
    end: int
    per: tuple[str, ...] = ()
    total: bool = False
    exact: float = 0.0
    said: str = ""


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the totals that no reading of the rate and the numbers around it makes."""
    for start, end in draft.lines():
        if "\t" in draft.plain[start:end] or not _total().search(draft.plain, start, end):
            continue
        before = start
        for left, right in _sentences(draft, start, end):
            near = list(told(draft.plain, before, right))
            for k, one in enumerate(near):
                if one.total and one.start >= left:
                    yield from _judged(draft, near[max(0, k - _LOOKED_AT) : k], one, left)
            before = left


def _sentences(draft: Draft, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        left, right = draft.context.sentence(at)
        yield max(left, start), min(right, end)
        at = max(right, at + 1)


def _judged(draft: Draft, told: Sequence[ToldRate], total: ToldRate, left: int) -> Iterator[Hit]:
    """Compare a total with what the one rate before it makes."""
    rate = _rate(draft.plain, told, total, left)
    if rate is None:
        return
    first = rate[0]
    if first.start < left and _of_its_own(told, first, total, left):
        return
    told = [t for t in told if t.start >= left or _concerns(t, first, total)]
    floor = draft.context.clause(told[0].start)[0]
    if set(first.per) & set(load("sums")["rates"]["given"]) and _funds().search(
        draft.plain, max(floor, total.start - _NEAR_WORDS), total.start
    ):
        return  # 送一个150元的蛋糕，52名会员全年活动经费1万元: what all costs that they do
    factors = _factors(draft.plain, told, rate, total, floor)
    behind = _STOP.search(draft.plain, total.end, total.end + 2)
    end = behind.start() if behind else total.end + 2
    if factors is None or _apart().search(draft.plain, floor, end):
        return
    made = _readings(draft.plain, rate, factors)
    if any(abs(m - total.value) <= total.exact + NEAR for m in made):
        return
    right = max((m for m in made if _like(m, total.value)), default=None)
    if right is not None:
        yield hit(first.start, total.end, total.value, right, total.said)


def _of_its_own(told: Sequence[ToldRate], rate: ToldRate, total: ToldRate, left: int) -> bool:
    """``职工子女7名，每人2000元。…240人参加，8人得补助，合计1.53万元``: either sentence counts its own."""
    counted = any(t.unit in rate.per and t.end <= rate.start <= t.end + _NEAR_WORDS for t in told)
    return counted and sum(left <= t.start < total.start and t.unit in rate.per for t in told) > 1


def _concerns(one: ToldRate, rate: ToldRate, total: ToldRate) -> bool:
    """Say whether a number of the sentence before can be one of what a rate is for."""
    if one.unit == total.unit or "各" in rate.per:
        return True
    often = one.unit in load("sums")["rates"]["times"] and one.unit not in _SPANS
    return one.unit in rate.per or often


def _like(made: float, said: float) -> bool:
    ratio = said / made if made else 0.0
    return 1 / _FAR < ratio < _FAR or any(abs(ratio - s) < NEAR for s in _SLIPS)


def _rate(
    plain: str, told: Sequence[ToldRate], total: ToldRate, left: int
) -> list[ToldRate] | None:
    """Return the one rate of a total and what is listed with it; ``None`` for none, and for several."""
    alike = [t for t in told if t.unit == total.unit]
    runs: list[list[ToldRate]] = []
    for one in alike:
        if runs and _goes_on(plain, told, runs[-1][-1], one):
            runs[-1].append(one)
        elif one.per and not one.total:
            runs.append([one])
        elif one.start >= left:
            return None  # another amount of this sentence: of something beside it, or of the whole
    here = [run for run in runs if run[0].start >= left]
    found = here or runs
    return found[0] if len(found) == 1 else None


def _goes_on(plain: str, told: Sequence[ToldRate], last: ToldRate, one: ToldRate) -> bool:
    """Say whether a number is the next of a list: 每组一等奖2名、二等奖4名."""
    nearest = max((t.end for t in told if t.end <= one.start), default=-1)
    plain_one = not one.per and not one.total
    return plain_one and nearest == last.end and bool(_GO_ON.fullmatch(plain, last.end, one.start))


def _factors(
    plain: str, told: Sequence[ToldRate], rate: Sequence[ToldRate], total: ToldRate, floor: int
) -> Mapping[str, list[float]] | None:
    """Return how many there may be of each thing; ``None`` if what the rate is for is not told."""
    found: dict[str, list[float]] = {}
    inside = {id(t) for t in rate}
    for one in told:
        if id(one) not in inside and one.unit != total.unit and not one.total:
            values = found.setdefault(one.unit, [])
            if one.value not in values:
                values.append(one.value)
    _by_rates(told, found, plain, total)
    times = _times(plain, floor, total.start)
    if times:
        found.setdefault("次", []).extend(times)
    for per in rate[0].per:
        if not _resolved(per, found, plain, total):
            return None
    asked = [*rate[0].per, *found]  # what the rate itself is for comes first
    kinds = [key for key in dict.fromkeys(asked) if any(v > 1 for v in found.get(key, ()))]
    return {key: [v for v in found[key] if v > 1][:_MANY] for key in kinds[:_KINDS]}


def _by_rates(
    told: Sequence[ToldRate], found: dict[str, list[float]], plain: str, total: ToldRate
) -> None:
    """Count what is itself told at a rate: four times a month make 48 in a year."""
    for one in told:
        for per in one.per:
            often = _in_year(per, plain, total) + found.get(per, [])
            if one.unit in found and one.unit != total.unit:
                found[one.unit].extend(one.value * n for n in often)


def _resolved(per: str, found: dict[str, list[float]], plain: str, total: ToldRate) -> bool:
    if per == "各":
        return any(v > 1 for values in found.values() for v in values)
    values = [*found.get(per, []), *_in_year(per, plain, total)]
    if not values and per in load("sums")["rates"]["given"]:
        values = found.get("人", [])  # 每份150元，73人: one to each
    visits = per == "次" and "人次" in plain[max(0, total.start - _VISITS) : total.start]
    if not values and visits:
        values = found.get("人", [])  # 每次500元，全年60人次
    if not values and per in load("sums")["rates"]["times"] and found.get("次"):
        return True
    if not values and per == "年":
        return True
    found[per] = values
    return bool(values)


def _in_year(per: str, plain: str, total: ToldRate) -> list[float]:
    """Return how many of a time are in the year that a total is for."""
    table = load("sums")["rates"]
    lead = plain[max(0, total.start - _NEAR_WORDS) : total.start]
    if not words("sums", "rates", "whole_year").search(lead):
        return []
    return [float(n) for n in table["year"].get(per, [])]


def _times(plain: str, start: int, end: int) -> list[float]:
    """Return how many months and feasts are named: it happens so often."""
    months = len({m.group() for m in _MONTHS.finditer(plain, start, end)})
    feasts = len({m.group() for m in _feasts().finditer(plain, start, end)})
    return [float(n) for n in {months, feasts, months + feasts} if n > 1]


def _readings(
    plain: str, rate: Sequence[ToldRate], factors: Mapping[str, list[float]]
) -> list[float]:
    """Return all that a rate may make: with each of the numbers, or without it."""
    bases = {sum(t.value for t in rate)}
    if any("," in plain[a.end : b.start] for a, b in pairwise(rate)):
        bases |= {t.value for t in rate}
    kinds = [[1.0, *values] for values in factors.values() if values]
    made = {round(b * prod(chosen), 4) for b in bases for chosen in product(*kinds)}
    return sorted(made)


def told(plain: str, start: int, end: int) -> Iterator[ToldRate]:
    """Yield the numbers of a passage with their units."""
    at, one = start, ""
    for match in _numbers().finditer(plain, start, end):
        value = number(match["n"])
        if value is None:
            continue
        if match["n"] == "一" and _ONE_OF.match(plain, match.end(), end):
            one = match["unit"]
            continue  # its words stay before the amount
        lead = plain[max(at, match.start() - _NEAR_WORDS) : match.start()]
        lead = _STOP.split(lead)[-1]
        scale = 10_000 if match["unit"].startswith("万") else 1
        digits = len(match["n"].partition(".")[2])
        unit = "元" if match["unit"].startswith("万") else same(match["unit"])
        yield ToldRate(
            value * scale, unit, match.start(), match.end(),
            per=_per(lead, match["per"] or "", one),
            total=_is_total(lead, unit),
            exact=scale * 0.5 * 10**-digits if digits or scale > 1 else 0.0,
            said="元" if unit == "元" else match["unit"],
        )  # fmt: skip
        at, one = match.end(), ""


def _is_total(lead: str, unit: str) -> bool:
    """Say whether a number is a sum by the words before it; 全年 alone tells that of money."""
    found = _total_before().search(lead)
    if found is None:
        return False
    return unit == "元" or not _year_alone().match(found.group())


@cache
def _year_alone() -> re.Pattern[str]:
    return lazy("(?:全年|一年|整年|全学年|一学年)(?![^,，]{0,8}[共计])")


def _per(lead: str, behind: str, one: str) -> tuple[str, ...]:
    """Return the things of which each has so much: 每学期各, 人均, 一份."""
    found = [same(m["unit"]) for m in _each().finditer(lead)]
    found += [{"人均": "人", "户均": "户", "班均": "班"}[m] for m in re.findall("[人户班]均", lead)]
    if "各" in lead:
        found.append("各")
    if behind:
        found.append(same(behind))
    if one in load("sums")["rates"]["given"] and "人" not in found:
        found.append(one)
    return tuple(dict.fromkeys(found))


@cache
def same(unit: str) -> str:
    """Return the first of the ways to write a unit (名 is 人, 个月 is 月)."""
    bare = unit.removeprefix("个") if len(unit) > 1 else unit
    rows = load("sums")["rates"]["same"]
    return next((row[0] for row in rows if unit in row or bare in row), bare)


@cache
def _numbers() -> re.Pattern[str]:
    units = alternation(load("sums")["rates"]["unit"])
    return lazy(
        rf"(?<![\d.第{CHINESE}千])(?P<n>{_NUMBER})\s{{0,2}}个?(?P<unit>{units})(?:[/每](?P<per>[人户次月份节场]))?"
    )


@cache
def _each() -> re.Pattern[str]:
    units = alternation(load("sums")["rates"]["unit"])
    return lazy(rf"每[一1]?个?(?P<unit>{units}|月|日|课)")


@cache
def _total() -> re.Pattern[str]:
    return words("sums", "rates", "total")


@cache
def _total_before() -> re.Pattern[str]:
    total = alternation(load("sums")["rates"]["total"])
    return lazy(rf"(?:{total})[^每各\d{CHINESE}]{{0,8}}$")


def _funds() -> re.Pattern[str]:
    return words("sums", "rates", "funds")


def _feasts() -> re.Pattern[str]:
    return words("sums", "rates", "feast")


def _apart() -> re.Pattern[str]:
    return words("sums", "rates", "apart")
