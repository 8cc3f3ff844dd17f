"""Finds the standard items in documents: cues propose, the model decides from context."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

import msgspec
from msgspec import UNSET

from unionnlp.grammar import leads
from unionnlp.items import model as models
from unionnlp.items.catalogue import Catalogue, built_in_source, load, named
from unionnlp.items.cue_table import CUE, CueTable, compile_cues
from unionnlp.items.cues import CueFinder, Hit
from unionnlp.items.features import ItemSentence, LineReading, Reader
from unionnlp.items.lines import split
from unionnlp.items.model import ItemModel
from unionnlp.items.patterns import GAP_SIGN
from unionnlp.items.weights import ItemWeights
from unionnlp.patterns import lazy
from unionnlp.records import Document, ItemMention, Noise, Span

_NUMBER = lazy(r"[0(①-⑳](?:(?<=0)(?<!00)0?[.、](?!0)|(?<=\()0{1,2}\)|(?<=[①-⑳]))")
"""A number inside a clause (digits are folded to 0): another activity begins there."""

_TRIM = " 　、,，;；:：。.!！?？-—"


def detect(  # noqa: PLR0913 - six of them are optional and by keyword
    text: str,
    documents: Sequence[Document],
    *,
    catalogue: Catalogue | None = None,
    model: ItemModel | None = None,
    detector: Detector | None = None,
    noise: Sequence[Noise] = (),
    clean: str | None = None,
) -> tuple[tuple[ItemMention, ...], ...]:
    """Return the item mentions of each document of ``text``, in the order of the source.

    ``catalogue`` and ``model`` default to the built-in ones; ``detector`` is one made before; ``noise`` is not read;
    ``clean`` is the normalised text where the caller has it already. A mention spans the
    clause that proves the item, ``line`` its whole line, ``score`` is a probability.
    """
    if clean is None:
        from unionnlp.grammar.normalize import normalize

        clean = normalize(text)
    if detector is None:
        plain = catalogue is None and model is None
        detector = shipped() if plain else make(catalogue, model)
    return tuple(tuple(detector.find(clean, document, noise)) for document in documents)


def make(catalogue: Catalogue | None = None, model: ItemModel | None = None) -> Detector:
    """Return a detector for a catalogue and a model (the built-in ones where not given).

    It can be pickled, and knows its ``catalogue``, so that names and groups travel with it.
    """
    return Detector(model or models.load(), catalogue, shipped=model is None)


@cache
def shipped() -> Detector:
    """Return the built-in detector; it is made once."""
    return make()


_AGAIN: dict[str, Detector] = {}
"""Detectors that came from another process: made once, however often they are sent."""


def _again(key: str, catalogue: Catalogue | None, model: ItemModel | None) -> Detector:
    """Return the detector that was pickled."""
    if catalogue is None and model is None:
        return shipped()
    if key not in _AGAIN:
        if len(_AGAIN) >= _KEPT:
            _AGAIN.clear()
        _AGAIN[key] = make(catalogue, model)
    return _AGAIN[key]


_KEPT = 4


def _cues(model: ItemModel, catalogue: Catalogue | None) -> CueTable:
    """Return the compiled cues of a catalogue; those of the built-in one lie in the model."""
    if catalogue is None and model.catalogue == digest(built_in_source()):
        return model.cues
    return compile_cues(catalogue or load(), model.idle, model.learned)


def digest(source: str) -> str:
    """Return the digest by which a model knows the catalogue that it was trained with."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


class _Ranks(dict[int, tuple[bool, bool, float]]):
    """How much each cue tells, by its number; worked out when it is first asked for."""

    def __init__(self, table: CueTable, weights: ItemWeights) -> None:
        super().__init__()
        self._table, self._weights = table, weights

    def __missing__(self, number: int) -> tuple[bool, bool, float]:
        table = self._table
        own = table.kind[number] == CUE, GAP_SIGN not in table.pattern[number]
        rank = self[number] = (*own, self._weights.cue[number])
        return rank


