"""What a text studies and celebrates, and the years in which it can have been written.

``mentions`` finds the dated facts of ``resources/eras.toml`` in a text; ``possible_years``
combines them. Each mention bounds the year of writing from below (nothing is named before
it exists) and, where it is spoken of as something of the present, from above.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from unionnlp.checks.congresses import congresses
from unionnlp.checks.dated import Fact, FactMention
from unionnlp.checks.records import Years
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_AGREEING = 3  # so many different weak facts weigh as much as a strong one
_NUM = rf"[零〇○{COUNT}百两\d]{{1,5}}"
# A meeting named like this is looked back at, not studied as the present one.
_BACK = lazy(r"^[”\"’》]?(?:胜利)?(?:召开)?(?:以来|之后|后的|前的|到|至|期间成绩|周年)")
_BACK_BEFORE = lazy(r"(?:自从?|回顾|早在|从)[“\"]?$")
# What remains of a campaign when it is over, and what a text speaks against.
_KEPT = lazy(r"^[”\"’》]?(?:学习教育|教育|活动|精神)?(?:的)?(?:成果|成效|经验|常态化|长效)")
# The year in which a programme came to its end, told right behind its name.
_ENDED = lazy(
    r"^[”\"’》]?(?:已?于|在|到)?(?:19|20)\d\d年(?:[底末初]|\d{1,2}月)?(?:已经?)?(?:全面|胜利|如期)?"
    r"(?:收官|结束|完成|期满|到期|摘帽|验收|告终|总结)"
)
_DENIED = lazy(
    r"(?:严禁|禁止|杜绝|不得|不准|不能|不许|不再|不搞|不|防止|反对|整治|纠正|查处|取消)[^。;；,，]{0,12}$"
)
# A speech at an anniversary is studied in later years, too.
_SPEECH_YEARS = 8  # in which a speech is studied
_CYCLES = ("five_year_plan", "law_popularisation")
_LIVED = lazy(r"(?:参加|经历|参与|亲历|见证|投身|奋战)(?:过|了)[^,。;]{0,8}$")
_TITLED = lazy(r"[^《》\n]{0,6}》(?:画册|一书|图书|影片|电影|歌曲|专辑|影集|读本|邮册|纪念册)")
_LAST_YEAR = lazy(r"(?:去年|上一?年|前年|刚过去的)[^。;；]{0,12}$")
_SPEECH = lazy(
    r"(?:庆祝|纪念|表彰)?(?:大会|座谈会|活动|仪式)?[上中]?的?(?:重要)?(?:讲话|精神|决定)"
)
_AHEAD = lazy(r"(?:展望|迎接|喜迎|迎|即将召开的?|将召开|筹备)[^。;；,，]{0,8}$")
_GIFT = lazy(r"^[”\"’》]?(?:胜利)?(?:召开)?献礼")  # 向党的二十大献礼
_WATCHED = 16  # characters around a meeting in which its broadcast is told
_DATED = lazy(r"(?<!\d)((?:19|20)\d\d)年")
_NEAR = 300  # characters of a sentence without end that belong together


class _Rule(msgspec.Struct, frozen=True):
    """A fact with its words."""

    pattern: re.Pattern[str]
    fact: Fact
    strict: bool = False


def mentions(plain: str, start: int, end: int) -> list[FactMention]:
    """Return the dated facts named in ``plain[start:end]`` (normalised text), in order."""
    found = [*congresses(plain, start, end), *_anniversaries(plain, start, end)]
    found += _plain_facts(plain, start, end)
    found = _outermost(found)
    starts = [m.start for m in found]
    kept = []
    for mention in found:
        left, right = sentence(plain, mention.start, mention.end)
        near = found[bisect_left(starts, left) : bisect_left(starts, right)]
        kept.append(_in_context(mention, near, plain, (left, right)))
    return kept


def _outermost(found: list[FactMention]) -> list[FactMention]:
    """Drop mentions inside a longer one (a theme's name holds other words)."""
    kept: list[FactMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.end <= kept[-1].end and not mention.choices:
            continue
        kept.append(mention)
    return kept


def _in_context(
    mention: FactMention, others: Sequence[FactMention], plain: str, span: tuple[int, int]
) -> FactMention:
    """Mark what the text only looks back at; move what it looks forward to one year earlier.

    ``others`` are the mentions of the sentence, ``span`` is its place.
    """
    fact = mention.fact
    if mention.choices:
        return mention
    if fact.series is None:
        past = _looks_back(plain, mention.start) or _over(mention, plain) or _lived(mention, plain)
        present = not (past or _history(mention, plain, span))
        return msgspec.structs.replace(mention, present=present)
    left, right = span
    before, after = plain[left : mention.start], plain[mention.end : right]
    newer = any(o.fact.series == fact.series and o.fact.rank > fact.rank for o in others)
    back = newer or bool(_BACK.match(after)) or bool(_BACK_BEFORE.search(before))
    back = back or _lived(mention, plain) or _told(mention, before)
    if _AHEAD.search(before) or (before.endswith(("向", "为")) and _GIFT.match(after)):
        ahead = msgspec.structs.replace(fact, first=fact.first - 1, last=fact.first)
        # What is looked forward to is not yet held: no plan of a later year says so.
        return msgspec.structs.replace(mention, fact=ahead, strict=True)
    if words("eras", "live", "before").search(before[-_WATCHED:]) and _held_now(before, after):
        held = msgspec.structs.replace(fact, last=fact.first)
        return msgspec.structs.replace(mention, fact=held, present=not back, strict=True)
    if fact.series not in _CYCLES and _just_held(before, after):
        back = back or words("eras", "just", "then").search(before + after) is not None
        held = msgspec.structs.replace(fact, last=fact.first + 1)
        return msgspec.structs.replace(mention, fact=held, present=not back, strict=True)
    return msgspec.structs.replace(mention, present=not back)


def _just_held(before: str, after: str) -> bool:
    """Say whether a meeting is told as one that was held shortly ago (刚刚闭幕的党的十八大)."""
    told = words("eras", "just", "before").search(before[-_WATCHED:])
    return bool(told or words("eras", "just", "behind").match(after))


def _lived(mention: FactMention, plain: str) -> bool:
    """Say whether somebody took part in a thing (参加过十九大精神宣讲), or it is the title of a book."""
    before, behind = (
        plain[max(0, mention.start - 16) : mention.start],
        plain[mention.end : mention.end + 12],
    )
    return bool(_LIVED.search(before) or _TITLED.match(behind))


def _told(mention: FactMention, before: str) -> bool:
    """Say whether the words before a plan of five years tell of one of its years, or of last year."""
    if mention.fact.series not in _CYCLES or mention.fact.first == mention.fact.last:
        return False
    years = [int(m[1]) for m in _DATED.finditer(before)]
    within = any(mention.fact.first < y <= mention.fact.first + 5 for y in years)
    return within or bool(_LAST_YEAR.search(before))


def _held_now(before: str, after: str) -> bool:
    """Say whether a meeting is watched while it is held: its opening, not a recording."""
    recorded = words("eras", "live", "recorded")
    live = words("eras", "live", "behind").match(after)
    return bool(live) and not (recorded.search(before) or recorded.search(after[:_WATCHED]))


def _history(mention: FactMention, plain: str, span: tuple[int, int]) -> bool:
    """Say whether the sentence looks back over years, or dates the thing long before its end."""
    if mention.fact.last is None or _AHEAD.search(
        plain[max(span[0], mention.start - 20) : mention.start]
    ):
        return False
    if _history_words().search(plain, *span):
        return True
    until = (
        mention.fact.last + mention.fact.abolished
    )  # what was done in the last year is told, too
    return any(int(m.group(1)) < until for m in _DATED.finditer(plain, span[0], mention.start))


def _history_words() -> re.Pattern[str]:
    return words("contexts", "history", "words")


def _over(mention: FactMention, plain: str) -> bool:
    """Say whether the text keeps what a campaign left, or speaks against an abolished policy."""
    if mention.fact.abolished:
        return bool(_DENIED.search(plain[max(0, mention.start - 20) : mention.start]))
    behind = plain[mention.end : mention.end + 20]
    ended = _KEPT.match(behind) or _ENDED.match(behind)
    return bool(ended or words("eras", "live", "then").match(behind))


def sentence(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a span (``start`` and ``end`` in ``plain``), or the nearer part of it."""
    within = (max(0, start - _NEAR), min(len(plain), end + _NEAR))
    return cuts.around(plain, (start, end), within)


# --- anniversaries ---------------------------------------------------------------------------


@cache
def _anniversary_rules() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    rules = []
    for row in load("eras")["anniversary"]:
        words = "|".join(row["words"])
        if row.get("kind") == "ordinal":
            pattern = rf"第(?P<n>{_NUM})[个次届][“\"]?(?:{words})"
        else:
            pattern = (
                rf"第(?P<o>{_NUM})个[“\"]?(?:{words})(?!周年)|(?:{words})[”\"]?(?:的|约)?(?P<n>{_NUM})(?:周年|华诞|诞辰|周岁|年(?:大庆|庆典|华诞))"
                rf"|(?:{words})(?P<c>百年)(?!大计|目标|未有)"
            )
        rules.append((lazy(pattern), row))
    return tuple(rules)


def _anniversaries(plain: str, start: int, end: int) -> Iterator[FactMention]:
    for pattern, row in _anniversary_rules():
        for match in pattern.finditer(plain, start, end):
            parts = match.groupdict()
            value = 100.0 if parts.get("c") else number(parts["n"] or parts.get("o") or "")
            if value is None or not 1 <= value <= 150:
                continue
            year = row["zero"] + int(value)
            fact = Fact(
                id=row["id"], zh=row["zh"], first=year, last=year, source=row["source"],
                n=str(int(value)), month=row.get("month"),
            )  # fmt: skip
            if _looks_back(plain, match.start()):
                continue
            exact = not _SPEECH.match(plain, match.end())
            fact = fact if exact else msgspec.structs.replace(fact, last=year + _SPEECH_YEARS)
            yield FactMention(start=match.start(), end=match.end(), fact=fact, exact=exact)


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
                id=f"{cycle['id']}_{first}", zh=cycle["zh"], first=first - 1, last=first + 4,
                source=cycle["source"], series=cycle["id"], rank=float(first), n=name[:-1],
            )  # fmt: skip
            words = [w.replace("{}", name) for w in cycle["words"]]
            rules.append(_Rule(lazy(rf"(?<![十\d])(?:{'|'.join(words)})"), fact))
    return tuple(rules)


def _rule(row: dict[str, Any]) -> _Rule:
    fact = Fact(
        id=row["id"], zh=row["zh"], first=row["first"], last=row.get("last"), source=row["source"],
        strong=row.get("strength", "strong") == "strong", abolished=row.get("abolished", False),
    )  # fmt: skip
    return _Rule(lazy("|".join(row["words"])), fact, row.get("strict", False))


_OPENING = lazy(r"^[”\"’]?(?:规划)?(?:实施|发展|建设)?(?:的)?(?:开局|起步|启航|启动|第一)")
# Which of its five years a text says that this one is, and that it speaks of this year.
_NTH = lazy(
    r"[”\"’]?(?:规划|计划|时期)?(?:实施|发展|建设)?的?(?:承上启下的?|关键的?)?"
    r"(?:(?P<first>开局|起步|启航|首)|第(?P<n>[一二三四五])|(?P<end>收官|最后一|收尾))(?:之)?个?年"
)
_NOW = lazy(r"今年|本年|新的一年|这一年")
_ACT = "颁布|颁行|修订|出台|公布|施行|实施|通过|印发|发布|下发|提出|放开|落地|推行|推出|上线"
_NEW_BEFORE = lazy(
    rf"(?:新近?|刚刚?|最新|近期|今年(?:刚刚?|新)?|日前|最近|前不久)(?:{_ACT})(?:并?(?:施行|实施))?的?[^,，。;；《》\n]{{0,4}}[“\"《]?$"
)
_NEW_BEHIND = lazy(
    rf"[”\"》]?(?:政策|文件|办法)?(?:刚刚?|新近|今年(?:刚刚?)?)(?:{_ACT})|[”\"》]?(?:政策)?(?:落地|实施|推行|施行)的?(?:第一年|元年|之初|头一年)"
)
# The year that closes a plan is one year alone.
_YEAR_OF = lazy(r"[”\"’]?(?:规划)?(?:实施|发展|建设)?(?:的)?(?:收官|最后一?|收尾)(?:之)?年")
_DRAWN_UP = lazy(r"(?:制定|编制|谋划|起草|研制|编写)[^。;；,，]{0,8}$")
_CLOSING = lazy(r"^[”\"’]?(?:规划)?(?:实施|发展|建设)?(?:的)?(?:收官|最后一|末|收尾)")


def _plain_facts(plain: str, start: int, end: int) -> Iterator[FactMention]:
    for rule in _rules():
        for match in rule.pattern.finditer(plain, start, end):
            fact = rule.fact
            if fact.series == "five_year_plan":
                after = plain[match.end() : match.end() + 12]
                if _OPENING.match(after) or re.search(r"开局|起步", match.group()):
                    fact = msgspec.structs.replace(fact, last=fact.first + 2)
                elif _CLOSING.match(after) or "收官" in match.group():
                    fact = msgspec.structs.replace(fact, first=fact.first + 4)
            if fact.series == "five_year_plan" and _DRAWN_UP.search(
                plain[max(start, match.start() - 16) : match.start()]
            ):
                fact = msgspec.structs.replace(fact, last=fact.first + 2)
            closes = fact.series == "five_year_plan" and _YEAR_OF.match(plain, match.end())
            strict = bool(closes) or rule.strict
            nth = _of_a_year(rule.fact, plain, match) if fact.series == "five_year_plan" else None
            if nth or _called_new(fact, plain, match.span()):
                last = nth or fact.first + 1
                first = nth or fact.first
                fact = msgspec.structs.replace(fact, first=first, last=last)
                strict = strict or nth is not None
            yield FactMention(start=match.start(), end=match.end(), fact=fact, strict=strict)


def _of_a_year(fact: Fact, plain: str, match: re.Match[str]) -> int | None:
    """Return the year that ``今年是“十四五”的第三年`` must be; ``None`` where it tells of no such year."""
    found = _NTH.match(plain, match.end())
    at = match.start() if re.search(r"开局|收官", match.group()) else match.end()
    found = found or _NTH.match(plain, max(at, match.end() - 2))
    if found is None:
        return None
    n = "一二三四五".find(found["n"]) + 1 if found["n"] else 5 if found["end"] else 1
    left, _ = sentence(plain, match.start(), match.end())
    before = plain[left : match.start()]
    years = [int(m[1]) for m in _DATED.finditer(before)]
    year = fact.first + n
    named = bool(_NOW.search(before)) if not years else years[-1] != year
    return year if named and not _AHEAD.search(before) else None


def _called_new(fact: Fact, plain: str, span: tuple[int, int]) -> bool:
    """Say whether a thing that is still in use is told as just come: 刚出台的“双减”政策, “双减”落地第一年."""
    if fact.last is not None or fact.series is not None or "《" in fact.zh:
        return False  # laws and papers have years of their own (laws.toml)
    before, behind = plain[max(0, span[0] - 20) : span[0]], plain[span[1] : span[1] + 12]
    return bool(_NEW_BEFORE.search(before) or _NEW_BEHIND.match(behind))


# --- years -----------------------------------------------------------------------------------


def possible_years(found: Iterable[FactMention]) -> Years:
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


def _ends(found: list[FactMention], floor: int, *, strong: bool) -> list[int]:
    """Return the last years of the different present facts of one strength, earliest first."""
    ends = {
        m.fact.id: m.fact.last
        for m in found
        if m.present and m.fact.strong is strong and m.fact.last is not None
    }
    return sorted(end for end in ends.values() if end is not None and end >= floor)


def _narrow(
    mention: FactMention, first: int | None, last: int | None
) -> tuple[int | None, int | None]:
    """Keep the choices of a blanked plenum that overlap the bounds so far."""
    if not mention.choices or (first is None and last is None):
        return first, last
    low, high = first if first is not None else 0, last if last is not None else 9999
    fitting = [(a, b) for a, b in mention.choices if a <= high and b >= low]
    if not fitting:
        return first, last
    low, high = max(low, fitting[0][0]), min(high, fitting[-1][1])
    return low or None, None if high == 9999 else high


def weighty(found: Iterable[FactMention]) -> bool:
    """Say whether so many different weak facts agree that they count."""
    return len({m.fact.id for m in found if not m.fact.strong}) >= _AGREEING


def agreed(found: Iterable[FactMention]) -> int:
    """Return the last year by which so many of the weak facts as count together were present."""
    ends = sorted({m.fact.id: m.fact.last for m in found if m.fact.last is not None}.values())
    return ends[min(_AGREEING, len(ends)) - 1]
