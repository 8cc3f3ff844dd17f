"""Targets: plans without a number, impossible and contradictory numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.phrases import share
from unionnlp.checks.statements.occasions import Occasions, other_time
from unionnlp.grammar import cuts
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load
from unionnlp.structure.parts import unread
from unionnlp.translation import translator

_NUMBERS = lazy(r"\d(?:%|[人次场元名期篇节件本])")
_NEAR = 40  # characters before a number in which its rate is named
_TAIL = 3  # characters at the end of a rate's name that tell it
_RATE_NAME = lazy(r"(?P<name>[一-鿿“”\"]{1,14}率)(?P<between>[^。;；率%\d]{0,16})$")
# What tells no rate from another.
_PLAIN = lazy(
    r"年末|年底|全年|今年|去年|本年|学期|全[校园院区县市]|会员|教?职工|教师|老师|对|工会|工作|的|力争|争取|使|把|让|实现|[“”\"]"
)
_RISES = lazy(r"提高|提升|再上|上升|升到|升至|增长|更高|再进|更上|进一步|高于去年|好于")
_REACHED = lazy(r"去年|上学期|上半年|上年|现为|目前|已达|已经|调查中|上次|当前")
_Rate = tuple[str, str]
_MOST_DAYS = {"P1W": 7, "P1M": 31, "P1Y": 366}
_MOST_TIMES = {"P1D": 12, "P1W": 14, "P1M": 31, "P1Y": 366, "semester": 183, "P3M": 92}


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what is wrong with the numbers and promises of a document."""
    quantities = draft.document.quantities
    told = unread(draft.document) and _NUMBERS.search(draft.body)
    if draft.is_plan and not quantities and not told:
        figures = draft.profile.figures(draft.school_type, draft.settings.enough)[1]
        with_targets = figures.parts.get("numbers", 0)
        shown = share(with_targets, figures.plans, draft.lang) if draft.compared else ""
        yield Hit("T401", (), {"prevalence": shown})
    for quantity in quantities:
        why = _impossible(draft, quantity)
        if why:
            yield Hit(
                "T403",
                ((quantity.start, quantity.end),),
                {"why": why, "quote": _clause(draft, quantity)},
            )
    yield from _contradictions(draft)
    yield from _falls(draft)


def _falls(draft: Draft) -> Iterator[Hit]:
    """A rate that is to rise, to less than another place says has been reached (满意率97%, 再提高，达到95%)."""
    reached: list[tuple[_Rate, Quantity]] = []
    for q in draft.document.quantities:
        named = _named(draft, q) if q.unit == "%" and q.comparator == "eq" else None
        if named is None:
            continue
        name, between = _rate_of(named[0]), named[1]
        left, _ = draft.context.sentence(q.start)
        if not _RISES.search(between):
            told = draft.context.past(q.start) or _REACHED.search(draft.plain, left, q.start)
            reached += [(name, q)] if told else []
            continue
        if draft.context.past(q.start):
            continue
        before = (r for known, r in reversed(reached) if r.end < left and _one_rate(known, name))
        last = next(before, None)
        if last and q.value <= last.value:
            values = {"first": last.text, "second": q.text, "quote": _clause(draft, q)}
            yield Hit("F105", ((last.start, last.end), (q.start, q.end)), values)


def _named(draft: Draft, q: Quantity) -> tuple[str, str] | None:
    """Return the name of a rate, and what stands between it and its number."""
    left, _ = draft.context.sentence(q.start)
    found = _RATE_NAME.search(draft.plain[max(left, q.start - _NEAR) : q.start])
    return (found["name"], found["between"]) if found else None


def _rate_of(name: str) -> _Rate:
    """Return the last word of a rate's name, and what tells it from others with that word."""
    return name[-_TAIL:], _PLAIN.sub("", name[:-_TAIL])


def _one_rate(one: _Rate, other: _Rate) -> bool:
    """Say whether two names are of one rate: the same last word, and nothing that tells them apart."""
    if one[0] != other[0]:
        return False
    bare, more = sorted((one[1], other[1]), key=len)
    return set(bare) <= set(more) and bool(bare) == bool(more)


def _impossible(draft: Draft, q: Quantity) -> str | None:
    _ = translator(draft.lang)
    if q.unit == "%" and q.value > 100 and _is_share(draft, q):
        return _("比率不能超过 100%")
    if q.unit in ("次", "场", "回") and q.per in _MOST_TIMES and q.value > _MOST_TIMES[q.per]:
        return _("这样的频率做不到")
    if q.unit == "天" and q.value > _MOST_DAYS.get(q.per or "", q.value):
        return _("这样的频率做不到")
    if q.upper is not None and q.upper < q.value:
        return _("上限小于下限")
    return None


def _is_share(draft: Draft, q: Quantity) -> bool:
    """Say whether a percentage is the rate of something that cannot pass the whole."""
    left, _ = draft.context.clause(q.start)
    rates, compared, reached = _rates()
    before = draft.plain[left : q.start]
    found = rates.search(before)
    # 由去年的96%提高到…: the rate itself, and not by how much it rises
    risen = before[found.start() :] if found else before
    return found is not None and bool(reached.search(risen) or not compared.search(before))


@cache
def _rates() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load("calendar")["rates"]
    words, compared, reached = (alternation(table[k]) for k in ("words", "compared", "reached"))
    return lazy(words), lazy(compared), lazy(f"(?:{reached})$")


def _clause(draft: Draft, q: Quantity) -> str:
    """Return the words before a number in its clause, with the number."""
    floor = max(draft.document.start, q.start - 20)
    return short(draft.text[cuts.back(draft.plain, q.start, floor, cuts.MEMBER) : q.end])


def _contradictions(draft: Draft) -> Iterator[Hit]:
    """Two different targets with the same indicator, unit and period."""
    seen: dict[tuple[str, str | None, str | None], Quantity] = {}
    occasions = Occasions(draft)
    for q in draft.document.quantities:
        if q.role != "target" or not q.indicator or len(q.indicator) < 3 or not _rate(q):
            continue
        if f"{q.indicator}的" in _clause(draft, q):  # 健康讲座的签到表每学期汇总一次
            continue
        key = (q.indicator.replace(" ", ""), q.unit, q.per)
        other = seen.setdefault(key, q)
        if other.value == q.value or "\n" not in draft.text[other.end : q.start]:
            continue
        if not other_time(occasions.at(other.start), occasions.at(q.start)):
            values = {"indicator": q.indicator, "first": other.text, "second": q.text}
            yield Hit("T404", ((other.start, other.end), (q.start, q.end)), values)


def _rate(q: Quantity) -> bool:
    """Only rates and frequencies can contradict each other; two counts can be two things."""
    return q.unit == "%" or q.per is not None
