"""Arithmetic over a distance: men and women of a body named before, aid at several rates for so many in all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from unionnlp.checks.amounts import hit, money
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import CHINESE
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load, words

_N = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,4}})"
_BACK = 160  # characters before the sexes in which their body is told
_NEAR = 0.85  # a body so near to the sum of its sexes is meant to be it
_MOST = 6  # rates of one sum
_FAR = 2.0  # a sum so many times another is of something else
_PAIR = lazy(
    rf"(?P<a>[男女])性?(?P<noun>[一-鿿]{{0,4}}?)(?P<n>{_N})[人名位][、,，和]"
    rf"(?P<b>[男女])性?[一-鿿]{{0,4}}?(?P<m>{_N})[人名位]"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the sums of a document whose parts stand apart from their whole."""
    yield from _sexes(draft)
    yield from _rates(draft)


# --- men and women ------------------------------------------------------------------------------


def _sexes(draft: Draft) -> Iterator[Hit]:
    """``会员66人：一组36人、二组30人，其中女会员49人、男会员19人``: the body is told before its groups."""
    for match in _PAIR.finditer(draft.plain, draft.document.start, draft.document.end):
        if match["a"] == match["b"] or not match["noun"]:
            continue
        line = draft.plain.rfind("\n", draft.document.start, match.start()) + 1
        floor = max(line, draft.document.start, match.start() - _BACK)
        wholes = list(_body(match["noun"]).finditer(draft.plain, floor, match.start()))
        if not wholes:
            continue
        whole = wholes[-1]
        past = draft.context.past(whole.start()) != draft.context.past(match.start())
        said, right = (
            _value(next(filter(None, whole.groups()))),
            _value(match["n"]) + _value(match["m"]),
        )
        if past or said == right or not _NEAR <= right / max(said, 1) <= 1 / _NEAR:
            continue
        yield hit(match.start(), match.end(), said, right, "人")


@cache
def _body(noun: str) -> re.Pattern[str]:
    """The number of all who are called ``noun``, neither men alone nor women; of members also ``126人，全部入会``."""
    joined = (
        rf"|教?职工(?P<v>{_N})[人名位][,，](?:全部|都|均|全)(?:已)?(?:入会|在会|是会员|为会员)"
        if noun == "会员"
        else ""
    )
    return lazy(
        rf"(?<![男女年新老])(?<!其他){re.escape(noun)}(?:总数|总人数|人数|共有?|合计|现有?|为)?(?P<w>{_N})[人名位]{joined}"
    )


def _value(text: str) -> float:
    return number(text) or 0.0


# --- several rates, and how many they are for in all ----------------------------------------------


def _rates(draft: Draft) -> Iterator[Hit]:
    """``一户每季补助1000元，另外两户春节各1500元，三户合计全年8000元``: as many as the parts are for."""
    for start, end in cuts.parts(draft.plain, draft.document.start, draft.document.end):
        amounts: list[Quantity] | None = None
        for total in _total().finditer(draft.plain, start, end):
            if amounts is None:
                amounts = money(draft, start, end)
            before = bisect_left(amounts, total.start(), key=lambda q: q.start)
            whole = amounts[before] if before < len(amounts) else None
            parts = [q for q in amounts[: min(before, _MOST + 1)] if q.end <= total.start()]
            if whole is None or not 2 <= len(parts) <= _MOST:
                continue
            made = _made(draft, start, parts, _value(total["heads"]))
            if made and not any(abs(m - whole.value) < 0.5 for m in made):
                right = max(made)
                if 1 / _FAR < whole.value / right < _FAR:
                    yield hit(parts[0].start, whole.end, whole.value, right, "元")


def _made(draft: Draft, start: int, parts: Sequence[Quantity], heads: float) -> list[float]:
    """Return all that the parts can make; nothing where they are for more or fewer than ``heads``."""
    counted, at = 0.0, start
    readings: list[list[float]] = []
    for part in parts:
        text, at = draft.plain[at : part.start], part.end
        if _loose().search(text):
            return []
        named = list(_heads().finditer(text))
        many = _value(named[-1]["n"]) if named else 1.0
        if many > 1 and not _each().search(text):
            return []
        counted += many
        readings.append([part.value * many * times for times in _times(text)])
    if counted != heads:
        return []
    return sorted({sum(chosen) for chosen in product(*readings)})


def _times(text: str) -> list[float]:
    """Return how often a part is paid in a year, by the words before it."""
    table = load("sums")["apart"]
    for row in table["period"]:
        if re.search(alternation(row["words"]), text):
            return [float(n) for n in row["times"]]
    named = len(set(_occasions().findall(text)))
    return [float(named)] if named > 1 and _each().search(text) else [1.0]


@cache
def _total() -> re.Pattern[str]:
    said = alternation(load("sums")["apart"]["total"])
    return lazy(
        rf"(?<![\d{CHINESE}])(?P<heads>{_N})[户人名位家](?:会员|职工|教师)?(?:全年|今年|一年)?(?:{said})"
    )


@cache
def _heads() -> re.Pattern[str]:
    return lazy(rf"(?<![\d第每{CHINESE}])(?P<n>{_N})[户人名位家](?!庭|长|属)")


def _loose() -> re.Pattern[str]:
    return words("sums", "apart", "loose")


def _each() -> re.Pattern[str]:
    return words("sums", "apart", "each")


def _occasions() -> re.Pattern[str]:
    return words("sums", "apart", "occasions")
