"""Learns what a sentence says (``facts.sentences``) from sentences that people annotated.

Every figure is of hands left out: a sentence is judged by a model that has seen none of its author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.errors import RecordError
from unionnlp.facts.sentences import Learned, grams
from unionnlp.grammar.normalize import normalize

if TYPE_CHECKING:
    import numpy as np

LEAST = 2
"""A feature in fewer sentences is left out."""
STRENGTH = 0.3
"""C of the logistic regression (0.1 to 3 tried: no difference)."""
KEPT = 12_000
"""Weights kept for each kind (8,000 and all tried: all are little better)."""
NATURAL = 3.0
"""How much a sentence of a whole draft counts (1 tried: they are what is judged later)."""
FOLDS = 8
"""Groups of hands that are left out together to measure."""
SMALL = 0.001
"""Weights below this are not stored."""
KIN = {"cancelled": "rule", "rule": "cancelled"}
"""Kinds that may both be true of a sentence: one says nothing against the other."""


class Sentence(msgspec.Struct, frozen=True):
    """An annotated sentence or short passage.

    ``kinds`` are those it is of, ``hand`` is who wrote it, ``natural`` says whether it stands in a whole
    draft (and not beside its look-alikes alone).
    """

    text: str
    kinds: frozenset[str]
    hand: str
    natural: bool = False


class Figures(msgspec.Struct, frozen=True):
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


def read(path: Path) -> list[Sentence]:
    """Return the sentences of a file, a JSON object a line; its name is their hand.

    Raises ``RecordError`` (U200) for a line that is none.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = msgspec.json.decode(line, type=_Row)
        except msgspec.DecodeError as error:
            raise RecordError(f"{path}: line {number}: {error}") from error
        kinds = frozenset([row.kind] if row.fault else [])
        found.append(Sentence(normalize(row.text), kinds, path.stem))
    return found


class Rows:
    """Sentences as a matrix over their features."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        sets = [grams(s.text) for s in sentences]
        counts: dict[str, int] = {}
        for one in sets:
            for gram in one:
                counts[gram] = counts.get(gram, 0) + 1
        self.names = sorted(gram for gram, count in counts.items() if count >= LEAST)
        column = {gram: number for number, gram in enumerate(self.names)}
        rows = [sorted(column[gram] for gram in one if gram in column) for one in sets]
        ends = np.cumsum([0, *map(len, rows)])
        places = np.array([n for row in rows for n in row])
        self.x: Any = csr_matrix((np.ones(len(places)), places, ends), (len(rows), len(self.names)))
        self.hands = np.array([s.hand for s in sentences])
        self.natural = np.array([s.natural for s in sentences])


def fit(rows: Rows, truths: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights (all but the ``KEPT`` largest are 0) and the bias learned from the rows of ``mask``."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    counted = np.where(rows.natural[mask], NATURAL, 1.0)
    share = counted[truths[mask]].sum() / counted.sum()
    counted *= np.where(
        truths[mask], 0.5 / share, 0.5 / (1.0 - share)
    )  # both halves weigh the same
    model = LogisticRegression(C=STRENGTH, solver="liblinear")
    model.fit(rows.x[mask], truths[mask], sample_weight=counted)
    weights: np.ndarray = model.coef_[0].copy()
    if len(weights) > KEPT:
        weights[np.abs(weights) < np.sort(np.abs(weights))[-KEPT]] = 0.0
    return weights, float(model.intercept_[0])


def left_out(rows: Rows, truths: np.ndarray, usable: np.ndarray) -> np.ndarray:
    """Return the raw score of every sentence by a model of other hands; they are left out in groups."""
    import numpy as np

    scores = np.zeros(len(truths))
    hands = sorted(set(rows.hands))
    for group in range(FOLDS):
        own = np.isin(rows.hands, hands[group::FOLDS])
        if not own.any():
            continue
        weights, bias = fit(rows, truths, usable & ~own)
        scores[own] = rows.x[own] @ weights + bias
    return scores


def learn(
    sentences: Sequence[Sentence], kind: str, *, wanted: float
) -> tuple[Learned, Figures, Figures]:
    """Return what is learned of one kind, and its figures on hands left out: in whole drafts, and of all.

    What is asked is the least probability from which on the share ``wanted`` of what is told in drafts is
    right (of all sentences where no draft has the kind). Raises ``RecordError`` (U200) where no
    sentence, or every one, is of the kind.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    truths = np.array([kind in s.kinds for s in sentences])
    if truths.all() or not truths.any():
        raise RecordError(f"{kind}: there must be sentences of this kind, and others")
    other = KIN.get(kind)
    kin = np.array([other in s.kinds for s in sentences])
    usable = truths | ~kin
    rows = Rows(sentences)
    scores = left_out(rows, truths, usable)
    real = rows.natural & usable if (rows.natural & truths).any() else usable
    scale = LogisticRegression(C=1e6).fit(scores[real, None], truths[real])
    likely = scale.predict_proba(scores[:, None])[:, 1]
    tables = [
        [_figures(likely[mask], truths[mask], level / 100) for level in range(30, 96)]
        for mask in (real, usable)
    ]
    asked = _least(tables[0], wanted)
    weights, bias = fit(rows, truths, usable)
    named = {
        gram: round(float(w), 3)
        for gram, w in zip(rows.names, weights, strict=True)
        if abs(w) >= SMALL
    }
    slope, intercept = float(scale.coef_[0][0]), float(scale.intercept_[0])
    level = tables[0][asked].asked
    found = Learned(named, round(bias, 4), round(slope, 4), round(intercept, 4), level)
    return found, tables[0][asked], tables[1][asked]


def _figures(likely: np.ndarray, truths: np.ndarray, asked: float) -> Figures:
    told = likely >= asked
    return Figures(asked, int(told.sum()), int((told & truths).sum()), int(truths.sum()))


def _least(table: Sequence[Figures], wanted: float) -> int:
    """Return the number of the first row that is precise enough, as are two of the next three (the last for none)."""
    enough = [row.precision >= wanted for row in table]
    for at, good in enumerate(enough):
        if good and sum(enough[at + 1 : at + 4]) > 1:
            return at
    return len(table) - 1


def merged(parts: Iterable[Sequence[Sentence]]) -> list[Sentence]:
    """Return the sentences of several sources, each text once: what was marked in it by the first."""
    known: dict[str, Sentence] = {}
    for part in parts:
        for sentence in part:
            known.setdefault(sentence.text, sentence)
    return list(known.values())
