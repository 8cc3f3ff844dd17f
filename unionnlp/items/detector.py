"""Finds the standard items in documents: cues propose, the model decides from context."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from functools import cache

from unionnlp.items import features
from unionnlp.items import model as models
from unionnlp.items.catalogue import Catalogue, built_in_source
from unionnlp.items.cues import CueFinder, CueTable, compile_cues
from unionnlp.items.features import Reader, Reading, Sentence
from unionnlp.items.lines import Line, split
from unionnlp.items.model import ItemModel
from unionnlp.records import Document, ItemMention, Noise, Span

HOPELESS = -3.0
"""Raw score of place and cues alone from which on context is not read any more.

Context moved no candidate of the corpus from below this to a mention; -2 lost some, -5 costs
a third more time.
"""

_TRIM = " 　、,，;；:：。.!！?？-—"


def detect(
    text: str,
    documents: Sequence[Document],
    *,
    catalogue: Catalogue | None = None,
    model: ItemModel | None = None,
    noise: Sequence[Noise] = (),
    clean: str | None = None,
) -> tuple[tuple[ItemMention, ...], ...]:
    """Return the item mentions of each document of ``text``, in the order of the source.

    ``catalogue`` and ``model`` default to the built-in ones; ``noise`` is not read;
    ``clean`` is the normalised text where the caller has it already. A mention spans the
    clause that proves the item, ``line`` its whole line, ``score`` is a probability.
    """
    if clean is None:
        from unionnlp.text.normalize import normalize

        clean = normalize(text)
    detector = _built_in() if catalogue is None and model is None else make(catalogue, model)
    return tuple(tuple(detector.find(clean, document, noise)) for document in documents)


def make(catalogue: Catalogue | None = None, model: ItemModel | None = None) -> Detector:
    """Return a detector for a catalogue and a model (the built-in ones where not given)."""
    model = model or models.load()
    if catalogue is not None:
        return Detector(model, compile_cues(catalogue))
    return Detector(model, model.cues if _same_catalogue(model) else None)


@cache
def _built_in() -> Detector:
    return make()


def _same_catalogue(model: ItemModel) -> bool:
    return model.catalogue == digest(built_in_source())


def digest(source: str) -> str:
    """Return the digest by which a model knows the catalogue that it was trained with."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


class Detector:
    """Scores the candidates of documents with one model and one table of cues."""

    def __init__(self, model: ItemModel, table: CueTable | None) -> None:
        if table is None:
            from unionnlp.items.catalogue import load

            table = compile_cues(load())
        self.model = model
        self.items = table.items
        self.reader = Reader(CueFinder(table))
        self._shared = model.shared
        self._own = [model.own.get(item, {}) for item in table.items]
        words = [model.words.get(item, {}) for item in table.items]
        self._cue = [
            words[owner].get(pattern, 0.0)
            for owner, pattern in zip(table.owner, table.pattern, strict=True)
        ]
        self._places: dict[tuple[int, str, tuple[str, ...]], float] = {}

    def find(self, clean: str, document: Document, noise: Sequence[Noise] = ()) -> Iterator[ItemMention]:
        """Yield the mentions of one document of the normalised text ``clean``."""
        for line, item, score, reading, sentence in self.scores(clean, document, noise):
            probability = self.probability(score)
            if probability >= self.model.threshold:
                start, end = _proof(line, reading, sentence, item)
                yield ItemMention(
                    start=start, end=end, item=self.items[item], score=round(probability, 3),
                    line=Span(start=line.start, end=line.end),
                )

    def probability(self, score: float) -> float:
        """Return the calibrated probability of a raw score."""
        x = self.model.slope * score + self.model.intercept
        return 1.0 / (1.0 + math.exp(-x)) if x > -500 else 0.0

    def scores(
        self, clean: str, document: Document, noise: Sequence[Noise]
    ) -> Iterator[tuple[Line, int, float, Reading, Sentence]]:
        """Yield each item proposed for each line with the raw score of its best sentence."""
        kind = document.kind or "none"
        for reading in self.reader.read(split(clean, document, noise)):
            best: dict[int, tuple[float, Sentence]] = {}
            base = self._sum(features.of_line(reading, kind))
            for sentence in reading.sentences:
                for item, score in self._sentence(reading, sentence, base):
                    if item not in best or score > best[item][0]:
                        best[item] = (score, sentence)
            for item in sorted(best):
                score, sentence = best[item]
                yield reading.line, item, score, reading, sentence

    def _sum(self, names: list[str]) -> float:
        get = self._shared.get
        return sum([get(name, 0.0) for name in names])

    def _sentence(self, reading: Reading, sentence: Sentence, base: float) -> Iterator[tuple[int, float]]:
        base += self._sum(features.of_sentence(reading, sentence))
        clauses: dict[int, float] = {}
        for item, hits in sentence.hits.items():
            score = base + self._place(item, reading.line)
            score += sum(self._cue[cue] for cue in {hit.cue for hit in hits})
            if score < HOPELESS:
                continue
            top = sentence.best[item]
            clause = reading.clause(top.start, sentence)
            if clause[0] not in clauses:
                clauses[clause[0]] = self._sum(features.of_clause(reading, *clause))
            both, own = features.of_hit(reading, sentence, item, clause)
            both += features.around(reading.text, top)
            get = self._own[item].get
            score += clauses[clause[0]] + self._sum(both)
            score += sum([get(name, 0.0) for name in both]) + sum([get(name, 0.0) for name in own])
            yield item, score

    def _place(self, item: int, line: Line) -> float:
        key = (item, line.role, line.flags)
        if key not in self._places:
            own = self._own[item]
            self._places[key] = sum(own.get(name, 0.0) for name in features.place(line))
        return self._places[key]


def _proof(line: Line, reading: Reading, sentence: Sentence, item: int) -> tuple[int, int]:
    """The clause around the item's best hit, without numbering and punctuation at its ends."""
    top = sentence.best[item]
    _, start, end = reading.clause(top.start, sentence)
    end = max(end, top.end)
    text = line.text
    label = features.label_end(reading.text)
    start = label if start == 0 and label <= top.start else start
    while start < top.start and text[start] in _TRIM:
        start += 1
    while end > top.end and text[end - 1] in _TRIM:
        end -= 1
    return line.source(start), line.source(end - 1) + 1
