"""A document as one clean string, with the way back to the source.

What a website injected is skipped in a view, and lines broken in mid-sentence are
joined, so that rules match on sentences; every span is mapped back to the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class View:
    """Clean text over kept stretches of a normalised source.

    ``text`` is the clean string. ``source(i)`` gives the source offset of ``text[i]``;
    ``span(a, b)`` the source span that holds ``text[a:b]``, whatever was skipped between.
    """

    __slots__ = ("_clean", "_first", "_shift", "_source", "end", "start", "text")

    def __init__(self, norm: str, start: int, end: int, cuts: Iterable[tuple[int, int]]) -> None:
        parts: list[str] = []
        self._clean: list[int] = []
        self._source: list[int] = []
        self.start, self.end = start, end
        cursor, length = start, 0
        for cut_start, cut_end in [*sorted(cuts), (end, end)]:
            stop = min(cut_start, end)
            if stop > cursor:
                self._clean.append(length)
                self._source.append(cursor)
                parts.append(norm[cursor:stop])
                length += stop - cursor
            cursor = max(cursor, min(cut_end, end))
        self.text = "".join(parts)
        self._first = len(parts[0]) if parts else 0  # most views have one stretch
        self._shift = self._source[0] if parts else 0

    def source(self, index: int) -> int:
        """Return the source offset of the clean character ``index``."""
        if 0 <= index < self._first:
            return self._shift + index
        k = bisect_right(self._clean, index) - 1
        if k < 0:
            return self.start
        return self._source[k] + index - self._clean[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of ``text[start:end]`` (not empty)."""
        return self.source(start), self.source(end - 1) + 1

    def words(self, source: str, start: int, end: int) -> str:
        """Return the characters of ``source`` (the text as found) that stand for ``text[start:end]``."""
        first, last = self.span(start, end)
        if last - first == end - start:
            return source[first:last]
        return "".join(source[self.source(i)] for i in range(start, end))

    def clean(self, offset: int) -> int:
        """Return the clean index of a source offset (of the next kept one if it was cut)."""
        if 0 <= offset - self._shift < self._first:
            return offset - self._shift
        k = bisect_right(self._source, offset) - 1
        if k < 0:
            return 0
        limit = self._clean[k + 1] if k + 1 < len(self._clean) else len(self.text)
        return min(self._clean[k] + offset - self._source[k], limit)
