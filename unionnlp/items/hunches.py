"""What sentences speak of though no cue stands in them: items told by their topic alone.

The topic of a line (its characters and bigrams, learned from annotated lines) tells half of the
work that is put in words which no list of cues has, and is wrong as often as it is right: a hunch, to
ask about, not to report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from unionnlp.grammar import cuts, leads
from unionnlp.items import features
from unionnlp.items.detector import Detector
from unionnlp.items.lines import ItemLine, split
from unionnlp.items.weights import logistic_of
from unionnlp.patterns import lazy
from unionnlp.records import Document, ItemMention, Noise, Span

_AMOUNTS = lazy(r"\t\s{0,4}\d+(?:\.\d+)?\s{0,4}(?:\t|$)")  # a row of a budget: it tells no work
_LEAST = 6  # characters: fewer are a heading or a cell
_MOST = 2 * features.LONG  # more are no sentence, but a text that lost its marks


def hunches(
    detector: Detector,
    clean: str,
    document: Document,
    noise: Sequence[Noise],
    items: Collection[str],
) -> Iterator[ItemMention]:
    """Yield sentences of a document that seem to speak of one of ``items``, in the order of the text.

    ``clean`` is the normalised text; ``score`` is the probability, at least the detector's threshold.
    """
    numbers = [n for n, item in enumerate(detector.items) if item in items]
    for line in split(clean, document, noise):
        if features.silent(line) or _AMOUNTS.search(line.text):
            continue
        text = features.fold_digits(line.text)
        label = leads.behind_any(text)
        for start, end in cuts.parts(text, label):
            if _LEAST <= end - start <= _MOST:
                yield from _spoken_of(detector, line, (text, start, end), numbers)


def _spoken_of(
    detector: Detector, line: ItemLine, sentence: tuple[str, int, int], numbers: Sequence[int]
) -> Iterator[ItemMention]:
    weights = detector.weights
    text, start, end = sentence
    about = weights.about(text[start:end])
    slope, intercept = detector.model.hunch
    for number in numbers:
        probability = logistic_of(slope * weights.spoken_of(number, about) + intercept)
        if probability >= detector.model.threshold:
            yield ItemMention(
                start=line.source(start),
                end=line.source(end - 1) + 1,
                item=detector.items[number],
                score=round(probability, 3),
                line=Span(start=line.start, end=line.end),
            )
