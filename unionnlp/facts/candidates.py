"""What the words around a number may say that it measures, and the features of choosing it.

A candidate is a run of words behind the number or before it (``stretches``), what the number before
measured, or two of these. Each has features, short strings; a weight for each decides
(``indicators``). The same features serve training and use.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from unionnlp.facts.stretches import BREAKS, CONTENT, DIGITS, NO_START, fits
from unionnlp.grammar import cuts
from unionnlp.grammar.words import tags
from unionnlp.patterns import lazy
from unionnlp.resources import load

Run = tuple[int, int]

_BEHIND, _BEFORE, _EARLIER = 16, 26, 18  # characters looked at behind, before, in clauses before
_SECOND = CONTENT | {"H", "Q", "C"}
_CLASSES = {"%": "%", "元": "元", "个百分点": "点", "百分点": "点"}
_KINDS = (
    ("人", frozenset(("人", "名", "位", "人次", "户", "家", "对", "余人"))),
    ("次", frozenset(("次", "场", "期", "回", "轮", "遍", "节"))),
    ("时", frozenset(("天", "小时", "分钟", "年", "周", "课时", "学时", "个月", "个工作日"))),
)
_BREAK_SIGNS = re.escape("".join(sorted(BREAKS)))
_UNBROKEN = lazy(rf"[^{_BREAK_SIGNS}{DIGITS}]*")
_TO_LAST_BREAK = lazy(rf"[\s\S]*[{_BREAK_SIGNS}]")
_ENDS = ("\n", "。", "!", "?", ";")  # from the one that parts most
_ENDINGS = frozenset(cuts.SENTENCE)

NAMES: Final = ("A", "B0", "B1", "B2")
"""The names of stretches, in their order: the nearest first."""

UNITS: Final = ("零", "%", "元", "点", "人", "次", "时", "物")
"""The classes of units, a character each."""


class Segment(NamedTuple):
    """A stretch that candidates lie in: ``A`` behind the number, ``B`` before it, ``C`` in a clause before.

    ``name`` tells the clauses before apart; ``crossed`` is 1 where a sentence ends between, 2 a line.
    """

    kind: str
    name: str
    start: int
    end: int
    crossed: int


class ToldMeasure(NamedTuple):
    """What the number before this one measured: its runs, its unit, and where it ends."""

    runs: tuple[Run, ...]
    unit: str | None
    end: int


@lru_cache(maxsize=256)
def unit_class(unit: str | None) -> str:
    """Return a character for the kind of a unit: shares, money, people, times, spans, things."""
    if unit is None:
        return "零"
    return _CLASSES.get(unit) or next((k for k, units in _KINDS if unit in units), "物")


def segments(text: str, start: int, end: int, floor: int) -> list[Segment]:
    """Return the stretches around the number ``text[start:end]``; words before ``floor`` are taken."""
    behind = _UNBROKEN.match(text, end, end + _BEHIND)
    found = [Segment("A", "A", end, behind.end() if behind else end, 0)]
    at, crossed = start, 0
    for _ in range(6):
        own, name = len(found) == 1, NAMES[len(found)]
        low = max(0, at - (_BEFORE if own else _EARLIER))
        last = _TO_LAST_BREAK.match(text, low, at)
        begin = last.end() if last else low
        if own:
            found.append(Segment("B", name, max(begin, floor), at, 0))
        elif begin < at:
            found.append(Segment("C", name, begin, at, crossed))
        mark = text[begin - 1 : begin]
        if len(found) == 4 or mark not in BREAKS:
            break
        crossed = 2 if mark == "\n" else max(crossed, 1 if mark in cuts.SENTENCE else 0)
        at = begin - 1
    return found


def manner(text: str, start: int, unit: str | None, last: ToldMeasure | None) -> str:
    """Return how the number before ``start`` was told: numbers of one sentence are told alike.

    ``A`` its words stood behind it, ``B`` before it; ``2`` of two runs; ``1`` the unit is the same; and
    the mark between. ``-`` where there is none.
    """
    if not last or not last.runs:
        return "-"
    between = text[last.end : start]
    mark = ","
    for end in _ENDS:
        if end in between:
            mark = end
            break
    side = "A" if last.runs[0][0] >= last.end else "B"
    more = "2" if len(last.runs) > 1 else ""
    return f"{side}{more}{int(last.unit == unit)}{'.' if mark in '!?' else mark}"


def shown(
    text: str, start: int, end: int, unit: str | None, before: Segment, told: str
) -> tuple[str, ...]:
    """Return what stands around a number, as features of choosing from a stretch.

    ``before`` is its own stretch, ``told`` how the number before it was told (``manner``).
    """
    kind, word = unit_class(unit), unit or ""
    behind = text[end : end + 1]
    mark = "$" if not behind or behind in BREAKS else "."
    char = text[start - 1 : start] or "^"
    own = min(before.end - before.start, 6)
    return (
        "", kind, word, f"{kind}{mark}", "n" + (behind if mark == "." else "$"), "N" + text[end : end + 2],
        "p" + char, "P" + text[max(0, start - 2) : start], f"b{own}", f"b{own}{kind}{mark}", f"{kind}p{char}",
        "d" + told, f"d{told}{kind}",
    )  # fmt: skip


def places(
    text: str,
    start: int,
    end: int,
    unit: str | None,
    found: list[Segment],
    last: ToldMeasure | None,
) -> list[tuple[str, ...]]:
    """Return for each segment the features of choosing from it (``last``: the number before)."""
    shared = shown(text, start, end, unit, found[1], manner(text, start, unit, last))
    listed = []
    for segment in found:
        head = "S" + segment.name
        listed.append((*[head + s for s in shared], f"{head}x{segment.crossed}"))
    return listed


@cache
def _frame() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("quantities")["indicator"]
    return (
        lazy("|".join([*data["times"], *sorted(data["frame_before"], key=len, reverse=True)])),
        lazy(f"(?:{'|'.join(sorted(data['frame_behind'], key=len, reverse=True))})$"),
    )


@lru_cache(maxsize=512)
def core(words: str) -> tuple[int, int]:
    """Return where in ``words`` a clause's own words stand, without the frame around them."""
    before, behind = _frame()
    low, high = 0, len(words)
    for _ in range(6):
        match = before.match(words, low, high)
        if not match or match.end() == low:
            break
        low = match.end()
    for _ in range(6):
        match = behind.search(words, max(low, high - 8), high)
        if not match or match.start() == high:
            break
        high = match.start()
    return low, high


