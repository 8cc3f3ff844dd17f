"""Quantities: a number is read, bound to unit, comparator and period by its clause, then judged.

The judgement is what most of this is about: most numbers in these texts are ordinals, names, list numbers
or dates. Units, comparators, periods and the contexts of no quantity are data (resources/quantities.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from unionnlp.resources import alternation, load
from unionnlp.text.numerals import DIGITS, chinese, number

_CN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_NUM = (
    rf"(?:(?<!\d)\d{{1,12}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,8}})?\s?[百千万亿]{{0,2}}|[{_CN}]{{1,14}}(?:点[零〇一二三四五六七八九]{{1,6}})?)"
)
_NUMBER = re.compile(
    rf"(?P<approx>将?近|(?<![签预节条公合契邀特赴制])大?约)?\s?(?P<a>{_NUM})(?P<few>几|多|余|来)?(?:\s*(?P<join>[-~]{{1,2}}|至|到|、(?=[{_CN}\d]+[名人个次天])|%\s*[-~至到]{{1,2}})\s*(?P<b>{_NUM}))?"
)
_PERCENT = re.compile(r"\s*(?:%|％|﹪)(?!\d)")
_CLAUSE = re.compile(r"[,。;:!?\n|]|(?<!\d)\.(?!\d)")
_LIST = re.compile(r"[二三四五六七八九][三四五六七八九]$")
_FRACTION = re.compile(
    rf"(?<![{_CN}\d])(?P<d>[{_CN}\d]{{1,8}})分之(?P<n>[{_CN}\d.点]{{1,8}})(?:\s*[-~至到]\s*(?:(?P=d)分之)?(?P<m>[{_CN}\d.点]{{1,8}}))?"
)
_TENTHS = re.compile(
    rf"(?P<approx>近|约)?(?<![{_CN}\d.])(?P<a>[{_CN}\d]{{1,3}})成(?P<b>[一二三四五六七八九]|多|半)?(?![立为功员果长绩才就效熟人都本分败名因色品套型交教员]|一|绩)"
)
_ZERO = re.compile(
    r"(?:(?<=率为)|(?<=率是)|(?<=率达)|(?<=为)|(?<=率))零(?![一-龥](?<![,。;的、]))|零(?=(?:投诉|事故|上访|违纪|差错|发生|举报|案件|感染|报告|缺席|信访|越级|违规|失误|纠纷|遗漏|伤亡|延误|隐患))"
)
_HALF = re.compile(r"(?P<approx>近|约)?(?:(?<![事另这那])一半(?![天日年])|(?<!过)半数)")
_TIME_UNITS = frozenset(("年", "学期", "个学期", "个月", "周", "天", "日", "个星期", "星期"))
# Units of frequencies and durations, which a period in the next clause can govern.
_FREQUENT = frozenset(
    ("次", "场", "期", "回", "遍", "节", "轮", "小时", "分钟", "课时", "学时", "天")
)
_LETTER_ONES = re.compile(r"^[百千万亿]+$")


@dataclass(slots=True)
class Amount:
    """A quantity in clean offsets; ``indicator`` holds the runs of what is measured."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: str | None
    comparator: str
    per: str | None
    unit_span: tuple[int, int] | None = None


@cache
def _data() -> dict[str, re.Pattern[str]]:
    data = load("quantities")
    before = {k: "|".join(sorted(v, key=len, reverse=True)) for k, v in data["before"].items()}
    after = {k: "|".join(v) for k, v in data["after"].items()}
    far = r"(?:至少|最少|起码|最多|至多|不少于|不低于|不超过)"
    return {
        "unit": re.compile(
            rf"\s*(?P<scale>万|亿)?(?P<more>多|余)?\s?(?:(?P<money>{alternation(data['money'])})|(?P<unit>{_units(data['units'])}))(?P<tail>余|多(?!种|样|元|彩|媒|方))?"
        ),
        "ge": re.compile(rf"(?:{before['ge']})[了到为有达]{{0,2}}\s*$"),
        "le": re.compile(rf"(?:{before['le']})[了到为有达在]{{0,2}}\s*$"),
        "approx": re.compile(rf"(?:{before['approx']})\s*$"),
        "far": re.compile(rf"(?P<word>{far})[^,。;:、\d]{{0,8}}$"),
        "after_ge": re.compile(rf"\s*(?:{after['ge']})"),
        "after_le": re.compile(rf"\s*(?:{after['le']})"),
        "after_approx": re.compile(rf"\s*(?:{after['approx']})"),
        "not_before": re.compile("(?:" + "|".join(f"(?:{p})" for p in data["not_before"]) + ")$"),
        "not_after": re.compile("|".join(f"(?:{p})" for p in data["not_after"])),
        "structures": re.compile("|".join(data["structures"])),
        "named": re.compile("|".join(data["named"])),
        "event": re.compile(rf"(?:{alternation(data['event_verbs'])})[了过好]?$"),
        "near_event": re.compile(rf"(?:{alternation(data['event_verbs'])})[^,。;:]{{0,10}}$"),
        "year_total": re.compile(
            rf"(?:{'|'.join(data['year_total'])})(?:[共计约达仅只]|不少于|至少|不低于|超过|(?:组织|开展)?活动|组织|开展|[^,。;:\d一二三四五六七八九十两]{{0,8}})$"
        ),
        "person": re.compile(rf"(?:{alternation(data['per_person'])})"),
        "person_after": re.compile(rf"\s*(?:{alternation(data['per_person_after'])})"),
    }


