"""Cross-validation: what a model says of files that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import msgspec

from unionnlp.items.features import LONG
from unionnlp.items.model import Verdict
from unionnlp.items.weights import (
    CERTAIN,
    CERTAIN_TOPIC,
    HOPELESS,
    logistic_of,
    other_best,
    two_best,
)
from unionnlp.training.dataset import FOLDS, TrainingSet
from unionnlp.training.fitting import Matrix, Scale, TopicMatrix, fit, logistic, share
from unionnlp.training.measure import Figures, calibration_error

VERDICT_STRENGTH = 1.0
"""C of the last step (0.1 to 10 tried: no difference)."""

Key = tuple[int, int, int]
"""Number of the document, of the line, of the item."""

Found = list[list[set[str]]]
"""Items by document and line."""


class JudgedCandidate(msgspec.Struct, frozen=True):
    """What models of the other folds say of each candidate.

    ``probabilities`` are of the whole model, ``topics`` raw scores of the topic alone, for
    every line and item; ``verdict`` is the last step, fitted on all folds.
    """

    probabilities: dict[Key, float]
    topics: dict[Key, float]
    verdict: Verdict


def judge(data: TrainingSet, matrix: Matrix, topics: TopicMatrix) -> JudgedCandidate:
    """Score every candidate and every line's topic by models of the other folds."""
    best = {k: told for k, told in _best(data, matrix).items() if told[0] >= HOPELESS}
    scores = {k: score for k, (score, _) in best.items()}
    parts = {k: words for k, (_, row) in best.items() if (words := data.rows[row].about)}
    about, of_parts = _topics(data, topics, parts)
    keys = sorted(scores)
    topic = {k: of_parts.get(k, about[k]) for k in keys}
    read = {k: CERTAIN_TOPIC if scores[k] >= CERTAIN else topic[k] for k in keys}
    part = share([scores[k] for k in keys], [read[k] for k in keys], [truth(data, k) for k in keys])
    names = sorted({name for case in data.cases for place in case.places for name in place})
    rows = _verdict_rows(data, {k: (scores[k], read[k]) for k in keys}, part, names)
    truths = [truth(data, k) for k in keys]
    probabilities: dict[Key, float] = {}
    for fold in range(FOLDS):
        inside = [data.cases[k[0]].fold == fold for k in keys]
        if not any(inside) or all(inside):
            continue
        verdict = _verdict(
            [r for r, i in zip(rows, inside, strict=True) if not i],
            [t for t, i in zip(truths, inside, strict=True) if not i],
            part,
            names,
        )
        for k, row, i in zip(keys, rows, inside, strict=True):
            if i:
                probabilities[k] = _probability(verdict, row, names)
    return JudgedCandidate(probabilities, about, _verdict(rows, truths, part, names))


def _verdict_rows(
    data: TrainingSet, pairs: dict[Key, tuple[float, float]], part: float, names: Sequence[str]
) -> list[list[float]]:
    """For each candidate: score, topic, elsewhere, rival, long, its score, its place by name."""
    totals = {k: score + part * topic for k, (score, topic) in pairs.items()}
    by_document: dict[tuple[int, int], list[float]] = {}
    by_line: dict[tuple[int, int], list[float]] = {}
    for (case, line, item), total in totals.items():
        by_document.setdefault((case, item), []).append(total)
        by_line.setdefault((case, line), []).append(total)
    best = {k: two_best(v) for k, v in by_document.items()}
    top = {k: two_best(v) for k, v in by_line.items()}
    rows = []
    for key, (score, topic) in pairs.items():
        case, line, item = key
        place = set(data.cases[case].places[line])
        others = [other_best(tops, totals[key]) for tops in (best[case, item], top[case, line])]
        long = float(len(data.cases[case].lines[line]) > LONG)
        row = [score, topic, *others, long, long * score]
        rows.append(row + [float(name in place) for name in names])
    return rows


def _verdict(
    rows: Sequence[list[float]], truths: Sequence[bool], part: float, names: Sequence[str]
) -> Verdict:
    weights, bias = logistic(rows, truths, VERDICT_STRENGTH)
    weights = [round(weight, 4) for weight in weights]
    place = dict(zip(names, weights[6:], strict=True))
    score, topic, elsewhere, rival, long, long_score = weights[:6]
    return Verdict(part, score, topic, elsewhere, rival, long, long_score, round(bias, 4), place)


def _probability(verdict: Verdict, row: Sequence[float], names: Sequence[str]) -> float:
    v = verdict
    weights = (v.score, v.topic, v.elsewhere, v.rival, v.long, v.long_score)
    x = v.bias + sum(w * value for w, value in zip(weights, row[:6], strict=True))
    x += sum(v.place[name] * value for name, value in zip(names, row[6:], strict=True))
    return logistic_of(x)


