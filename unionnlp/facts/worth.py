"""What candidates for the words that a number measures are worth, by learned weights of features.

The features are those of ``stretches`` and ``candidates``. They are added up by the words and the classes at the
edges of a run and by its measure, and the sums are kept: the same words return on every line.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import TypeVar

from unionnlp.facts import candidates as c
from unionnlp.facts import stretches as st
from unionnlp.facts.stretches import Stretch

_REMEMBERED = 8192  # sums of each sort that are kept

_Key = TypeVar("_Key")


class _Sums(dict[_Key, float]):
    """Sums that are worked out when they are first asked for."""

    __slots__ = ("_worth",)

    def __init__(self, worth: Callable[[_Key], float]) -> None:
        super().__init__()
        self._worth = worth

    def __missing__(self, key: _Key) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[key] = self._worth(key)
        return value


class _Kind:
    """The sums for one kind of stretch.

    ``begin`` and ``stop`` are those of the word before a place, of the word behind it and of the
    classes around it, ``left`` of how far the edge is; the others are of runs (``stretches.Words``).
    """

    __slots__ = ("begin", "close", "edges", "fars", "left", "marks", "outlines", "sizes", "stop")

    def __init__(self, kind: str, table: Table) -> None:
        total, get = table.sum, table.whole.get
        self.begin = (
            _Sums[str](lambda word: total(st.start_prior(kind, word))),
            _Sums[str](lambda word: total(st.start_word(kind, word))),
            _Sums[str](lambda tags: total(st.start_tags(kind, tags))),
        )
        self.stop = (
            _Sums[str](lambda word: total(st.end_prior(kind, word))),
            _Sums[str](lambda word: total(st.end_word(kind, word))),
            _Sums[str](lambda tags: total(st.end_tags(kind, tags))),
        )
        self.left = [get(st.edge_key(kind, n), 0.0) for n in range(st.FAR + 1)]
        self.fars = [get(st.far_key(kind, n), 0.0) for n in range(st.FAR_OFF + 1)]
        self.marks = [total(st.marks_keys(kind, n)) for n in range(8)]
        self.sizes = [
            [[total(st.size_keys(kind, n, k, acts)) for acts in range(4)] for k in range(7)]
            for n in range(st.FAR_OFF + 1)
        ]
        self.outlines = _Sums[str](lambda outline: get(st.outline_key(kind, outline), 0.0))
        self.edges = _Sums[str](lambda edges: get(st.edges_key(kind, edges), 0.0))
        self.close = {
            unit: _Sums[str](lambda close, unit=unit: total(st.close_keys(kind, unit, close)))  # type: ignore[misc]
            for unit in c.UNITS
        }


class Table:
    """Weights of features, and what words, classes and measures that were met are worth by them."""

    def __init__(self, learned: dict[str, float]) -> None:
        self.whole = learned
        self._kinds = {kind: _Kind(kind, self) for kind in "ABC"}
        self.own = _Sums[tuple[str, str, str, str]](lambda key: self.sum(c.own_keys(*key)))
        """By words, tag, class of the unit and mark: what they are worth as the second of two runs."""

    def sum(self, keys: tuple[str, ...]) -> float:
        """Return what features are worth together."""
        return sum(map(self.whole.get, keys, repeat(0.0)))

    def begins(self, kind: str, words: Stretch) -> list[float]:
        """Return what beginning at each cut of ``words.starts`` is worth."""
        prior, word, tags = self._kinds[kind].begin
        places = words.places
        return [prior[p[0]] + word[p[1]] + tags[p[2]] for p in [places[k] for k in words.starts]]

    def stops(self, kind: str, words: Stretch) -> list[float]:
        """Return what ending at each cut of ``words.ends`` is worth, how far the edge is included."""
        of = self._kinds[kind]
        (prior, word, tags), lefts, far = of.stop, of.left, st.FAR
        places, cuts = words.places, words.cuts
        size = cuts[-1]
        listed = []
        for k in words.ends:
            before, behind, around = places[k]
            left = size - cuts[k]
            left = left if left < far else far
            listed.append(prior[before] + word[behind] + tags[around] + lefts[left])
        return listed

    def runs(self, kind: str, unit: str, words: Stretch) -> list[float]:
        """Return what each run of a stretch is worth (``unit`` is the class of the number's unit)."""
        of, places, get = self._kinds[kind], words.places, self.whole.get
        fars, marked, sizes, outlines, edged = of.fars, of.marks, of.sizes, of.outlines, of.edges
        closed = of.close[unit]
        begins = dict(zip(words.starts, self.begins(kind, words), strict=True))
        stops = {
            k: worth + get(st.head_key(unit, places[k].prior), 0.0)
            for k, worth in zip(words.ends, self.stops(kind, words), strict=True)
        }
        near, width, most = kind == "B", words.cuts[-1], st.FAR_OFF
        found = []
        for run in words.runs:
            far = width - run.start if near else run.start
            found.append(
                begins[run.first] + stops[run.last] + fars[far if far < most else most] + marked[run.marks]
                + sizes[run.size][run.many][run.acts] + outlines[run.outline]
                + edged[run.edges] + closed[run.close]
                + get(run.short, 0.0)
            )  # fmt: skip
        return found
