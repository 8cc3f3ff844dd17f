"""A number's clause: its comparator, its period, and where the clause begins.

Units, comparators and periods are data (resources/quantities.toml).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from unionnlp.grammar.clauses import clause_end, clause_start
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import first_characters, guarded_text, skipping
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, by_length, load

CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
TIME_UNITS = frozenset(("年", "学期", "个学期", "个月", "周", "天", "日", "个星期", "星期"))
# Units of frequencies and durations, which a period in the next clause can govern.
_FREQUENT = frozenset(
    (
        "次",
        "场",
        "期",
        "回",
        "遍",
        "节",
        "轮",
        "小时",
        "分钟",
        "课时",
        "学时",
        "天",
        "本",
        "篇",
        "字",
    )
)
_OPTIONAL = ("?", "*", "{")  # what makes of the character before one that can be missing
_GAP = r"[^\S\n]{0,40}+"  # blanks within a row
_WORD = lazy(r"[一-龥]")
_FILLER = lazy(r"至少|不少于|要?有?")
_NO_FILLER = lazy(r"[一-龥](?<![至少不于要有])")  # it is no part of one
_ONE = lazy(rf"[一1](?![\d{CHINESE}])")
_QUARTER = lazy(r"(?<![每第])一季度?[^,。;]{0,8}$")
_SUM = lazy(r"(?:共[计有需]?|合计|总计|累计|总额|(?<![一-龥])[合计])$")
_GIVEN = lazy(r"[给为对向让使把将]$")
# 每次, 每户: a number right behind it is not counted by time.
_EACH = lazy(
    r"每[一个]?(?:次|期|户|场|队|班|组|校|所|家|个分会|条|篇|本|份|课|节)[^,。;\d每]{0,8}$"
)
_TOTAL = lazy(r"[共计]\s?[\d.,]{1,12}万?[元人名],")
_KEPT = lazy(r"(?:控制|稳定|保持|掌握)在$")
_FULL = 18  # characters of a line that is broken where it is full
_CELLED = lazy(r"[|\t]|[^\S\n]{2}")
_DUE = lazy(r"\s{0,9}(?:之|以)?内(?![部容外涵心])")
_VERB = lazy(r"(?:(?<=[周年期天])|(?<=个月))[一-龥]{1,2}了?$")
_LEAST = lazy(r"(?:不少于|至少|不低于)")
_RATE = lazy(r"\s{0,9}+(?:以[内上下])?/\s{0,9}+(?:每)?(人|名|位|学期|学年|年|月|周|天|日|季度?)")
_LATER = lazy(r"[按每](?:学期|月|周|季度?|年(?!级)|学年)")
_SHARE_OF = lazy(
    r"的(?:人|教师|教职工|职工|会员|员工|同志)?占[了到比]?$"
)  # 每天走路的占四分之三: the share has no period
_MOST = lazy(r"最[高多低少]\s?$")
_SCORE = lazy(r"[分%]$")
_PAIR = 16  # characters in which the least stands beside the most
_COUNT = lazy(rf"\d|[{CHINESE}][次个名场人篇份]")


@dataclass
class Amount:
    """A quantity of ``text`` in clean offsets; ``unit_span`` says where its unit stands.

    ``about`` and ``more`` say that the number itself has a 约 or a 余. The words around it are
    read when they are asked for, since most numbers are judged to be none; a ``bare`` one has none.
    ``measured`` says where the words stand that it measures, where its own form tells (``零投诉``).
    """

    text: str = field(repr=False)
    start: int
    end: int
    value: float
    upper: float | None
    unit: str | None
    about: bool = False
    more: bool = False
    bare: bool = False
    unit_span: tuple[int, int] | None = None
    measured: tuple[int, int] | None = None

    @cached_property
    def comparator(self) -> str:
        """``eq``, ``ge``, ``le`` or ``approx``."""
        if self.bare:
            return "eq"
        told = _comparator(self.text, self.start, self.end, self.about, self.more)
        return "eq" if self.upper and told == "le" else told  # 控制在8至10公里 says both bounds

    @cached_property
    def per(self) -> str | None:
        """The period of a frequency or rate, or ``person`` for a rate per head."""
        return None if self.bare else _period(self.text, self.start, self.end, self.unit or "")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns of resources/quantities.toml by name."""
    data = load("quantities")
    before = {k: "|".join(sorted(v, key=len, reverse=True)) for k, v in data["before"].items()}
    after = {k: "|".join(v) for k, v in data["after"].items()}
    bounds = [word for words in data["before"].values() for word in words]
    far = r"(?:至少|最少|起码|最多|至多|不少于|不低于|不超过)"
    return {
        "unit": lazy(
            rf"\s{{0,40}}+(?P<scale>万|亿)?(?P<more>多|余)?\s?(?:(?P<money>{alternation(data['money'])})|个[多来余](?P<over>月|小时|学期|星期|钟头|礼拜)|(?P<unit>{_units(data)}))(?P<tail>余|多(?!种|样|元|彩|媒|方|出|了?[\d{CHINESE}]))?"
        ),
        "ge": lazy(rf"(?:{before['ge']})[了到为有达]{{0,2}}\s*$"),
        "le": lazy(rf"(?:{before['le']})[了到为有达在]{{0,2}}\s*$"),
        "approx": lazy(rf"(?:{before['approx']})\s*$"),
        "before": lazy(rf"(?:{guarded_text(bounds)})[了到为有达在]{{0,2}}\s*$"),
        "after": lazy(rf"{_GAP}(?:{'|'.join(after.values())})"),
        "far": lazy(rf"(?P<word>{far})(?![的一])[^,。;:、\d]{{0,8}}$"),
        "after_ge": lazy(rf"{_GAP}(?:{after['ge']})"),
        "after_le": lazy(rf"{_GAP}(?:{after['le']})"),
        "after_approx": lazy(rf"{_GAP}(?:{after['approx']})"),
        "not_before": lazy(f"(?:{guarded_text(data['not_before'])})$"),
        "not_after": lazy("|".join(f"(?:{p})" for p in data["not_after"])),
        "structures": lazy(
            rf"[^,。;]{{0,4}}?(?:{'|'.join(data['structure_words'])})|{'|'.join(data['structures'])}"
        ),
        "named": lazy("|".join(data["named"])),
        "event": lazy(rf"(?:{alternation(data['event_verbs'])})[了过好]?$"),
        "year_total": lazy(
            rf"(?:{'|'.join(data['year_total'])})(?:[共计约达仅只]|不少于|至少|不低于|超过|(?:组织|开展)?活动|组织|开展|(?:二级|[^,。;:\d{COUNT}两]){{0,18}})$"
        ),
        "person": lazy(rf"(?:{alternation(data['per_person'])})"),
        "person_after": lazy(rf"\s{{0,9}}+(?:{alternation(data['per_person_after'])})"),
    }


