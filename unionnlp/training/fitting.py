"""Fits the linear item model: features to a matrix, a matrix to weights, scores to probabilities."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from unionnlp.errors import RecordError
from unionnlp.items.features import topic_grams
from unionnlp.items.topics import STEPS, ZERO
from unionnlp.items.topics import Topics as Weighed
from unionnlp.packed import Grams, packable
from unionnlp.training.dataset import CandidateRow, TrainingSet

if TYPE_CHECKING:
    import numpy as np

MIN_COUNT = 2
"""A feature seen in fewer rows is left out (1 to 5 tried: no difference in F1, the file grows)."""
SPOKEN_COUNT = 12
"""The same for the bigrams of clauses, of which there are many (2 to 20 tried)."""
STRENGTH = 0.25
"""C of the logistic regression (0.05 to 1 tried: within 0.3 % of line F1 on documents left out)."""
CUE_SCALE = 2.0
"""Cue features are scaled up, so that regularisation holds them back less (1 to 3 tried)."""
SURE = 2.0
"""Sentences of a positive line that score above this stay positive in the second round."""

TOPIC_STRENGTH = 10.0
"""C of the topic model (10 and 30 tried)."""
TOPIC_COUNT = 5
"""A character or bigram in fewer lines is no topic feature (3 tried: no better)."""
TOPIC_SCALE = 5.0
"""A character or bigram is scaled by its inverse document frequency, divided by this (its square: worse)."""

SHARED, WORD = -1, 1000
"""Namespaces of a feature: ``SHARED``, the item's number, or ``WORD`` plus it for its cues."""


class Matrix:
    """The rows as a sparse matrix over named features."""

    def __init__(self, rows: Sequence[CandidateRow]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        counts: dict[tuple[int, str], int] = {}
        named = [list(_names(row)) for row in rows]
        for names in named:
            for name, _ in names:
                counts[name] = counts.get(name, 0) + 1
        kept = sorted(name for name, count in counts.items() if count >= _least(name[1]))
        self.names = {name: column for column, name in enumerate(kept)}
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for names in named:
            for name, value in names:
                if name in self.names:
                    columns.append(self.names[name])
                    values.append(value)
            ends.append(len(columns))
        shape = (len(rows), len(kept))
        self.x: Any = csr_matrix((np.array(values), np.array(columns), np.array(ends)), shape=shape)
        self.y = np.array([row.truth for row in rows], dtype=bool)
        keys: dict[tuple[int, int, int], int] = {}
        self.group = np.array([keys.setdefault(row.key, len(keys)) for row in rows])


def _least(name: str) -> int:
    return SPOKEN_COUNT if name.startswith("c=") else MIN_COUNT


def _names(row: CandidateRow) -> Iterable[tuple[tuple[int, str], float]]:
    item = row.key[2]
    for name in dict.fromkeys(row.shared):
        yield (SHARED, name), 1.0
    for name in dict.fromkeys(row.own):
        yield (item, name), 1.0
    for name in row.words:
        yield (WORD + item, name), CUE_SCALE


def fit(matrix: Matrix, mask: np.ndarray) -> np.ndarray:
    """Return the weights learned from the rows of ``mask``.

    A positive line says only that one of its sentences proves the item. The first round takes
    all of them as positive, the second the best sentence and those that the first was sure of.
    """
    import numpy as np

    x, y, group = matrix.x[mask], matrix.y[mask], matrix.group[mask]
    weights = _regress(x, y)
    scores = x @ weights
    keep = ~y | (scores > SURE)
    best: dict[int, int] = {}
    for row in np.flatnonzero(y):
        g = int(group[row])
        if g not in best or scores[row] > scores[best[g]]:
            best[g] = int(row)
    keep[list(best.values())] = True
    return _regress(x[keep], y[keep])


def _regress(x: Any, y: np.ndarray) -> np.ndarray:
    from sklearn.linear_model import LogisticRegression

    if y.all() or not y.any():
        raise RecordError(
            "the texts leave nothing to learn: the words of the items are right at every place of a part of"
            " them, or at none; give more texts, also such that only mention the work"
        )
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300, fit_intercept=False)
    weights: np.ndarray = model.fit(x, y).coef_[0]
    return weights


