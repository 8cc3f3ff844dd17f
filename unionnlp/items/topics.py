"""How much the words of a line speak for each item, whatever cue stands in it.

Every character and bigram has a weight for every item; they lie in one table of bytes, so that many of them
cost nothing to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import msgspec

from unionnlp.packed import Grams, Met

ZERO: Final = 128
"""What a byte holds for a weight of nothing."""
STEPS: Final = 127
"""The largest weight, in steps."""


class TopicRows(NamedTuple):
    """The known characters and bigrams of some words: their rows in the table, and the root of how many there are."""

    rows: list[int]
    root: float


class Topics(msgspec.Struct, frozen=True, dict=True):
    """The weights of characters and bigrams.

    ``table`` has a row for each of ``grams`` and in it a byte for each of ``items``; ``scale`` is what a step is
    worth, and ``bias`` what stands before all weights, by item.
    """

    items: tuple[str, ...]
    grams: Grams
    scale: tuple[float, ...]
    bias: tuple[float, ...]
    table: bytes

    @cached_property
    def _rows(self) -> Met[str, int]:
        place, width = self.grams.place, len(self.items)
        return Met(lambda gram: place(gram) * width)

    def columns(self, items: Sequence[str]) -> list[int | None]:
        """Return the column of each of some items, ``None`` for one that was not learned."""
        known = {item: column for column, item in enumerate(self.items)}
        return [known.get(item) for item in items]

    def about(self, grams: set[str]) -> TopicRows:
        """Return where the weights of some characters and bigrams lie (never of none)."""
        rows = [row for row in map(self._rows.__getitem__, grams) if row >= 0]
        return TopicRows(rows, len(grams) ** 0.5)

    def spoken(self, column: int, about: TopicRows) -> float:
        """Return how much words speak for a column's item: the sum of their weights by the root of their number."""
        table, (rows, root) = self.table, about
        steps = sum([table[row + column] for row in rows]) - ZERO * len(rows)
        return self.bias[column] + self.scale[column] * steps / root
