"""Which values of a draft are compared: those of one kind that differ and share words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from unionnlp.checks.clashes.likeness import Around, PairRarity, bigrams, common
from unionnlp.checks.clashes.told import NUMBER, TIME, ToldValue
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_MOST: Final = 40  # values with a word in common that are compared
_LEAST_SHARE: Final = 0.3  # a number that is less of another one is of something else
_TELLS: Final = 0.25  # how rare a word is by which times are compared
Pair = tuple[ToldValue, ToldValue, Around]


def pairs(values: Sequence[ToldValue], rarity: PairRarity) -> Iterator[Pair]:
    """Yield the pairs of values that may be of one thing and differ, with what the draft says around them.

    Values are found by the words that they share; of a word that more than forty share nothing is compared, so
    that a long draft takes no more time for each of its values.
    """
    groups = _groups(values)
    compared: dict[tuple[int, int], None] = {}
    for (kind, word), members in groups.items():
        if len(members) > _MOST or (kind == TIME and rarity.of(frozenset([word])) < _TELLS):
            continue
        for a, b in combinations(members, 2):
            if _apart(values[a], values[b]):
                compared[a, b] = None
    stands = Counter(k for pair in compared for k in pair)
    repeats = Counter((t.unit, t.value) for t in values if t.kind == NUMBER)
    for a, b in sorted(compared):
        first, second = values[a], values[b]
        shared = common(first.clause, second.clause)
        beside = min(
            (groups.get((first.kind, w), []) for w in bigrams(shared)), key=len, default=[]
        )
        yield first, second, Around(
            stands[a] + stands[b], (repeats[first.unit, first.value], repeats[second.unit, second.value]),
            len(beside), len({values[k].months for k in beside}) if first.kind == TIME else 0,
        )  # fmt: skip


def _groups(values: Sequence[ToldValue]) -> dict[tuple[str, str], list[int]]:
    """Return the values of each kind that have a word, by that word; a number has those beside it."""
    groups: dict[tuple[str, str], list[int]] = {}
    for k, value in enumerate(values):
        for word in bigrams(value.name if value.kind == NUMBER else value.clause):
            groups.setdefault((value.kind, word), []).append(k)
    return groups


def _apart(first: ToldValue, second: ToldValue) -> bool:
    """Say whether two values of one kind are different ones of what may be the same."""
    if first.place[0] < second.place[1] and second.place[0] < first.place[1]:
        return False
    if first.kind != TIME:
        return first.value != second.value and _kindred(first, second)
    if first.months and second.months:
        if not first.months & second.months:
            return True
        days = first.day, second.day
        return len(first.months) == len(second.months) == 1 and all(days) and days[0] != days[1]
    return bool(first.weeks and second.weeks) and not first.weeks & second.weeks


def _kindred(first: ToldValue, second: ToldValue) -> bool:
    """Say whether the units of two values are one, and numbers no more than a part from each other.

    What one lacks of the other may stand beside it: 会员134人, 131名会员，另3名.
    """
    units = {first.unit, second.unit}
    if len(units) > 1 and not any(units <= set(kin) for kin in load("clashes")["kindred"].values()):
        return False
    if (
        first.kind != NUMBER
        or not isinstance(first.value, float)
        or not isinstance(second.value, float)
    ):
        return first.kind != NUMBER
    low, high = sorted((first.value, second.value))
    rest = f"{high - low:g}"
    beside = any(rest in _rests().findall(value.raw) for value in (first, second))
    return low > high * _LEAST_SHARE and not beside


@cache
def _rests() -> re.Pattern[str]:
    """Return the pattern of what is told to be over, to come or to be gone."""
    table = load("clashes")["rest"]
    return lazy(rf"(?:{alternation(table)})[^\d,，。;；]{{0,5}}(\d{{1,6}})(?![\d.%月日号])")