def truth(data: TrainingSet, key: Key) -> bool:
    """Say whether gold has the item on the line."""
    return data.ids[key[2]] in data.cases[key[0]].gold[key[1]]


def _best(data: TrainingSet, matrix: Matrix) -> dict[Key, tuple[float, int]]:
    """Raw score and row of each candidate's best sentence."""
    import numpy as np

    folds = np.array([data.cases[row.key[0]].fold for row in data.rows])
    best: dict[Key, tuple[float, int]] = {}
    for fold in range(FOLDS):
        test = folds == fold
        if not test.any() or test.all():
            continue
        scores = matrix.x[test] @ fit(matrix, ~test)
        for row, score in zip(np.flatnonzero(test), scores, strict=True):
            key, told = data.rows[row].key, (float(score), int(row))
            if key not in best or told[0] > best[key][0]:
                best[key] = told
    return best


def _topics(
    data: TrainingSet, topics: TopicMatrix, parts: dict[Key, str]
) -> tuple[dict[Key, float], dict[Key, float]]:
    """Raw scores of the topics of all lines, and of ``parts`` of lines."""
    about: dict[Key, float] = {}
    of_parts: dict[Key, float] = {}
    by_fold: dict[tuple[int, int], list[Key]] = {}
    for key in parts:
        by_fold.setdefault((key[2], data.cases[key[0]].fold), []).append(key)
    for item, fold in product(range(len(data.ids)), range(FOLDS)):
        test = topics.folds == fold
        if not test.any() or test.all():
            continue
        weights, bias = topics.fit(item, ~test)
        scores = topics.x[test] @ weights + bias
        for place, score in zip(_places(topics, test), scores, strict=True):
            about[(*place, item)] = float(score)
        for key in by_fold.get((item, fold), []):
            of_parts[key] = topics.score(parts[key], weights) + bias
    bare = [number for number, case in enumerate(data.cases) if case.bare]
    for number in bare:  # the same lines as those of the case before it
        for line, item in product(range(len(data.cases[number].lines)), range(len(data.ids))):
            about[number, line, item] = about[number - 1, line, item]
    return about, of_parts


def _places(topics: TopicMatrix, mask: Sequence[bool]) -> list[tuple[int, int]]:
    return [place for place, taken in zip(topics.lines, mask, strict=True) if taken]


FLAT = 0.002
"""Thresholds whose sum of F1 is this near the best count as equal; the lowest one is taken, since
real texts want it lower still when whole files of them are left out."""


def best_threshold(data: TrainingSet, probabilities: dict[Key, float]) -> float:
    """The probability from which on mentions make the best sum of document and line F1."""
    quality = {}
    for threshold in (t / 100 for t in range(20, 71)):
        result = figures(data, found(data, probabilities, threshold))
        quality[threshold] = result.documents.f1 + result.lines.f1
    best = max(quality.values())
    return min(t for t, value in quality.items() if value >= best - FLAT)


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
        if corpus in (None, case.corpus) and not case.bare:
            result.add(lines, case.gold)
    return result


def topics_alone(data: TrainingSet, judged: JudgedCandidate) -> Figures:
    """Figures of the topic model alone, which knows no cues."""
    keys = sorted(judged.topics)
    scale = Scale([judged.topics[k] for k in keys], [truth(data, k) for k in keys])
    probabilities = {k: p for k in keys if (p := scale(judged.topics[k])) >= 0.2}
    return figures(data, found(data, probabilities, best_threshold(data, probabilities)))


def hunch(data: TrainingSet, judged: JudgedCandidate) -> tuple[float, float]:
    """Slope and intercept that make a probability of the topic of a line that no cue proposes."""
    keys = [
        k
        for k in sorted(judged.topics)
        if k not in judged.probabilities and not data.cases[k[0]].bare and _is_sentence(data, k)
    ]
    scale = Scale([judged.topics[k] for k in keys], [truth(data, k) for k in keys])
    return round(scale.slope, 4), round(scale.intercept, 4)


def _is_sentence(data: TrainingSet, key: Key) -> bool:
    return len(data.cases[key[0]].lines[key[1]]) <= LONG


def calibration(
    data: TrainingSet, judged: JudgedCandidate, threshold: float
) -> tuple[float, float]:
    """Expected calibration error over mentions and over all candidates."""
    probabilities = sorted(judged.probabilities.items())
    rows = [(p, truth(data, k)) for k, p in probabilities if not data.cases[k[0]].bare]
    mentions = [(p, t) for p, t in rows if p >= threshold]
    return (
        calibration_error([p for p, _ in mentions], [t for _, t in mentions]),
        calibration_error([p for p, _ in rows], [t for _, t in rows]),
    )