class Detector:
    """Scores the candidates of documents with one model and the cues of one catalogue.

    ``catalogue`` is ``None`` for the built-in one; ``names`` are those of one's own, which records
    carry; ``shipped`` says that ``model`` is the
    shipped one, which need not travel to another process.
    """

    def __init__(
        self, model: ItemModel, catalogue: Catalogue | None = None, *, shipped: bool = False
    ) -> None:
        table = _cues(model, catalogue)
        self.model = model
        self.items = table.items
        self.reader = Reader(CueFinder(table))
        self.weights = ItemWeights(model, table)
        self._ranks = _Ranks(table, self.weights)
        self._own = catalogue
        self._shipped = shipped
        self.names = UNSET if catalogue is None else named(catalogue)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue whose items are found: their names, groups, months and examples."""
        return self._own or load()

    def reporting_from(self, threshold: float) -> Detector:
        """Return the same detector with another least probability of what it reports."""
        other = Detector.__new__(Detector)  # copy() would go by way of __reduce__, to a shared one
        other.__dict__.update(self.__dict__)
        other.model = msgspec.structs.replace(self.model, threshold=threshold)
        other._shipped = False
        return other

    @property
    def digest(self) -> str:
        """What tells this detector from others: a hash of its catalogue and model."""
        parts = [msgspec.json.encode(part) for part in (self._own, self._carried)]
        return hashlib.sha256(b"".join(parts)).hexdigest()

    @property
    def made_of(self) -> tuple[Catalogue | None, ItemModel | None]:
        """The catalogue and the model of one's own, ``None`` for what is shipped: ``make`` takes them."""
        return self._own, self._carried

    @property
    def _carried(self) -> ItemModel | None:
        return None if self._shipped else self.model

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what the detector was made of; what follows from it is made anew."""
        return _again, (self.digest, self._own, self._carried)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Detector) and (other is self or other.digest == self.digest)

    def __hash__(self) -> int:
        return hash((self._shipped, len(self.items)))

    def find(
        self, clean: str, document: Document, noise: Sequence[Noise] = ()
    ) -> Iterator[ItemMention]:
        """Yield the mentions of one document of the normalised text ``clean``."""
        threshold, items = self.model.threshold, self.items
        kind, score = document.kind or "none", self.weights.line
        readings = self.reader.read(split(clean, document, noise))
        lines = [(reading, scored) for reading in readings if (scored := score(reading, kind)).best]
        verdicts = self.weights.verdicts([scored for _, scored in lines])
        for (reading, scored), row in zip(lines, verdicts, strict=True):
            if max(row) < threshold:
                continue
            line, best = reading.line, scored.best
            for item, probability in sorted(zip(best, row, strict=True)):
                if probability >= threshold:
                    start, end = self._proof(reading, best[item][1], item)
                    yield ItemMention(
                        start=line.source(start),
                        end=line.source(end - 1) + 1,
                        item=items[item],
                        score=round(probability, 3),
                        line=Span(start=line.start, end=line.end),
                    )

    def _proof(self, reading: LineReading, sentence: ItemSentence, item: int) -> tuple[int, int]:
        """Return the part of a line that proves an item; the sentence keeps it, as it is kept itself."""
        proof = sentence.proofs.get(item)
        if proof is None:
            hits = sentence.hits[item]
            hit = hits[0] if len(hits) == 1 else self._telling(hits)
            proof = sentence.proofs[item] = _told_by(reading, sentence, hit)
        return proof

    def _telling(self, hits: Sequence[Hit]) -> Hit:
        """The hit that tells most of an item: a cue before a hint, a name before words apart, by weight."""
        ranks = self._ranks
        own = [ranks[hit[2]] for hit in hits]
        top = max(own)
        if own.count(top) > 1:
            return min(
                [hit for hit, rank in zip(hits, own, strict=True) if rank == top], key=_first
            )
        return hits[own.index(top)]


_first = itemgetter(0)


def _told_by(reading: LineReading, sentence: ItemSentence, hit: Hit) -> tuple[int, int]:
    """The clause around a hit, or the numbered part of it, without punctuation at its ends."""
    text, (first, last) = reading.text, hit[:2]
    start, end = reading.clause(first, sentence)
    end = max(end, last)
    for number in _NUMBER.finditer(text, start, end) if reading.numbered else ():
        if number.end() <= first:
            start = number.end()
        elif number.start() >= last:
            end = number.start()
            break
    if start == 0 and (label := leads.behind_any(text)) <= first:
        start = label
    while start < first and text[start] in _TRIM:
        start += 1
    while end > last and text[end - 1] in _TRIM:
        end -= 1
    return start, end
