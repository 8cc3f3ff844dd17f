"""A linear-chain model that labels the lines of a text: weights as JSON, Viterbi in plain Python.

The weights come from ``unionnlp.training.lines``; nothing in the file is code.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError

FILE_NAME = "lines.json"
_FORBIDDEN = -(10**12)
_SCALE = 100  # weights have two decimals
_MIDDLE = 1 << 31
_REMEMBERED = 4096  # bundles of features whose sums are remembered

Lead = tuple[int, tuple[int, ...], tuple[int, ...]]
"""Of a label: by how much it must lead to be the best one before all others, its weights before each of
them, and those that it may not stand before."""

Feature = str | tuple[str, ...]
"""A feature, or several that come together: their sum is remembered."""


class Weights(msgspec.Struct, frozen=True):
    """What the file holds: labels, weights from label to label, and of each feature by label number.

    ``starts`` are the labels that may open a text; a transition that is not listed is forbidden.
    """

    labels: tuple[str, ...]
    starts: tuple[int, ...]
    transitions: tuple[tuple[int, int, float], ...]
    features: dict[str, tuple[float, ...]]


class Chain(msgspec.Struct, frozen=True):
    """A model ready to label: ``before[j]`` lists (i, weight) of the labels that may stand before ``j``.

    ``leads[i]`` is what holds where label ``i`` leads by far; ``packed`` keeps the weights of features,
    ``bundles`` those of features that come together.
    """

    labels: tuple[str, ...]
    starts: frozenset[int]
    before: tuple[tuple[tuple[int, int], ...], ...]
    features: dict[str, tuple[float, ...]]
    packed: dict[str, int]
    zero: int
    leads: tuple[Lead, ...]
    bundles: dict[tuple[str, ...], int]
    numbers: tuple[int, ...]

    def label(self, rows: Sequence[Sequence[Feature]]) -> list[str]:
        """Return the best label of each row of features, decided over all rows at once."""
        if not rows:
            return []
        scores = [self._score(row) for row in rows]
        best = [s if j in self.starts else _FORBIDDEN for j, s in enumerate(scores[0])]
        back: list[list[int]] = []
        for emission in scores[1:]:
            reached: list[int] = []
            came: list[int] = []
            peak = max(best)
            lead = best.index(peak)
            second = max([*best[:lead], *best[lead + 1 :]], default=_FORBIDDEN * 2)
            margin, weights, barred = self.leads[lead]
            clear = peak - second > margin
            if clear:
                reached = [peak + w + own for w, own in zip(weights, emission, strict=True)]
                came = [lead] * len(emission)
            for j in barred if clear else self.numbers:
                own = emission[j]
                top, at = _FORBIDDEN * 2, 0
                for i, weight in self.before[j]:
                    value = best[i] + weight
                    if value > top:
                        top, at = value, i
                if clear:
                    reached[j], came[j] = top + own, at
                else:
                    reached.append(top + own)
                    came.append(at)
            best = reached
            back.append(came)
        at = max(range(len(best)), key=best.__getitem__)
        path = [at]
        for came in reversed(back):
            at = came[at]
            path.append(at)
        return [self.labels[k] for k in reversed(path)]

    def _score(self, row: Sequence[Feature]) -> tuple[int, ...]:
        """Return the sum of each label's weights: all labels are added in one number, a field for each."""
        total = self.zero
        packed, bundles = self.packed, self.bundles
        for name in row:
            if isinstance(name, tuple):
                value = bundles.get(name)
                if value is None:
                    if len(bundles) >= _REMEMBERED:
                        bundles.clear()
                    value = bundles[name] = sum([self._weight(part) for part in name])
                total += value
            elif name in packed:
                total += packed[name]
            else:
                total += self._weight(name)
        size = 4 * len(self.labels)
        fields = memoryview(total.to_bytes(size, "little")).cast("I")
        return tuple(field - _MIDDLE for field in fields)

    def _weight(self, name: str) -> int:
        value = self.packed.get(name)
        if value is None:
            pairs = self.features.get(name)
            if not pairs:
                return 0
            value = self.packed[name] = _packed(pairs)
        return value


def _packed(pairs: Sequence[float]) -> int:
    """Return (label, weight) pairs as one number with a field of 32 bits for each label."""
    value = 0
    for k in range(0, len(pairs), 2):
        value += round(pairs[k + 1] * _SCALE) << (32 * int(pairs[k]))
    return value


def make(weights: Weights) -> Chain:
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
        weights.features,
        {},
        sum(_MIDDLE << (32 * k) for k in labels),
        tuple(_lead(direct, i) for i in labels),
        {},
        tuple(labels),
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
        return make(msgspec.json.decode(path().read_bytes(), type=Weights))
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"models/{FILE_NAME}: {error}; reinstall unionnlp") from error
