"""What the words around a number may say that it measures: stretches, and the features of each.

A candidate is a run of words behind the number or before it, what the number before measured, or
two of these. Each has features, short strings; a weight for each decides (``indicators``). The same
features serve training and use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from unionnlp.grammar.words import cut, tags
from unionnlp.patterns import lazy
from unionnlp.resources import load

Run = tuple[int, int]

LONGEST: Final = 14  # characters of a run
_BEHIND, _BEFORE, _EARLIER = 16, 26, 18  # characters looked at behind, before, in clauses before
REACH: Final = 26
"""Characters of the longest stretch."""
BREAKS = frozenset(",，。;；:：!！?？\n\t|()（）")
NO_START = frozenset(" 、的了)”》,.}]】·~-+%/>=") | BREAKS
NO_END = frozenset(" 、的了(“《,.[{【·~-+/>=和与及在将被") | BREAKS
CONTENT = frozenset("NWVIBASLXJ")
"""The classes of words of which a run has one at least."""
_SECOND = CONTENT | {"H", "Q", "C"}
_NO_FIRST, _NO_LAST = frozenset("PCU"), frozenset("PCU")
_SHORT = 4  # characters of a run that is a feature as it stands
# What ``str.isdigit`` takes for a digit.
_DIGIT = lazy(
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
    names = iter(("B0", "B1", "B2"))
    for _ in range(6):
        low = max(0, at - (_BEFORE if len(found) == 1 else _EARLIER))
        begin = at
        while begin > low and text[begin - 1] not in BREAKS:
            begin -= 1
        if len(found) == 1:
            found.append(Segment("B", next(names), max(begin, floor), at, 0))
        elif begin < at:
            found.append(Segment("C", next(names), begin, at, crossed))
        mark = text[begin - 1 : begin]
        if len(found) == 4 or mark not in BREAKS or not mark:
            break
        crossed = 2 if mark == "\n" else max(crossed, 1 if mark in "。!?！？" else 0)
        at = begin - 1
    return found


class Place(NamedTuple):
    """What stands around a place between words: characters, the words beside it, classes of two words each way."""

    before: str
    after: str
    prior: str
    word: str
    tags: str


class Whole(NamedTuple):
    """What a run is: class of the unit, length, distance of the edge, 的, 、, if it is the whole stretch, words."""

    unit: str
    length: int
    edge: int
    of: bool
    listed: bool
    whole: bool
    tags: str
    head: str
    short: str


@lru_cache(maxsize=4096)
def bounds(words: str) -> tuple[tuple[int, Place], ...]:
    """Return the places between the words of a stretch, its beginning and end among them."""
    listed = cut(words)
    padded = "^" + words + "$"
    tags = "^^" + "".join(w.tag for w in listed) + "$$"
    shown = ["^", *(words[w.start : w.end] for w in listed), "$"]
    found = []
    for k, at in enumerate((*(w.start for w in listed), len(words))):
        beside = (padded[at], padded[at + 1], shown[k], shown[k + 1])
        found.append((at, Place(*beside, tags[k : k + 4])))
    return tuple(found)


def starts(text: str, segment: Segment) -> Iterator[tuple[int, Place]]:
    """Yield where a run may begin: before a word."""
    low, words = segment.start, text[segment.start : segment.end]
    for at, around in bounds(words):
        # What follows a digit is a unit, or half of a date.
        if at < len(words) - 1 and words[at] not in NO_START and not around.before.isdigit():
            yield low + at, around


def ends(text: str, segment: Segment) -> Iterator[tuple[int, Place]]:
    """Yield where a run may end: behind a word."""
    low, words = segment.start, text[segment.start : segment.end]
    for at, around in bounds(words):
        if at >= 2 and words[at - 1] not in NO_END:
            yield low + at, around


def start_keys(kind: str, around: Place) -> tuple[str, ...]:
    """Return the features of beginning at a place."""
    before, after, tags = around.before, around.after, around.tags
    return (
        kind + "a" + before, kind + "b" + after, f"{kind}u{tags[1:3]}", f"{kind}v{around.prior}", "w" + around.word,
        f"{kind}x{tags}",
    )  # fmt: skip


def end_keys(kind: str, around: Place) -> tuple[str, ...]:
    """Return the features of ending at a place, but for how far the edge is (``edge_key``)."""
    last, after, tags = around.before, around.after, around.tags
    return (
        kind + "g" + last, kind + "h" + after, f"{kind}r{tags[1:3]}", "s" + around.prior, f"{kind}o{around.word}",
        f"{kind}q{tags}",
    )  # fmt: skip


def edge_key(segment: Segment, at: int) -> str:
    """Return the feature of how far the edge of the stretch is behind a place."""
    return f"{segment.kind}l{min(segment.end - at, 7)}"


@cache
def _never_first() -> frozenset[str]:
    return frozenset(load("quantities")["indicator"]["never_first"])


def whole(text: str, segment: Segment, run: Run, unit: str) -> Whole | None:
    """Return what a run is (``unit`` is the class of the number's unit); nothing if it may be none.

    A run has no digits, no broken quotes, and a word that can name something.
    """
    start, end = run
    words = text[start:end]
    if not 2 <= end - start <= LONGEST or not fits(words):
        return None
    listed = [
        w for w in cut(text[segment.start : segment.end]) if start <= w.start + segment.start < end
    ]
    tags = "".join(w.tag for w in listed)
    if (
        not CONTENT.intersection(tags)
        or tags[0] in _NO_FIRST
        or tags[-1] in _NO_LAST
        or words[0] in _never_first()
    ):
        return None
    edge = segment.end - start if segment.kind == "B" else start - segment.start
    head = text[segment.start + listed[-1].start : end]
    entire = end - start == segment.end - segment.start
    short = words if end - start <= _SHORT else ""
    return Whole(
        unit, end - start, min(edge, 9), "的" in words, "、" in words, entire, tags, head, short
    )


def whole_keys(kind: str, run: Whole) -> tuple[str, ...]:
    """Return the features of a run as a whole."""
    tags, size = run.tags, run.length
    inside = min(sum(t in "VHPD" for t in tags[1:]), 3)
    shape = tags if len(tags) <= 4 else f"{tags[:2]}~{tags[-2:]}"
    return (
        f"{kind}V{inside}", f"{kind}Q{inside}{min(size, 9)}", f"{kind}n{min(size, 9)}", f"{kind}t{run.edge}",
        f"{kind}D{run.of}", f"{kind}Y{run.listed}", f"{kind}W{run.whole}",
        f"{kind}K{tags[0]}{tags[-1]}{min(size, 5)}", f"{kind}J{run.unit}{tags[-1]}{min(size, 3)}",
        f"{kind}G{shape}", f"{kind}y{min(len(tags), 6)}", f"L{run.unit}{run.head}", f"P{run.short}",
        f"N{run.unit}{tags[-1]}{len(tags) == 1}",
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
        lazy("|".join(sorted(data["frame_before"], key=len, reverse=True))),
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


def _tells(words: str) -> bool:
    """Whether words may stand second of two runs: not for a mere adverb, a time, a mark."""
    return fits(words) and words[0] not in NO_START and bool(_SECOND.intersection(tags(words)))


def own_keys(text: str, run: Run, tag: str, unit: str, last: str) -> tuple[str, ...]:
    """Return the features of ``run`` as the second of two runs."""
    words = text[slice(*run)]
    classes = tags(words)
    return (
        f"Ho{tag}{words}", f"Hl{tag}{len(words)}", f"Hc{tag}{classes}", f"Hm{tag}{classes[-1]}{unit}{last}",
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
    kind, same = unit_class(unit), unit == told.unit
    classes, of_told = tags(words), tags(text[slice(*told.runs[0])])[-1:]
    return (
        "Z", f"Z{kind}{unit_class(told.unit)}", f"Zs{same}", f"Zb{breaks}{ended}", "Zt" + words[:2],
        "Zw" + words[:1], "Zc" + inner[:2], "Zd" + inner[-2:], f"Zl{min(len(inner), 6)}",
        f"Zn{last}{min(len(inner), 4)}", "ZN" + text[end : end + 2], "ZU" + (unit or ""),
        "Zp" + text[start - 1 : start],
        "Zf" + (inner if len(inner) <= 4 else "#"), f"Zv{tags(inner)[:4]}{last}",
        f"Zg{classes[:4]}", f"Zh{classes[-1:]}{last}{same}", f"Zi{of_told}{kind}",
        f"Zj{same}{unit_class(told.unit)}{kind}",
    )  # fmt: skip
