"""The line reader's chain: its short ways give what trying every label before every other gives."""

from __future__ import annotations

import random
from itertools import pairwise, product

from unionnlp.structure import sequence
from unionnlp.structure.sequence import LineWeights

LABELS = ("a", "b", "c", "d")


def weights(chance: random.Random) -> LineWeights:
    allowed = [(i, j) for i in range(4) for j in range(4) if i == j or chance.random() < 0.7]
    return LineWeights(
        LABELS,
        (0, 1, 2),
        tuple((i, j, chance.randrange(-300, 300) / 100) for i, j in allowed),
        {
            f: tuple(x for k in range(4) for x in (k, chance.randrange(-400, 400) / 100))
            for f in "pqr"
        },
    )


def every_way(model: LineWeights, rows: list[list[str]]) -> float:
    """Return what the best of all ways through the rows is worth."""
    between = {(i, j): weight for i, j, weight in model.transitions}
    return max(worth(model, between, rows, way) for way in product(range(4), repeat=len(rows)))


def worth(
    model: LineWeights,
    between: dict[tuple[int, int], float],
    rows: list[list[str]],
    way: tuple[int, ...],
) -> float:
    if way[0] not in model.starts or any(pair not in between for pair in pairwise(way)):
        return float("-inf")
    own = sum(model.features[f][2 * k + 1] for row, k in zip(rows, way, strict=True) for f in row)
    return own + sum(between[pair] for pair in pairwise(way))


def test_the_best_way_through_the_lines_is_found() -> None:
    chance = random.Random(7)
    for _ in range(200):
        model = weights(chance)
        rows = [chance.sample("pqr", chance.randrange(4)) for _ in range(chance.randrange(1, 6))]
        found = sequence.make(model).label(rows)
        between = {(i, j): weight for i, j, weight in model.transitions}
        way = tuple(LABELS.index(label) for label in found)
        assert abs(worth(model, between, rows, way) - every_way(model, rows)) < 1e-6
