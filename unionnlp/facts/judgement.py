"""Which numbers measure nothing: ordinals, ages, names, structures, the article-like 一.

Each check looks at the number in its clause; the first one that speaks decides. Words are data
(resources/quantities.toml).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from unionnlp.facts.measures import CHINESE, TIME_UNITS, Amount, digit_units, patterns
from unionnlp.facts.people import name
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.words import tags
from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_SHARES = ("%", "元", "个百分点", "百分点")
_FOLLOWED = lazy(
    rf"\s{{0,9}}(?:不少于|至少|内)?(?:[一-龥]{{0,3}}?了?)(?!二[次期])\s{{0,9}}[{CHINESE}\d]{{1,12}}\s{{0,9}}(?:次|期|回|场)"
)
_ABBREVIATED = lazy(r"(?<![A-Za-z0-9])[A-Z]{3,6}$")  # AED2台
_POINTS = ("点", "时", ".", "-", "_", "\n")
_POINT = lazy(rf"[\d{COUNT}][点时]$|[.\-_]$")
_PHONE = 6  # so many digits in a row are a telephone or a number of a paper
_PEOPLE = ("位", "名")
_JOINT = lazy(r"[、和与及]")
_NAMES = lazy(r"(?:[一-龥]{2,3}[、和与及]){1,8}[一-龥]{2,3}$")
_LISTED = 48  # characters of a list that a number sums up
_LAST_JOINT = lazy(r"、[^、]{1,8}[和与及][^、]{1,8}$")
_ENDS = lazy(r"[,。;、)\n]|$")
_IDIOMS = ("头", "口", "步", "字", "代")  # two of them end no clause as a count: 分三步, 三代
_SUMMING = ("个", "件", "项", "把", "本", "块", "条", "种", "台", "面", "张")
_MARKED = lazy(r"[\d,。;、:()]")
_TERM = 10  # years of a union's term of office, and of a plan for some years
_SPAN = lazy(r"(?:过去|今后|未来|(?<![附邻靠])近|[现如]?将)的?$")
_WIDE = 200  # characters to either side in which such a heading ends
_ROW = 16  # characters of a heading that a small number sums up
_QUOTED, _TITLED = 14, 30  # characters of a slogan, and of a title, before a number and behind it
_FEW = 4  # bodies that a text may speak of as known
_GRADES = ("一", "二", "三")
_GRADE = lazy(r"(?<![提升增抬调拔年])[高初]\Z")
_HELD = lazy(r"(?:(?:开展|召开|举行|举办|组织|进行)[了过]?|先后|共|累计)$")
_PAIRED = lazy(r"一[一-龥](?![一-龥]?场)")  # 一户一册
_THING = lazy(r"[^,。;、\n\d]{0,3}事(?!务|业|项|件|迹|例|先|后|故|情)")


class _Place(msgspec.Struct):
    """A number in its clause: ``shown`` as written (``arabic``: in digits), with the words before and after."""

    text: str
    start: int
    number_end: int
    shown: str
    amount: Amount
    before: str
    after: str
    unit: str
    arabic: bool


@cache
def _says(key: str, *, before: bool = False) -> re.Pattern[str]:
    return words("quantities", "judgement", key, ends=before)


def no_quantity(text: str, match: re.Match[str], amount: Amount) -> bool:
    """Tell whether the number of ``match`` (group ``a``) is no quantity after all."""
    start, shown = match.start("a"), match["a"]
    place = _Place(
        text, start, match.end(), shown, amount,
        text[max(0, start - 12) : start], text[amount.end : amount.end + 30],
        amount.unit or "", shown[0].isdigit(),
    )  # fmt: skip
    if _ordinal(place):
        return True
    if place.unit in _SHARES:
        return False
    for check in _OF_DIGITS if place.arabic else _OF_WORDS:
        verdict = check(place)
        if verdict is not None:
            return verdict
    return False


def _ordinal(place: _Place) -> bool:
    """Decide on ordinals, document numbers, versions and years."""
    data, before, last = patterns(), place.before, place.before[-1:]
    foremost = place.unit == "%" and last == "前"  # 前30%的选手
    sum_of = place.unit == "元" and last in ("届", "前")  # 换届1.3万元, 节前3000元
    if not (foremost or sum_of) and (last in ("届", "第") or data["not_before"].search(before)):
        return True
    if place.unit != "%" and data["not_after"].match(
        place.text[place.number_end : place.number_end + 10]
    ):
        return True
    if place.unit == "晚" and last in ("周", "期"):
        return True
    if place.shown[0] == "伍" and last == "队":
        return True  # 8支队伍里
    if place.shown in _GRADES and _GRADE.search(before):
        return True  # 高三组
    if last.isascii() and last.isalnum() and not _ABBREVIATED.search(before):
        return True
    if place.arabic and last in _POINTS and _POINT.search(before):
        return True
    if (
        place.unit != "元"
        and len(place.shown) >= _PHONE
        and place.shown.isdecimal()
        and _says("call", before=True).search(before)
    ):
        return True
    year = place.amount.value >= 1900 or place.shown.startswith("0")
    return place.unit == "年" and year


def _idiom(place: _Place) -> bool | None:
    """``两头``, ``十分``, ``二字``: small Chinese numerals with some units are idioms."""
    if place.amount.value > 10:
        return None
    if place.unit in digit_units():
        if place.shown == "一":
            return not (place.unit == "口" and patterns()["event"].search(place.before))
        counted = place.unit not in _IDIOMS and bool(_ENDS.match(place.after))
        return not (counted and place.before[-1:].isalpha())
    return True if place.unit == "分" else None


def _second(place: _Place) -> bool | None:
    """Right before a noun 二 is an ordinal (``提请二次教代会``; a count is 两), but behind an act."""
    if place.shown == "四" and place.unit == "处" and tags(place.after[:2])[:1] == "V":
        return True  # 四处奔走
    if place.shown != "二" or place.unit not in ("次", "期") or _HELD.search(place.before):
        return None
    return True if tags(place.after[:4])[:1] in ("N", "W", "B", "A") else None


def _known(place: _Place) -> bool | None:
    """``两个部门之间``: so many bodies as the reader knows already act here and are not counted."""
    if place.unit != "个" or place.amount.value > _FEW:
        return None
    body = _says("bodies").match(place.after)
    if not body:
        return None
    named = place.text[place.start : place.amount.end + body.end()]
    floor, limit = max(0, place.start - _WIDE), place.amount.end + _WIDE
    between = _says("between").match(place.after, body.end())
    return True if between or place.text.count(named, floor, limit) > 1 else None


def _recount(place: _Place) -> bool | None:
    """``体检、疗养、互助三项``: the number only says how many have just been listed."""
    listed = load("quantities")["judgement"]
    if place.unit in _PEOPLE:
        return _persons(place)
    in_words = place.unit in listed["recounted_in_words"] and not place.arabic
    if not in_words and place.unit not in listed["recounted"]:
        return None
    if not in_words and _says("added_up").match(place.after):
        return True
    clause = place.text[
        cuts.back(place.text, place.start, max(0, place.start - _LISTED), cuts.CLAUSE) : place.start
    ]
    if in_words and _says("made").search(clause):
        return None
    joints = clause.count("、") + bool(_LAST_JOINT.search(clause))
    summed = not clause.endswith(("、", "和", "与", "及")) and joints + 1 == place.amount.value
    return True if joints and summed else None


def _persons(place: _Place) -> bool | None:
    """``韩冬、卢青两位老师``: the number only says how many persons have just been named."""
    listed = _NAMES.search(place.text, max(0, place.start - _LISTED), place.start)
    named = [x for x in _JOINT.split(listed[0]) if x] if listed else []
    people = all(name(x) for x in named)
    return True if named and people and len(named) == place.amount.value else None


def _summed(place: _Place) -> bool | None:
    """A small Chinese numeral in a heading, or before 事, announces what follows (``抓三件事``)."""
    if place.shown == "一" or place.amount.value > 10 or place.amount.upper:
        return None
    if place.unit == "件" and _THING.match(place.after):
        return True
    row = _short_row(place.text, place.start) if place.unit in _SUMMING else None
    heading = row is not None and len(row) <= _ROW and not _MARKED.search(row)
    return True if row is not None and heading and row[-1:] != place.unit else None


def _short_row(text: str, at: int) -> str | None:
    """Return the row around ``at`` without its marks and blanks; ``None`` for one that is no heading for its length."""
    floor, limit = max(0, at - _WIDE), min(len(text), at + _WIDE)
    begin, stop = text.rfind("\n", floor, at) + 1, text.find("\n", at, limit)
    if (not begin and floor) or (stop < 0 and limit < len(text)):
        return None
    return text[begin : stop if stop >= 0 else limit].strip(" 。:▍|")


def _quoted(place: _Place) -> bool | None:
    """Decide on counts in Chinese numerals inside quotation marks, which are names or slogans."""
    inside = _inside(place, "“”", _QUOTED) or _inside(place, "《》", _TITLED)
    return True if inside else None


def _inside(place: _Place, marks: str, far: int) -> bool:
    """Tell whether a number stands between two marks that are at most so far from it."""
    left = place.text.rfind(marks[0], max(0, place.start - far), place.start)
    if left < 0 or place.text.find(marks[1], left, place.start) >= 0:
        return False
    end = place.amount.end
    return place.text.find(marks[1], end, end + far) >= 0


def _span_of_time(place: _Place) -> bool | None:
    """``每两周``, ``两周一次``: the number belongs to a period."""
    if place.before[-1:] == "每":
        return True
    if place.unit not in TIME_UNITS:
        return None
    if _says("neighbour", before=True).search(place.before):
        return True
    return True if _FOLLOWED.match(place.after) else None


def _reported(place: _Place) -> bool | None:
    """The years that a report or a plan is about (``过去五年``, ``五年共举办``, ``近三年``) measure nothing."""
    if place.unit != "年" or place.amount.upper or not 1 < place.amount.value <= _TERM:
        return None
    if _SPAN.search(place.before):
        return True
    if not _opens(place.before):
        return None
    return True if _of_years(place.text, place.shown) else None


def _opens(before: str) -> bool:
    """Tell whether a clause begins behind these words, with space or without, or what something is is said."""
    words = before.rstrip()
    return not words or words[-1] in ",。;是" or "\n" in before[len(words) :]


@lru_cache(maxsize=64)  # each such number of a text asks the same of all of it
def _of_years(text: str, shown: str) -> bool:
    """Tell whether a text says that so many years are its own, or that a term of them ends."""
    own = lazy(rf"(?:过去|今后|未来)的?{re.escape(shown)}年|(?<![任届])期(?:即将)?届满")
    return bool(own.search(text))


def _service(place: _Place) -> bool | None:
    """Years of service and age are none."""
    if place.unit != "年":
        return None
    return (
        True
        if _says("service", before=True).search(place.before) or _says("senior").match(place.after)
        else None
    )


def _structure(place: _Place) -> bool | None:
    """Counts of named structures (``六项制度``, ``五大类``) measure nothing."""
    amount = place.amount
    lead = place.text[max(0, amount.start - 1) : amount.start]
    if place.arabic and lead not in ("“", "‘", '"'):
        return None
    if (
        amount.unit not in load("quantities")["structure_units"]
        or amount.value > 30
        or amount.upper
    ):
        return None
    behind = place.after[:12]
    if _says("countable").match(behind):
        return None
    return True if patterns()["structures"].match(behind) else None


def _named(place: _Place) -> bool | None:
    """``600天行动计划``: a name with a number in it."""
    return True if patterns()["named"].match(place.after) else None


def _in_rate(place: _Place) -> bool | None:
    """``3人以上集体上访率为零``: the number is part of a rate's name."""
    if place.unit in ("课时", "学时") or not _says("right_behind").match(place.after):
        return None
    return True if _says("rate").match(place.after) else None