def _plain(unit: str) -> str:
    """Return a unit without what must not stand behind it."""
    return unit.split("(", 1)[0]


def _spelled(data: dict[str, Any]) -> list[str]:
    """Return the units, those of digits once."""
    units = list(data["units"])
    known = {_plain(unit) for unit in units}
    return units + [unit for unit in data["digit_units"] if _plain(unit) not in known]


def _units(data: dict[str, Any]) -> str:
    """Return the units, the longest first by its plain part."""
    return "|".join(sorted(_spelled(data), key=lambda unit: -len(_plain(unit))))


@cache
def unit_starts() -> frozenset[str] | None:
    """Return the characters with which a unit behind a number can begin, but for blanks; ``None`` if unknown."""
    data = load("quantities")
    units = (*_spelled(data), *data["money"])
    plain = [unit[0].isalnum() and unit[1:2] not in _OPTIONAL for unit in units]
    firsts = [u[0] if p else first_characters(u) for u, p in zip(units, plain, strict=True)]
    known = [first for first in firsts if first]
    return frozenset("万亿多余个").union(*known) if len(known) == len(firsts) else None


@cache
def digit_units() -> frozenset[str]:
    """Return the units that measure only behind Arabic numerals or beyond ten."""
    return frozenset(map(_plain, load("quantities")["digit_units"]))


