"""Learns what a sentence says (``facts.sentences``) from sentences that people annotated.

Every figure is of hands left out: a sentence is judged by a model that has seen none of its author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.errors import RecordError, reason
from unionnlp.facts import standing
from unionnlp.facts.sentences import (
    CHECKED,
    SINCE,
    ZERO,
    KindScale,
    SentenceJudge,
    grams,
    in_place,
    pairs,
)
from unionnlp.grammar.normalize import normalize

if TYPE_CHECKING:
    import numpy as np

LEAST = 2
"""A feature in fewer sentences is left out."""
STRENGTH = 0.3
"""C of the logistic regression (0.1 to 3 tried: no difference)."""
CLIPPED = 200
"""So many of a kind's weights are beyond the largest step that a byte holds, and are cut to it."""
STEPS = 127
NATURAL = 3.0
"""How much a sentence of a whole draft counts (1 tried: they are what is judged later)."""
FOLDS = 8
"""Groups of hands that are left out together to measure."""
KIN = {"cancelled": "rule", "rule": "cancelled"}
"""Kinds that may both be true of a sentence: one says nothing against the other."""


class AnnotatedSentence(msgspec.Struct, frozen=True):
    """An annotated sentence or short passage.

    ``kinds`` are those it is of, ``hand`` is who wrote it, ``natural`` says whether it stands in a whole
    draft (and not beside its look-alikes alone), ``unit`` and ``year`` in whose plan of which year, ``item`` the
    work that it speaks of, and ``clause`` the words in it that do.
    """

    text: str
    kinds: frozenset[str]
    hand: str
    natural: bool = False
    unit: str | None = None
    year: int | None = None
    item: str | None = None
    clause: str = ""


class Way(msgspec.Struct, frozen=True):
    """How a kind is learned.

    ``asked`` is the least probability that is told (chosen by what hands left out lose by it), ``hinted`` the least of
    what is asked about; ``rare`` the power of the inverse document frequency by which a feature is scaled, so that
    regularisation holds rare ones back less; ``pairs`` says whether pairs of words are read, ``kept`` how many
    weights are (half of them lose a tenth of what is surely found), ``without`` which hands are not learned from.
    """

    asked: float
    hinted: float
    rare: float = 2.0
    pairs: bool = True
    kept: int = 120_000
    without: tuple[str, ...] = ()


class KindFigures(msgspec.Struct, frozen=True):
    """What a kind reaches at one probability, on hands left out; ``drafts`` are whole drafts alone."""

    asked: float
    told: int
    right: int
    count: int

    @property
    def precision(self) -> float:
        """The share of what is told that is right (1 where nothing is told)."""
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """The share of those of the kind that are told."""
        return self.right / self.count if self.count else 1.0


class _Row(msgspec.Struct):
    """One line of a file of sentences."""

    kind: str
    fault: bool
    text: str
    type: str | None = None
    year: int | None = None


