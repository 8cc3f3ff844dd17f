"""What candidates for the words that a number measures are worth, by learned weights of features.

The features are those of ``stretches`` and ``candidates``. They are added up by the words and the classes at the
edges of a run and by its measure, and the sums are kept: the same words return on every line.
"""

from __future__ import annotations

from itertools import repeat
from typing import TypeAlias

from unionnlp.facts import candidates as c
from unionnlp.facts import stretches as st
from unionnlp.facts.candidates import NAMES
from unionnlp.facts.stretches import Stretch
from unionnlp.grammar.words import tags
from unionnlp.packed import Key, Met, Value

_Two: TypeAlias = tuple[float, float]
_Three: TypeAlias = tuple[float, float, float]
_Four: TypeAlias = tuple[float, float, float, float]
_Five: TypeAlias = tuple[float, float, float, float, float]


class _Sums(Met[Key, Value]):
    """Sums that are worked out when they are first asked for."""

    __slots__ = ()
    most = 8192


class _Kind:
    """The sums for one kind of stretch.

    ``begin`` and ``stop`` are those of the word before a place, of the word behind it and of the
    classes around it, ``left`` of how far the edge is; the others are of runs (``stretches.Words``).
    What depends on the class of the number's unit as well is kept by that class: what the last word
    of a run is worth (``lasts``), and its shape (``shapes``).
    """

    __slots__ = ("begin", "fars", "lasts", "left", "marks", "shapes", "stop")

    def __init__(self, kind: str, table: WorthTable) -> None:
        total, get = table.sum, table.whole.get
        self.begin = (
            _Sums[str, float](lambda word: total(st.start_prior(kind, word))),
            _Sums[str, float](lambda word: total(st.start_word(kind, word))),
            _Sums[str, float](lambda tags: total(st.start_tags(kind, tags))),
        )
        self.stop = (
            _Sums[str, float](lambda word: total(st.end_word(kind, word))),
            _Sums[str, float](lambda tags: total(st.end_tags(kind, tags))),
        )
        self.left = [get(st.edge_key(kind, n), 0.0) for n in range(st.FAR + 1)]
        self.fars = [get(st.far_key(kind, n), 0.0) for n in range(st.FAR_OFF + 1)]
        self.marks = [total(st.marks_keys(kind, n)) for n in range(8)]
        of_shape = _Sums[str, _Three](lambda shape: _of_shape(kind, st.form(shape), table))
        self.lasts = {
            unit: _Sums[str, _Two](
                lambda word, unit=unit: (  # type: ignore[misc]
                    total(st.end_prior(kind, word)),
                    get(st.head_key(unit, word), 0.0),
                )
            )
            for unit in c.UNITS
        }
        self.shapes = {
            unit: _Sums[str, _Four](
                lambda shape, unit=unit: (  # type: ignore[misc]
                    *of_shape[shape], total(st.close_keys(kind, unit, st.form(shape).close))
                )
            )
            for unit in c.UNITS
        }  # fmt: skip


def _of_shape(kind: str, told: st.Form, table: WorthTable) -> _Three:
    """Return what the size of a run, its classes and its edges are worth."""
    get = table.whole.get
    return (
        table.sum(st.size_keys(kind, told.size, told.many, told.acts)),
        get(st.outline_key(kind, told.outline), 0.0),
        get(st.edges_key(kind, told.edges), 0.0),
    )


class WorthTable:
    """Weights of features, and what words, classes and measures that were met are worth by them."""

    def __init__(self, learned: dict[str, float]) -> None:
        self.whole = learned
        self._kinds = {kind: _Kind(kind, self) for kind in "ABC"}
        self._words = _Sums[tuple[str, str], _Five](lambda key: self._each(c.own_words(*key)))
        self._ends = _Sums[tuple[str, str, str, str], _Two](self._end)
        self._places = _Sums[str, _Four](self._place)

    def own(self, words: str, tag: str, unit: str, mark: str) -> float:
        """Return what words are worth as the second of two runs (``candidates.own_keys``)."""
        whole, length, classes, begin, end = self._words[words, tag]
        last, place = self._ends[tag, tags(words)[-1], unit, mark]
        # In this order: sums are rounded.
        return whole + length + classes + last + place + begin + end

    def _each(self, keys: tuple[str, str, str, str, str]) -> _Five:
        a, b, c, d, e = [self.whole.get(key, 0.0) for key in keys]
        return a, b, c, d, e

    def _end(self, key: tuple[str, str, str, str]) -> _Two:
        last, place = c.own_place(*key)
        return self.whole.get(last, 0.0), self.whole.get(place, 0.0)

    def _place(self, shown: str) -> _Four:
        a, b, c, d = [self.whole.get(f"S{name}{shown}", 0.0) for name in NAMES]
        return a, b, c, d

    def places(self, shown: tuple[str, ...], crossed: list[int]) -> list[float]:
        """Return what choosing from each stretch is worth, by what is shown and what is crossed."""
        of = self._places
        sums = map(sum, zip(*[of[feature] for feature in shown], strict=True))
        return [
            of[f"x{n}"][k] + worth for k, (n, worth) in enumerate(zip(crossed, sums, strict=False))
        ]

    def sum(self, keys: tuple[str, ...]) -> float:
        """Return what features are worth together."""
        return sum(map(self.whole.get, keys, repeat(0.0)))

    def begins(self, kind: str, words: Stretch) -> dict[int, float]:
        """Return what beginning at each cut of ``words.starts`` is worth."""
        prior, word, tags = self._kinds[kind].begin
        places = words.places
        return {k: prior[a] + word[b] + tags[c] for k in words.starts for a, b, c in (places[k],)}

    def stops(self, kind: str, unit: str, words: Stretch) -> dict[int, float]:
        """Return what ending at each cut of ``words.ends`` is worth, how far the edge is included."""
        of, far = self._kinds[kind], st.FAR
        (word, tags), lefts, last = of.stop, of.left, of.lasts[unit]
        places, cuts = words.places, words.cuts
        size = cuts[-1]
        listed = {}
        for k in words.ends:
            before, behind, around = places[k]
            left = size - cuts[k]
            prior, head = last[before]
            edge = lefts[left if left < far else far]
            listed[k] = prior + word[behind] + tags[around] + edge + head
        return listed

    def runs(self, kind: str, unit: str, words: Stretch) -> list[float]:
        """Return what each run of a stretch is worth (``unit`` is the class of the number's unit)."""
        of, get = self._kinds[kind], self.whole.get
        fars, marked, shapes = of.fars, of.marks, of.shapes[unit]
        begins, stops = self.begins(kind, words), self.stops(kind, unit, words)
        near, width, most = kind == "B", words.cuts[-1], st.FAR_OFF
        found = []
        for first, last, start, _, marks, shape, short in words.runs:
            far = width - start if near else start
            size, outline, edges, close = shapes[shape]  # in this order: sums are rounded
            found.append(
                begins[first] + stops[last] + fars[far if far < most else most] + marked[marks]
                + size + outline + edges + close + get(short, 0.0)
            )  # fmt: skip
        return found
