"""What a sentence says, learned from annotated ones: that work is dropped, a rule broken, or nothing promised.

A linear model for each kind adds up the weights of what a sentence has: the character n-grams of its clauses,
and the pairs of words that stand in it one before the other (``不再 … 补助``). The weights lie in one table of
models/sentences.json, found by a hash of each feature, so that many of them cost nothing to load; they are
learned by ``training.sentences``. No text is in the table, and it is read with plain arithmetic.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import Final
from zlib import crc32

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError
from unionnlp.grammar.words import parted
from unionnlp.patterns import lazy

FILE_NAME = "sentences.json"
MAX_GRAM = 4
"""Longest n-gram of a feature, in characters (3 to 5 tried)."""
REACH = 16
"""Words that follow a word with which it makes a pair (8, 16 and 40 tried)."""
SLOTS = 1 << 18
"""Places of the table; a feature has one."""
WIDTH = 4
"""Bytes of a place: a byte of the feature's hash, and a weight (``ZERO`` more than it is) for each kind."""
ZERO = 128
CHECKED = 24
"""The bits of a hash from which on they tell whose a place is."""

_CLAUSES = lazy(r"[,，。;；:：、!！?？\n]+")
_DIGITS = lazy(r"[1-9]")
_STEP, _LONGEST = 15, 8
_WHOLE: Final = 0xFFFFFFFF
_SPREAD: Final = (
    0x9E3779B1  # an odd number that mixes the bits of a hash (Knuth's multiplicative hashing)
)
_PASSED: Final = frozenset(" \t\n　,.;:!?，。、；：！？“”‘’\"'()（）《》")


class Learned(msgspec.Struct, frozen=True):
    """What makes a probability of a kind's sum of weights.

    ``scale`` is the worth of one step of a weight; ``asked`` is the least probability that is told.
    """

    scale: float
    bias: float
    slope: float
    intercept: float
    asked: float

    def probability(self, total: float) -> float:
        """Return how likely a sentence is of this kind, from 0 to 1."""
        x = self.slope * (total + self.bias) + self.intercept
        return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0


class Judge(msgspec.Struct, frozen=True):
    """The kinds that are known, in the order of their weights in a place of ``table``."""

    kinds: dict[str, Learned]
    table: bytes

    def judge(self, sentence: str) -> dict[str, float]:
        """Return how likely a normalised sentence is of each kind."""
        table = self.table
        held = [
            place
            for hashed in features(sentence)
            if table[place := hashed % SLOTS * WIDTH] == hashed >> CHECKED
        ]
        return {
            kind: one.probability(
                one.scale * (sum([table[at + number] for at in held]) - ZERO * len(held))
            )
            for number, (kind, one) in enumerate(self.kinds.items(), 1)
        }

    def told(self, sentence: str) -> dict[str, float]:
        """Return the kinds that a sentence is told to be of, with their probabilities."""
        judged = self.judge(sentence)
        return {kind: p for kind, p in judged.items() if p >= self.kinds[kind].asked}


@cache
def learned() -> Judge:
    """Return the shipped judge; raise ``KnowledgeError`` (U300) if it cannot be read."""
    try:
        judge = msgspec.json.decode(resources.weights(FILE_NAME).read_bytes(), type=Judge)
        if len(judge.table) != SLOTS * WIDTH or len(judge.kinds) >= WIDTH:
            raise msgspec.ValidationError("a table of another version")
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"models/{FILE_NAME}: {error}; reinstall unionnlp") from error
    return judge


def features(sentence: str) -> set[int]:
    """Return the features of a normalised sentence, each a hash of 32 bits: its ``grams`` and its ``pairs``."""
    return grams(sentence) | pairs(sentence)


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
