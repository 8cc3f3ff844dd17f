"""Trains the item model from folders of texts with gold, and measures it honestly.

Every figure of the cross-validation comes from a model that has seen no document of the
file it is tested on, nor of a file that shares passages with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from unionnlp.errors import KnowledgeError
from unionnlp.items import catalogue as catalogues
from unionnlp.items.baseline import words_alone
from unionnlp.items.card import write_card
from unionnlp.items.cues import compile_cues
from unionnlp.items.dataset import FOLDS, TrainingSet, collect
from unionnlp.items.detector import digest
from unionnlp.items.fitting import CUE_SCALE, SHARED, WORD, Matrix, Scale, fit
from unionnlp.items.measure import Figures, calibration_error
from unionnlp.items.model import FILE_NAME, FORMAT, ItemModel, encode

SMALL = 0.004
"""Weights below this are not stored: together they move no decision of the corpus."""

Key = tuple[int, int, int]
Found = list[list[set[str]]]
"""Items by document and line."""


class Outcome(msgspec.Struct, frozen=True):
    """What a training run says of itself, all from cross-validation.

    ``figures`` and ``by_corpus`` are of cues and model together, ``cues`` and ``words`` of
    the cues alone and of a model without cues; ``error`` is the expected calibration error
    over all candidates, ``error_found`` over the mentions.
    """

    figures: Figures
    by_corpus: dict[str, Figures]
    cues: Figures
    words: Figures
    error: float
    error_found: float
    threshold: float
    counts: dict[str, int]


def train(
    corpora: Sequence[str | Path],
    output: str | Path,
    *,
    date: str,
    say: Callable[[str], None] = print,
) -> Outcome:
    """Train on gold folders (``texts/`` beside ``gold/``), write weights and card to ``output``.

    ``date`` stands in the card (no clock is read, so that the same run gives the same files);
    ``say`` gets the report line by line. Raises ``RecordError`` (U200) for a folder that
    holds no gold, ``KnowledgeError`` (U300) where the gold names an item that is not known.
    """
    table = compile_cues(catalogues.load())
    data = collect([Path(corpus) for corpus in corpora], table)
    _known(data)
    say(f"{len(data.cases)} documents, {len(data.rows)} candidates of {len(data.ids)} items")
    matrix = Matrix(data.rows)
    scores = _cross_validated(data, matrix)
    keys = sorted(scores)
    truths = [data.ids[k[2]] in data.cases[k[0]].gold[k[1]] for k in keys]
    scale = Scale([scores[k] for k in keys], truths)
    probabilities = {k: scale(scores[k]) for k in keys}
    threshold = _threshold(data, probabilities)
    outcome = _outcome(data, probabilities, threshold, scores)
    import numpy as np

    weights = fit(matrix, np.ones(len(data.rows), dtype=bool))
    shared, own, words = _tables(matrix, weights, data.ids)
    model = ItemModel(
        format=FORMAT, catalogue=digest(catalogues.built_in_source()), cues=table,
        shared=shared, own=own, words=words,
        slope=scale.slope, intercept=scale.intercept, threshold=threshold,
    )
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_bytes(encode(model))
    write_card(folder / "items.md", data, outcome, date, len(shared) + sum(map(len, own.values())))
    for line in report(outcome):
        say(line)
    return outcome


def _known(data: TrainingSet) -> None:
    unknown = {
        (case.corpus, case.name, item)
        for case in data.cases for items in case.gold for item in items - set(data.ids)
    }
    if unknown:
        rows = "; ".join(f"{c}/{n}: {i!r}" for c, n, i in sorted(unknown)[:10])
        raise KnowledgeError(f"gold names items that the catalogue has not: {rows}")


def _cross_validated(data: TrainingSet, matrix: Matrix) -> dict[Key, float]:
    """Raw score of each candidate's best sentence, by a model that did not see its file."""
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


def _found(data: TrainingSet, probabilities: dict[Key, float], threshold: float) -> Found:
    found: Found = [[set() for _ in case.gold] for case in data.cases]
    for (case, line, item), probability in probabilities.items():
        if probability >= threshold:
            found[case][line].add(data.ids[item])
    return found


def _threshold(data: TrainingSet, probabilities: dict[Key, float]) -> float:
    """The probability from which on mentions make the best sum of document and line F1."""

    def quality(threshold: float) -> float:
        figures = _figures(data, _found(data, probabilities, threshold))
        return figures.documents.f1 + figures.lines.f1

    return max((t / 100 for t in range(25, 61)), key=lambda t: (round(quality(t), 6), -t))


