"""What the numbers of a sentence make by their kinds: so often so long, months left out, all who voted, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.amounts import NEAR, hit, money, step
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import CHINESE
from unionnlp.grammar.days import WEEKDAYS
from unionnlp.grammar.numerals import ONES, SMALL, number, share
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_N: Final = rf"(?:\d{{1,6}}(?:\.\d{{1,2}})?|[{CHINESE}]{{1,5}})"
_FREE: Final = rf"[^。;；:：\d{CHINESE}\n]"
_FAR: Final = 0.5  # a total so much less than what is made is of something else
_YEAR: Final[dict[str, tuple[float, ...]]] = {"学期": (2,), "季": (4,), "月": (12, 11, 10, 9)}


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what the numbers of a sentence do not make."""
    yield from _lengths(draft)
    yield from _months(draft)
    yield from _years(draft)
    yield from _parted(draft)
    yield from _shares(draft)
    yield from _prices(draft)


def _found(draft: Draft, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds outside of noise, with no word in it of more or less."""
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        end = min(match.end() + 2, draft.document.end)
        if not _words("apart").search(draft.plain, match.start(), end) and not draft.in_noise(
            *match.span()
        ):
            yield match


def _near(said: float, right: float) -> bool:
    return bool(right) and _FAR < said / right < 1 / _FAR


# --- so often, so long ------------------------------------------------------------------------


def _lengths(draft: Draft) -> Iterator[Hit]:
    """``每周一、三、五，一次40分钟，一周加起来两个半小时``."""
    for match in _found(draft, _often_long()):
        days = match["days"]
        times = float(len(re.findall(f"[{WEEKDAYS}]", days))) if days else _value(match["k"])
        each, said = _minutes(match["each"], match["u"]), _minutes(match["all"], match["v"])
        if times and each and said != times * each and _near(said, times * each):
            yield hit(*match.span(), said, times * each, "分钟")


def _minutes(value: str, unit: str) -> float:
    return (_value(value) + 0.5 * ("半" in unit)) * (60 if "小时" in unit else 1)


@cache
def _often_long() -> re.Pattern[str]:
    time = r"个?半?(?:小时|钟头)|分钟"
    return lazy(
        rf"(?:每周(?P<days>[{WEEKDAYS}](?:[、和,][{WEEKDAYS}]){{1,5}})|每(?:周|星期|天|月)(?P<k>{_N})次)"
        rf"[^。;；\d\n]{{0,16}}?(?:[一每]次|每场|各)?(?P<each>{_N})(?P<u>{time})[^。;；\d\n]{{0,10}}?"
        rf"(?:一周|每周|一月|每月|共|合计|加起来|总共)[^。;；\d{CHINESE}\n]{{0,6}}?(?P<all>{_N})(?P<v>{time})"
    )


# --- months and halves -------------------------------------------------------------------------


def _months(draft: Draft) -> Iterator[Hit]:
    """``每月两次，2月、8月不开，全年24次``."""
    for match in _found(draft, _without()):
        off = len(re.findall(SMALL, match["off"]))
        said, right = _value(match["all"]), _value(match["k"]) * (12 - off)
        if said != right and _near(said, right):
            yield hit(*match.span(), said, right, "次")


def _years(draft: Draft) -> Iterator[Hit]:
    """``每学期3次，全年8次``, ``全年2.4万元，每月2500元``, ``上半年2次，下半年3次，全年6次``."""
    for pattern in _yearly():
        for match in _found(draft, pattern):
            each, said = _scaled(match["k"], match["u"]), _scaled(match["all"], match["v"])
            made = [each * n for n in _YEAR[match["per"]]]
            kin = match["u"].removeprefix("万") == match["v"].removeprefix("万")
            if kin and each and said not in made and _near(said, made[0]):
                yield hit(*match.span(), said, made[0], match["v"].removeprefix("万"))
    for match in _found(draft, _halves()):
        said, right = _value(match["all"]), _value(match["n"]) + _value(match["m"])
        if said != right and _near(said, right):
            yield hit(*match.span(), said, right, match["u"])


def _scaled(value: str, unit: str) -> float:
    return _value(value) * (10_000 if unit.startswith("万") else 1)


@cache
def _without() -> re.Pattern[str]:
    off = alternation(load("sums")["worked"]["off"])
    month = rf"(?:{SMALL})月?"
    return lazy(
        rf"每月{_FREE}{{0,6}}?(?P<k>{_N})次{_FREE}{{0,10}}?(?P<off>{month}(?:[、和,]{month}){{0,4}}月?)(?:份)?(?:{off})"
        rf"{_FREE}{{0,4}}?[,，;；]{_FREE}{{0,4}}?(?:全年|一年|合计|共|总共){_FREE}{{0,4}}?(?P<all>{_N})次"
    )


@cache
def _yearly() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of so much each time and in a year, in either order."""
    unit = "次|期|篇|场|节|万?元"
    per = rf"每个?(?P<per>学期|季|月)度?{_FREE}{{0,6}}?(?P<k>{_N})(?P<u>{unit})"
    year = rf"(?:全年|一年){_FREE}{{0,8}}?(?P<all>{_N})(?P<v>{unit})(?=[,，。;；、(（)）\n]|$)"
    return (
        lazy(rf"{per}[^。;；:：,，\d\n]{{0,4}}[,，、(（]{year}"),
        lazy(rf"{year}[,，、(（]{_FREE}{{0,4}}?{per}(?!以)"),
    )


@cache
def _halves() -> re.Pattern[str]:
    return lazy(
        rf"上半年{_FREE}{{0,8}}?(?P<n>{_N})(?P<u>[次场期篇件节个名人]){_FREE}{{0,4}}?下半年{_FREE}{{0,8}}?(?P<m>{_N})(?P=u)"
        rf"{_FREE}{{0,4}}?(?:全年|合计|共|总共){_FREE}{{0,4}}?(?P<all>{_N})(?P=u)"
    )


# --- all of a whole --------------------------------------------------------------------------------


def _parted(draft: Draft) -> Iterator[Hit]:
    """``收回42票，赞成38票，反对3票，弃权2票``: what each is one of."""
    for parts, ends in _partitions():
        for last in ends.finditer(draft.plain, draft.document.start, draft.document.end):
            left, right = draft.context.sentence(last.start())
            found = [m for m in parts.finditer(draft.plain, left, right) if m.lastgroup]
            apart = _words("parted_apart").search(draft.plain, left, right)
            if len({m.lastgroup for m in found}) < 2 or apart or draft.in_noise(left, right):
                continue
            total = sum(_value(m[f"n{(m.lastgroup or '')[1:]}"]) for m in found)
            wholes = [
                _value(m["n"]) for m in _whole().finditer(draft.plain, left, found[0].start())
            ]
            if not wholes or total in wholes:
                continue
            said = min(wholes, key=lambda w: abs(w - total))
            if _near(said, total):
                yield hit(left, found[-1].end(), said, total, last["u"])
                break


@cache
def _partitions() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each way to part a whole its parts, and the last of them, which closes it."""
    found = []
    for row in load("sums")["worked"]["part"]:
        each = "|".join(
            rf"(?P<g{k}>(?:{alternation(kind)})(?:票|的|者|率|有|了|为|体检|活动|[的]?会员|教师|老师)?(?P<n{k}>{_N})[人名位件份票])"
            for k, kind in enumerate(row["parts"])
        )
        last = alternation(row["parts"][-1])
        found.append(
            (lazy(each), lazy(rf"(?:{last})(?:票|的|者|有|了|为)?{_N}(?P<u>[人名位件份票])"))
        )
    return tuple(found)


def _whole() -> re.Pattern[str]:
    return lazy(rf"(?<![\d.第{CHINESE}])(?P<n>{_N})[人名位件份票张]")


# --- shares of money ---------------------------------------------------------------------------------


def _shares(draft: Draft) -> Iterator[Hit]:
    """``900万元，按2%拨缴16万元``, ``18万元，其中六成留用，计11.8万元``."""
    for match in _share().finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        amounts = money(draft, left, right)
        before = [q for q in amounts if q.end <= match.start()]
        part = next((q for q in amounts if q.start == match.end()), None)
        rate = share(match["share"])
        if not before or part is None or rate is None:
            continue
        whole = before[-1]
        between = draft.plain[whole.end : match.start()]
        if len(between) > _REACH or _words("shares_apart").search(
            draft.plain, whole.start, part.end + 2
        ):
            continue
        made = whole.value * rate
        if whole.comparator == part.comparator == "eq" and _near(part.value, made):
            exact = step(part) * ("." in part.text) + rate * step(whole) * ("." in whole.text)
            if abs(made - part.value) > exact + NEAR:
                yield hit(whole.start, part.end, part.value, round(made, 2), "元")


_REACH: Final = 12  # characters between a whole and its share


@cache
def _share() -> re.Pattern[str]:
    links = alternation(load("sums")["worked"]["share_links"])
    return lazy(
        rf"(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?%|百分之[{CHINESE}]{{1,3}}|[{ONES}]成半?|[二三四五]分之[一二三四])"
        rf"[^。;；\d%{CHINESE}\n]{{0,12}}?(?:{links})(?:经费|资金|款)?(?=\d)"
    )


# --- what one gets is made of --------------------------------------------------------------------------


def _prices(draft: Draft) -> Iterator[Hit]:
    """``大米50元、油70元、牛奶60元，每份200元``."""
    for match in _found(draft, _made_of()):
        parts = [float(n) for n in re.findall(r"(\d{1,4}(?:\.\d{1,2})?)元", match["parts"])]
        said, right = float(match["all"]), sum(parts)
        if said != right and 0.7 < said / right < 1 / 0.7:
            yield hit(*match.span(), said, right, "元")


@cache
def _made_of() -> re.Pattern[str]:
    part = rf"[^。;；,，、:：\d{CHINESE}\n每各]{{1,8}}\d{{1,4}}(?:\.\d{{1,2}})?元"
    return lazy(
        rf"(?P<parts>{part}(?:[、,，和]{part}){{1,8}})(?:组成|构成)?[,，]?(?:合计|共计|总计|一共|总共|共)?每[份人套盒袋](?:合计|共计|共|总?价值)?"
        r"(?P<all>\d{1,5}(?:\.\d{1,2})?)元"
    )


def _value(text: str | None) -> float:
    return number(text or "") or 0.0


def _words(key: str) -> re.Pattern[str]:
    return words("sums", "worked", key)
