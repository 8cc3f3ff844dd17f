"""A model's weights, arranged for speed: by group, by item, by code."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from unionnlp.grammar import leads
from unionnlp.items import features
from unionnlp.items.cue_table import CUE, HINT, CueTable
from unionnlp.items.cues import Hit
from unionnlp.items.features import ItemSentence, LineReading
from unionnlp.items.lines import ItemLine
from unionnlp.items.model import HIGH, LOW, ItemModel, OwnWeights
from unionnlp.items.topics import TopicRows
from unionnlp.packed import Met

_NOTHING: features.Named = frozenset()

Best = dict[int, tuple[float, ItemSentence]]
"""Raw score and best sentence of each item proposed for a line."""


class Scored(NamedTuple):
    """The items proposed for a line, and what speaks for each of them there, in the order of ``best``.

    ``totals`` are their scores with the topic, ``own`` is the verdict by the line itself, ``rivals`` is what the other
    items of the line add to it; what the other lines of a document add is missing.
    """

    best: Best
    totals: list[float]
    own: list[float]
    rivals: list[float]


_Place = tuple[str, str, str, tuple[str, ...], features.Named | None, features.Named | None]
"""A line's text, the kind of its document, its role and flags, what the headings above name."""

HOPELESS = -3.0
"""Raw score from which on a candidate is dropped, whatever its topic (-2.5 loses lines
that name a festival and an art; -2 costs 0.3 points of line F1 and saves a tenth of the time)."""

EARLY = {CUE: HOPELESS - 2.0, HINT: HOPELESS}
"""The same before what stands beside a hit is read, by the kind of the hit: a cue may still be saved by it."""

CERTAIN = 2.0
"""Raw score from which on the topic is not read: it turns one such candidate in a thousand."""
CERTAIN_TOPIC = 3.3
"""Mean topic of those candidates."""

_NONE = OwnWeights({}, (0.0, 0.0), {}, {})
_NO_TOPIC = 1.0
"""For an item that the model has not seen: its cues and the shared weights decide, the topic is
somewhat in favour (that of mentions is 3 on average, of others -3)."""


