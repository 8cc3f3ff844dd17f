"""Cross-validation: what a model says of files that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unionnlp.items.dataset import FOLDS, TrainingSet
from unionnlp.items.fitting import Matrix, Scale, Topics, fit, share
from unionnlp.items.measure import Figures, calibration_error

Key = tuple[int, int, int]
"""Number of the document, of the line, of the item."""

Found = list[list[set[str]]]
"""Items by document and line."""


class Judged(msgspec.Struct, frozen=True):
    """Raw scores of all candidates, each by a model that has not seen its file.

    ``scores`` are of cues, context and topic together, ``topics`` of the topic alone, for every
    line and item; ``share`` is the weight of the topic in the scores.
    """

    scores: dict[Key, float]
    topics: dict[Key, float]
    share: float


def judge(data: TrainingSet, matrix: Matrix, topics: Topics) -> Judged:
    """Score every candidate and every line's topic by models of the other folds."""
    scores = _scores(data, matrix)
    about = _topics(data, topics)
    keys = sorted(scores)
    part = share(
        [scores[k] for k in keys], [about[k] for k in keys], [truth(data, k) for k in keys]
    )
    return Judged({k: scores[k] + part * about[k] for k in keys}, about, part)


def truth(data: TrainingSet, key: Key) -> bool:
    """Say whether gold has the item on the line."""
    return data.ids[key[2]] in data.cases[key[0]].gold[key[1]]


def _scores(data: TrainingSet, matrix: Matrix) -> dict[Key, float]:
    """Raw score of each candidate's best sentence."""
    import numpy as np

    folds = np.array([data.cases[row.key[0]].fold for row in data.rows])
    best: dict[Key, float] = {}
    for fold in range(FOLDS):
        test = folds == fold
        if not test.any() or test.all():
            continue
        scores = matrix.x[test] @ fit(matrix, ~test)
        for row, score in zip(np.flatnonzero(test), scores, strict=True):
            key = data.rows[row].key
            best[key] = max(best.get(key, -1e9), float(score))
    return best


def _topics(data: TrainingSet, topics: Topics) -> dict[Key, float]:
    about: dict[Key, float] = {}
    for item in range(len(data.ids)):
        for fold in range(FOLDS):
            test = topics.folds == fold
            if not test.any() or test.all():
                continue
            weights, bias = topics.fit(item, ~test)
            scores = topics.x[test] @ weights + bias
            for place, score in zip(_places(topics, test), scores, strict=True):
                about[(*place, item)] = float(score)
    return about


def _places(topics: Topics, mask: Sequence[bool]) -> list[tuple[int, int]]:
    return [place for place, taken in zip(topics.lines, mask, strict=True) if taken]


def best_threshold(data: TrainingSet, probabilities: dict[Key, float]) -> float:
    """The probability from which on mentions make the best sum of document and line F1."""

    def quality(threshold: float) -> float:
        result = figures(data, found(data, probabilities, threshold))
        return result.documents.f1 + result.lines.f1

    return max((t / 100 for t in range(20, 71)), key=lambda t: (round(quality(t), 6), -t))


def found(data: TrainingSet, probabilities: dict[Key, float], threshold: float) -> Found:
    """The items of each line whose probability reaches the threshold."""
    result: Found = [[set() for _ in case.gold] for case in data.cases]
    for (case, line, item), probability in probabilities.items():
        if probability >= threshold:
            result[case][line].add(data.ids[item])
    return result


def figures(data: TrainingSet, items: Found, corpus: str | None = None) -> Figures:
    """Figures of the items found, over all corpora or one."""
    result = Figures(data.ids)
    for case, lines in zip(data.cases, items, strict=True):
        if corpus in (None, case.corpus):
            result.add(lines, case.gold)
    return result


def topics_alone(data: TrainingSet, judged: Judged) -> Figures:
    """Figures of the topic model alone, which knows no cues."""
    keys = sorted(judged.topics)
    scale = Scale([judged.topics[k] for k in keys], [truth(data, k) for k in keys])
    probabilities = {k: p for k in keys if (p := scale(judged.topics[k])) >= 0.2}
    return figures(data, found(data, probabilities, best_threshold(data, probabilities)))


def calibration(data: TrainingSet, judged: Judged, threshold: float) -> tuple[float, float]:
    """Expected calibration error over mentions and over all candidates.

    The scale is fitted on one half of the folds and tested on the other.
    """
    sides: tuple[list[tuple[float, bool]], list[tuple[float, bool]]] = ([], [])
    for key in sorted(judged.scores):
        sides[data.cases[key[0]].fold % 2].append((judged.scores[key], truth(data, key)))
    rows: list[tuple[float, bool]] = []
    for own, other in (sides, sides[::-1]):
        scale = Scale([s for s, _ in other or own], [t for _, t in other or own])
        rows += [(scale(score), is_true) for score, is_true in own]
    mentions = [(p, t) for p, t in rows if p >= threshold]
    return (
        calibration_error([p for p, _ in mentions], [t for _, t in mentions]),
        calibration_error([p for p, _ in rows], [t for _, t in rows]),
    )