def own(text: str, found: list[Segment]) -> list[tuple[Run, str]]:
    """Return the words of a number's own clause that may tell it from its neighbours (办结, 采纳).

    Each comes with ``A`` or ``B``: behind the number or before it.
    """
    listed: list[tuple[Run, str]] = []
    for segment in found[:2]:
        low, high = core(text[segment.start : segment.end])
        low, high = low + segment.start, high + segment.start
        longest = 4 if segment.kind == "A" else 6
        if 1 <= high - low <= longest and _tells(text[low:high]):
            listed.append(((low, high), segment.kind))
        if high - low > 2 and _tells(text[high - 2 : high]):
            listed.append(((high - 2, high), segment.kind))
    return listed


@lru_cache(maxsize=4096)
def _tells(words: str) -> bool:
    """Whether words may stand second of two runs: not for a mere adverb, a time, a mark."""
    return fits(words) and words[0] not in NO_START and bool(_SECOND.intersection(tags(words)))


def own_keys(words: str, tag: str, unit: str, last: str) -> tuple[str, ...]:
    """Return the features of words as the second of two runs."""
    return (*own_words(words, tag), *own_place(tag, tags(words)[-1], unit, last))


def own_words(words: str, tag: str) -> tuple[str, str, str, str, str]:
    """Return the features of words as the second of two runs, whatever they stand at."""
    return (
        f"Ho{tag}{words}", f"Hl{tag}{len(words)}", f"Hc{tag}{tags(words)}",
        f"Hp{tag}{words[:2]}", f"Hq{tag}{words[-2:]}",
    )  # fmt: skip


def own_place(tag: str, final: str, unit: str, last: str) -> tuple[str, str]:
    """Return the features of where such words stand (``final`` is their last class)."""
    return f"Hm{tag}{final}{unit}{last}", f"Hu{tag}{unit}{last}"


def told_keys(
    text: str, start: int, end: int, unit: str | None, told: ToldMeasure, segment: Segment
) -> tuple[str, ...]:
    """Return the features of measuring what the number before measured, but for ``told_manner``."""
    between = text[told.end : min(start, told.end + 80)]
    breaks = min(between.count(",") + between.count(";") + between.count(":"), 4)
    ended = not _ENDINGS.isdisjoint(between)
    words = text[segment.start : segment.end]
    low, high = core(words)
    inner = words[low:high]
    behind = text[end : end + 1]
    last = "$" if not behind or behind in BREAKS else "."
    kind, before, same = unit_class(unit), unit_class(told.unit), unit == told.unit
    classes, of_told = tags(words), tags(text[slice(*told.runs[0])])[-1:]
    return (
        "Z", f"Z{kind}{before}", f"Zs{same}", f"Zb{breaks}{ended}", "Zt" + words[:2],
        "Zw" + words[:1], "Zc" + inner[:2], "Zd" + inner[-2:], f"Zl{min(len(inner), 6)}",
        f"Zn{last}{min(len(inner), 4)}", "ZN" + text[end : end + 2], "ZU" + (unit or ""),
        "Zp" + text[start - 1 : start],
        "Zf" + (inner if len(inner) <= 4 else "#"), f"Zv{tags(inner)[:4]}{last}",
        f"Zg{classes[:4]}", f"Zh{classes[-1:]}{last}{same}", f"Zi{of_told}{kind}",
        f"Zj{same}{before}{kind}",
    )  # fmt: skip


def told_manner(unit: str | None, way: str) -> tuple[str, ...]:
    """Return the features of measuring what the number before measured, by how that was told."""
    return "Zr" + way, f"Zr{way}{unit_class(unit)}"