class ItemWeights:
    """Scores sentences with one model and one table of cues."""

    def __init__(self, model: ItemModel, table: CueTable) -> None:
        self.shared = model.shared
        self.left, self.right = Met(model.left.weight), Met(model.right.weight)
        self.clauses, self.begins = Met(model.clauses.weight), Met(model.begins.weight)
        self.own = [model.own.get(item, _NONE) for item in table.items]
        self.over = [
            {
                number: own.over[other]
                for number, other in enumerate(table.items)
                if other in own.over
            }
            for own in self.own
        ]
        codes = range(features.CODES)
        local = {n: [self.shared.get(f"{n}={c}", 0.0) for c in codes] for n in features.LOCAL}
        self.strongs, self.counts, self.lengths = local["ns"], local["nh"], local["tl"]
        self.starts, self.insides, self.nameds = local["p"], local["n"], local["sN"]
        self.heads, self.sections, self.covered = local["h"], local["s"], local["v"][:2]
        self.insides_of = [
            [
                insides + self.shared.get(f"tn={kind}{code}", 0.0)
                for code, insides in enumerate(self.insides)
            ]
            for kind in (CUE, HINT)
        ]
        self.crowded = [self.shared.get(f"N={c}", 0.0) for c in codes]
        self.digit = self.shared.get("digit", 0.0)
        self._table = table
        self.cue, self.single = Met(self._cue), Met(self._single)
        self.kinds = [[own.kind[k] + local["t"][k] for k in (CUE, HINT)] for own in self.own]
        self._topics, self._columns = model.topics, model.topics.columns(table.items)
        self.verdict = model.verdict
        self._verdicts: dict[tuple[str, tuple[str, ...]], float] = {}
        self._places: dict[tuple[str, str, tuple[str, ...]], tuple[float, list[float]]] = {}
        self._lines: dict[_Place, Scored] = {}

    def _cue(self, number: int) -> float:
        """Weight of a cue by itself."""
        table = self._table
        return self.own[table.owner[number]].words.get(table.pattern[number], 0.0)

    def _single(self, number: int) -> float:
        """Weight of a cue that is an item's only hit."""
        owner, kind = self._table.owner[number], self._table.kind[number]
        one = self.cue[number] + self.counts[1]
        return one + self.strongs[kind == CUE] + self.kinds[owner][kind != CUE]

    def named(self, names: Sequence[str]) -> float:
        """Sum of the weights of shared features."""
        get = self.shared.get
        return sum([get(name, 0.0) for name in names])

    def line(self, reading: LineReading, kind: str) -> Scored:
        """Return the items proposed for a line with their raw scores; hopeless ones are left out.

        The same line in the same place is worth the same: what it was worth is kept.
        """
        line = reading.line
        heading = reading.heading if line.heading else None
        section = reading.section if line.section else None
        key = (line.text, kind, line.role, line.flags, heading, section)
        scored = self._lines.get(key)
        if scored is None:
            if len(self._lines) >= features.REMEMBERED:
                self._lines.clear()
            best: Best = {}
            base, places = self._place(line, kind)
            base += self._words(reading)
            for sentence in reading.sentences:
                self.sentence(reading, sentence, base, places, best)
            scored = self._lines[key] = self._scored(reading, best)
        return scored

    def _scored(self, reading: LineReading, best: Best) -> Scored:
        """Return what a line says of the items proposed for it."""
        v, totals, own = self.verdict, list[float](), list[float]()
        base, long = v.bias + self._placed(reading.line), len(reading.text) > features.LONG
        for (score, _), topic in zip(best.values(), self.topic(reading.text, best), strict=True):
            x = base + v.score * score + v.topic * topic
            own.append(x + (v.long + v.long_score * score) if long else x)
            totals.append(score + v.share * topic)
        top, first, second = two_best(totals) if totals else (LOW, LOW, LOW)
        rivals = [v.rival * (second if total == top else first) for total in totals]
        return Scored(best, totals, own, rivals)

    def sentence(
        self,
        reading: LineReading,
        sentence: ItemSentence,
        base: float,
        places: list[float],
        found: Best,
    ) -> None:
        """Score the items of a sentence into ``found``; keep an item's best sentence.

        The hot loop: it reads ``features.local`` with its own eyes. That both see the same is
        tested. What most of the hopeless lack is added first.
        """
        ends, best, first_char = reading.ends, sentence.best, sentence.start
        single, lengths, starts, insides = self.single, self.lengths, self.starts, self.insides_of
        spoken: dict[int, float] = {}
        uncovered = self.covered[0]
        base += self.nameds[min(len(sentence.named), 6)]
        base, heading, head = _above(self.heads, reading.heading, reading.line.heading, base)
        base, section, sect = _above(self.sections, reading.section, reading.line.section, base)
        longest = sentence.longest
        crowd = [bisect_right(ends, best[other][0]) for other in sentence.named]
        for item, hits in sentence.hits.items():
            first, last, number, kind = best[item]
            size = last - first
            score = base + places[item] + lengths[size if size < 6 else 6]
            score += single[number] if len(hits) == 1 else self._several(item, hits, kind)
            at = (first - first_char) >> 3
            score += starts[at if at < 6 else 6]
            if item in heading:
                score += head
            if item in section:
                score += sect
            clause = bisect_right(ends, first)
            inside = crowd.count(clause)
            score += insides[kind][inside if inside < 5 else 5]
            if clause not in spoken:
                spoken[clause] = self._spoken(reading, sentence, clause)
            score += spoken[clause]
            above = features.covering(sentence, item) if size < longest else ()
            if not above:
                score += uncovered
            else:
                score += self.covered[any(best[other][3] == CUE for other in above)]
            if score >= EARLY[kind]:
                score += self._beside(reading.text, first, last)
                if above and (over := self.over[item]):
                    score += sum([over.get(other, 0.0) for other in above])
                if score >= HOPELESS and (item not in found or score > found[item][0]):
                    found[item] = (score, sentence)

    def _spoken(self, reading: LineReading, sentence: ItemSentence, clause: int) -> float:
        """Weight of how a clause (by its number) speaks."""
        start = reading.ends[clause - 1] if clause else 0
        text = reading.text[max(start, sentence.start) : reading.ends[clause]]
        said = sum(map(self.clauses.__getitem__, features.clause_grams(text)))
        return round(said, 9)  # the order of a set must not matter

    def _words(self, reading: LineReading) -> float:
        """Weight of a line's words: ``features.of_words`` without names."""
        text, begins = reading.text, self.begins
        body = text[leads.behind_any(text) :]
        score = self.crowded[min(reading.named, 6)]
        for size in range(1, min(len(body), 2) + 1):
            score += begins[body[:size]]
        return score + self.digit if "0" in body else score

    def _several(self, item: int, hits: Sequence[Hit], kind: int) -> float:
        """Weight of several hits of one item."""
        cue = self.cue
        strong = sum([hit[3] == CUE for hit in hits])
        score = self.counts[min(len(hits), 4)] + self.strongs[min(strong, 3)]
        return score + self.kinds[item][kind] + sum([cue[n] for n in {hit[2] for hit in hits}])

    def _beside(self, text: str, first: int, last: int) -> float:
        """Weight of what stands beside a hit."""
        before, after = self.left, self.right
        score = before[text[first - 1] if first else "^"]
        score += after[text[last] if last < len(text) else "$"]
        if first > 1:
            score += before[text[first - 2 : first]]
        if last + 1 < len(text):
            score += after[text[last : last + 2]]
        return score

    def topic(self, text: str, best: Best) -> list[float]:
        """How much characters and bigrams speak for each item of ``best`` (see ``features.about``)."""
        read: dict[tuple[int, int], TopicRows] = {}
        topics = []
        for item, (score, sentence) in best.items():
            if score >= CERTAIN:
                topics.append(CERTAIN_TOPIC)
                continue
            part = features.about(text, sentence, item)
            about = read.get(part)
            if about is None:
                about = read[part] = self.about(text[slice(*part)])
            topics.append(self.spoken_of(item, about))
        return topics

    def about(self, text: str) -> TopicRows:
        """What some words (their digits folded) are about: ``spoken_of`` reads it for each item."""
        return self._topics.about(features.topic_grams(text))

    def spoken_of(self, item: int, about: TopicRows) -> float:
        """How much some words speak for an item."""
        column = self._columns[item]
        return _NO_TOPIC if column is None else self._topics.spoken(column, about)

    def verdicts(self, lines: Sequence[Scored]) -> list[list[float]]:
        """Return the probabilities of a document's candidates, by line, in the order of ``Best``."""
        peaks: dict[int, list[float]] = {}
        for best, totals, _, _ in lines:
            for item, total in zip(best, totals, strict=True):
                if item in peaks:
                    peaks[item].append(total)
                else:
                    peaks[item] = [total]
        tops = {item: two_best(row) for item, row in peaks.items()}
        result, exp, elsewhere = [], math.exp, self.verdict.elsewhere
        for scored in lines:
            line = []
            for item, total, x, rival in zip(*scored, strict=True):
                peak, one, other = tops[item]  # ``other_best``
                x += elsewhere * (other if total == peak else one)
                x += rival
                line.append(1.0 / (1.0 + exp(-x)) if x > -500 else 0.0)  # ``logistic_of``
            result.append(line)
        return result

    def _placed(self, line: ItemLine) -> float:
        """Weight of a line's place in the verdict."""
        key = (line.role, line.flags)
        if key not in self._verdicts:
            get = self.verdict.place.get
            self._verdicts[key] = sum([get(name, 0.0) for name in features.place(line)])
        return self._verdicts[key]

    def _place(self, line: ItemLine, kind: str) -> tuple[float, list[float]]:
        """Weights of a line's place: for all items, for each (few places, so they are kept)."""
        key = (kind, line.role, line.flags)
        if key not in self._places:
            names = features.place(line)
            own = [sum(o.place.get(name, 0.0) for name in names) for o in self.own]
            self._places[key] = (self.named(features.of_place(line, kind)), own)
        return self._places[key]


def _above(
    table: Sequence[float], named: features.Named, line: ItemLine | None, base: float
) -> tuple[float, features.Named, float]:
    """``base`` with the weight of a heading above, the items that it names, what those get more."""
    if line is None:
        return base + table[0], _NOTHING, 0.0
    other = table[features.above(-1, named)]
    return base + other, named, table[1] - other


Tops = tuple[float, float, float]
"""The best of several totals; it within ``LOW`` and ``HIGH``; and so the second best (``LOW`` for none)."""


def two_best(totals: Sequence[float]) -> Tops:
    """Return the best of several totals and the second best."""
    if len(totals) == 1:
        best, second = totals[0], LOW
    else:
        second, best = sorted(totals)[-2:]
        second = LOW if second < LOW else HIGH if second > HIGH else second
    return best, LOW if best < LOW else HIGH if best > HIGH else best, second


def other_best(tops: Tops, own: float) -> float:
    """Return the best of the totals that is not one's own, within ``LOW`` and ``HIGH``."""
    return tops[2] if own == tops[0] else tops[1]


def logistic_of(x: float) -> float:
    """Return ``1 / (1 + exp(-x))``."""
    return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0
