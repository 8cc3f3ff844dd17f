"""Spans in their order, and what stands nearest before each: asked often, so built once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from unionnlp.records import Span

S = TypeVar("S", bound=Span)


class Ordered(Generic[S]):
    """Spans in their order, to be asked by stretch."""

    def __init__(self, spans: Sequence[S]) -> None:
        self._spans = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def within(self, start: int, end: int) -> Iterator[S]:
        """Yield the spans inside ``[start, end)``."""
        for k in range(bisect_left(self._starts, start), len(self._spans)):
            if self._starts[k] >= end:
                return
            if self._spans[k].end <= end:
                yield self._spans[k]


def nearest(sizes: Sequence[int]) -> list[int]:
    """Return for each size the number of the nearest larger one before it, or -1."""
    found: list[int] = []
    for k, size in enumerate(sizes):
        before = k - 1
        while before >= 0 and sizes[before] <= size:
            before = found[before]
        found.append(before)
    return found
