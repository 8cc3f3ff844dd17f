"""A model without cues, to show what the cues are worth: n-grams of each line, one item at a time."""

from __future__ import annotations

from unionnlp.items.dataset import FOLDS, TrainingSet

_STRENGTH = 3.0
_THRESHOLD = 0.35
_MIN_POSITIVE = 3


def words_alone(data: TrainingSet) -> list[list[set[str]]]:
    """Return the items that line n-grams alone predict, cross-validated on the same folds."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    places = [(c, ln) for c, case in enumerate(data.cases) for ln in range(len(case.lines))]
    folds = np.array([data.cases[c].fold for c, _ in places])
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    x = vectorizer.fit_transform([data.cases[c].lines[ln] for c, ln in places]).tocsr()
    found: list[list[set[str]]] = [[set() for _ in case.lines] for case in data.cases]
    for item in data.ids:
        y = np.array([item in data.cases[c].gold[ln] for c, ln in places])
        for fold in range(FOLDS):
            test = folds == fold
            if not test.any() or y[~test].sum() < _MIN_POSITIVE:
                continue
            model = LogisticRegression(C=_STRENGTH, solver="liblinear", class_weight="balanced")
            chance = model.fit(x[~test], y[~test]).predict_proba(x[test])[:, 1]
            for index in np.flatnonzero(test)[chance >= _THRESHOLD]:
                case, line = places[index]
                found[case][line].add(item)
    return found