def _units(units: list[str]) -> str:
    """Longest unit first, by the length of its plain part."""
    return "|".join(sorted(units, key=lambda u: -len(re.sub(r"\(.*", "", u))))


@cache
def _periods() -> tuple[re.Pattern[str], re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    data = load("quantities")
    every = [
        (key, re.compile(rf"(?:{alternation(words)})")) for key, words in data["periods"].items()
    ]
    bare = set(data["bare_periods"])
    firm = [w for words in data["periods"].values() for w in words if w not in bare]
    return (
        re.compile(alternation(firm)),
        re.compile(
            rf"(?:{alternation(sorted(bare))})(?:内|中|里)?(?:至少|不少于|不低于|最多|不超过|要?(?:有|达|开展|召开|组织|进行|举行))?$"
        ),
        every,
    )


def find(text: str, skip: Iterable[tuple[int, int]]) -> list[Amount]:
    """Return the quantities of ``text`` outside the stretches of ``skip`` (clean offsets), in order."""
    found: list[Amount] = []
    taken: list[tuple[int, int]] = sorted(skip)
    special = [*_fractions(text), *_halves(text), *_tenths(text), *_zeros(text)]
    ends = sorted((a.start, a.end) for a in special)
    found += special
    k = 0
    cursor = 0
    for match in _NUMBER.finditer(text):
        start, end = match.start("a"), match.end()
        while k < len(ends) and ends[k][1] <= start:
            k += 1
        if start < cursor or (k < len(ends) and ends[k][0] < end):
            continue
        amount = _read(text, match)
        if amount and not _is_none(text, match, amount):
            found.append(amount)
            cursor = amount.end
    found.sort(key=lambda a: a.start)
    return _outside(found, taken)


def _outside(found: list[Amount], taken: list[tuple[int, int]]) -> list[Amount]:
    kept = []
    k = 0
    for amount in found:
        while k < len(taken) and taken[k][1] <= amount.start:
            k += 1
        if not (k < len(taken) and taken[k][0] < amount.end):
            kept.append(amount)
    return kept


def _read(text: str, match: re.Match[str]) -> Amount | None:
    """Bind a number to its unit, comparator and period; ``None`` without a unit."""
    shown, other = match["a"].replace(" ", ""), match["b"]
    if _LETTER_ONES.match(shown) and not (match["approx"] or match["few"]):
        return None
    value, upper = _value(shown), _value(other.replace(" ", "")) if other else None
    if value is None and _LIST.match(shown[-2:]) and len(shown) == 2:
        value, upper = float(DIGITS[shown[0]]), float(DIGITS[shown[1]])
        if upper != value + 1 and shown != "三五":
            return None
    if value is None or (other and upper is None):
        return None
    percent = _PERCENT.match(text, match.end())
    if percent:
        return _finish(text, match, value, upper, "%", percent.end(), bool(match["few"]))
    unit = _data()["unit"].match(text, match.end())
    if not unit or (match["join"] and match["join"].startswith("%")):
        return _backtrack(text, match)
    factor = {"万": 1e4, "亿": 1e8}.get(unit["scale"] or "", 1)
    value = round(value * factor, 6)
    if upper is not None:
        upper = round(upper * factor, 6)
        scale = re.search(r"[百千万亿]+$", (other or "").strip())
        if scale and value < upper / 100 and not re.search(r"[百千万亿]", shown):
            value *= _value("1" + scale.group()) or 1
        if upper < value:
            return None
    more = bool(unit["more"] or unit["tail"] or match["few"])
    if unit["money"]:
        return _finish(text, match, value, upper, "元", unit.end(), more)
    name = unit["unit"]
    if name in ("个半小时", "天半"):
        value, name = value + 0.5, name.replace("个半", "").replace("半", "")
    amount = _finish(text, match, value, upper, name, unit.end(), more)
    if name == unit["unit"] or name == "小时":
        amount.unit_span = (unit.end("unit") - len(name), unit.end("unit"))
    return amount


def _backtrack(text: str, match: re.Match[str]) -> Amount | None:
    """A range whose second number has no unit: read the first number alone."""
    if not match["b"]:
        return None
    alone = _NUMBER.match(text, match.start(), match.end("a"))
    return _read(text, alone) if alone and not alone["b"] else None


def _value(shown: str) -> float | None:
    if "点" in shown:
        whole, part = shown.split("点", 1)
        digits = "".join(str(DIGITS.get(c, "")) for c in part)
        base = chinese(whole)
        return None if base is None or not digits else float(f"{int(base)}.{digits}")
    return number(shown)


def _finish(
    text: str,
    match: re.Match[str],
    value: float,
    upper: float | None,
    unit: str,
    end: int,
    more: bool,
) -> Amount:
    start = match.start("approx") if match["approx"] else match.start("a")
    head = re.compile(r"\s?/\s?[人名位]").match(text, end) if unit == "元" else None
    end = head.end() if head else end
    comparator = _comparator(text, start, end, bool(match["approx"]), more)
    return Amount(start, end, value, upper, unit, comparator, _per(text, start, end, unit))


def _comparator(text: str, start: int, end: int, approx: bool, more: bool) -> str:
    data = _data()
    before = text[max(0, start - 14) : start]
    if approx or data["approx"].search(before) or data["after_approx"].match(text, end):
        return "approx"
    limits = [(m.start(), name) for name in ("le", "ge") if (m := data[name].search(before))]
    if limits:
        return min(limits)[1]
    if more or data["after_ge"].match(text, end):
        return "ge"
    if data["after_le"].match(text, end):
        return "le"
    far = data["far"].search(before)
    if far and "率" not in far.group():
        return "le" if far["word"] in ("最多", "至多", "不超过") else "ge"
    return "eq"


def clause_start(text: str, at: int) -> int:
    """Return where the clause that holds ``at`` begins."""
    floor = max(0, at - 60)
    last = floor
    for match in _CLAUSE.finditer(text, floor, at):
        last = match.end()
    return last


def _per(text: str, start: int, end: int, unit: str) -> str | None:
    """Return the period of a frequency or rate, or ``person`` for a rate per head."""
    data = _data()
    firm, bare, _ = _periods()
    begin = clause_start(text, start)
    before = text[begin:start]
    if not re.search(r"[一-龥]", re.sub(r"至少|不少于|要?有?", "", before)) or len(before) < 2:
        wider = text[clause_start(text, begin - 1) : begin] if begin > 1 else ""
        if len(wider) <= 12:
            before = wider + before
    tight = bare.search(before)
    if tight and unit not in _TIME_UNITS:
        return _period_of(tight.group())
    last = None
    for last in firm.finditer(before):
        pass
    if last:
        key = _period_of(last.group())
        if unit in ("%", "个百分点") and last.group().endswith("均"):
            key = None
        if key and not (unit in ("年",) and key.endswith("Y")):
            return key
    rate = re.match(r"\s*/\s*(?:每)?(人|名|位|学期|学年|年|月|周|天|日|季度?)", text[end : end + 6])
    if rate:
        word = rate.group(1)
        return "person" if word in "人名位" else _period_of("每" + word)
    if data["year_total"].search(before) and unit in ("次", "场", "期", "轮", "回", "场次"):
        return "P1Y"
    if data["person"].search(before) or data["person_after"].match(text, end):
        return "person"
    if text[end - 1] in "人名位" and "/" in text[start:end]:
        return "person"
    if "每" in before:
        return None
    if unit == "项" or unit == "件":
        return _behind(text, end, unit)
    if unit not in _FREQUENT:
        return None
    return _carried(text, begin) or _behind(text, end, unit)


def _carried(text: str, begin: int) -> str | None:
    """A clause that is led by a period gives it to the next one (``每天下午放学后，活动室开放…``)."""
    if begin < 2 or text[begin - 1] not in ",，":
        return None
    wider = text[clause_start(text, begin - 1) : begin - 1].strip()
    lead = _periods()[0].match(wider)
    if (
        not lead
        or len(wider) > 14
        or re.search(rf"\d|[{_CN}][次个名场人篇份]", wider[lead.end() :])
    ):
        return None
    return _period_of(lead.group())


def _behind(text: str, end: int, unit: str) -> str | None:
    """A period behind the number in its clause (``六项支出按月公示``)."""
    stop = _CLAUSE.search(text, end, end + 20)
    after = text[end : stop.start() if stop else end + 20]
    found = re.search(r"[按每](?:学期|月|周|季度?|年(?!级)|学年)", after)
    if (
        not found
        or unit in _TIME_UNITS
        or re.search(rf"\d|[{_CN}]+[次个名场人篇份]", after[found.end() :])
    ):
        return None
    return _period_of(found.group())


def _period_of(word: str) -> str | None:
    best = None
    for key, pattern in _periods()[2]:
        match = pattern.match(word)
        if match and (best is None or match.end() > best[1]):
            best = (key, match.end())
    return best[0] if best else None


def _is_none(text: str, match: re.Match[str], amount: Amount) -> bool:
    """Tell whether the number is no quantity after all (ordinal, name, date, structure, article)."""
    data = _data()
    start = match.start("a")
    shown = match["a"]
    before = text[max(0, start - 12) : start]
    after = text[amount.end : amount.end + 14]
    unit = amount.unit or ""
    if data["not_before"].search(before) or (before and before[-1] in "届第"):
        return True
    if data["not_after"].match(text[match.end() : match.end() + 10]) and unit != "%":
        return True
    if (
        (before[-1:].isalnum()
        and before[-1:].isascii())
        or (before[-1:] in ".点-_"
        and shown[0].isdigit())
    ):
        return True
    if unit == "年" and (amount.value >= 1900 or shown.startswith("0")):
        return True
    if unit in ("%", "元", "个百分点", "百分点"):
        return False
    if unit in load("quantities")["digit_units"] and not shown[0].isdigit() and amount.value <= 10:
        return shown != "一" or unit != "口" or not data["event"].search(before)
    if unit in ("分", "字") and not shown[0].isdigit() and amount.value <= 10:
        return True
    if _quoted(text, start, amount.end, shown):
        return True
    if unit in _TIME_UNITS and (
        before[-1:] in ("每", "隔") or before.endswith(("每隔", "前", "下", "上"))
    ):
        return True
    if unit in _TIME_UNITS and re.match(
        rf"\s*(?:不少于|至少|内)?\s*[{_CN}\d]+\s*(?:次|期|回|场)", after
    ):
        return True
    if before[-1:] == "每":
        return True
    if _ages(before, after, unit) or _structure(text, amount, shown) or data["named"].match(after):
        return True
    if re.match(
        r"[^,。;:、]{0,20}率(?:达|为|是|在|控制|降|低|不|≤|≥|\d|零)",
        after + text[amount.end + 14 : amount.end + 30],
    ):
        return unit not in ("课时", "学时")
    if shown == "一":
        return _article(text, amount, unit, before, after)
    return False


def _ages(before: str, after: str, unit: str) -> bool:
    return (
        (unit == "年"
        and bool(
            re.search(
                r"(?:教龄|工龄|从教|任教|工作|入职|参加工作|年龄|建校|会龄)[^,。;]{0,4}$", before
            )
        ))
        or (unit == "年"
        and bool(re.match(r"(?:以[上下内])?(?:教龄|工龄|的?(?:老教师|青年教师|教师))", after)))
    )


def _quoted(text: str, start: int, end: int, shown: str) -> bool:
    """A count in Chinese numerals inside quotation marks belongs to a name or slogan."""
    if shown[0].isdigit():
        return False
    left = text.rfind("“", max(0, start - 14), start)
    if left < 0 or text.find("”", left, start) >= 0:
        return False
    right = text.find("”", end, end + 14)
    return right >= 0


def _structure(text: str, amount: Amount, shown: str) -> bool:
    """Counts of named structures (``六项制度``, ``五大类``) measure nothing."""
    units = load("quantities")["structure_units"]
    limit = 30
    if shown[0].isdigit() and text[max(0, amount.start - 1) : amount.start] not in ("“", "‘", '"'):
        return False
    if amount.unit not in units or amount.value > limit or amount.upper:
        return False
    behind = text[amount.end : amount.end + 12]
    if re.match(
        r"[^,。;、]{0,8}?(?:活动|比赛|讲座|培训|课题|提案|建议|意见|成果|案|实事|好事|奖|荣誉|材料|报告|论文|课|器材|设备|家庭|企业|班组|学校|小组)",
        behind,
    ):
        return False
    return bool(_data()["structures"].match(behind))


def _article(text: str, amount: Amount, unit: str, before: str, after: str) -> bool:
    """The article-like 一 is no count, unless an event or a period stands by it."""
    if unit == "次":
        return bool(re.search(r"(?:[再又这那有首逐某同上下另一]|任何)$", before)) or after[:1] in (
            "性",
            "又",
            "次",
        )
    if unit in ("小时", "课时", "学时", "人次", "分钟", "个小时", "个课时", "学分"):
        return False
    if unit == "个" and (amount.per or amount.comparator != "eq"):
        return False
    if unit in _TIME_UNITS or unit.startswith("个"):
        if unit in ("个", "年", "周", "天", "学期", "个学期", "日", "星期", "个星期", "个月"):
            counted = re.search(
                r"(?:为期|历时|长达|连续|集中|培训|学习|跟岗|实践|持续|跟踪|开放|讨论|脱产|挂职|锻炼|争论|[争议]了)$",
                before,
            )
            return not counted and not re.match(r"(?:之?以?内|之久|左右)", after)
        return False
    if amount.per or re.search(r"人手$|每.{0,6}$", before):
        return False
    data = _data()
    if unit not in load("quantities")["event_units"]:
        return True
    if data["event"].search(before):
        return bool(
            re.match(
                r"[^,。;]{0,6}(?:队伍|支撑|系列|股|切实|台阶|风气|步|绵薄|力量|爱心|真情|心意|答卷|贡献|片)",
                after,
            )
        )
    return True


def _fractions(text: str) -> list[Amount]:
    found = []
    for match in _FRACTION.finditer(text):
        bottom, top = _value(match["d"]), _value(match["n"])
        if bottom is None and match["d"] == "百":
            bottom = 100.0
        if not bottom or top is None:
            continue
        scale = 1.0 if bottom == 100 else 100.0 / bottom
        upper = _value(match["m"]) if match["m"] else None
        start, end = match.start(), match.end()
        approx = re.search(r"(?:将?近|大?约)$", text[max(0, start - 2) : start])
        if approx:
            start -= len(approx.group())
        comparator = _comparator(text, start, end, bool(approx), more=False)
        up = None if upper is None else round(upper * scale, 2)
        found.append(
            Amount(
                start, end, round(top * scale, 2), up, "%", comparator, _per(text, start, end, "%")
            )
        )
    return found


def _halves(text: str) -> list[Amount]:
    found = []
    for match in _HALF.finditer(text):
        start, end = match.span()
        comparator = _comparator(text, start, end, bool(match["approx"]), more=False)
        found.append(Amount(start, end, 50.0, None, "%", comparator, _per(text, start, end, "%")))
    return found


def _tenths(text: str) -> list[Amount]:
    found = []
    for match in _TENTHS.finditer(text):
        value = _value(match["a"])
        if (
            value is None
            or not 1 <= value <= 10
            or _data()["not_before"].search(text[: match.start()][-12:])
        ):
            continue
        extra = {"半": 5.0}.get(match["b"] or "", float(DIGITS.get(match["b"] or "零", 0)))
        comparator = _comparator(
            text, match.start(), match.end(), bool(match["approx"]), match["b"] == "多"
        )
        per = _per(text, match.start(), match.end(), "%")
        found.append(
            Amount(match.start(), match.end(), value * 10 + extra, None, "%", comparator, per)
        )
    return found


def _zeros(text: str) -> list[Amount]:
    found = []
    for match in _ZERO.finditer(text):
        rate = text[max(0, match.start() - 2) : match.start()]
        unit = "%" if "率" in rate else None
        if (
            text[match.start() - 1 : match.start()] in ("百", "千", "万", "“")
            and unit is None
            and not re.match("零[一-龥]{2}", text[match.start() :])
        ):
            continue
        found.append(Amount(match.start(), match.end(), 0.0, None, unit, "eq", None))
    return found
