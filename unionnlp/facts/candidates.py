"""What the words around a number may say that it measures: stretches, and the features of each.

A candidate is a run of words behind the number or before it, what the number before measured, or
two of these. Each has features, short strings; a weight for each decides (``indicators``). The same
features serve training and use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import add
from typing import Final, NamedTuple

from unionnlp.resources import load, place

Run = tuple[int, int]

LONGEST: Final = 14  # characters of a run
_BEHIND, _BEFORE, _EARLIER = 16, 26, 18  # characters looked at behind, before, in clauses before
REACH: Final = 26
"""Characters of the longest stretch."""
BREAKS = frozenset(",，。;；:：!！?？\n\t|()（）")
NO_START = frozenset(" 、的了)”》,.}]】·~-+%/>=") | BREAKS
NO_END = frozenset(" 、的了(“《,.[{【·~-+/>=和与及在将被") | BREAKS
TEMPLATES: Final = (*"cdefpijkms", *(k + t for k in "ABC" for t in "abogrhl"))
"""The features of places to begin and to end, by the letters in front."""
# What ``str.isdigit`` takes for a digit.
_DIGIT = re.compile(
    r"[\d\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c"
    r"\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\U00010a40-\U00010a43"
    r"\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a]"
)
_CLASSES = {"%": "%", "元": "元", "个百分点": "点", "百分点": "点"}
_KINDS = (
    ("人", frozenset(("人", "名", "位", "人次", "户", "家", "对", "余人"))),
    ("次", frozenset(("次", "场", "期", "回", "轮", "遍", "节"))),
    ("时", frozenset(("天", "小时", "分钟", "年", "周", "课时", "学时", "个月", "个工作日"))),
)


class Segment(NamedTuple):
    """A stretch that candidates lie in: ``A`` behind the number, ``B`` before it, ``C`` in a clause before.

    ``name`` tells the clauses before apart; ``crossed`` is 1 where a sentence ends between, 2 a line.
    """

    kind: str
    name: str
    start: int
    end: int
    crossed: int


class Told(NamedTuple):
    """What the number before this one measured: its runs, its unit, and where it ends."""

    runs: tuple[Run, ...]
    unit: str | None
    end: int


@cache
def classes() -> dict[str, str]:
    """Return the class of each known word of two characters: ``V`` verb, ``N`` noun, ``O`` other.

    Single characters have one too: ``P`` preposition, ``D`` adverb, ``U`` verb.
    """
    text = place("words.txt").read_text("utf-8")
    known: dict[str, str] = {}
    for line in text.splitlines():
        if line[:2] in ("O ", "N ", "V "):
            known.update(dict.fromkeys(map(add, line[2::2], line[3::2]), line[0]))
        elif line[:2] in ("P ", "D ", "U "):
            known.update(dict.fromkeys(line[2:], line[0]))
    return known


def following_class(known: dict[str, str], pair: str) -> str:
    """Return the class of the word that a pair of characters begins: its own, or its first character's."""
    return known.get(pair) or known.get(pair[:1], "-")


def word_class(word: str) -> str:
    """Return ``V``, ``N`` or ``O`` for a known word of two characters, else ``-``."""
    return classes().get(word, "-")


@lru_cache(maxsize=256)
def unit_class(unit: str | None) -> str:
    """Return a character for the kind of a unit: shares, money, people, times, spans, things."""
    if unit is None:
        return "零"
    return _CLASSES.get(unit) or next((k for k, units in _KINDS if unit in units), "物")


def segments(text: str, start: int, end: int, floor: int) -> list[Segment]:
    """Return the stretches around the number ``text[start:end]``; words before ``floor`` are taken."""
    stop, limit = end, min(len(text), end + _BEHIND)
    while stop < limit and text[stop] not in BREAKS and not text[stop].isdigit():
        stop += 1
    found = [Segment("A", "A", end, stop, 0)]
    at, crossed = start, 0
    names = iter(("B0", "B1"))
    for _ in range(4):
        low = max(0, at - (_BEFORE if len(found) == 1 else _EARLIER))
        begin = at
        while begin > low and text[begin - 1] not in BREAKS:
            begin -= 1
        if len(found) == 1:
            found.append(Segment("B", next(names), max(begin, floor), at, 0))
        elif begin < at:
            found.append(Segment("C", next(names), begin, at, crossed))
        mark = text[begin - 1 : begin]
        if len(found) == 3 or mark not in BREAKS or not mark:
            break
        crossed = 2 if mark == "\n" else max(crossed, 1 if mark in "。!?！？" else 0)
        at = begin - 1
    return found


def starts(text: str, segment: Segment) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where a run may begin, with the features of that place."""
    known = classes()
    low = segment.start
    kind = segment.kind
    for at in range(low, segment.end - 1):
        char = text[at]
        if char in NO_START:
            continue
        before = text[at - 1] if at > low else "^"
        pair = text[at - 2 : at] if at - 2 >= low else "^" + before
        following = text[at : at + 2]
        split = "1" if before + char in known else "0"
        of_next = known.get(following, "-")
        yield at, (
            kind + "a" + before, kind + "b" + char, "c" + before + char, "d" + following, "e" + pair,
            "f" + before + following, kind + "o" + known.get(pair, "-") + of_next, "p" + split + of_next,
        )  # fmt: skip


def ends(text: str, segment: Segment) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where a run may end, with the features of that place."""
    known = classes()
    high, kind = segment.end, segment.kind
    for at in range(segment.start + 2, high + 1):
        char = text[at - 1]
        if char in NO_END:
            continue
        following = text[at] if at < high else "$"
        pair = text[at : at + 2] if at + 2 <= high else following + "$"
        last = text[at - 2 : at]
        split = "1" if char + following in known else "0"
        of_last = known.get(last, "-")
        yield at, (
            kind + "g" + char, kind + "h" + following, "i" + char + following, "j" + last, "k" + pair,
            kind + "l" + str(min(high - at, 7)), "m" + last + following,
            kind + "r" + of_last + following_class(known, pair), "s" + split + of_last,
        )  # fmt: skip


