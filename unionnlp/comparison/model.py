"""The weights by which a promise and a clause are linked, learned from pairs with known answers.

They are plain JSON figures (``models/compare.json``); ``scripts/train_compare.py`` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from operator import mul

import msgspec

from unionnlp.comparison.likeness import FEATURES
from unionnlp.errors import KnowledgeError, reason
from unionnlp.resources import place

FILE_NAME = "compare.json"
REACH = 6.0  # a lead of more tells no more


CONTEST = ("likeness", "over_clauses", "over_promises")
"""What decides a link: the likeness of a pair (a logit), and how far it stands above the best other
clause for the promise, and above the best other promise for the clause."""


class LinkModel(msgspec.Struct, frozen=True, kw_only=True):
    """Two logistic models: how alike a promise and a clause are, and whether they belong together.

    ``weights`` stand over ``likeness.FEATURES``, ``contest`` over ``CONTEST``. ``threshold`` is the
    least probability of a first link, ``second`` that of a second clause for one promise,
    ``shared`` of a second promise for one clause.
    """

    weights: dict[str, float]
    intercept: float
    contest: dict[str, float]
    contest_intercept: float
    threshold: float = 0.5
    second: float = 0.5
    shared: float = 0.5

    def likeness(self, values: tuple[float, ...]) -> float:
        """Return how alike a promise and a clause are: a logit, unbounded."""
        weights = map(self.weights.__getitem__, FEATURES)
        return float(self.intercept + sum(map(mul, weights, values)))

    def probability(self, likeness: float, over_clauses: float, over_promises: float) -> float:
        """Return the probability that a clause reports a promise, from what ``CONTEST`` names."""
        total = self.contest_intercept
        for name, value in zip(CONTEST, (likeness, over_clauses, over_promises), strict=True):
            total += self.contest[name] * value
        return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


class Margins:
    """How far each pair of a promise and a clause stands above its best rivals.

    Of every promise and clause no more than its two best scores are kept.
    """

    def __init__(self, scores: Mapping[tuple[int, int], float]) -> None:
        """``scores`` tells how alike the clauses (second) are to the promises (first)."""
        self._rows: dict[int, tuple[float, ...]] = {}
        self._columns: dict[int, tuple[float, ...]] = {}
        for (i, j), score in scores.items():
            self._rows[i] = _two_best(self._rows.get(i, ()), score)
            self._columns[j] = _two_best(self._columns.get(j, ()), score)

    def of(self, pair: tuple[int, int], score: float) -> tuple[float, float]:
        """Return the two numbers of a pair, both within ±``REACH``.

        The first compares with the other clauses of the promise, the second with the other
        promises of the clause.
        """
        return _over(score, self._rows[pair[0]]), _over(score, self._columns[pair[1]])


def _two_best(held: tuple[float, ...], score: float) -> tuple[float, ...]:
    if len(held) == 2 and score <= held[1]:
        return held
    return tuple(sorted((*held, score), reverse=True)[:2])


def _over(score: float, two: tuple[float, ...]) -> float:
    rival = two[0] if score < two[0] else two[1] if len(two) > 1 else score - REACH
    return max(-REACH, min(REACH, score - rival))


@cache
def load() -> LinkModel:
    """Return the shipped model; raise ``KnowledgeError`` (U300) if it cannot be read."""
    try:
        data = place(FILE_NAME).read_bytes()
        model = msgspec.json.decode(data, type=LinkModel)
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(
            f"resources/{FILE_NAME}: {reason(error)}; reinstall unionnlp"
        ) from error
    if set(model.weights) != set(FEATURES):
        raise KnowledgeError(f"resources/{FILE_NAME}: other features than the program's; reinstall")
    return model