def read(path: Path) -> list[AnnotatedSentence]:
    """Return the sentences of a file, a JSON object a line; its name is their hand.

    Raises ``RecordError`` (U200) for a line that is none.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = msgspec.json.decode(line, type=_Row)
        except msgspec.DecodeError as error:
            raise RecordError(f"{path}: line {number}: {reason(error)}") from error
        kinds = frozenset([row.kind] if row.fault else [])
        text = normalize(row.text)
        found.append(AnnotatedSentence(text, kinds, path.stem, unit=row.type, year=row.year))
    return found


class SentenceMatrix:
    """Sentences as a matrix over the features of their words, or (``placed``) of their places.

    ``placed`` says what a sentence's place is: ``unit``, ``year`` or ``item``.
    """

    def __init__(self, sentences: Sequence[AnnotatedSentence], placed: str | None = None) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        alone = [grams(s.text) for s in sentences]
        sets = [_features(*one, placed) for one in zip(alone, sentences, strict=True)]
        counts: dict[int, int] = {}
        for one in sets:
            for feature in one:
                counts[feature] = counts.get(feature, 0) + 1
        self.names = sorted(feature for feature, count in counts.items() if count >= LEAST)
        column = {feature: number for number, feature in enumerate(self.names)}
        rows = [sorted(column[feature] for feature in one if feature in column) for one in sets]
        ends = np.cumsum([0, *map(len, rows)])
        places = np.array([n for row in rows for n in row])
        seen = np.array([counts[feature] for feature in self.names])
        self._frequency = np.log(len(sets) / seen) / 4.0
        single = set().union(*alone)
        self._single = np.array([feature in single for feature in self.names])
        self.x: Any = csr_matrix((np.ones(len(places)), places, ends), (len(rows), len(self.names)))
        self.hands = np.array([s.hand for s in sentences])
        self.natural = np.array([s.natural for s in sentences])
        self.known = np.array([not placed or bool(_place(s, placed)) for s in sentences])

    def scaled(self, way: Way) -> Scaled:
        """Return how much each feature counts for a kind, and the matrix of what it is worth."""
        from scipy.sparse import diags

        worth = self._frequency**way.rare * (1.0 if way.pairs else self._single)
        return Scaled(worth, (self.x @ diags(worth)).tocsr(), self.natural, way.kept)


def _features(alone: set[int], sentence: AnnotatedSentence, placed: str | None) -> set[int]:
    if placed is None:
        return alone | pairs(sentence.text)
    if placed == "item":
        return standing.features(sentence.text, sentence.clause, sentence.item or "")
    return in_place(alone, _place(sentence, placed))


def _place(sentence: AnnotatedSentence, placed: str) -> str | int | None:
    """Return the unit or the year of a sentence, none where nothing hangs on it."""
    if placed != "year":
        return sentence.unit if placed == "unit" else sentence.item
    return sentence.year if sentence.year and sentence.year >= SINCE else None


class Scaled(msgspec.Struct, frozen=True):
    """Rows as one kind counts them: ``worth`` of each feature, ``x`` by it, which rows stand in a whole draft."""

    worth: np.ndarray
    x: Any
    natural: np.ndarray
    kept: int


def fit(rows: Scaled, truths: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights (all but the largest are 0) and the bias learned from the rows of ``mask``."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    counted = np.where(rows.natural[mask], NATURAL, 1.0)
    share = counted[truths[mask]].sum() / counted.sum()
    counted *= np.where(
        truths[mask], 0.5 / share, 0.5 / (1.0 - share)
    )  # both halves weigh the same
    model = LogisticRegression(C=STRENGTH, solver="liblinear")
    model.fit(rows.x[mask], truths[mask], sample_weight=counted)
    weights: np.ndarray = model.coef_[0] * rows.worth
    if len(weights) > rows.kept:
        weights[np.abs(weights) < np.sort(np.abs(weights))[-rows.kept]] = 0.0
    return weights, float(model.intercept_[0])


def left_out(
    rows: SentenceMatrix, scaled: Scaled, truths: np.ndarray, usable: np.ndarray
) -> np.ndarray:
    """Return the raw score of every sentence by a model of other hands; they are left out in groups."""
    import numpy as np

    scores = np.zeros(len(truths))
    hands = sorted(set(rows.hands))
    for group in range(FOLDS):
        own = np.isin(rows.hands, hands[group::FOLDS])
        if not own.any():
            continue
        weights, bias = fit(scaled, truths, usable & ~own)
        scores[own] = rows.x[own] @ weights + bias
    return scores


class LearnedKind(msgspec.Struct, frozen=True):
    """What was learned of one kind: weights by feature, and figures of hands left out, in whole drafts and of all."""

    learned: KindScale
    weights: dict[int, float]
    drafts: KindFigures
    everywhere: KindFigures
    hints: KindFigures
    """What is told or asked about in whole drafts."""


def learn(
    rows: SentenceMatrix, sentences: Sequence[AnnotatedSentence], kind: str, way: Way
) -> LearnedKind:
    """Return what is learned of one kind from sentences and their ``rows``.

    Raises ``RecordError`` (U200) where no sentence, or every one, is of the kind.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    truths = np.array([kind in s.kinds for s in sentences])
    if truths.all() or not truths.any():
        raise RecordError(f"{kind}: there must be sentences of this kind, and others")
    other = KIN.get(kind)
    kin = np.array([other in s.kinds for s in sentences])
    usable = (truths | ~kin) & ~np.isin(rows.hands, way.without) & rows.known
    scaled = rows.scaled(way)
    scores = left_out(rows, scaled, truths, usable)
    real = rows.natural & usable if (rows.natural & truths).any() else usable
    platt = LogisticRegression(C=1e6).fit(scores[real, None], truths[real])
    likely = platt.predict_proba(scores[:, None])[:, 1]
    measured = ((real, way.asked), (usable, way.asked), (real, way.hinted))
    figures = [_figures(likely[mask], truths[mask], asked) for mask, asked in measured]
    weights, bias = fit(scaled, truths, usable)
    scale = float(np.sort(np.abs(weights))[-min(CLIPPED, len(weights))]) / STEPS
    named = {name: float(w) for name, w in zip(rows.names, weights, strict=True) if w}
    slope, intercept = float(platt.coef_[0][0]), float(platt.intercept_[0])
    found = KindScale(
        scale, round(bias, 4), round(slope, 4), round(intercept, 4), way.asked, way.hinted
    )
    return LearnedKind(found, named, *figures)


def judge(kinds: Mapping[str, LearnedKind], slots: int) -> SentenceJudge:
    """Return the judge of some kinds, all weights in one table of so many places.

    Where two features share a place, the one that weighs more has it.
    """
    steps: dict[int, list[int]] = {}
    for number, kind in enumerate(kinds.values()):
        for feature, weight in kind.weights.items():
            step = max(-STEPS, min(STEPS, round(weight / kind.learned.scale)))
            steps.setdefault(feature, [0] * len(kinds))[number] = step
    width = len(kinds) + 1
    table = bytearray([0, *[ZERO] * len(kinds)] * slots)
    for feature in sorted(steps, key=lambda f: (max(map(abs, steps[f])), f)):
        place = feature % slots * width
        table[place : place + width] = [feature >> CHECKED, *(ZERO + n for n in steps[feature])]
    return SentenceJudge({name: kind.learned for name, kind in kinds.items()}, bytes(table), slots)


def _figures(likely: np.ndarray, truths: np.ndarray, asked: float) -> KindFigures:
    told = likely >= asked
    return KindFigures(asked, int(told.sum()), int((told & truths).sum()), int(truths.sum()))


def merged(parts: Iterable[Sequence[AnnotatedSentence]]) -> list[AnnotatedSentence]:
    """Return the sentences of several sources, each once in its place: what was marked in it by the first."""
    known: dict[tuple[str, str | None, int | None], AnnotatedSentence] = {}
    for part in parts:
        for sentence in part:
            known.setdefault((sentence.text, sentence.unit, sentence.year), sentence)
    return list(known.values())
