"""Which numbers measure nothing: ordinals, ages, names, structures, the article-like 一.

Each check looks at the number in its clause; the first one that speaks decides. Words are data
(resources/quantities.toml).
"""

from __future__ import annotations

import re

import msgspec

from unionnlp.facts.measures import CHINESE, TIME_UNITS, Amount, patterns
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import lazy
from unionnlp.resources import load

_SHARES = ("%", "元", "个百分点", "百分点")
_COUNTABLE = lazy(
    r"[^,。;、]{0,8}?(?:活动|比赛|讲座|培训|课题|提案|建议|意见|成果|案(?!例)|实事|好事|奖|荣誉|材料"
    r"|报告|论文|课|器材|设备|家庭|企业|班组|学校|小组)"
)
_RATE = lazy(r"[^,。;:、]{0,20}率(?:达|为|是|在|控制|降|低|不|≤|≥|\d|零)")
_SERVICE = lazy(r"(?:教龄|工龄|从教|任教|工作|入职|参加工作|年龄|建校|会龄)[^,。;]{0,4}$")
_SENIOR = re.compile(r"(?:以[上下内])?(?:教龄|工龄|的?(?:老教师|青年教师|教师))")
_AGAIN = re.compile(r"(?:[再又这那有首逐某同上下另一]|任何)$")
_LASTING = lazy(
    r"(?:为期|历时|长达|整整|期限|驻校|驻点|跟踪[^,。;]{0,6}|连续|集中|培训|学习|跟岗|实践|持续|跟踪|开放|讨论|脱产|挂职|锻炼|争论|[争议]了)$"
)
_FIGURATIVE = lazy(
    r"[^,。;]{0,6}(?:队伍|支撑|系列|股|切实|台阶|风气|步|绵薄|力量|爱心|真情|心意|[柴火劲汗](?![一-龥])|力(?![量度])|[^,。;]{0,6}答卷|[^,。;]{0,6}成绩单|贡献|片)"
)
_FOLLOWED = lazy(
    rf"\s{{0,9}}(?:不少于|至少|内)?(?:[一-龥]{{0,3}}?了?)\s{{0,9}}[{CHINESE}\d]{{1,12}}\s{{0,9}}(?:次|期|回|场)"
)
_NEIGHBOUR = re.compile(r"(?:隔|(?<!提)前|下|上)$")
_POINT = re.compile(rf"[\d{COUNT}][点时]$|[.\-_]$")
_WITHIN = re.compile(r"之?以?内|之久|左右|的[^,。;]{0,6}(?:培训|学习|跟岗|集训|轮训|涵养)")
_EACH = re.compile(r"人手$|每.{0,6}$")
_RIGHT_BEHIND = re.compile(r"[^,。;\d]{0,4}以[上下内]")
_CALL = re.compile(r"(?:电话|热线|QQ|手机|号码?)[:]?$")
_PHONE = 6  # so many digits in a row are a telephone or a number of a paper
# Behind its noun a count ends the clause: 音响一套。
_COUNTED_NOUN = lazy(r"[一-龥](?<!一.)(?<![这那每某另同第再又上下有是成逐了更进前后唯统单专万])$")
_ENDS = re.compile(r"[,。;、)\n]|$")
_NOUN_UNITS = frozenset(
    (
        "张",
        "套",
        "双",
        "名",
        "场",
        "份",
        "篇",
        "册",
        "期",
        "台",
        "辆",
        "本",
        "块",
        "件",
        "只",
        "盒",
        "袋",
        "幅",
        "首",
        "间",
        "枚",
    )
)
_ACTS = frozenset(("次", "遍", "趟"))


class _Place(msgspec.Struct):
    """A number in its clause: ``shown`` as written, with the words before and after."""

    text: str
    start: int
    number_end: int
    shown: str
    amount: Amount
    before: str
    after: str

    @property
    def unit(self) -> str:
        return self.amount.unit or ""

    @property
    def arabic(self) -> bool:
        return self.shown[0].isdigit()


def no_quantity(text: str, match: re.Match[str], amount: Amount) -> bool:
    """Tell whether the number of ``match`` (group ``a``) is no quantity after all."""
    start = match.start("a")
    place = _Place(
        text, start, match.end(), match["a"], amount,
        text[max(0, start - 12) : start], text[amount.end : amount.end + 30],
    )  # fmt: skip
    if _ordinal(place):
        return True
    if place.unit in _SHARES:
        return False
    for check in (_idiom, _quoted, _span_of_time, _service, _structure, _named, _in_rate, _article):
        verdict = check(place)
        if verdict is not None:
            return verdict
    return False


