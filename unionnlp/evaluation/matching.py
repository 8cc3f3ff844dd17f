"""Which found fact answers which gold fact: spans, lines, one-to-one pairing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from unionnlp.evaluation.gold import GoldStretch

Pairs = list[tuple[int, int]]


class Lines:
    """A text with fast line numbers and the nearest visible characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = [i for i, char in enumerate(text) if char == "\n"]

    def number(self, offset: int) -> int:
        """Return the number of the line that holds ``offset``, from 0."""
        return bisect_left(self._breaks, offset)

    def limits(self, number: int) -> tuple[int, int]:
        """Return where line ``number`` begins and ends, its line break left out."""
        start = self._breaks[number - 1] + 1 if number else 0
        end = self._breaks[number] if number < len(self._breaks) else len(self.text)
        return start, end

    def first_ink(self, offset: int) -> int:
        """Return the first offset from ``offset`` on that is no blank."""
        while offset < len(self.text) and self.text[offset].isspace():
            offset += 1
        return offset

    def last_ink(self, offset: int) -> int:
        """Return the end of the last visible character before ``offset``."""
        while offset > 0 and self.text[offset - 1].isspace():
            offset -= 1
        return offset


def overlap(a: GoldStretch, b: GoldStretch) -> int:
    """Return how many code points two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def likeness(a: GoldStretch, b: GoldStretch) -> float:
    """Return shared over covered code points of two spans (0 to 1)."""
    shared = overlap(a, b)
    covered = (a.end - a.start) + (b.end - b.start) - shared
    return shared / covered if covered else 0.0


def touching(
    gold: Sequence[GoldStretch], found: Sequence[GoldStretch]
) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of spans that overlap, by one sweep over both lists."""
    order = sorted(range(len(found)), key=lambda j: found[j].start)
    active: list[int] = []
    cursor = 0
    for i in sorted(range(len(gold)), key=lambda i: gold[i].start):
        span = gold[i]
        active = [j for j in active if found[j].end > span.start]
        while cursor < len(order) and found[order[cursor]].start < span.end:
            if found[order[cursor]].end > span.start:
                active.append(order[cursor])
            cursor += 1
        yield from ((i, j) for j in active if overlap(span, found[j]))


def equal(keys: Sequence[object], others: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of equal keys."""
    places: dict[object, list[int]] = {}
    for j, key in enumerate(others):
        places.setdefault(key, []).append(j)
    for i, key in enumerate(keys):
        yield from ((i, j) for j in places.get(key, ()))


def pair(
    candidates: Iterable[tuple[int, int]], close: Callable[[int, int], float] = lambda i, j: 1.0
) -> Pairs:
    """Pair one to one, the closest first, earlier facts before later ones.

    ``close(i, j)`` is 0 for two facts that do not answer each other.
    """
    ranked = sorted((-close(i, j), i, j) for i, j in candidates)
    gold_used: set[int] = set()
    found_used: set[int] = set()
    pairs: Pairs = []
    for distance, i, j in ranked:
        if distance < 0 and i not in gold_used and j not in found_used:
            gold_used.add(i)
            found_used.add(j)
            pairs.append((i, j))
    return pairs
