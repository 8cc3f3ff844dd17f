"""A linear-chain model that labels the lines of a text: weights as JSON, Viterbi in plain Python.

The weights come from ``unionnlp.training.lines``; nothing in the file is code.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import add
from pathlib import Path
from struct import Struct

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError, reason

FILE_NAME = "lines.json"
_FORBIDDEN = -(10**12)
_SCALE = 100  # weights have two decimals
_MIDDLE = 1 << 31
_REMEMBERED = 8192  # features and bundles of them whose weights are remembered

Lead = tuple[int, tuple[int, ...], tuple[int, ...]]
"""Of a label: by how much it must lead to be the best one before all others, its weights before each of
them, and those that it may not stand before."""

Feature = str | tuple[str, ...]
"""A feature, or several that come together: their sum is remembered."""


class LineWeights(msgspec.Struct, frozen=True):
    """What the file holds: labels, weights from label to label, and of each feature by label number.

    ``starts`` are the labels that may open a text; a transition that is not listed is forbidden.
    """

    labels: tuple[str, ...]
    starts: tuple[int, ...]
    transitions: tuple[tuple[int, int, float], ...]
    features: dict[str, tuple[float, ...]]


class _Sums(dict[Feature, int]):
    """The weights of features, and of those that come together, worked out when they are first met."""

    def __init__(self, features: dict[str, tuple[float, ...]]) -> None:
        super().__init__()
        self._features = features
        self._packed: dict[str, int] = {}

    def __missing__(self, name: Feature) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        parts = (name,) if isinstance(name, str) else name
        value = self[name] = sum(map(self._weight, parts))
        return value

    def _weight(self, name: str) -> int:
        value = self._packed.get(name)
        if value is None:
            pairs = self._features.get(name)
            if not pairs:
                return 0
            value = self._packed[name] = _packed(pairs)
        return value


class Chain(msgspec.Struct, frozen=True):
    """A model ready to label: ``before[j]`` lists (i, weight) of the labels that may stand before ``j``.

    ``after[i]`` lists (j, weight) of those that may stand behind ``i``; ``leads[i]`` is what holds where
    label ``i`` leads by far; ``packed`` are the weights of features, all labels' in one number, and ``fields``
    takes such a number apart.
    """

    labels: tuple[str, ...]
    starts: frozenset[int]
    before: tuple[tuple[tuple[int, int], ...], ...]
    after: tuple[tuple[tuple[int, int], ...], ...]
    packed: _Sums
    zero: int
    leads: tuple[Lead, ...]
    fields: Struct

    def label(self, rows: Sequence[Sequence[Feature]]) -> list[str]:
        """Return the best label of each row of features, decided over all rows at once.

        The scores of a row are told from its best one, which leads nowhere else.
        """
        if not rows:
            return []
        first, *rest = map(self._score, rows)
        best = [s if j in self.starts else _FORBIDDEN for j, s in enumerate(first)]
        back: list[list[int]] = []
        for emission in rest:
            reached, came = self._reached(best)
            best = list(map(add, reached, emission))
            back.append(came)
        at = best.index(max(best))
        path = [at]
        for came in reversed(back):
            at = came[at]
            path.append(at)
        return [self.labels[k] for k in reversed(path)]

    def _reached(self, best: list[int]) -> tuple[list[int], list[int]]:
        """Return by how much each label of the next row is better or worse than the best of this one.

        And the label before it: the first of those that are as good.
        """
        peak = max(best)
        lead = best.index(peak)
        margin, weights, barred = self.leads[lead]
        reached, came = list(weights), [lead] * len(weights)
        least = peak - margin
        for i, own in enumerate(best):
            if own < least or i == lead:
                continue  # it is behind the leading label before all that this one may stand before
            gap = own - peak
            for j, weight in self.after[i]:
                value = gap + weight
                if value > reached[j] or (value == reached[j] and i < came[j]):
                    reached[j], came[j] = value, i
        for j in barred:
            top, at = _FORBIDDEN * 2, 0
            for i, weight in self.before[j]:
                value = best[i] + weight
                if value > top:
                    top, at = value, i
            reached[j], came[j] = top - peak, at
        return reached, came

    def _score(self, row: Sequence[Feature]) -> tuple[int, ...]:
        """Return the sum of each label's weights: all labels are added in one number, a field for each.

        Each is greater by the same number, so that none is negative.
        """
        total = sum(map(self.packed.__getitem__, row), self.zero)
        return self.fields.unpack(total.to_bytes(self.fields.size, "little"))


def _packed(pairs: Sequence[float]) -> int:
    """Return (label, weight) pairs as one number with a field of 32 bits for each label."""
    value = 0
    for k in range(0, len(pairs), 2):
        value += round(pairs[k + 1] * _SCALE) << (32 * int(pairs[k]))
    return value


def make(weights: LineWeights) -> Chain:
    """Return a model of ``weights``."""
    before: list[list[tuple[int, int]]] = [[] for _ in weights.labels]
    for i, j, weight in weights.transitions:
        before[j].append((i, round(weight * _SCALE)))
    direct = [dict(row) for row in before]
    labels = range(len(weights.labels))
    return Chain(
        weights.labels,
        frozenset(weights.starts),
        tuple(tuple(x) for x in before),
        tuple(tuple((j, row[i]) for j, row in enumerate(direct) if i in row) for i in labels),
        _Sums(weights.features),
        sum(_MIDDLE << (32 * k) for k in labels),
        tuple(_lead(direct, i) for i in labels),
        Struct(f"<{len(weights.labels)}I"),
    )


def _lead(direct: Sequence[dict[int, int]], lead: int) -> Lead:
    barred = tuple(j for j, row in enumerate(direct) if lead not in row)
    margin = max((max(row.values()) - row[lead] for row in direct if lead in row), default=0)
    return margin, tuple(row.get(lead, 0) for row in direct), barred


def path() -> Path:
    """Return where the shipped weights lie."""
    return resources.weights(FILE_NAME)


@cache
def shipped() -> Chain:
    """Return the shipped model; raise ``KnowledgeError`` (U300) where its file is missing or broken."""
    try:
        return make(msgspec.json.decode(path().read_bytes(), type=LineWeights))
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"models/{FILE_NAME}: {reason(error)}; reinstall unionnlp") from error
