"""A model's weights, arranged for speed: by group, by item, by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from unionnlp.items import features
from unionnlp.items.cues import CueTable, Hit
from unionnlp.items.features import Reading, Sentence
from unionnlp.items.lines import Line
from unionnlp.items.model import ItemModel, OwnWeights

HOPELESS = -2.5
"""Raw score of place, cues and codes from which on nothing else of a candidate is read.

Of the mentions of the training texts 0.3 % lie below it and are lost, of the candidates more
than half; -2 would lose 0.6 %, -3 costs a fifth more time.
"""

_NONE = OwnWeights({}, [[0.0] * features.CODES for _ in features.LOCAL], {}, {}, {}, {}, {}, {}, -5.0)
"""For an item that the model has not seen: its cues and the shared weights decide."""


class Weights:
    """Scores sentences with one model and one table of cues."""

    def __init__(self, model: ItemModel, table: CueTable) -> None:
        self.shared, self.left, self.right = model.shared, model.left, model.right
        self.own = [model.own.get(item, _NONE) for item in table.items]
        self.beside = [[own.beside.get(other, 0.0) for other in table.items] for own in self.own]
        self.over = [[own.over.get(other, 0.0) for other in table.items] for own in self.own]
        codes = [
            [self.shared.get(f"{name}={code}", 0.0) for code in range(features.CODES)]
            for name in features.LOCAL
        ]
        self.local = [
            [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(codes, own.local, strict=True)]
            for own in self.own
        ]
        rows = zip(table.owner, table.pattern, strict=True)
        self.cue = [self.own[owner].words.get(pattern, 0.0) for owner, pattern in rows]
        self._places: dict[tuple[int, str, tuple[str, ...]], float] = {}

    def named(self, names: Sequence[str]) -> float:
        """Sum of the weights of shared features."""
        get = self.shared.get
        return sum([get(name, 0.0) for name in names])

    def topics(self, text: str, items: Iterable[int]) -> dict[int, float]:
        """How much a line's characters and bigrams speak for each of ``items``."""
        grams = features.topic_grams(text)
        root = len(grams) ** 0.5
        scores = {}
        for item in items:
            own = self.own[item]
            topic = own.topic
            scores[item] = own.bias + sum([topic[gram] for gram in topic.keys() & grams]) / root
        return scores

    def sentence(
        self, reading: Reading, sentence: Sentence, base: float
    ) -> Iterator[tuple[int, float]]:
        """Yield the items of a sentence with their raw scores; hopeless ones are left out."""
        base += self.named(features.of_sentence(reading, sentence))
        clauses: dict[int, float] = {}
        line, cue = reading.line, self.cue
        for item, hits in sentence.hits.items():
            score = base + self._place(item, line)
            score += cue[hits[0][2]] if len(hits) == 1 else sum([cue[c] for c in {h[2] for h in hits}])
            top = sentence.best[item]
            clause = reading.clause(top[0], sentence)
            codes = features.local(reading, sentence, item, clause)
            for group, code in zip(self.local[item], codes, strict=True):
                score += group[code]
            if score < HOPELESS:
                continue
            index = clause[0]
            if index not in clauses:
                clauses[index] = self.named(features.of_clause(reading, *clause))
            yield item, score + clauses[index] + self._beside(sentence, item, top, reading.text)

    def _place(self, item: int, line: Line) -> float:
        """Weight of a line's place for an item (few places, so they are remembered)."""
        key = (item, line.role, line.flags)
        if key not in self._places:
            own = self.own[item].place
            self._places[key] = sum(own.get(name, 0.0) for name in features.place(line))
        return self._places[key]

    def _beside(self, sentence: Sentence, item: int, hit: Hit, text: str) -> float:
        """Weight of the items beside and above a hit and of the characters around it."""
        beside, over, own = self.beside[item], self.over[item], self.own[item]
        left, right = features.around(text, hit)
        score = own.left.get(left[0], 0.0) + own.right.get(right[0], 0.0)
        score += sum([self.left.get(gram, 0.0) for gram in left])
        score += sum([self.right.get(gram, 0.0) for gram in right])
        score += sum([beside[other] for other in sentence.named if other != item])
        return score + sum([over[other] for other in features.covering(sentence, item)])
