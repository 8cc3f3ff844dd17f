"""What a sentence says, learned from annotated ones: work is dropped, a rule broken, nothing promised, out of place.

A linear model for each kind adds up the weights of what a sentence has: the character n-grams of its clauses,
and the pairs of words that stand in it one before the other (``不再 … 补助``). Whether it is in its place, the
n-grams tell together with the kind of unit and the year of the plan. The weights lie in two tables of
models/sentences.json, found by a hash of each feature, so that many of them cost nothing to load; they are
learned by ``training.sentences``. No text is in the tables, and they are read with plain arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final
from zlib import crc32

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError
from unionnlp.grammar.cuts import CLAUSE
from unionnlp.grammar.words import parted
from unionnlp.patterns import lazy

FILE_NAME = "sentences.json"
MAX_GRAM = 4
"""Longest n-gram of a feature, in characters (3 to 5 tried)."""
REACH = 16
"""Words that follow a word with which it makes a pair (8, 16 and 40 tried)."""
ZERO = 128
"""The byte of a weight of nothing; a byte is so much more than its weight."""
SINCE = 2022
"""The year from which on it is known what belongs to a year: nothing was learned of earlier plans."""
CHECKED = 24
"""The bits of a hash from which on they tell whose a place of a table is."""

_CLAUSES = lazy(f"[{CLAUSE}、]+")
_DIGITS = lazy(r"[1-9]")
_STEP, _LONGEST = 15, 8
_WHOLE: Final = 0xFFFFFFFF
_SPREAD: Final = (
    0x9E3779B1  # an odd number that mixes the bits of a hash (Knuth's multiplicative hashing)
)
_PASSED: Final = frozenset(" \t\n　,.;:!?，。、；：！？“”‘’\"'()（）《》")


class KindScale(msgspec.Struct, frozen=True):
    """What makes a probability of a kind's sum of weights.

    ``scale`` is the worth of one step of a weight; ``asked`` is the least probability that is told, ``hinted``
    the least of what the author is asked to look at.
    """

    scale: float
    bias: float
    slope: float
    intercept: float
    asked: float
    hinted: float

    def probability(self, total: float) -> float:
        """Return how likely a sentence is of this kind, from 0 to 1."""
        x = self.slope * (total + self.bias) + self.intercept
        return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0


class SentenceJudge(msgspec.Struct, frozen=True):
    """The kinds that are known, in the order of their weights in a place of ``table``.

    A place has a byte of a feature's hash, and the byte of its weight for each kind; there are ``slots`` places.
    """

    kinds: dict[str, KindScale]
    table: bytes
    slots: int

    def judge(self, features: Iterable[int]) -> dict[str, float]:
        """Return how likely a sentence that has some features is of each kind."""
        table, slots, width = self.table, self.slots, len(self.kinds) + 1
        held = [
            place
            for hashed in features
            if table[place := hashed % slots * width] == hashed >> CHECKED
        ]
        return {
            kind: one.probability(
                one.scale * (sum([table[at + number] for at in held]) - ZERO * len(held))
            )
            for number, (kind, one) in enumerate(self.kinds.items(), 1)
        }


class Judges(msgspec.Struct, frozen=True):
    """The judge of what the words of a sentence say, and the one of whether it is in its place."""

    words: SentenceJudge
    place: SentenceJudge

    @property
    def kinds(self) -> dict[str, KindScale]:
        """The kinds that are known."""
        return self.words.kinds | self.place.kinds

    def judge(self, sentence: str, unit: str | None, year: int | None) -> dict[str, float]:
        """Return how likely a normalised sentence is of each kind.

        ``unit`` is the kind of unit in whose plan it stands (a ``SchoolType``), ``year`` the plan's year. Where one
        is not known (or before ``SINCE``), what hangs on it is not likely at all.
        """
        year = year if year and year >= SINCE else None
        alone = grams(sentence)
        likely = self.words.judge(alone | pairs(sentence))
        placed = self.place.judge(in_place(alone, unit, year))
        for kind, known in (("foreign", unit), ("outdated", year)):
            likely[kind] = placed.get(kind, 0.0) if known else 0.0
        return likely

    def told(self, sentence: str, unit: str | None, year: int | None) -> dict[str, float]:
        """Return the kinds that a sentence may be of (from ``hinted`` on), with their probabilities."""
        return self.hinted(self.judge(sentence, unit, year))

    def hinted(self, likely: dict[str, float]) -> dict[str, float]:
        """Return those of a sentence's kinds that are likely enough to ask about."""
        kinds = self.kinds
        return {kind: p for kind, p in likely.items() if p >= kinds[kind].hinted}


@cache
def learned() -> Judges:
    """Return the shipped judges; raise ``KnowledgeError`` (U300) if they cannot be read."""
    judges = resources.model(FILE_NAME, Judges)
    for one in (judges.words, judges.place):
        whole(FILE_NAME, one)
    return judges


def whole(name: str, judge: SentenceJudge) -> SentenceJudge:
    """Return a judge; raise ``KnowledgeError`` (U300) where its table is not of its size."""
    if len(judge.table) != judge.slots * (len(judge.kinds) + 1):
        error = "a table of another version"
        raise KnowledgeError(f"models/{name}: {error}; reinstall unionnlp")
    return judge


def in_place(alone: Iterable[int], *places: str | int | None) -> set[int]:
    """Return some n-grams (``grams``), and each of them together with each place that is known."""
    found = set(alone)
    for place in places:
        if place:
            found |= marked(alone, place)
    return found


def marked(features: Iterable[int], mark: str | int) -> set[int]:
    """Return features as others of their own: those that stand at ``mark``."""
    held = crc32(str(mark).encode())
    return {feature * _SPREAD & _WHOLE ^ held for feature in features}


def grams(sentence: str) -> set[int]:
    """Return the n-grams of the clauses of a sentence, its length, and whether it counts."""
    text = _DIGITS.sub("0", sentence)
    size = f"len{min(len(text) // _STEP, _LONGEST)}"
    found = {crc32(size.encode()), crc32(b"num" if "0" in text else b"words")}
    for clause in _CLAUSES.split(text):
        if clause:
            coded = f"^{clause}$".encode("utf-16-le", "surrogatepass")
            for wide in range(2, 2 * MAX_GRAM + 1, 2):
                ends = range(wide, len(coded) + 1, 2)
                found.update([crc32(coded[end - wide : end]) for end in ends])
    return found


def pairs(sentence: str) -> set[int]:
    """Return the pairs of a word and one that follows it, punctuation passed over."""
    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in _words(sentence)]
    found: set[int] = set()
    for at, word in enumerate(words):
        first = word * _SPREAD
        found.update([first + then & _WHOLE for then in words[at + 1 : at + 1 + REACH]])
    return found


def _words(sentence: str) -> list[str]:
    """Return the words of a sentence, numbers of any size as one."""
    text = _DIGITS.sub("0", sentence)
    starts, _ = parted(text)
    words = [text[start:end] for start, end in pairwise((*starts, len(text)))]
    return ["0" if word.isdigit() else word for word in words if word not in _PASSED]
