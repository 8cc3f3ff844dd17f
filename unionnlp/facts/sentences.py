"""What a sentence says, learned from annotated ones: that work is dropped, a rule broken, or nothing promised.

A linear model for each kind adds up the weights of the character n-grams of a sentence's clauses; the
weights lie as JSON in models/sentences.json and are learned by ``training.sentences``. Nothing but
short strings is in it, and it is read with plain arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from itertools import repeat

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError
from unionnlp.patterns import lazy

FILE_NAME = "sentences.json"
MAX_GRAM = 4
"""Longest n-gram of a feature (3 to 5 tried)."""

_CLAUSES = lazy(r"[,，。;；:：、!！?？\n]+")
_DIGITS = lazy(r"[1-9]")
_STEP, _LONGEST = 15, 8


class Learned(msgspec.Struct, frozen=True):
    """The weights of one kind of sentence.

    ``slope`` and ``intercept`` make a probability of the sum, ``asked`` is the least one that is told.
    """

    weights: dict[str, float]
    bias: float
    slope: float
    intercept: float
    asked: float

    def probability(self, grams: set[str]) -> float:
        """Return how likely a sentence with these features is of this kind, from 0 to 1."""
        total = sum(map(self.weights.get, grams, repeat(0.0)))
        x = (
            self.slope * round(total + self.bias, 6) + self.intercept
        )  # the order of a set must not matter
        return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0


@cache
def learned() -> Mapping[str, Learned]:
    """Return the kinds that are known; raise ``KnowledgeError`` (U300) if they cannot be read."""
    try:
        return msgspec.json.decode(
            resources.weights(FILE_NAME).read_bytes(), type=dict[str, Learned]
        )
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"models/{FILE_NAME}: {error}; reinstall unionnlp") from error


def grams(sentence: str) -> set[str]:
    """Return the features of a normalised sentence: n-grams of its clauses, its length, whether it counts."""
    text = _DIGITS.sub("0", sentence)
    found = {f"len{min(len(text) // _STEP, _LONGEST)}", "num" if "0" in text else "words"}
    for clause in _CLAUSES.split(text):
        if not clause:
            continue
        marked = f"^{clause}$"
        for size in range(1, MAX_GRAM + 1):
            found.update([marked[at : at + size] for at in range(len(marked) - size + 1)])
    return found