class TopicMatrix:
    """The lines as a matrix over characters and bigrams, for a model that knows no cues."""

    def __init__(self, data: TrainingSet) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix, diags

        self.lines = [
            (c, n)
            for c, case in enumerate(data.cases)
            for n in range(len(case.lines))
            if not case.bare
        ]
        self.row = {place: row for row, place in enumerate(self.lines)}
        sets = [data.cases[c].topics[n] for c, n in self.lines]
        counts: dict[str, int] = {}
        for grams in sets:
            for gram in grams:
                counts[gram] = counts.get(gram, 0) + 1
        self.grams = sorted(gram for gram, count in counts.items() if count >= TOPIC_COUNT)
        self.column = column = {gram: number for number, gram in enumerate(self.grams)}
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for grams in sets:
            known = sorted(column[gram] for gram in grams if gram in column)
            columns += known
            values += [len(grams) ** -0.5] * len(known)
            ends.append(len(columns))
        seen = np.array([counts[gram] for gram in self.grams])
        self.worth = np.log(len(sets) / seen) / TOPIC_SCALE
        self.x: Any = csr_matrix((values, columns, ends), shape=(len(sets), len(self.grams)))
        self._scaled: Any = (self.x @ diags(self.worth)).tocsr()
        golds = [data.cases[c].gold[n] for c, n in self.lines]
        self.y = np.array([[item in gold for gold in golds] for item in data.ids])
        self.folds = np.array([data.cases[c].fold for c, _ in self.lines])

    def score(self, text: str, weights: np.ndarray) -> float:
        """Return how much the words of ``text`` speak for an item by its ``weights``."""
        grams = topic_grams(text)
        known = [self.column[gram] for gram in sorted(grams) if gram in self.column]
        total: float = weights[known].sum() / len(grams) ** 0.5
        return total

    def fit(self, item: int, mask: np.ndarray) -> tuple[np.ndarray, float]:
        """Return an item's weights and its bias."""
        import numpy as np
        from sklearn.linear_model import LogisticRegression

        if not self.y[item][mask].any():
            return np.zeros(len(self.grams)), -5.0
        model = LogisticRegression(
            C=TOPIC_STRENGTH, solver="liblinear", class_weight="balanced", max_iter=300
        ).fit(self._scaled[mask], self.y[item][mask])
        weights: np.ndarray = model.coef_[0] * self.worth
        return weights, float(model.intercept_[0])

    def table(self, items: Sequence[str]) -> Weighed:
        """Return the weights of every item, learned from all lines, as the detector reads them."""
        import numpy as np

        everything = np.ones(len(self.lines), dtype=bool)
        fitted = [self.fit(item, everything) for item in range(len(items))]
        grams = Grams.of(filter(packable, self.grams))
        order = [self.column[gram] for gram in grams]
        scale = [float(np.abs(w).max(initial=0.0)) / STEPS or 1.0 for w, _ in fitted]
        steps = [np.round(w / one) + ZERO for (w, _), one in zip(fitted, scale, strict=True)]
        return Weighed(
            items=tuple(items),
            grams=grams,
            scale=tuple(scale),
            bias=tuple(round(bias, 3) for _, bias in fitted),
            table=np.array(steps).T[order].astype(np.uint8).tobytes(),
        )


class Scale:
    """Platt scaling: a score ``x`` has the probability ``1 / (1 + exp(-(slope x + intercept)))``."""

    def __init__(self, scores: Sequence[float], truths: Sequence[bool]) -> None:
        (self.slope,), self.intercept = logistic([[score] for score in scores], truths, 1e6)

    def __call__(self, score: float) -> float:
        """Return the probability of a score."""
        return 1.0 / (1.0 + math.exp(-max(self.slope * score + self.intercept, -500.0)))


def share(scores: Sequence[float], topics: Sequence[float], truths: Sequence[bool]) -> float:
    """Return how much a topic counts beside a score, so that both together tell truths best."""
    (own, topic), _ = logistic(list(zip(scores, topics, strict=True)), truths, 1e6)
    return round(topic / own, 3)


def logistic(
    x: Sequence[Sequence[float]], y: Sequence[bool], strength: float
) -> tuple[list[float], float]:
    """Return the weights and the bias of a logistic regression."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=5000)
    model.fit(np.array(x, dtype=float), np.array(y, dtype=bool))
    return [float(w) for w in model.coef_[0]], float(model.intercept_[0])
