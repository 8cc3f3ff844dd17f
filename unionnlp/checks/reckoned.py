"""What one sentence lets a reader work out: groups, days from one to another, changes, matches, prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from unionnlp.checks import almanac
from unionnlp.checks.amounts import NEAR, hit
from unionnlp.checks.counts import counts
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.sum_words import CHINESE
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_N: Final = rf"(?:\d{{1,5}}(?:\.\d{{1,2}})?|[{CHINESE}]{{1,5}})"
_FREE: Final = rf"[^。;；:：\d{CHINESE}\n]"
_FAR: Final = 0.6  # groups that hold less of a body are not all of it
_POINT: Final = 1.0  # a rise in per cent is told without decimals
_QUOTE: Final = 24
_GRADES: Final = 2  # prizes that make a list
_WEEK: Final = 7
_MONTH: Final = (28, 31)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what the numbers of a sentence do not make."""
    body = draft.body
    for words_, read in _READERS.items():
        if any(word in body for word in words_):
            yield from read(draft)


def _found(draft: Draft, pattern: re.Pattern[str], apart: str) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds outside of noise and of sentences with a word that tells of more."""
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        end = draft.context.clause(min(match.end(), right))[1]
        if not _words(apart).search(draft.plain, left, end) and not draft.in_noise(*match.span()):
            yield match


# --- groups of so many each ------------------------------------------------------------------


def _groups(draft: Draft) -> Iterator[Hit]:
    """``全校85名会员分8组，每组10人``, ``64人每8人一组，分成7组``."""
    for match in _grouped().finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        apart = _words("groups_apart").search(draft.plain, left, right)
        if apart or draft.in_noise(*match.span()) or draft.context.past(match.start()):
            continue
        many, each = (_value(match["k"] or match["k2"]), _value(match["each"] or match["each2"]))
        whole = _body_of(draft, match)
        if whole and many and each and not _all_in(whole[0], many, each, match["k"] is None):
            start, end = min(whole[1], match.start()), max(whole[2], match.end())
            yield hit(start, end, whole[0], many * each, "人")


def _all_in(whole: float, many: float, each: float, filled: bool) -> bool:
    """Say whether so many groups hold a body, or are of another one; groups filled up one by one may leave a rest."""
    right = many * each
    if whole == right or not _FAR < whole / right < 1 / _FAR:
        return True
    return filled and many in (whole // each, -(-whole // each))


def _body_of(draft: Draft, match: re.Match[str]) -> tuple[float, int, int] | None:
    """Return how many are parted into groups, and where it is told: in the sentence, or of all somewhere else."""
    left, right = draft.context.sentence(match.start())
    told = list(_people().finditer(draft.plain, left, match.start()))
    told = told or list(_all_people().finditer(draft.plain, match.end(), right))
    if told:
        heads = [_value(found["n"] or found["m"]) for found in told]
        sums = [sum(heads[k:]) for k in range(len(heads))]  # 男教师12人、女教师20人，分四队
        many = _value(match["k"] or match["k2"]) * _value(match["each"] or match["each2"])
        return None if many in (*heads, *sums) else (heads[-1], *told[-1].span())
    named = _words("groups_all").search(draft.plain, left, match.start())
    if not named:
        return None
    key = "members" if "会员" in named.group() else "staff"
    wholes = {c.value for c in counts(draft) if c.key == key and c.whole}
    return (float(wholes.pop()), *match.span()) if len(wholes) == 1 else None


@cache
def _grouped() -> re.Pattern[str]:
    body = alternation(load("sums")["reckoned"]["groups"])
    return lazy(
        rf"(?:分|编|划|组)(?:成|为|作|设|乘|坐)?了?(?P<k>{_N})[个辆张]?(?:{body}){_FREE}{{0,12}}?"
        rf"每个?(?:{body}){_FREE}{{0,4}}?(?P<each>{_N})[人名位](?![左上以余多]|[-~—–至到或、])"
        rf"|每(?P<each2>{_N})[人名位]{_FREE}{{0,2}}?一(?:{body})[,，]{_FREE}{{0,6}}?(?P<k2>{_N})个?(?:{body})"
    )


_PEOPLE: Final = rf"(?<![\d.第每{CHINESE}])(?P<n>{_N})[人名位]|(?:会员|教?职工|教师|老师|员工)(?P<m>\d{{1,5}})[人名位]"


def _people() -> re.Pattern[str]:
    return lazy(_PEOPLE)


def _all_people() -> re.Pattern[str]:
    return lazy(rf"全[校园院体][^,，。;；\d]{{0,6}}?(?:{_PEOPLE})")


# --- from one day to another -------------------------------------------------------------------


def _lasting(draft: Draft) -> Iterator[Hit]:
    """``会期两天，3月8日至10日召开``."""
    for match in _found(draft, _span(), "days_apart"):
        left, right = draft.context.sentence(match.start())
        days = _days(draft, match)
        told = list(_long().finditer(draft.plain, left, right))
        spans = list(_span().finditer(draft.plain, left, right))
        if days is None or len(told) != 1 or len(spans) != 1 or _meet(told[0], match):
            continue
        if not _fits(days, _value(told[0]["n"] or told[0]["m"]), told[0]["unit"] or "天"):
            pair = sorted([told[0].span(), match.span()])
            first, second = (short(draft.text[a:b], _QUOTE) for a, b in pair)
            yield Hit("F109", tuple(pair), {"first": first, "second": second})


def _meet(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _fits(days: int, value: float, unit: str) -> bool:
    """Say whether so many days are a number of days, weeks or months."""
    if not value or days < 1:
        return True
    if unit in ("天", "日"):
        return days == value
    if "月" in unit:
        return value * _MONTH[0] - 2 <= days <= value * _MONTH[1] + 2
    return abs(days - value * _WEEK) <= 1 + value


def _days(draft: Draft, match: re.Match[str]) -> int | None:
    """Return how many days there are from the first to the last, both counted."""
    year = draft.year_of(match.start(), int(match["m1"]))
    month = int(match["m2"] or match["m1"])
    first, last = (int(match["m1"]), int(match["d1"])), (month, int(match["d2"]))
    if year is None or not (almanac.exists(year, *first) and almanac.exists(year, *last)):
        return None
    return (date(year, *last) - date(year, *first)).days + 1


@cache
def _span() -> re.Pattern[str]:
    table = load("sums")["reckoned"]
    begins, ends = alternation(table["begins"]), alternation(table["ends"])
    bracket = r"(?:[(（][^()（）\n]{1,8}[)）])?"
    day = rf"(?P<m1>\d{{1,2}})月(?P<d1>\d{{1,2}})[日号]?{bracket}"
    last = r"(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})[日号]"
    ended = rf"(?=\d{{1,2}}(?:月\d{{1,2}})?[日号]{bracket}[^。;；\d,，\n]{{0,4}}(?:{ends}))"
    between = rf"(?:[-~—–]{{1,2}}|至|到|(?:{begins})[^。;；\d\n]{{0,10}}?{ended})"
    return lazy(rf"(?<![\d年]){day}{between}{last}")


@cache
def _long() -> re.Pattern[str]:
    lead = alternation(load("sums")["reckoned"]["long"])
    return lazy(
        rf"(?:{lead})(?:约)?(?P<n>{_N})(?P<unit>天|日|周|个?月|个?星期)(?![\d后内前]|以[内前后])"
        rf"|(?<![第\d{CHINESE}])(?P<m>{_N})天[{CHINESE}]夜"
    )


# --- by how much ---------------------------------------------------------------------------------


def _grown(draft: Draft) -> Iterator[Hit]:
    """``由20个增加到25个，增加6个``, ``由92%提高到96%，提高5个百分点``, ``由5个增加到4个``."""
    for match in _found(draft, _growth(), "grown_apart"):
        if match["a"] and match["u"] == match["v"]:
            yield from _changed(match)
    for pattern in _than():
        for match in _found(draft, pattern, "than_apart"):
            a, b, c = (_value(match[key]) for key in ("a", "b", "c"))
            down = "少" in match["by"] or "降" in match["by"] or "减" in match["by"]
            if a and c and b != (right := a - c if down else a + c) and b != a and right > 0:
                yield hit(*match.span(), b, right, match["u"])


def _changed(match: re.Match[str]) -> Iterator[Hit]:
    a, b, c = (_value(match[key]) for key in ("a", "b", "c"))
    if not a:
        return
    if b <= a and _words("up").match(match["verb"]):
        first, second = (f"{shown}{match['v']}" for shown in (match["a"], match["b"]))
        values = {"first": first, "second": second, "quote": short(match.group())}
        yield Hit("F105", (match.span(),), values)
        return
    right, near, unit = abs(b - a), NEAR, match["v"]
    if match["w"] in ("%", "成") and match["v"] != "%":
        right, near, unit = 100 * right / a, _POINT, "%"
        if match["w"] == "成":
            c, near = 10 * c, 5 * _POINT
    elif match["w"] in (None, "%", "成") or not _alike(match):
        return
    if abs(right - c) > near:
        yield hit(*match.span(), c, round(right, 1), unit)


def _alike(match: re.Match[str]) -> bool:
    """Say whether a change is told in the unit of what changed."""
    points = match["v"] == "%" and match["w"] == "个百分点"
    heads = {match["v"], match["w"]} <= set("人名位")
    return points or heads or match["v"] == match["w"]


@cache
def _growth() -> re.Pattern[str]:
    table = load("sums")["reckoned"]
    change, by, unit = (alternation(table[key]) for key in ("change", "by", "unit"))
    return lazy(
        rf"(?:由|从){_FREE}{{0,8}}?(?<!第)(?P<a>{_N})(?P<u>%|{unit}){_FREE}{{0,6}}?(?P<verb>{change})[到至为了]{_FREE}{{0,6}}?"
        rf"(?<!第)(?P<b>{_N})(?P<v>%|{unit})(?:[,，、(（]{_FREE}{{0,8}}?(?:{by})了?(?P<c>{_N})(?P<w>个百分点|%|成|{unit}))?"
    )


@cache
def _than() -> tuple[re.Pattern[str], ...]:
    """``去年20件，今年26件，比去年多8件``, ``比去年的80人增加6人，达到88人``."""
    unit = alternation(load("sums")["reckoned"]["unit"])
    by = "(?P<by>多|增加|增长|提高|少|减少|下降|降低|增|减)"
    last = "(?:去年|上年|上学年|上一年|上届)"
    return (
        lazy(
            rf"{last}{_FREE}{{0,8}}?(?P<a>{_N})(?P<u>{unit}){_FREE}{{0,4}}?今年{_FREE}{{0,8}}?(?P<b>{_N})(?P=u)"
            rf"{_FREE}{{0,4}}?比{last}{_FREE}{{0,4}}?{by}了?(?P<c>{_N})(?P=u)"
        ),
        lazy(
            rf"比{last}的?(?P<a>{_N})(?P<u>{unit}){by}了?(?P<c>{_N})(?P=u)[,，]?{_FREE}{{0,6}}?(?:达到?|为|到)(?P<b>{_N})(?P=u)"
        ),
    )


# --- matches ---------------------------------------------------------------------------------------


def _matches(draft: Draft) -> Iterator[Hit]:
    """``6队单循环，共打12场``, ``12队淘汰赛，共打15场``."""
    for match in _found(draft, _rounds(), "matches_apart"):
        teams, said = _value(match["n"]), _value(match["m"])
        if teams < 2 or not said:
            continue
        out = "淘汰" in match["how"]
        left, right = draft.context.sentence(match.start())
        if out and "循环" in draft.plain[left:right]:
            continue
        made = teams - 1 if out else _pairs(draft, match, teams)
        if said != made and not (out and said == teams):  # 三、四名 play one more
            yield hit(match.start(), match.end(), said, made, "场")


def _pairs(draft: Draft, match: re.Match[str], teams: float) -> float:
    """Return how many matches a round has; where the teams are in groups, each group has its own."""
    groups = _value(match["g"]) or 1.0
    each = teams / groups
    if match["g"] is None:
        left, _ = draft.context.sentence(match.start())
        parted = _PARTED.search(draft.plain, left, match.start())
        groups = _value(parted["k"]) if parted else 1.0
    return groups * each * (each - 1) / (1 if "双" in match["how"] else 2)


_PARTED: Final = lazy(rf"分(?:成|为|作)?(?P<k>{_N})个?小?组")


@cache
def _rounds() -> re.Pattern[str]:
    table = load("sums")["reckoned"]
    team, how = alternation(table["teams"]), alternation(table["rounds"])
    parted = rf"(?:分(?:成|为|作)?(?P<g>{_N})个?小?组{_FREE}{{0,8}}?)?"
    return lazy(
        rf"(?<![\d第.分成为{CHINESE}])(?P<n>{_N})[支个]?(?:{team}){_FREE}{{0,16}}?{parted}"
        rf"(?P<how>{how}){_FREE}{{0,16}}?(?:共|打|计|需|总|赛|比|合){_FREE}{{0,4}}?(?P<m>{_N})场"
    )


# --- one after the other -----------------------------------------------------------------------------


def _listed(draft: Draft) -> Iterator[Hit]:
    """``一等奖1名、二等奖2名、三等奖3名，奖品依次为300元、200元``."""
    for match in _in_turn().finditer(draft.plain, draft.document.start, draft.document.end):
        amounts = len(lazy(r"\d+(?:\.\d+)?万?[元块]").findall(match["list"]))
        left, _ = draft.context.sentence(match.start())
        named = _names(draft.plain[left : match.start()])
        if named is None or named[0] == amounts or draft.in_noise(*match.span()):
            continue
        what = short(named[1], _QUOTE)
        values = {"first": what, "second": f"{amounts}个数"}
        yield Hit("F107", ((max(left, match.start() - len(named[1])), match.end()),), values)


def _names(lead: str) -> tuple[int, str] | None:
    """Return how many prizes a list is of, and the words that name them."""
    ranks = list(lazy(r"前(?P<n>\d|[三四五六七八九十])名").finditer(lead))
    if ranks:
        return int(_value(ranks[-1]["n"])), lead[ranks[-1].start() :]
    graded = list(lazy(r"[特一二三四五、，,和及]{1,9}等奖").finditer(lead))
    grades = {c for found in graded for c in found.group() if c in "特一二三四五"}
    if len(grades) < _GRADES:
        return None
    more = len(_words("prizes").findall(lead, graded[0].start()))
    return len(grades) + more, lead[graded[0].start() :].lstrip("、，,和及")


@cache
def _in_turn() -> re.Pattern[str]:
    lead = alternation(load("sums")["reckoned"]["in_turn"])
    amount = r"(?:每人|各|奖)?\d{1,6}(?:\.\d{1,2})?万?[元块]"
    return lazy(rf"(?:{lead})(?P<list>{amount}(?:[、，,和及/]{amount}){{1,9}})(?![、和及/]?\d)")


def _value(text: str | None) -> float:
    return number(text or "") or 0.0


def _words(key: str) -> re.Pattern[str]:
    return words("sums", "reckoned", key)


_READERS: Final = {
    ("每组", "每队", "每小", "每个", "每班", "每批", "每车", "每团", "每代", "人一"): _groups,
    ("会期", "为期", "历时", "天", "个月", "周"): _lasting,
    ("增", "减", "提", "发展", "扩", "降", "升", "涨", "压", "多", "少", "加"): _grown,
    ("循环", "淘汰", "两两对"): _matches,
    ("依次", "分别"): _listed,
}