def _article(place: _Place) -> bool | None:
    """The article-like 一 is no count, unless an event or a period stands by it."""
    if place.shown != "一" or place.amount.value != 1:
        return None
    if _PAIRED.match(place.after):
        return True
    unit, amount = place.unit, place.amount
    if unit in load("quantities")["judgement"]["acts"]:
        return bool(_says("again", before=True).search(place.before)) or place.after[:1] in (
            "性",
            "又",
            "次",
        )
    if unit in ("小时", "课时", "学时", "人次", "分钟", "个小时", "个课时", "学分"):
        return False
    if unit == "个" and (amount.per or amount.comparator != "eq"):
        return False
    if unit in TIME_UNITS or unit == "个":
        lasting = _says("lasting", before=True).search(place.before.rstrip()) or _says(
            "within"
        ).match(place.after.lstrip())
        return not lasting
    if unit.startswith("个") or amount.per or _says("each", before=True).search(place.before):
        return False
    return not _event(place)


def _event(place: _Place) -> bool:
    """Tell whether 一 with its unit counts something done: ``办一场``, ``音响一套,``."""
    unit = place.unit
    if (
        unit in load("quantities")["judgement"]["noun_units"]
        and _ENDS.match(place.after)
        and _says("counted_noun", before=True).search(place.before)
    ):
        return True
    if unit not in load("quantities")["event_units"]:
        return False
    if place.before[-1:] == "、":
        return True
    held = unit in load("quantities")["judgement"]["held"]
    meant = _says("battles" if held else "figurative").match(place.after)
    return bool(patterns()["event"].search(place.before)) and not meant


# What is asked of numbers in digits, and of those in Chinese characters.
_OF_DIGITS = (_span_of_time, _reported, _service, _structure, _named, _in_rate)
_OF_WORDS = (_idiom, _second, _known, _recount, _summed, _quoted, *_OF_DIGITS, _article)
