"""Which passages can be meant by which: an index by word, with a bound on what is looked at.

Every pair of passages of two texts would be their square. Two that share no word are never looked
at; of those that do, the rarest words choose, and what stands at about the same place of its text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence

from unionnlp.comparison.passages import FactClause

_WORK = 4_000_000  # characters times candidates of one comparison: some seconds
_LEAST, _MOST = 12, 200  # candidates of a passage; texts of some ten pages stay below it


def keys(clause: FactClause) -> frozenset[str]:
    """Return what a clause can share with another one: pairs of characters, meanings, names, items."""
    return clause.words.pairs | clause.words.meanings | clause.words.names | clause.items


class Candidates:
    """The passages of one text by their words, for ``count`` passages of another that ask for them.

    ``size`` is the length of the asking passages together, in characters.
    """

    def __init__(self, held: Sequence[Collection[str]], count: int, size: int) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(held):
            for word in words:
                self._of[word].append(place)
        self._scale = len(held) / max(count, 1)
        self._most = max(_LEAST, min(_MOST, _WORK // max(size, 1)))

    def near(self, words: Collection[str], place: int) -> list[int]:
        """Return the places of passages that share a word with the ``place``-th asking one, in order."""
        lists = sorted(
            (self._of[w] for w in words if w in self._of), key=lambda ps: (len(ps), ps[0])
        )
        found: set[int] = set()
        for places in lists:
            room = self._most - len(found)
            if room <= 0:
                break
            found.update(places if len(places) <= room else self._window(places, room, place))
        return sorted(found)

    def _window(self, places: list[int], room: int, place: int) -> list[int]:
        """Return as many places as there is room for, around the same share of the text."""
        middle = bisect_left(places, int(place * self._scale))
        start = max(0, min(middle - room // 2, len(places) - room))
        return places[start : start + room]