@cache
def _periods() -> tuple[re.Pattern[str], re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    """Return the firm periods, the bare ones before a number, and the pattern of each key."""
    data = load("quantities")
    every = [(key, lazy(rf"(?:{alternation(words)})")) for key, words in data["periods"].items()]
    bare = set(data["bare_periods"])
    firm = [w for words in data["periods"].values() for w in words if w not in bare]
    return (
        lazy(skipping(by_length(firm))),
        lazy(
            rf"(?:{alternation(sorted(bare))})(?:内|中|里)?(?:至少|不少于|不低于|最多|不超过|要?(?:有|达|开展|召开|组织|进行|举行))?$"
        ),
        every,
    )


def _comparator(text: str, start: int, end: int, approx: bool, more: bool) -> str:
    data = patterns()
    before = text[max(0, start - 14) : start]
    led = not approx and data["before"].search(before)
    followed = not approx and data["after"].match(text, end)
    if approx or (led and data["approx"].search(before)):
        return "approx"
    if followed and data["after_approx"].match(text, end):
        return "approx"
    names = ("le", "ge") if led else ()
    limits = [(m.start(), name) for name in names if (m := data[name].search(before))]
    if limits and _KEPT.search(before):
        broken = text[end + 1 : end + 2].isalpha() and _breaks(text, end)
        if data["after_ge"].match(text, end + broken):
            return "ge"  # 执行率控制在90%以上
    extreme = "最" in before and _extreme(text, start, end)
    if limits and not extreme:
        return min(limits)[1]
    if more or (followed and data["after_ge"].match(text, end)):
        return "ge"
    if followed and data["after_le"].match(text, end):
        return "le"
    far = None if extreme else data["far"].search(before)
    if far and "率" not in far.group():
        return "le" if far["word"] in ("最多", "至多", "不超过") else "ge"
    return "eq"


def _breaks(text: str, at: int) -> bool:
    """Tell whether a line breaks at ``at`` because it is full: it holds no cells."""
    head = text.rfind("\n", 0, at) + 1
    full = text[at : at + 1] == "\n" and at - head >= _FULL
    return full and not _CELLED.search(text, head, at)


def _extreme(text: str, start: int, end: int) -> bool:
    """``最高2万元,最低2000元``, ``最高91分``: what was the most, not what may be the most."""
    most = _MOST.search(text, max(0, start - 4), start)
    if not most:
        return False
    around = text[max(0, start - _PAIR) : start] + text[end : end + _PAIR]
    opposite = ("最高", "最多") if most.group()[1] in "低少" else ("最低", "最少")
    summed = _TOTAL.search(text, max(0, start - _PAIR), most.start())  # 合计6.8万元,最高3万元
    scored = _SCORE.search(text, start, end)
    return bool(scored or summed) or any(word in around for word in opposite)


def _period(text: str, start: int, end: int, unit: str) -> str | None:
    begin = clause_start(text, start)
    due = unit in TIME_UNITS and _DUE.match(text, end)  # 每周五开箱,三天内回话
    before = text[begin:start] if due else _clause_before(text, begin, start)
    if _QUARTER.search(before) and not _ONE.match(text, start):
        return None  # 一季度2场: in the first quarter
    if _SUM.search(before):
        return _divided(text, end)
    each = _EACH.search(before)
    if each and "人均" not in before[each.start() :]:
        lead = list(_periods()[0].finditer(before, 0, each.start()))
        counted = not lead or _COUNT.search(before, lead[-1].end(), each.start())
        return None if counted else _period_of(lead[-1].group())
    return (
        _stated(before, unit)
        or _divided(text, end)
        or _whole_year(before, unit)
        or _per_head(text, start, end, before, unit)
        or (not due and "每" not in before and _near(text, begin, end, unit))
        or None
    )


def _clause_before(text: str, begin: int, start: int) -> str:
    """Return the clause before a number, with the one before it where it says next to nothing."""
    before = text[begin:start]
    worded = _NO_FILLER.search(before) or _WORD.search(_FILLER.sub("", before))
    if (len(before) >= 2 and worded) or _GIVEN.search(before):
        return before
    at = begin - 1
    if not before.strip() and text[at - 1 : at].isalpha() and _breaks(text, at):
        return text[clause_start(text, at) : at]  # a line broken inside a clause
    if begin < 2 or text[begin - 1] == "\n":  # another cell or row
        return before
    wider = text[clause_start(text, begin - 1) : begin]
    if before.strip() in ("", "有") and _COUNT.search(wider):  # 每周送教2小时;21名女教师
        return before
    return wider + before if len(wider) <= 12 else before


def _stated(before: str, unit: str) -> str | None:
    """A period right before the number, or the last firm one in the clause."""
    firm, bare, _ = _periods()
    tight = bare.search(_VERB.sub("", before)) if unit in _FREQUENT else bare.search(before)
    if (
        tight
        and unit not in TIME_UNITS
        and before[tight.start() - 1 : tight.start()] not in ("后", "第", "头")
    ):
        return _period_of(tight.group())
    found = [m.group() for m in firm.finditer(before)]
    if not found or (unit in ("%", "个百分点") and found[-1].endswith("均")):
        return None
    if unit == "%" and _SHARE_OF.search(before):
        return None
    if unit in ("%", "个百分点") and found[-1][0] in "月日":  # 月租金低于市价35%
        return None
    key = _period_of(found[-1])
    return None if key and unit == "年" and key.endswith("Y") else key


def _divided(text: str, end: int) -> str | None:
    """``2次/年``, ``200元/人``."""
    rate = _RATE.match(text, end)
    if not rate:
        return None
    return "person" if rate.group(1) in "人名位" else _period_of("每" + rate.group(1))


def _whole_year(before: str, unit: str) -> str | None:
    counted = unit in ("次", "场", "轮", "场次")
    counted = counted or (unit in ("篇", "期") and before.endswith("全年"))
    return "P1Y" if counted and patterns()["year_total"].search(before) else None


def _per_head(text: str, start: int, end: int, before: str, unit: str) -> str | None:
    data = patterns()
    if unit == "%":
        return None
    if data["person"].search(before) or data["person_after"].match(text, end):
        return "person"
    return "person" if text[end - 1] in "人名位" and "/" in text[start:end] else None


def _near(text: str, begin: int, end: int, unit: str) -> str | None:
    """A period that the clause before gives, or one behind the number."""
    if unit in ("项", "件"):
        return _behind(text, end, unit)
    if unit not in _FREQUENT:
        return None
    return _carried(text, begin) or _alike(text, begin, end) or _behind(text, end, unit)


def _alike(text: str, begin: int, end: int) -> str | None:
    """``每学期上公开课不少于1节,听课不少于15节``: the second bound holds for the same period."""
    if begin < 2 or text[begin - 1] not in ",、" or not _LEAST.search(text, begin, end):
        return None
    earlier = text[clause_start(text, begin - 1) : begin - 1]
    firm = [m.group() for m in _periods()[0].finditer(earlier)]
    return _period_of(firm[-1]) if firm and _LEAST.search(earlier) else None


def _carried(text: str, begin: int) -> str | None:
    """A clause that is led by a period gives it to the next one (``每天下午放学后，活动室开放…``)."""
    if begin < 2 or text[begin - 1] not in ",，":
        return None
    wider = text[clause_start(text, begin - 1) : begin - 1].strip()
    lead = _periods()[0].match(wider)
    if not lead or len(wider) > 14 or _COUNT.search(wider, lead.end()):
        return None
    return _period_of(lead.group())


def _behind(text: str, end: int, unit: str) -> str | None:
    """A period behind the number in its clause (``六项支出按月公示``)."""
    after = text[end : clause_end(text, end, reach=20)]
    found = _LATER.search(after)
    if not found or unit in TIME_UNITS or _COUNT.search(after, found.end()):
        return None
    return _period_of(found.group())


@lru_cache(maxsize=256)  # few words tell a period
def _period_of(word: str) -> str | None:
    best = None
    for key, pattern in _periods()[2]:
        match = pattern.match(word)
        if match and (best is None or match.end() > best[1]):
            best = (key, match.end())
    return best[0] if best else None
