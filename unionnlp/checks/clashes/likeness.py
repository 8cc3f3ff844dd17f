"""What two values of a draft have in common and what not: the features from which a clash is judged.

``of`` measures them for a pair, always in the same order. Words count by how rare they are in
drafts (``PairRarity``): 会员 says little, 手语微课大赛 says it all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

import msgspec

from unionnlp.checks.clashes.told import NUMBER, TIME, ToldValue
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_BESIDE: Final = 2  # characters right beside a value
_HAN_BEHIND = lazy(r"[一-鿿]*")
_HAN_BEFORE = lazy(r"(?<![一-鿿])[一-鿿]*$")
_UNITS: Final = ("人", "元", "个", "家", "次", "场", "件", "%")
_KINDS: Final = (
    NUMBER, TIME, "each", "again", "within", "often", "offset", "standard", "deadline", "clock", "role", "place",
    "account", "host",
)  # fmt: skip


class PairRarity(msgspec.Struct, frozen=True):
    """In how many of ``drafts`` pairs of characters occur; those in few of them are not listed."""

    drafts: int
    known: Mapping[str, int]

    def of(self, bigrams: frozenset[str]) -> float:
        """Return how much bigrams tell: the sum of their inverse document frequencies."""
        return sum(math.log((self.drafts + 1) / (self.known.get(b, 0) + 1)) for b in bigrams)


class Around(msgspec.Struct, frozen=True):
    """What the rest of a draft says of a pair.

    ``pairs`` are the pairs in which the two stand, ``repeats`` how often each value is told, ``places`` how
    many values share their words, and ``times`` how many different times.
    """

    pairs: int
    repeats: tuple[int, int]
    places: int
    times: int


@lru_cache(maxsize=2048)
def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def common(first: str, second: str) -> str:
    """Return the longest run of characters that two texts have in common."""
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return first[match.a : match.a + match.size]


def of(first: ToldValue, second: ToldValue, around: Around, rarity: PairRarity) -> list[float]:
    """Return the features of a pair."""
    shared = common(first.clause, second.clause)
    found: list[float] = [len(shared), rarity.of(bigrams(shared)), len(set(shared))]
    for part in ("name", "clause", "sentence"):
        found += _cover(getattr(first, part), getattr(second, part), rarity)
    found += _left(first.clause, second.clause)
    found += _values(first, second)
    found += _beside(first, second)
    found += _places(first, second)
    found += _told_apart(first, second)
    found += [around.pairs, min(around.repeats), max(around.repeats), around.places, around.times]
    found += [
        first.kind == TIME and "会" in shared,
        *(first.kind == k for k in _KINDS),
        *(first.unit == u for u in _UNITS),
    ]
    texts = [t.lead + t.tail + t.clause for t in (first, second)]
    for mark in load("clashes")["marks"]:
        one, other = (mark in text for text in texts)
        found += [one != other, one and other]
    return found


def _cover(first: str, second: str, rarity: PairRarity) -> list[float]:
    """Return how much two texts share, and which share of the lesser and of the greater part that is."""
    one, other = bigrams(first), bigrams(second)
    both = rarity.of(one & other)
    shares = sorted(both / (rarity.of(b) + 0.1) for b in (one, other))
    return [both, *shares]


def _left(first: str, second: str) -> list[float]:
    short, long = sorted((first, second), key=len)
    left = len(set(short) - set(long))
    return [left, left / max(1, len(set(short)))]


def _values(first: ToldValue, second: ToldValue) -> list[float]:
    """Return how near two values are to each other."""
    ratio = swapped = 0.0
    if isinstance(first.value, float) and isinstance(second.value, float):
        low, high = sorted((first.value, second.value))
        ratio = low / high if high else 0.0
        swapped = sorted(f"{first.value:g}") == sorted(f"{second.value:g}")
    gap = 0
    for times in ((first.months, second.months), (first.weeks, second.weeks)):
        if all(times):
            gap = min(abs(a - b) for a in times[0] for b in times[1])
            break
    return [
        ratio, swapped, gap, len(first.months) + len(second.months), len(first.weeks) + len(second.weeks),
        (first.day is not None) + (second.day is not None), first.unit != second.unit,
    ]  # fmt: skip


def _beside(first: ToldValue, second: ToldValue) -> list[float]:
    """Return how far what stands right behind and right before two values is the same."""
    tails = [_han(_HAN_BEHIND.match(t.tail)) for t in (first, second)]
    leads = [_han(_HAN_BEFORE.search(t.lead))[::-1] for t in (first, second)]
    same: list[float] = []
    for one, other in (tails, leads):
        run = next(
            (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
            min(len(one), len(other)),
        )
        same += [run, run / max(1, min(len(one), len(other)))]
    near = _BESIDE
    crossed = first.tail[:near] == second.lead[-near:] or second.tail[:near] == first.lead[-near:]
    return [
        *same, first.lead[-near:] == second.lead[-near:], first.tail[:near] == second.tail[:near],
        first.lead[-1:] == second.lead[-1:], crossed, bool(first.indicator) and first.indicator == second.indicator,
    ]  # fmt: skip


def _han(match: re.Match[str] | None) -> str:
    return match.group() if match else ""


def _places(first: ToldValue, second: ToldValue) -> list[float]:
    """Return where two values stand."""
    return [
        first.planned and second.planned, first.planned != second.planned,
        math.log1p(abs(first.start - second.start)), first.often or second.often,
        first.past and second.past, first.past != second.past, first.idle + second.idle,
        *sorted((len(first.clause), len(second.clause))), len(first.sentence) + len(second.sentence),
        first.part + second.part, first.whole + second.whole, first.compared != second.compared,
    ]  # fmt: skip


def _told_apart(first: ToldValue, second: ToldValue) -> list[float]:
    """Return what tells two values apart by itself: sessions, parts of the year, bounds."""
    found: list[float] = []
    sessions, halves = (
        [frozenset(m.group() for m in pattern.finditer(t.raw)) for t in (first, second)]
        for pattern in (_session(), _halves())
    )
    found += [
        _apart(*sessions),
        bool(sessions[0] & sessions[1]),
        bool(sessions[0]) != bool(sessions[1]),
    ]
    found += [_apart(*halves), bool(halves[0]) != bool(halves[1])]
    return [*found, sum(bool(_bounds().search(t.raw)) for t in (first, second))]


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


@cache
def _session() -> re.Pattern[str]:
    return lazy(load("clashes")["session"])


@cache
def _halves() -> re.Pattern[str]:
    return lazy(alternation(load("clashes")["halves"]))


@cache
def _bounds() -> re.Pattern[str]:
    return lazy(alternation(load("clashes")["bounds"]))
