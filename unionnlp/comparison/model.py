"""The weights by which a promise and a clause are linked, learned from pairs with known answers.

They are plain JSON figures (``models/compare.json``); ``scripts/train_compare.py`` makes them.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul

import msgspec

from unionnlp.comparison.likeness import FEATURES
from unionnlp.errors import KnowledgeError
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


def margins(scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return for each pair (promise, clause) how far it stands above its best rivals.

    The first number compares with the other clauses of the promise, the second with the
    other promises of the clause; both within ±``REACH``.
    """
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), score in scores.items():
        rows.setdefault(i, []).append(score)
        columns.setdefault(j, []).append(score)
    best = {i: sorted(s, reverse=True)[:2] for i, s in rows.items()}
    top = {j: sorted(s, reverse=True)[:2] for j, s in columns.items()}
    return {
        (i, j): (_over(score, best[i]), _over(score, top[j])) for (i, j), score in scores.items()
    }


def _over(score: float, two: list[float]) -> float:
    rival = two[0] if score < two[0] else two[1] if len(two) > 1 else score - REACH
    return max(-REACH, min(REACH, score - rival))


@cache
def load() -> LinkModel:
    """Return the shipped model; raise ``KnowledgeError`` (U300) if it cannot be read."""
    try:
        data = place(FILE_NAME).read_bytes()
        model = msgspec.json.decode(data, type=LinkModel)
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"resources/{FILE_NAME}: {error}; reinstall unionnlp") from error
    if set(model.weights) != set(FEATURES):
        raise KnowledgeError(f"resources/{FILE_NAME}: other features than the program's; reinstall")
    return model
