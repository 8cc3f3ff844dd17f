"""Span arithmetic over normalised text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


def lines(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the trimmed spans of the lines of ``plain[start:end]`` that are not blank."""
    spans, cursor = [], start
    for line in plain[start:end].split("\n"):
        body = line.strip()
        if body:
            begin = cursor + line.index(body)
            spans.append((begin, begin + len(body)))
        cursor += len(line) + 1
    return spans


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in their order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


class Touching:
    """Which of some spans, that may overlap, touch a stretch: told without a look at all of them."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=lambda k: spans[k])
        self._starts = [spans[k][0] for k in self._order]
        self._reach = list(accumulate((spans[k][1] for k in self._order), max))

    def within(self, start: int, end: int) -> list[int]:
        """Return the numbers of the spans that touch ``[start, end)``."""
        first, stop = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [k for k in self._order[first:stop] if self._spans[k][1] > start]


def holds(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether one of ``merged`` spans holds an offset."""
    k = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return k >= 0 and at < spans[k][1]


def meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether one of ``merged`` spans touches ``[start, end)``."""
    k = bisect_right(spans, start, key=lambda span: span[0])
    return (k > 0 and start < spans[k - 1][1]) or (k < len(spans) and spans[k][0] < end)
