"""Quantities: a number is read, bound to its unit, comparator and period, then judged.

Most numbers in these texts are ordinals, names, list numbers or dates: see ``judgement``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from unionnlp.facts.candidates import ToldMeasure
from unionnlp.facts.indicators import indicator
from unionnlp.facts.judgement import no_quantity
from unionnlp.facts.measures import CHINESE, Amount, patterns, unit_starts
from unionnlp.facts.promises import Outlook
from unionnlp.facts.schedule import Schedule
from unionnlp.facts.zeros import zeros
from unionnlp.grammar.numerals import DIGITS, ONES, chinese, estimate, number
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.structure.blocks import Body

# It begins with a set of characters, so that a search can skip to one of them.
_NUM = (
    rf"[\d{CHINESE}](?:(?<=\d)(?<!\d\d)\d{{0,11}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,8}})?(?:\s?[百千万亿]{{1,2}}(?:\d{{1,4}}[百千万]){{0,2}})?"
    rf"|(?<=[{CHINESE}])[{CHINESE}]{{0,13}}(?:点[零〇{ONES}]{{1,6}})?)"
)
_NUMBER = lazy(
    rf"(?P<a>{_NUM})(?P<few>几|多|余|\s?来)?(?:\s*(?P<join>[-~]{{1,2}}|至|到|、(?=[{CHINESE}\d]+[名人个次天])|%\s*[-~至到]{{1,2}})\s*(?P<b>{_NUM}))?"
)
_PERCENT = lazy(r"\s{0,40}+(?:%|﹪|(?P<mille>‰))(?!\d)")
_SHARES = frozenset("%﹪‰")
# What most often stands behind a number that counts nothing: 3月, 二、, 第三届, 12.
_NEVER_UNITS = frozenset("月、.”届。,;:)")
_LONE_ZERO = frozenset(("例", "起", "次", "宗"))  # 零件 and 零门槛 are words
_COINS = lazy(rf"(?P<jiao>[{CHINESE}\d])角(?:(?P<fen>[{CHINESE}\d])分)?")
_AND_A_HALF = {
    "个半小时": "小时", "天半": "天", "个半月": "个月", "个半学期": "学期", "分半钟": "分钟",
}  # fmt: skip
_THINGS = ("公里", "幅", "把", "台", "本", "册", "篇", "件", "张", "套", "箱", "桶", "盒", "份")
_IN_CELLS = frozenset(("人", "名", "人次", "余人", "元", "%", *_THINGS))
_ROUND = ("名", "册", "份", "人次", "条", "户", "余名", "件", "场次", "余人")
_FRACTION = lazy(
    rf"(?<![{CHINESE}\d])(?P<d>[{CHINESE}\d]{{1,8}})分之(?P<n>[{CHINESE}\d.点]{{1,8}})(?:\s*[-~至到]\s*(?:(?P=d)分之)?(?P<m>[{CHINESE}\d.点]{{1,8}}))?"
)
# These patterns begin with a fixed character, so that a search can skip to it.
_TENTHS = lazy(
    rf"成(?<=[{CHINESE}\d]成)(?:(?P<b>[{ONES}](?![一线年个项名位{CHINESE}])|多|半)"
    r"|(?![立为功员果长绩才就效熟人都本分败名因色品套型交教员]|一(?!线)|绩))"
)
_TENTHS_BEFORE = lazy(rf"(?P<approx>近|约)?(?<![{CHINESE}\d.])(?P<a>[{CHINESE}\d]{{1,3}})$")
# 驻点半天, 每次半小时: half of a unit of time that is measured.
_HALF_TIME = lazy(
    rf"半(?<![上下前后每大小老了个\d{CHINESE}]半)(?P<unit>天|个?小时|个?钟头)(?![”工])"
    r"|半(?<=[满休假停脱学训习]半)年(?!度)"
)
_HALF = lazy(r"一半(?<![事另这那]一半)(?![天日年])|半数(?<!过半数)")
_PER_HEAD = lazy(r"\s?/\s?[人名位]")
_CHANGE = lazy(r"[由从][^,。;]{0,6}$")
_APPROX = lazy(r"(?:将?近|(?<![签预节条公合契邀特赴制])大?约)\s?$")
_SCALE = lazy(r"[百千万亿]$")
_WHOLE = lazy(r"百分百(?!的?(?:努力|热[情心]|信任|投入|用心|真诚|地))")  # a rate, no way of saying
_ALONE = lazy(r"[,。;、)\n]|$|以上")
_LETTER_ONES = lazy(r"^[百千万亿]+$")
# 数十户, 几百名, 上万人次: at least so many.
_AT_LEAST = lazy(
    r"(?:(?<![人次参函倍分指总基代系变岁点票读])数|几|(?<![以线网早晚课校身史世楼路墙床会])上)$"
)


def find(
    text: str,
    body: Body,
    clean: str,
    skip: Iterable[tuple[int, int]],
    schedule: Schedule,
    outlook: Outlook,
) -> tuple[Quantity, ...]:
    """Return the records of the quantities of a body; ``clean`` is what of its text is read."""
    view = body.view
    records = []
    told: ToldMeasure | None = None
    for amount in amounts(clean, skip, schedule.between(body)):
        a, b = view.span(amount.start, amount.end)
        own = (amount.measured,) if amount.measured else schedule.measures.get(amount.start)
        told = ToldMeasure(own, amount.unit, amount.end) if own else indicator(clean, amount, told)
        unit = amount.unit
        if amount.unit_span:
            unit = "".join(view.words(text, *amount.unit_span).split())
        records.append(
            Quantity(
                start=a,
                end=b,
                text=text[a:b],
                value=amount.value,
                upper=amount.upper,
                unit=unit,
                comparator=amount.comparator,  # type: ignore[arg-type]
                per=amount.per or _of_column(clean, own, unit),
                indicator=" ".join(view.words(text, *w).strip() for w in told.runs) or None,
                role=outlook.role(clean, amount.start),
            )
        )
    return tuple(records)


def _of_column(clean: str, own: Iterable[tuple[int, int]] | None, unit: str | None) -> str | None:
    """Return ``person`` for a number below the head ``人均…`` of its column."""
    each = unit != "%" and any(clean.startswith("人均", start) for start, _ in own or ())
    return "person" if each else None


def amounts(
    text: str, skip: Iterable[tuple[int, int]], cells: Iterable[tuple[int, int]] = ()
) -> list[Amount]:
    """Return the quantities of ``text`` outside the stretches of ``skip`` (clean offsets), in order.

    In ``cells``, the months, labels and remarks of an arrangement, only people, money and shares count.
    """
    found: list[Amount] = []
    taken: list[tuple[int, int]] = sorted(skip)
    special = [
        *_fractions(text), *_halves(text), *_half_times(text), *_tenths(text), *zeros(text),
    ]  # fmt: skip
    ends = sorted((a.start, a.end) for a in special)
    found += special
    k = 0
    cursor = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        while k < len(ends) and ends[k][1] <= start:
            k += 1
        if start < cursor or (k < len(ends) and ends[k][0] < end):
            continue
        if text[end : end + 1] in _NEVER_UNITS and not match["b"]:
            continue
        amount = _read(text, match)
        if amount and not no_quantity(text, match, amount):
            found.append(amount)
            cursor = amount.end
    found.sort(key=lambda a: a.start)
    found = _joined(text, found)
    counted = _outside(found, taken)
    kept = {a.start for a in _outside(counted, sorted(cells))}
    return [a for a in counted if a.unit in _IN_CELLS or a.start in kept]


def _joined(text: str, found: list[Amount]) -> list[Amount]:
    """Join ``50元至200元`` into one range; ``由2人到7人`` tells of a change and stays two."""
    kept: list[Amount] = []
    for amount in found:
        last = kept[-1] if kept else None
        if last and last.unit == amount.unit == "元" and last.upper is None is amount.upper:
            between = text[last.end : amount.start]
            change = _CHANGE.search(text, max(0, last.start - 8), last.start)
            rises = between in ("至", "到", "-", "~") and last.value < amount.value
            if rises and (not change or text.startswith("不等", amount.end)):
                last.end, last.upper = amount.end, amount.value
                continue
        kept.append(amount)
    return kept


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
    """Bind a number to its unit; ``None`` without one."""
    end = match.end()
    behind = text[end : end + 1]
    blank = behind.isspace()
    percent = _PERCENT.match(text, end) if blank or behind in _SHARES else None
    starts = unit_starts()
    begins = not percent and (blank or starts is None or behind in starts)
    unit = patterns()["unit"].match(text, end) if begins else None
    if unit and text[end] == "\n" and text[match.start() - 1 : match.start()] in ("", "\n"):
        return None  # 1 and 员工入会率 are two cells
    if not (percent or unit or match["b"]):
        return None
    values = _values(match)
    if values is None or (unit and match["a"] == "零" and unit["unit"] not in _LONE_ZERO):
        return None
    if percent:
        value, upper = values
        values = (value / 10, upper and upper / 10) if percent["mille"] else values
        return _finish(text, match, values, "%", percent.end(), bool(match["few"]))
    if not unit or (match["join"] and match["join"].startswith("%")):
        return _backtrack(text, match)
    scaled = _scaled(match, unit, values)
    if scaled is None or (_bare_round(match) and not _counts_round(text, unit)):
        return None
    return _bound(text, match, unit, scaled)


def _scaled(
    match: re.Match[str], unit: re.Match[str], values: tuple[float, float | None]
) -> tuple[float, float | None] | None:
    """Apply a 万 or 亿 before the unit; ``None`` for a range that runs backwards."""
    factor = {"万": 1e4, "亿": 1e8}.get(unit["scale"] or "", 1)
    value = round(values[0] * factor, 6)
    if values[1] is None:
        return value, None
    upper = round(values[1] * factor, 6)
    scale = _SCALE.search((match["b"] or "").strip())
    if scale and value < upper / 100 and not _SCALE.search(match["a"].strip()):
        value *= _value("1" + scale.group()) or 1
    return None if upper < value else (value, upper)


def _bound(
    text: str, match: re.Match[str], unit: re.Match[str], values: tuple[float, float | None]
) -> Amount:
    more = bool(unit["more"] or unit["tail"] or match["few"])
    if unit["money"]:
        return _money(text, match, values, unit.end(), more)
    if unit["over"]:
        name = "个月" if unit["over"] == "月" else unit["over"]
        return _finish(text, match, values, name, unit.end(), True)
    name = unit["unit"]
    if name in _AND_A_HALF:
        values, name = (values[0] + 0.5, values[1]), _AND_A_HALF[name]
    amount = _finish(text, match, values, name, unit.end(), more)
    if name in (unit["unit"], "小时"):
        amount.unit_span = (unit.end("unit") - len(name), unit.end("unit"))
    return amount


def _money(
    text: str, match: re.Match[str], values: tuple[float, float | None], end: int, more: bool
) -> Amount:
    """Return an amount of money, with its 角 and 分."""
    coins = _COINS.match(text, end)
    if coins and values[1] is None:
        small = [_value(coins[k]) if coins[k] else 0 for k in ("jiao", "fen")]
        value = round(values[0] + (small[0] or 0) / 10 + (small[1] or 0) / 100, 2)
        return _finish(text, match, (value, None), "元", coins.end(), more)
    return _finish(text, match, values, "元", end, more)


def _bare_round(match: re.Match[str]) -> bool:
    """``百名``: a scale without a digit, 近 or 余 counts with few units only."""
    shown = match["a"].replace(" ", "")
    if not _LETTER_ONES.match(shown) or match["few"] or match["b"]:
        return False
    return not (_about(match.string, match.start())[1] or _lower_bound(match.string, match.start()))


def _counts_round(text: str, unit: re.Match[str]) -> bool:
    """``骨干百名。`` counts, ``千名教师访千家`` does not."""
    return unit["unit"] in _ROUND and bool(_ALONE.match(text, unit.end()))


def _lower_bound(text: str, start: int) -> bool:
    return bool(_AT_LEAST.search(text, max(0, start - 2), start))


def _values(match: re.Match[str]) -> tuple[float, float | None] | None:
    """Return lower and upper value of a matched number or range, or ``None`` if it is none."""
    shown, other = match["a"].replace(" ", ""), match["b"]
    value, upper = _value(shown), _value(other.replace(" ", "")) if other else None
    if value is None and not other:
        guess = estimate(shown)
        if guess is None:
            return None
        value, upper = guess
    if value is None or (other and upper is None):
        return None
    scaled = upper is not None and upper < value and bool(_SCALE.search((other or "").strip()))
    return None if upper is not None and upper < value and not scaled else (value, upper)


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
    values: tuple[float, float | None],
    unit: str,
    end: int,
    more: bool,
) -> Amount:
    start, approx = _about(text, match.start())
    about = (match["few"] or "").endswith("来")  # 三百来斤
    approx, more = approx or about, more and not about
    if not approx and match["a"][0] in "十百千万亿" and _lower_bound(text, match.start()):
        start, more = match.start() - 1, True
    head = _PER_HEAD.match(text, end) if unit == "元" else None
    end = head.end() if head else end
    return Amount(text, start, end, *values, unit, approx, more)


def _about(text: str, start: int) -> tuple[int, bool]:
    """Where a number at ``start`` begins with its 近, 约 or the like, and whether it has one."""
    before = _APPROX.search(text, max(0, start - 3), start)
    return (before.start(), True) if before else (start, False)


def _fractions(text: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _FRACTION.finditer(text) if "分之" in text else ():
        bottom, top = _value(match["d"]), _value(match["n"])
        if bottom is None and match["d"] == "百":
            bottom = 100.0
        if not bottom or top is None:
            continue
        scale = 1.0 if bottom == 100 else 100.0 / bottom
        upper = _value(match["m"]) if match["m"] else None
        start, approx = _about(text, match.start())
        up = None if upper is None else round(upper * scale, 2)
        value = round(top * scale, 2)
        found.append(Amount(text, start, match.end(), value, up, "%", approx))
    for match in _WHOLE.finditer(text) if "百分百" in text else ():
        found.append(Amount(text, match.start(), match.end(), 100.0, None, "%", False))
    return found


def _halves(text: str) -> list[Amount]:
    found = []
    for match in _HALF.finditer(text) if "半" in text else ():
        start, approx = _about(text, match.start())
        found.append(Amount(text, start, match.end(), 50.0, None, "%", approx))
    return found


def _half_times(text: str) -> list[Amount]:
    found = []
    for match in _HALF_TIME.finditer(text) if "半" in text else ():
        start, approx = _about(text, match.start())
        unit = match["unit"] or "年"
        unit = unit.removeprefix("个")
        amount = Amount(text, start, match.end(), 0.5, None, unit, approx)
        amount.unit_span = (match.end() - len(unit), match.end())
        found.append(amount)
    return found


def _tenths(text: str) -> list[Amount]:
    found = []
    for match in _TENTHS.finditer(text):
        before = _TENTHS_BEFORE.search(text, max(0, match.start() - 5), match.start())
        value = _value(before["a"]) if before else None
        if before is None or value is None or not 1 <= value <= 10:
            continue
        start, end = before.start(), match.end()
        lead = text[max(0, start - 12) : start]
        if lead[-1:] != "前" and patterns()["not_before"].search(lead):
            continue
        extra = 5.0 if match["b"] == "半" else float(DIGITS.get(match["b"] or "零", 0))
        about, more = bool(before["approx"]), match["b"] == "多"
        found.append(Amount(text, start, end, value * 10 + extra, None, "%", about, more))
    return found