def _figures(data: TrainingSet, found: Found, corpus: str | None = None) -> Figures:
    figures = Figures(data.ids)
    for case, items in zip(data.cases, found, strict=True):
        if corpus in (None, case.corpus):
            figures.add(items, case.gold)
    return figures


def _outcome(
    data: TrainingSet, probabilities: dict[Key, float], threshold: float, scores: dict[Key, float]
) -> Outcome:
    found = _found(data, probabilities, threshold)
    rows = _recalibrated(data, scores)
    mentions = [(p, t) for p, t in rows if p >= threshold]
    return Outcome(
        figures=_figures(data, found),
        by_corpus={name: _figures(data, found, name) for name in data.corpora},
        cues=_figures(data, [case.cues for case in data.cases]),
        words=_figures(data, words_alone(data)),
        error=calibration_error(*map(list, zip(*rows, strict=True))),
        error_found=calibration_error(*map(list, zip(*mentions, strict=True))),
        threshold=threshold,
        counts={
            "documents": len(data.cases),
            "lines": sum(len(case.lines) for case in data.cases),
            "candidates": len(data.rows),
            "mentions": sum(len(items) for case in data.cases for items in case.gold),
        },
    )


def _recalibrated(data: TrainingSet, scores: dict[Key, float]) -> list[tuple[float, bool]]:
    """Probability and truth of each candidate, the scale fitted on the other half of the folds."""
    sides: tuple[list[tuple[float, bool]], list[tuple[float, bool]]] = ([], [])
    for key in sorted(scores):
        case = data.cases[key[0]]
        sides[case.fold % 2].append((scores[key], data.ids[key[2]] in case.gold[key[1]]))
    rows = []
    for own, other in (sides, sides[::-1]):
        scale = Scale([s for s, _ in other], [t for _, t in other])
        rows += [(scale(score), truth) for score, truth in own]
    return rows


def _tables(
    matrix: Matrix, weights: Sequence[float], ids: Sequence[str]
) -> tuple[dict[str, float], dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """The weights by namespace, rounded to what a decision can feel."""
    shared: dict[str, float] = {}
    own: dict[str, dict[str, float]] = {item: {} for item in ids}
    words: dict[str, dict[str, float]] = {item: {} for item in ids}
    for (space, name), column in matrix.names.items():
        weight = round(float(weights[column]) * (CUE_SCALE if space >= WORD else 1.0), 3)
        if abs(weight) < SMALL:
            continue
        if space == SHARED:
            shared[name] = weight
        elif space >= WORD:
            words[ids[space - WORD]][name] = weight
        else:
            own[ids[space]][name] = weight
    return shared, own, words


def report(outcome: Outcome) -> list[str]:
    """Return the figures of a training run as lines for people."""
    rows = [f"{'':26} {'P':>6} {'R':>6} {'F1':>6}   lines: {'P':>6} {'R':>6} {'F1':>6}"]
    named = [("cues and model", outcome.figures), ("cues alone", outcome.cues)]
    named += [("model alone", outcome.words)]
    named += [(f"  on {name}", figures) for name, figures in outcome.by_corpus.items()]
    for name, f in named:
        d, ln = f.documents, f.lines
        rows.append(
            f"{name:26} {d.precision:6.3f} {d.recall:6.3f} {d.f1:6.3f}          "
            f"{ln.precision:6.3f} {ln.recall:6.3f} {ln.f1:6.3f}"
        )
    rows += ["", *item_rows(outcome), ""]
    worst = outcome.figures.worst()
    rows.append("ten worst items by line: " + ", ".join(worst))
    rows.append(
        f"calibration error {outcome.error_found:.3f} over mentions, "
        f"{outcome.error:.3f} over all candidates; threshold {outcome.threshold:.2f}"
    )
    return rows


def item_rows(outcome: Outcome) -> list[str]:
    """Return one line of figures for each item: documents, then lines."""
    rows = []
    for item, (d, ln) in outcome.figures.items.items():
        rows.append(
            f"{item:26} {d.precision:6.3f} {d.recall:6.3f} {d.f1:6.3f} {d.tp + d.fn:5}    "
            f"{ln.precision:6.3f} {ln.recall:6.3f} {ln.f1:6.3f} {ln.tp + ln.fn:5}"
        )
    return rows