def _ordinal(place: _Place) -> bool:
    """Decide on ordinals, document numbers, versions and years."""
    data, before = patterns(), place.before
    if data["not_before"].search(before) or before[-1:] in ("届", "第"):
        return True
    if place.unit != "%" and data["not_after"].match(
        place.text[place.number_end : place.number_end + 10]
    ):
        return True
    if place.unit == "晚" and before[-1:] in ("周", "期"):
        return True
    if before[-1:].isalnum() and before[-1:].isascii():
        return True
    if place.arabic and _POINT.search(before):
        return True
    if (
        place.unit != "元"
        and re.fullmatch(rf"\d{{{_PHONE},}}", place.shown)
        and _CALL.search(before)
    ):
        return True
    year = place.amount.value >= 1900 or place.shown.startswith("0")
    return place.unit == "年" and year


def _idiom(place: _Place) -> bool | None:
    """``两头``, ``十分``, ``二字``: small Chinese numerals with some units are idioms."""
    if place.arabic or place.amount.value > 10:
        return None
    if place.unit in load("quantities")["digit_units"]:
        counted = place.shown == "一" and place.unit == "口"
        return not (counted and patterns()["event"].search(place.before))
    return True if place.unit == "分" else None


def _quoted(place: _Place) -> bool | None:
    """Decide on counts in Chinese numerals inside quotation marks, which are names or slogans."""
    if place.arabic:
        return None
    left = place.text.rfind("“", max(0, place.start - 14), place.start)
    if left < 0 or place.text.find("”", left, place.start) >= 0:
        return None
    end = place.amount.end
    return True if place.text.find("”", end, end + 14) >= 0 else None


def _span_of_time(place: _Place) -> bool | None:
    """``每两周``, ``两周一次``: the number belongs to a period."""
    if place.before[-1:] == "每":
        return True
    if place.unit not in TIME_UNITS:
        return None
    if _NEIGHBOUR.search(place.before):
        return True
    return True if _FOLLOWED.match(place.after) else None


def _service(place: _Place) -> bool | None:
    """Years of service and age are none."""
    if place.unit != "年":
        return None
    return True if _SERVICE.search(place.before) or _SENIOR.match(place.after) else None


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
    if _COUNTABLE.match(behind):
        return None
    return True if patterns()["structures"].match(behind) else None


def _named(place: _Place) -> bool | None:
    """``600天行动计划``: a name with a number in it."""
    return True if patterns()["named"].match(place.after) else None


def _in_rate(place: _Place) -> bool | None:
    """``3人以上集体上访率为零``: the number is part of a rate's name."""
    if place.unit in ("课时", "学时") or not _RIGHT_BEHIND.match(place.after):
        return None
    return True if _RATE.match(place.after) else None


def _article(place: _Place) -> bool | None:
    """The article-like 一 is no count, unless an event or a period stands by it."""
    if place.shown != "一":
        return None
    unit, amount = place.unit, place.amount
    if unit in _ACTS:
        return bool(_AGAIN.search(place.before)) or place.after[:1] in ("性", "又", "次")
    if unit in ("小时", "课时", "学时", "人次", "分钟", "个小时", "个课时", "学分"):
        return False
    if unit == "个" and (amount.per or amount.comparator != "eq"):
        return False
    if unit in TIME_UNITS or unit == "个":
        lasting = _LASTING.search(place.before) or _WITHIN.match(place.after)
        return not lasting
    if unit.startswith("个") or amount.per or _EACH.search(place.before):
        return False
    return not _event(place)


def _event(place: _Place) -> bool:
    """Tell whether 一 with its unit counts something done: ``办一场``, ``音响一套,``."""
    unit = place.unit
    if unit in _NOUN_UNITS and _ENDS.match(place.after) and _COUNTED_NOUN.search(place.before):
        return True
    if unit not in load("quantities")["event_units"]:
        return False
    if place.before[-1:] == "、":
        return True
    return bool(patterns()["event"].search(place.before)) and not _FIGURATIVE.match(place.after)