@lru_cache(maxsize=2048)
def acts(words: str) -> tuple[int, ...]:
    """Return for each place in ``words`` how many verbs, prepositions and adverbs begin before it."""
    known = classes()
    found, at, size = [0], 0, len(words)
    while at < size:
        of_pair = known.get(words[at : at + 2])
        step = 2 if of_pair and at + 1 < size else 1
        told = of_pair == "V" if of_pair else known.get(words[at], "-") in "PD"
        found += [found[-1] + told] * step
        at += step
    return tuple(found)


def spans(text: str, segment: Segment, start: int, end: int, unit: str) -> tuple[str, ...]:
    """Return the features of a run as a whole (``unit`` is the class of the number's unit)."""
    kind, length = segment.kind, end - start
    edge = segment.end - start if kind == "B" else start - segment.start
    last = word_class(text[end - 2 : end])
    words = text[start:end]
    inner = acts(text[segment.start : segment.end])
    inside = inner[end - segment.start] - inner[start + 1 - segment.start]
    return (
        f"{kind}V{min(inside, 3)}", f"{kind}Q{min(inside, 3)}{min(length, 9)}",
        f"{kind}n{min(length, 9)}", f"{kind}t{min(edge, 9)}", f"{kind}D{'的' in words}",
        f"{kind}Y{'、' in words}", f"{kind}W{length == segment.end - segment.start}",
        f"{kind}K{word_class(words[:2])}{last}{min(length, 5)}", f"{kind}J{unit}{last}{min(length, 3)}",
    )  # fmt: skip


def fits(words: str) -> bool:
    """Tell whether words may be a run: no digits, no broken quotes."""
    if "“" in words or "”" in words or "《" in words or "》" in words:
        pairs = words.count("“") == words.count("”") and words.count("《") == words.count("》")
        first = min((words.find(c) for c in "”》" if c in words), default=len(words))
        opened = min((words.find(c) for c in "“《" if c in words), default=len(words))
        if not pairs or first < opened:
            return False
    return not _DIGIT.search(words)


def shown(text: str, start: int, end: int, unit: str | None, before: Segment) -> tuple[str, ...]:
    """Return what stands around a number, as features of choosing from a stretch (``before``: its own)."""
    kind, word = unit_class(unit), unit or ""
    behind = text[end : end + 1]
    last = "$" if not behind or behind in BREAKS else "."
    char = text[start - 1 : start] or "^"
    own = min(before.end - before.start, 6)
    return (
        "", kind, word, f"{kind}{last}", "n" + (behind if last == "." else "$"), "N" + text[end : end + 2],
        "p" + char, "P" + text[max(0, start - 2) : start], f"b{own}", f"b{own}{kind}{last}", f"{kind}p{char}",
    )  # fmt: skip


def places(
    text: str, start: int, end: int, unit: str | None, found: list[Segment]
) -> list[tuple[str, ...]]:
    """Return for each segment the features of choosing from it."""
    shared = shown(text, start, end, unit, found[1])
    listed = []
    for segment in found:
        head = "S" + segment.name
        listed.append((*[head + s for s in shared], f"{head}x{segment.crossed}"))
    return listed


@cache
def _frame() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("quantities")["indicator"]
    return (
        re.compile("|".join(sorted(data["frame_before"], key=len, reverse=True))),
        re.compile(f"(?:{'|'.join(sorted(data['frame_behind'], key=len, reverse=True))})$"),
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
        if 1 <= high - low <= longest and fits(text[low:high]):
            listed.append(((low, high), segment.kind))
        if high - low > 2 and fits(text[high - 2 : high]):
            listed.append(((high - 2, high), segment.kind))
    return listed


def own_keys(text: str, run: Run, tag: str, unit: str, last: str) -> tuple[str, ...]:
    """Return the features of ``run`` as the second of two runs."""
    words = text[slice(*run)]
    return (
        f"Ho{tag}{words}", f"Hl{tag}{len(words)}", f"Hc{tag}{word_class(words[:2])}{word_class(words[-2:])}",
        f"Hu{tag}{unit}{last}", f"Hp{tag}{words[:2]}", f"Hq{tag}{words[-2:]}",
    )  # fmt: skip


def told_keys(
    text: str, start: int, end: int, unit: str | None, told: Told, segment: Segment
) -> tuple[str, ...]:
    """Return the features of measuring what the number before measured."""
    between = text[told.end : start][:80]
    breaks = min(sum(between.count(c) for c in ",;:"), 4)
    ended = any(c in between for c in "。!?\n")
    words = text[segment.start : segment.end]
    low, high = core(words)
    inner = words[low:high]
    behind = text[end : end + 1]
    last = "$" if not behind or behind in BREAKS else "."
    kind = unit_class(unit)
    return (
        "Z", f"Z{kind}{unit_class(told.unit)}", f"Zs{unit == told.unit}", f"Zb{breaks}{ended}", "Zt" + words[:2],
        "Zw" + words[:1], "Zc" + inner[:2], "Zd" + inner[-2:], f"Zl{min(len(inner), 6)}",
        f"Zn{last}{min(len(inner), 4)}", "ZN" + text[end : end + 2], "ZU" + (unit or ""),
        "Zp" + text[start - 1 : start],
        "Zf" + (inner if len(inner) <= 4 else "#"), f"Zv{word_class(inner[:2])}{word_class(inner[-2:])}{last}",
    )  # fmt: skip
