"""A model's weights, arranged for speed: by group, by item, by code."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import repeat

from unionnlp.items import features
from unionnlp.items.cues import CUE, CueTable, Hit
from unionnlp.items.features import Reading, Sentence
from unionnlp.items.lines import Line
from unionnlp.items.model import HIGH, LOW, ItemModel, OwnWeights

Best = dict[int, tuple[float, Sentence]]
"""Raw score and best sentence of each item proposed for a line."""

HOPELESS = -2.0
"""Raw score from which on a candidate is dropped, whatever its topic (half a percent of the
mentions lie below; -2.5 and -1.5 tried)."""

CERTAIN = 2.0
"""Raw score from which on the topic is not read: it has turned no such candidate."""
CERTAIN_TOPIC = 3.3
"""Mean topic of those candidates."""

LONG = 160
"""Compact length from which on a line's topic is not read: a paragraph has many topics (120 to
300 tried; reading it gains nothing and costs most of the time)."""

_NONE = OwnWeights({}, (0.0, 0.0), {}, {}, {}, 1.0)
"""For an item that the model has not seen: its cues and the shared weights decide, the topic is
somewhat in favour (that of mentions is 3 on average, of others -3)."""


class Weights:
    """Scores sentences with one model and one table of cues."""

    def __init__(self, model: ItemModel, table: CueTable) -> None:
        self.shared, self.left, self.right = model.shared, model.left, model.right
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
            for item, score in self._sentence(reading, sentence, base, places):
                if item not in best or score > best[item][0]:
                    best[item] = (score, sentence)
        return best

    def _sentence(
        self, reading: Reading, sentence: Sentence, base: float, places: list[float]
    ) -> Iterator[tuple[int, float]]:
        """Score the items of a sentence. The hot loop: it reads ``features.local`` with its own eyes.

        That both see the same is tested.
        """
        text, cue, tables, own = reading.text, self.cue, self.local, self.own
        kinds, strongs, counts, lengths, starts, insides, nameds, heads, sections, covered = tables
        named, best = sentence.named, sentence.best
        base += nameds[min(len(named), 6)]
        headless, sectionless = reading.line.heading is None, reading.line.section is None
        for item, hits in sentence.hits.items():
            first, last, number, kind = top = best[item]
            size, count = last - first, len(hits)
            start, end = reading.clause(first, sentence)
            score = base + places[item] + own[item].kind[kind] + kinds[kind]
            if count == 1:
                score += cue[number] + counts[1] + strongs[kind == CUE]
            else:
                strong = sum([hit[3] == CUE for hit in hits])
                score += counts[min(count, 4)] + strongs[min(strong, 3)]
                score += sum([cue[c] for c in {hit[2] for hit in hits}])
            score += lengths[min(size, 6)] + starts[min((first - sentence.start) // 8, 6)]
            inside = 0
            for other in named:
                if start <= best[other][0] < end:
                    inside += 1
            score += insides[min(inside, 5)]
            score += heads[0 if headless else features.above(item, reading.heading)]
            score += sections[0 if sectionless else features.above(item, reading.section)]
            above = features.covering(sentence, item) if len(best) > 1 else ()
            score += covered[any(best[other][3] == CUE for other in above) if above else 0]
            if score < HOPELESS:
                continue
            score += self.named(features.of_clause(text, start, end)) + self._around(text, top)
            if above and (over := self.over[item]):
                score += sum([over.get(other, 0.0) for other in above])
            if score >= HOPELESS:
                yield item, score

    def topic(self, text: str, best: Best) -> list[float]:
        """How much a line's characters and bigrams speak for each item of ``best``."""
        if len(text) > LONG:
            return [0.0] * len(best)
        grams: list[str] = []
        zeros = repeat(0.0)
        topics = []
        for item, (score, _) in best.items():
            if score >= CERTAIN:
                topics.append(CERTAIN_TOPIC)
                continue
            grams = grams or features.topic_grams(text)
            own = self.own[item]
            topics.append(own.bias + sum(map(own.topic.get, grams, zeros)) / len(grams) ** 0.5)
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

    def _around(self, text: str, hit: Hit) -> float:
        left, right = features.around(text, hit)
        before, after = self.left.get, self.right.get
        return sum([before(gram, 0.0) for gram in left]) + sum([after(gram, 0.0) for gram in right])


def other_best(two_best: Sequence[float], own: float) -> float:
    """The best of several totals that is not one's own, within ``LOW`` and ``HIGH``."""
    others = [total for total in two_best if total != own] or two_best[1:]
    return min(max(others[-1], LOW), HIGH) if others else LOW


def logistic_of(x: float) -> float:
    """Return ``1 / (1 + exp(-x))``."""
    return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0
