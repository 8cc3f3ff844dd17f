"""A model's weights, arranged for speed: by group, by item, by code."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat

from unionnlp.items import features
from unionnlp.items.cues import CUE, CueTable
from unionnlp.items.features import Reading, Sentence
from unionnlp.items.lines import Line
from unionnlp.items.model import HIGH, LOW, ItemModel, OwnWeights

Best = dict[int, tuple[float, Sentence]]
"""Raw score and best sentence of each item proposed for a line."""

HOPELESS = -2.5
"""Raw score from which on a candidate is dropped, whatever its topic (one mention in
a thousand lies below; -2 costs 0.3 points of line F1 and saves a tenth of the time)."""

CERTAIN = 2.5
"""Raw score from which on the topic is not read: it has turned no such candidate."""
CERTAIN_TOPIC = 3.3
"""Mean topic of those candidates."""

LONG = 160
"""Compact length from which on a line's topic is not read: a paragraph has many topics (120 to
300 tried; reading it gains nothing and costs most of the time)."""

_LATE = ("tl", "p", "n", "h", "s", "v")
"""The codes that are read last: what all of them can add at most decides who is hopeless."""

_NONE = OwnWeights({}, (0.0, 0.0), {}, {}, {}, 1.0)
"""For an item that the model has not seen: its cues and the shared weights decide, the topic is
somewhat in favour (that of mentions is 3 on average, of others -3)."""


class Weights:
    """Scores sentences with one model and one table of cues."""

    def __init__(self, model: ItemModel, table: CueTable) -> None:
        self.shared, self.opening = model.shared, model.opening
        self.left, self.right = model.left, model.right
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
        self.local = [[self.shared.get(f"{n}={c}", 0.0) for c in codes] for n in features.LOCAL]
        self.reach = sum(
            max(row) for n, row in zip(features.LOCAL, self.local, strict=True) if n in _LATE
        )
        rows = zip(table.owner, table.pattern, strict=True)
        self.cue = [self.own[owner].words.get(pattern, 0.0) for owner, pattern in rows]
        self.verdict = model.verdict
        self._verdicts: dict[tuple[str, tuple[str, ...]], float] = {}
        self._places: dict[tuple[str, str, tuple[str, ...]], tuple[float, list[float]]] = {}

    def named(self, names: Sequence[str]) -> float:
        """Sum of the weights of shared features."""
        get = self.shared.get
        return sum([get(name, 0.0) for name in names])

    def line(self, reading: Reading, kind: str) -> Best:
        """Return the items proposed for a line with their raw scores; hopeless ones are left out."""
        best: Best = {}
        base, places = self._place(reading.line, kind)
        base += self.named(features.of_words(reading))
        for sentence in reading.sentences:
            self.sentence(reading, sentence, base, places, best)
        return best

    def sentence(
        self, reading: Reading, sentence: Sentence, base: float, places: list[float], found: Best
    ) -> None:
        """Score the items of a sentence into ``found``; keep an item's best sentence.

        The hot loop: it reads ``features.local`` and ``around`` with its own eyes. That all see
        the same is tested.
        """
        text, cue, own = reading.text, self.cue, self.own
        kinds, strongs, counts, lengths, starts, insides, nameds, heads, sections, covered = (
            self.local
        )
        named, best, first_char = sentence.named, sentence.best, sentence.start
        base += nameds[min(len(named), 6)]
        heading, head, no_head = _above(heads, reading.heading, reading.line.heading)
        section, sect, no_sect = _above(sections, reading.section, reading.line.section)
        ends = reading.ends
        crowd: dict[int, int] = {}
        openings: dict[int, float] = {}
        before, after, size = self.left.get, self.right.get, len(text)
        for other in named:
            number = bisect_right(ends, best[other][0])
            crowd[number] = crowd.get(number, 0) + 1
        for item, hits in sentence.hits.items():
            first, last, number, kind = best[item]
            count = len(hits)
            score = base + places[item] + own[item].kind[kind] + kinds[kind]
            if count == 1:
                score += cue[number] + counts[1] + strongs[kind == CUE]
            else:
                strong = sum([hit[3] == CUE for hit in hits])
                score += counts[min(count, 4)] + strongs[min(strong, 3)]
                score += sum([cue[c] for c in {hit[2] for hit in hits}])
            if score + self.reach < HOPELESS:
                continue
            score += lengths[min(last - first, 6)] + starts[min((first - first_char) // 8, 6)]
            score += insides[min(crowd.get(bisect_right(ends, first), 0), 5)]
            score += head if item in heading else no_head
            score += sect if item in section else no_sect
            above = features.covering(sentence, item) if len(best) > 1 else ()
            score += covered[any(best[other][3] == CUE for other in above) if above else 0]
            if score < HOPELESS:
                continue
            clause = bisect_right(ends, first)
            if clause not in openings:
                openings[clause] = self.opens(text, *reading.clause(first, sentence))
            score += openings[clause]
            score += before(text[first - 1] if first else "^", 0.0)
            if first > 1:
                score += before(text[first - 2 : first], 0.0)
            score += after(text[last] if last < size else "$", 0.0)
            if last + 1 < size:
                score += after(text[last : last + 2], 0.0)
            if above and (over := self.over[item]):
                score += sum([over.get(other, 0.0) for other in above])
            if score >= HOPELESS and (item not in found or score > found[item][0]):
                found[item] = (score, sentence)

    def topic(self, text: str, best: Best) -> list[float]:
        """How much a line's characters and bigrams speak for each item of ``best``."""
        if len(text) > LONG:
            return [0.0] * len(best)
        grams: set[str] = set()
        zeros = repeat(0.0)
        topics = []
        for item, (score, _) in best.items():
            if score >= CERTAIN:
                topics.append(CERTAIN_TOPIC)
                continue
            grams = grams or features.topic_grams(text)
            own = self.own[item]
            about = sum(map(own.topic.get, grams, zeros)) / len(grams) ** 0.5
            topics.append(round(own.bias + about, 6))  # the order of a set must not matter
        return topics

    def verdicts(self, scored: Sequence[tuple[Reading, Best]]) -> list[list[float]]:
        """Return the probabilities of a document's candidates, by line, in the order of ``Best``."""
        v = self.verdict
        topics = [self.topic(reading.text, best) for reading, best in scored]
        totals = [
            [score + v.share * about for (score, _), about in zip(best.values(), row, strict=True)]
            for (_, best), row in zip(scored, topics, strict=True)
        ]
        peaks: dict[int, list[float]] = {}
        for (_, best), row in zip(scored, totals, strict=True):
            for item, total in zip(best, row, strict=True):
                peaks.setdefault(item, []).append(total)
        two_best = {item: sorted(row)[-2:] for item, row in peaks.items()}
        result = []
        for (reading, best), about, row in zip(scored, topics, totals, strict=True):
            base = v.bias + self._placed(reading.line)
            rivals = sorted(row)[-2:]
            line = []
            for (item, (score, _)), topic, total in zip(best.items(), about, row, strict=True):
                x = base + v.score * score + v.topic * topic
                if len(reading.text) > LONG:
                    x += v.long + v.long_score * score
                x += v.elsewhere * other_best(two_best[item], total)
                line.append(logistic_of(x + v.rival * other_best(rivals, total)))
            result.append(line)
        return result

    def _placed(self, line: Line) -> float:
        """Weight of a line's place in the verdict."""
        key = (line.role, line.flags)
        if key not in self._verdicts:
            get = self.verdict.place.get
            self._verdicts[key] = sum([get(name, 0.0) for name in features.place(line)])
        return self._verdicts[key]

    def _place(self, line: Line, kind: str) -> tuple[float, list[float]]:
        """Weights of a line's place: for all items, for each (few places, so they are kept)."""
        key = (kind, line.role, line.flags)
        if key not in self._places:
            names = features.place(line)
            own = [sum(o.place.get(name, 0.0) for name in names) for o in self.own]
            self._places[key] = (self.named(features.of_place(line, kind)), own)
        return self._places[key]

    def opens(self, text: str, start: int, end: int) -> float:
        """Weight of how a clause opens."""
        get = self.opening.get
        return sum([get(gram, 0.0) for gram in features.opening(text, start, end)])


def _above(
    table: Sequence[float], named: features.Named, line: Line | None
) -> tuple[features.Named, float, float]:
    """The items that a heading names, their weight and that of all others."""
    if line is None:
        return named, table[0], table[0]
    return named, table[1], table[features.above(-1, named)]


def other_best(two_best: Sequence[float], own: float) -> float:
    """The best of several totals that is not one's own, within ``LOW`` and ``HIGH``."""
    others = [total for total in two_best if total != own] or two_best[1:]
    return min(max(others[-1], LOW), HIGH) if others else LOW


def logistic_of(x: float) -> float:
    """Return ``1 / (1 + exp(-x))``."""
    return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0
