"""What a text studies and celebrates, and the years in which it can have been written.

``mentions`` finds the dated facts of ``resources/eras.toml`` in a text; ``possible_years``
combines them. Each mention bounds the year of writing from below (nothing is named before
it exists) and, where it is spoken of as something of the present, from above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from unionnlp.checks.records import Years
from unionnlp.errors import KnowledgeError
from unionnlp.resources import load
from unionnlp.text.numerals import number

_AGREEING = 3  # so many different weak facts weigh as much as a strong one
_CHINESE = "零一二三四五六七八九十"
_NUM = r"[零〇○一二三四五六七八九十百两\d]{1,5}"
# A meeting named like this is looked back at, not studied as the present one.
_BACK = re.compile(r"^[”\"’》]?(?:胜利)?(?:召开)?(?:以来|之后|后的|前的|到|至|期间成绩|周年)")
_BACK_BEFORE = re.compile(r"(?:自从?|回顾|早在|从)[“\"]?$")
_AHEAD = re.compile(r"(?:迎接|喜迎|迎|即将召开的?|将召开|筹备)[^。;；,，]{0,8}$")
_SENTENCE_ENDS = "。；;！!？?\n"


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A dated fact: named from ``first`` on, present until ``last`` (``None``: still)."""

    id: str
    zh: str
    first: int
    last: int | None
    source: str
    strong: bool = True
    abolished: bool = False
    series: str | None = None
    rank: float = 0.0


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A fact named in the text; ``present`` is false where the text looks back at it.

    ``choices`` are the periods of a meeting whose number is blanked out (``xx届六中全会``).
    """

    start: int
    end: int
    fact: Fact
    present: bool = True
    exact: bool = False
    choices: tuple[tuple[int, int], ...] = ()


class _Rule(msgspec.Struct, frozen=True):
    """A fact with its words; they are compiled only for texts that hold one of ``needles``."""

    words: str
    needles: tuple[str, ...]
    fact: Fact

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.words)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    try:
        return re.compile(words)
    except re.error as error:
        raise KnowledgeError(f"resources/eras.toml: words {words!r}: {error}") from error


def needle(pattern: str) -> str:
    """Return the longest literal that every match of a pattern holds (maybe none)."""
    runs, depth, run = [""], 0, ""
    for index, char in enumerate(pattern):
        after = pattern[index + 1 : index + 2]
        plain = depth == 0 and (char.isalnum() and pattern[index - 1 : index] != "\\")
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        if plain and after not in ("?", "*", "{"):
            run += char
            continue
        runs.append(run)
        run = ""
    return max([*runs, run], key=len)


def mentions(plain: str, start: int, end: int) -> list[Mention]:
    """Return the dated facts named in ``plain[start:end]`` (normalised text), in order."""
    found = [*_congresses(plain, start, end), *_anniversaries(plain, start, end)]
    found += _plain_facts(plain, start, end)
    found = _outermost(found)
    return [_in_context(m, found, plain) for m in found]


def _outermost(found: list[Mention]) -> list[Mention]:
    """Drop mentions inside a longer one (a theme's name holds other words)."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.end <= kept[-1].end and not mention.choices:
            continue
        kept.append(mention)
    return kept


def _in_context(mention: Mention, others: Sequence[Mention], plain: str) -> Mention:
    """Mark what the text only looks back at; move what it looks forward to one year earlier."""
    fact = mention.fact
    if mention.choices:
        return mention
    if fact.series is None:
        return msgspec.structs.replace(mention, present=not _looks_back(plain, mention.start))
    left, right = sentence(plain, mention.start, mention.end)
    before, after = plain[left : mention.start], plain[mention.end : right]
    newer = any(
        o.fact.series == fact.series and o.fact.rank > fact.rank and left <= o.start < right
        for o in others
    )
    back = newer or bool(_BACK.match(after)) or bool(_BACK_BEFORE.search(before))
    if _AHEAD.search(before):
        ahead = msgspec.structs.replace(fact, first=fact.first - 1, last=fact.first)
        return msgspec.structs.replace(mention, fact=ahead)
    return msgspec.structs.replace(mention, present=not back)


def sentence(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a span (``start`` and ``end`` in ``plain``)."""
    left = max(plain.rfind(c, 0, start) for c in _SENTENCE_ENDS) + 1
    ends = [i for c in _SENTENCE_ENDS if (i := plain.find(c, end)) >= 0]
    return left, min(ends, default=len(plain))


# --- congresses ----------------------------------------------------------------------------


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
    return re.compile(
        rf"{lead}{quote}(?:第)?(?P<n>十[一二三四五六七八九]|二十一?)(?:"
        rf"(?:次(?:全国)?)?(?:代表)?大(?![型专学队批量众力家多部小奖赛班])(?:会)?"
        rf"|届{quote}(?:(?P<k>[一二三四五六七](?:中?[、和及,]+[一二三四五六七])*)中(?:全会)?|历次全会|中央)"
        rf"|(?=精神{quote}(?:为|指导)))"
    )


_REGIONAL = re.compile(
    r"(?:省|市|区|县|上海|北京|天津|重庆|江苏|浙江|广东|教育|我校|学校|校|局|公司|集团)[^。,，;；]{0,2}$"
)
_UNION_BEFORE = re.compile(r"(?:工会|全总|总工会)(?:的|第)?[“\"‘]?$")


def _congresses(plain: str, start: int, end: int) -> Iterator[Mention]:
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


def _of_congress(match: re.Match[str], series: str) -> Iterator[Mention]:
    value = number(match.group("n"))
    plenums = match.group("k")
    for row in _congress_table():
        if row.series != series or row.number != value:
            continue
        first, last, rank = row.year, row.until, float(row.number)
        name = load("eras")["series"][series]["zh"].format(match.group("n"))
        if plenums:
            ordinal = max(_CHINESE.index(c) for c in plenums if c in _CHINESE)
            first, last = _plenum_period(row, ordinal)
            rank += ordinal / 10
            name = f"{match.group('n')}届{_CHINESE[ordinal]}中全会"
        fact = Fact(
            id=f"{series}_{row.number}" + (f"_{int(rank * 10) % 10}" if plenums else ""),
            zh=name, first=first, last=last, source=row.source, series=series, rank=rank,
        )  # fmt: skip
        yield Mention(start=match.start(), end=match.end(), fact=fact)


def _plenum_period(row: _Congress, ordinal: int) -> tuple[int, int]:
    """A plenum is studied from its year to a year after the next one (at most to the next congress)."""
    if ordinal > len(row.plenums):
        return row.year + ordinal - 2, row.until
    held = row.plenums[ordinal - 1]
    following = row.plenums[ordinal] if ordinal < len(row.plenums) else row.until
    return held, max(held + 1, min(following + 1, row.until))


_MASKED = re.compile(
    r"(?:[xX×*_○]{1,4}|十[_xX×*○]|[_xX×*○]十)届[“\"]?(?P<k>[一二三四五六七](?:中?[、和及,]+[一二三四五六七])*)中全会"
)


def _masked_plenums(plain: str, start: int, end: int) -> Iterator[Mention]:
    """A blanked congress with a numbered plenum still leaves one choice for each congress."""
    for match in _MASKED.finditer(plain, start, end):
        ordinal = max(_CHINESE.index(c) for c in match.group("k") if c in _CHINESE)
        rows = [r for r in _congress_table() if r.series == "party" and r.plenums]
        periods = tuple(_plenum_period(r, ordinal) for r in rows)
        fact = Fact(
            id=f"masked_plenum_{ordinal}", zh=f"某届{_CHINESE[ordinal]}中全会", first=periods[0][0],
            last=None, source="历届中央委员会全体会议的日期", strong=False,
        )  # fmt: skip
        yield Mention(start=match.start(), end=match.end(), fact=fact, choices=periods)


# --- anniversaries ---------------------------------------------------------------------------


@cache
def _anniversary_rules() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    rules = []
    for row in load("eras")["anniversary"]:
        words = "|".join(row["words"])
        if row.get("kind") == "ordinal":
            pattern = rf"第(?P<n>{_NUM})个[“\"]?(?:{words})"
        else:
            pattern = (
                rf"第(?P<o>{_NUM})个[“\"]?(?:{words})(?!周年)|(?:{words})[”\"]?(?:的|约)?(?P<n>{_NUM})(?:周年|华诞|诞辰|周岁|年(?:大庆|庆典|华诞))"
                rf"|(?:{words})(?P<c>百年)(?!大计|目标|未有)"
            )
        rules.append((re.compile(pattern), row))
    return tuple(rules)


def _anniversaries(plain: str, start: int, end: int) -> Iterator[Mention]:
    for pattern, row in _anniversary_rules():
        for match in pattern.finditer(plain, start, end):
            parts = match.groupdict()
            value = 100.0 if parts.get("c") else number(parts["n"] or parts.get("o") or "")
            if value is None or not 1 <= value <= 130:
                continue
            year = row["zero"] + int(value)
            fact = Fact(
                id=row["id"], zh=row["zh"].format(int(value)), first=year, last=year,
                source=row["source"],
            )  # fmt: skip
            if _looks_back(plain, match.start()):
                continue
            yield Mention(start=match.start(), end=match.end(), fact=fact, exact=True)


def _looks_back(plain: str, at: int) -> bool:
    return bool(
        re.search(r"(?:去年|上一?年|前年|当年|回顾)[^。;；\n]{0,20}$", plain[max(0, at - 30) : at])
    )


# --- all other facts -------------------------------------------------------------------------


@cache
def _rules() -> tuple[_Rule, ...]:
    tables = load("eras")
    rules = [_rule(row) for row in tables["fact"]]
    for cycle in tables["cycle"]:
        for index, name in enumerate(cycle["names"]):
            first = cycle["first"] + 5 * index
            fact = Fact(
                id=f"{cycle['id']}_{first}", zh=cycle["zh"].format(name), first=first - 1,
                last=first + 4, source=cycle["source"], series=cycle["id"], rank=float(first),
            )  # fmt: skip
            words = [w.replace("{}", name) for w in cycle["words"]]
            rules.append(_Rule(rf"(?<![十\d])(?:{'|'.join(words)})", (name,), fact))
    return tuple(rules)


def _rule(row: dict[str, Any]) -> _Rule:
    fact = Fact(
        id=row["id"], zh=row["zh"], first=row["first"], last=row.get("last"), source=row["source"],
        strong=row.get("strength", "strong") == "strong", abolished=row.get("abolished", False),
    )  # fmt: skip
    return _Rule("|".join(row["words"]), tuple(needle(w) for w in row["words"]), fact)


_OPENING = re.compile(r"^[”\"’]?(?:规划)?(?:实施|发展|建设)?(?:的)?(?:开局|起步|启航|启动|第一)")
_CLOSING = re.compile(r"^[”\"’]?(?:规划)?(?:实施|发展|建设)?(?:的)?(?:收官|最后一|末|收尾)")


def _plain_facts(plain: str, start: int, end: int) -> Iterator[Mention]:
    text = plain[start:end]
    for rule in _rules():
        if not any(n in text for n in rule.needles):
            continue
        for match in rule.pattern.finditer(plain, start, end):
            fact = rule.fact
            if fact.series == "five_year_plan":
                after = plain[match.end() : match.end() + 12]
                if _OPENING.match(after) or re.search(r"开局|起步", match.group()):
                    fact = msgspec.structs.replace(fact, last=fact.first + 2)
                elif _CLOSING.match(after) or "收官" in match.group():
                    fact = msgspec.structs.replace(fact, first=fact.first + 4)
            yield Mention(start=match.start(), end=match.end(), fact=fact)


# --- years -----------------------------------------------------------------------------------


def possible_years(found: Iterable[Mention]) -> Years:
    """Return the years in which a text with these mentions can have been written.

    The lower bound is the newest thing named. The upper one comes from what is present,
    the strong facts first, weak ones where they agree; blanked plenums narrow it last.
    Mentions older than the lower bound are remains of another text and bound nothing.
    """
    found = list(found)
    first = max((m.fact.first for m in found if not m.choices), default=None)
    floor = first if first is not None else 0
    strong, weak = _ends(found, floor, strong=True), _ends(found, floor, strong=False)
    # Words that stay in use bound a text only where several agree.
    ends = [*strong[:1], *weak[_AGREEING - 1 : _AGREEING]]
    last = min(ends, default=None)
    for mention in found:
        first, last = _narrow(mention, first, last)
    return Years(first=first, last=last)


def _ends(found: list[Mention], floor: int, *, strong: bool) -> list[int]:
    """Return the last years of the different present facts of one strength, earliest first."""
    ends = {
        m.fact.id: m.fact.last
        for m in found
        if m.present and m.fact.strong is strong and m.fact.last is not None
    }
    return sorted(end for end in ends.values() if end is not None and end >= floor)


def _narrow(mention: Mention, first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Keep the choices of a blanked plenum that overlap the bounds so far."""
    if not mention.choices or (first is None and last is None):
        return first, last
    low, high = first if first is not None else 0, last if last is not None else 9999
    fitting = [(a, b) for a, b in mention.choices if a <= high and b >= low]
    if not fitting:
        return first, last
    low, high = max(low, fitting[0][0]), min(high, fitting[-1][1])
    return low or None, None if high == 9999 else high


def weighty(found: Iterable[Mention]) -> bool:
    """Say whether so many different weak facts agree that they count."""
    return len({m.fact.id for m in found if not m.fact.strong}) >= _AGREEING


def agreed(found: Iterable[Mention]) -> int:
    """Return the last year by which so many of the weak facts as count together were present."""
    ends = sorted({m.fact.id: m.fact.last for m in found if m.fact.last is not None}.values())
    return ends[min(_AGREEING, len(ends)) - 1]
