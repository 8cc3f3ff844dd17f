"""How likely two values of a draft contradict each other: two sets of small trees, learned from marked drafts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from unionnlp import resources
from unionnlp.checks.clashes.likeness import PairRarity

FILE_NAME: Final = "clashes.json"


class Tree(msgspec.Struct, frozen=True):
    """A decision tree: the nodes' features, limits, children where not above and where above, and values.

    A leaf has the feature -1.
    """

    features: tuple[int, ...]
    limits: tuple[float, ...]
    below: tuple[int, ...]
    above: tuple[int, ...]
    values: tuple[float, ...]

    def value(self, features: Sequence[float]) -> float:
        """Return the value of the leaf that features lead to."""
        node = 0
        while (feature := self.features[node]) >= 0:
            node = (self.below if features[feature] <= self.limits[node] else self.above)[node]
        return self.values[node]


class ClashJudge(msgspec.Struct, frozen=True):
    """The trees, how rare words are, and from which probability on a pair is told, or asked about.

    Each tree of the ``forest`` gives a probability, those that are ``boosted`` correct each other: their sum,
    begun with ``start``, is the logit of one.
    """

    asked: float
    hinted: float
    rarity: PairRarity
    forest: tuple[Tree, ...]
    boosted: tuple[Tree, ...]
    start: float

    def clash(self, features: Sequence[float]) -> float:
        """Return how likely a pair with such features is a contradiction, from 0 to 1."""
        mean = sum(tree.value(features) for tree in self.forest) / len(self.forest)
        logit = self.start + sum(tree.value(features) for tree in self.boosted)
        return (mean + 1 / (1 + math.exp(-logit))) / 2


@cache
def learned() -> ClashJudge:
    """Return the shipped judge; raise ``KnowledgeError`` (U300) if it cannot be read."""
    return resources.model(FILE_NAME, ClashJudge)
