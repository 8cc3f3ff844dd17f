"""Which of many thousand words stand in a text: leftmost, of those the longest, none overlapping.

An automaton does this fastest, but costs as much as reading a short text does to make; so the
first texts are searched by hand, two characters at a time, with the same result.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from unionnlp.packed import Met

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Match = tuple[int, int, int]
"""A word found in a text: its number, start and end."""

BY_HAND = 40_000
"""Characters that are searched before the automaton is made (by hand a character costs 0.2
microseconds more; the automaton of the shipped cues is worth 180,000 of them, and who has read so
much most often reads on)."""


class Literals:
    """Words to look for, in the order of their numbers; none occurs twice.

    ``sizes`` has the lengths of the words that begin with two characters, the longest first.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.numbers = dict(zip(words, range(len(words)), strict=True))
        self.sizes = Met(self._lengths)
        self._sorted = sorted(words)  # those of a table are
        self._automaton: AhoCorasick | None = None
        self._searched = 0

    def _lengths(self, begin: str) -> tuple[int, ...]:
        """Return the lengths of the words that begin so: they stand together."""
        if len(begin) < 2:
            return (1,) if begin in self.numbers else ()
        words = self._sorted
        first = at = bisect_left(words, begin)
        while at < len(words) and words[at].startswith(begin):
            at += 1
        return tuple(sorted({len(word) for word in words[first:at]}, reverse=True))

    def search(self, text: str) -> list[Match]:
        """Return the words that stand in ``text``, in order."""
        if self._automaton is None:
            self._searched += len(text)
            if self._searched <= BY_HAND:
                return self._by_hand(text)
            import ahocorasick_rs

            self._automaton = ahocorasick_rs.AhoCorasick(
                self.words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
            )
        return self._automaton.find_matches_as_indexes(text)

    def _by_hand(self, text: str) -> list[Match]:
        found: list[Match] = []
        sizes, numbers, count = self.sizes, self.numbers, len(text)
        end = 0
        for at, begin in enumerate(map("".join, pairwise(text))):
            if at < end:
                continue
            for size in sizes[begin]:
                number = numbers.get(text[at : at + size])
                if number is not None and at + size <= count:
                    end = at + size
                    found.append((number, at, end))
                    break
            if at >= end and (number := numbers.get(text[at])) is not None:
                end = at + 1
                found.append((number, at, end))
        if end < count and (number := numbers.get(text[-1])) is not None:
            found.append((number, count - 1, count))
        return found
