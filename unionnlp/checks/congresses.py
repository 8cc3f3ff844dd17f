"""Congresses of party, unions and women, and the plenums, as texts name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from unionnlp.checks.dated import Fact, FactMention
from unionnlp.grammar.numerals import COUNT, ONES, number
from unionnlp.patterns import lazy
from unionnlp.resources import load

_CHINESE = f"零{COUNT}"


class _Congress(msgspec.Struct, frozen=True):
    series: str
    number: int
    year: int
    until: int
    plenums: tuple[int, ...]
    source: str


@cache
def _congress_table() -> tuple[_Congress, ...]:
    """Return the congresses; each is the present one until the next of its series."""
    rows = load("eras")["congress"]
    years = {(r["series"], r["number"]): int(r["opened"][:4]) for r in rows}
    return tuple(
        _Congress(
            r["series"],
            r["number"],
            int(r["opened"][:4]),
            years.get((r["series"], r["number"] + 1), int(r["opened"][:4]) + 5),
            tuple(int(p[:4]) for p in r.get("plenums", [])),
            r["source"],
        )
        for r in rows
    )


@cache
def _congress_pattern(series: str) -> re.Pattern[str]:
    lead = load("eras")["series"][series]["lead"]
    if series == "party":  # the bare 十七大 is the party's
        lead = f"(?:{lead})?"
    quote = r"[“\"‘《]?"
    return lazy(
        rf"{lead}{quote}(?:第)?(?P<n>十[{ONES}]|二十一?)(?:"
        rf"(?:次(?:全国)?)?(?:代表)?大(?![型专学队批量众力家多小奖赛班]|部(?!署))(?:会)?"
        rf"|届{quote}(?:(?P<k>[一二三四五六七](?:中?[、和及,]+[一二三四五六七])*)中(?:全会)?|历次全会|中央)"
        rf"|(?=精神{quote}(?:为|指导)))"
    )


_REGIONAL = lazy(
    r"(?:省|市|区|县|上海|北京|天津|重庆|江苏|浙江|广东|教育|我校|学校|校|局|公司|集团)[^。,，;；]{0,2}$"
)
_UNION_BEFORE = lazy(r"(?:工会|全总|总工会)(?:的|第)?[“\"‘]?$")


def congresses(plain: str, start: int, end: int) -> Iterator[FactMention]:
    """Yield the congresses and plenums named in ``plain[start:end]``."""
    for series in ("union", "women", "party"):
        for match in _congress_pattern(series).finditer(plain, start, end):
            if _foreign(plain, match, series, start):
                continue
            yield from _of_congress(match, series)
    yield from _masked_plenums(plain, start, end)


def _foreign(plain: str, match: re.Match[str], series: str, start: int) -> bool:
    """Say whether the number belongs to another body (``上海工会十二大``) or to a union's congress."""
    before = plain[max(start, match.start() - 12) : match.start()]
    if series == "party":
        bare = match.group()[0] in '第十二“"‘《'
        return bare and bool(_UNION_BEFORE.search(before) or re.search(r"[\d第届]$", before))
    return bool(_REGIONAL.search(before))


def _of_congress(match: re.Match[str], series: str) -> Iterator[FactMention]:
    value = number(match.group("n"))
    plenums = match.group("k")
    for row in _congress_table():
        if row.series != series or row.number != value:
            continue
        first, last, rank = row.year, row.until, float(row.number)
        name, ordinal = load("eras")["series"][series]["zh"], 0
        if plenums:
            ordinal = max(_CHINESE.index(c) for c in plenums if c in _CHINESE)
            first, last = _plenum_period(row, ordinal)
            rank += ordinal / 10
            name = load("eras")["series"][series]["plenum"]
        fact = Fact(
            id=f"{series}_{row.number}" + (f"_{int(rank * 10) % 10}" if plenums else ""),
            zh=name, first=first, last=last, source=row.source, series=series, rank=rank,
            n=match.group("n"), k=_CHINESE[ordinal],
        )  # fmt: skip
        yield FactMention(start=match.start(), end=match.end(), fact=fact)


def _plenum_period(row: _Congress, ordinal: int) -> tuple[int, int]:
    """A plenum is studied from its year to a year after the next one (at most to the next congress)."""
    if ordinal > len(row.plenums):
        return row.year + ordinal - 2, row.until
    held = row.plenums[ordinal - 1]
    following = row.plenums[ordinal] if ordinal < len(row.plenums) else row.until
    return held, max(held + 1, min(following + 1, row.until))


_MASKED = lazy(
    r"(?:[xX×*_○]{1,4}|十[_xX×*○]|[_xX×*○]十)届[“\"]?(?P<k>[一二三四五六七](?:中?[、和及,]+[一二三四五六七])*)中全会"
)


def _masked_plenums(plain: str, start: int, end: int) -> Iterator[FactMention]:
    """A blanked congress with a numbered plenum still leaves one choice for each congress."""
    for match in _MASKED.finditer(plain, start, end):
        ordinal = max(_CHINESE.index(c) for c in match.group("k") if c in _CHINESE)
        rows = [r for r in _congress_table() if r.series == "party" and r.plenums]
        periods = tuple(_plenum_period(r, ordinal) for r in rows)
        fact = Fact(
            id=f"masked_plenum_{ordinal}", zh=load("eras")["series"]["party"]["masked"],
            first=periods[0][0], last=None, source="", strong=False, k=_CHINESE[ordinal],
        )  # fmt: skip
        yield FactMention(start=match.start(), end=match.end(), fact=fact, choices=periods)
