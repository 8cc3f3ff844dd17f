"""Training and measuring of the line reader (a linear-chain conditional random field).

Training needs ``python-crfsuite``; what it learns is written as plain JSON that
``structure.sequence`` reads without it.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from unionnlp.structure.cues import describe
from unionnlp.structure.lines import CONTENT, INNER, STARTS
from unionnlp.structure.sequence import LineWeights
from unionnlp.training.labelled import Annotated, labelled
from unionnlp.writing import write_whole

LABELS = (
    "site", "wrapper", "teaser", "article", "delimiter", "title", "opening", "body", "node", "activity",
    "arrangement", "signature", "inner_site", "inner_wrapper",
)  # fmt: skip
_OUTSIDE = ("site", "wrapper", "teaser", "article")
_SMALL = 0.02  # weights nearer to zero say nothing
_SETTINGS = {"c1": 0.1, "c2": 4.0, "max_iterations": 90, "feature.possible_transitions": 1}


@dataclass(slots=True, frozen=True)
class LineExample:
    """One text for training: the features and the label of each line."""

    rows: list[list[str]]
    labels: list[str]


def examples(texts: Iterable[Annotated]) -> list[LineExample]:
    """Return the examples of annotated texts, those without lines left out."""
    found = []
    for text in texts:
        lines, labels = labelled(text)
        if lines:
            found.append(LineExample(describe(lines), labels))
    return found


def forgetful(data: Iterable[LineExample], seed: int, share: float = 0.5) -> list[LineExample]:
    """Return generated examples in which a ``share`` of the lines lost their words.

    The generator's phrases are few and return often: a model that may lean on them learns phrases.
    Where they are gone it must learn places, shapes and neighbours, which other sites share.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, no secret
    found = []
    for example in data:
        rows = [
            [f for f in row if not _worded(f)] if chance.random() < share else row
            for row in example.rows
        ]
        found.append(LineExample(rows, example.labels))
    return found


def _worded(feature: str) -> bool:
    return feature[0] in "^~" or feature[-1] == "$"


def allowed(before: str, after: str) -> bool:
    """Tell whether a line labelled ``after`` may stand behind one labelled ``before``."""
    inside = CONTENT | INNER
    if before in _OUTSIDE:
        return after in _OUTSIDE or after in STARTS
    if before in ("delimiter", "title"):
        return (after in inside and after != "opening") or after == "title"
    if before in INNER:
        return (after in inside and after != "opening") or after == "title"
    return after != "opening"  # a text without title follows no other text directly


def train(data: Sequence[LineExample], weights: Sequence[int] | None = None) -> LineWeights:
    """Return the weights learned from ``data``; ``weights`` repeat an example so many times."""
    import pycrfsuite  # type: ignore[import-untyped]

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_SETTINGS)
    rare = _rare(data)
    for k, example in enumerate(data):
        rows = [[f for f in row if f not in rare] for row in example.rows]
        for _ in range(weights[k] if weights else 1):
            trainer.append(rows, example.labels)
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "lines.crfsuite")
        trainer.train(target)
        tagger = pycrfsuite.Tagger()
        tagger.open(target)
        info = tagger.info()
    return _weights(info.transitions, info.state_features)


def _rare(data: Sequence[LineExample]) -> set[str]:
    """Return the features of fewer than three texts: what one text shows is no rule."""
    counts: Counter[str] = Counter()
    for example in data:
        counts.update({f for row in example.rows for f in row})
    return {f for f, n in counts.items() if n < 3}


def _weights(
    transitions: dict[tuple[str, str], float], state: dict[tuple[str, str], float]
) -> LineWeights:
    number = {label: k for k, label in enumerate(LABELS)}
    moves = tuple(
        (number[a], number[b], round(transitions.get((a, b), 0.0), 3))
        for a in LABELS
        for b in LABELS
        if allowed(a, b)
    )
    features: dict[str, list[float]] = {}
    for (name, label), weight in sorted(state.items()):
        if abs(weight) >= _SMALL:
            features.setdefault(name, []).extend((number[label], round(weight, 2)))
    starts = tuple(number[x] for x in LABELS if x in _OUTSIDE or x in STARTS)
    return LineWeights(LABELS, starts, moves, {k: tuple(v) for k, v in features.items()})


def average(models: Sequence[LineWeights]) -> LineWeights:
    """Return the mean of several models: what only one set of made pages taught loses its weight."""
    count = len(models)
    moves: Counter[tuple[int, int]] = Counter()
    features: dict[str, Counter[int]] = {}
    for model in models:
        for a, b, weight in model.transitions:
            moves[a, b] += weight / count  # type: ignore[assignment]
        for name, pairs in model.features.items():
            kept = features.setdefault(name, Counter())
            for label, weight in zip(pairs[::2], pairs[1::2], strict=True):
                kept[int(label)] += weight / count  # type: ignore[assignment]
    mean = {
        name: tuple(
            x for k, w in sorted(kept.items()) if abs(w) >= _SMALL for x in (k, round(w, 2))
        )
        for name, kept in sorted(features.items())
    }
    transitions = tuple((a, b, round(w, 3)) for (a, b), w in sorted(moves.items()))
    first = models[0]
    return LineWeights(
        first.labels, first.starts, transitions, {k: v for k, v in mean.items() if v}
    )


def save(weights: LineWeights, target: Path) -> None:
    """Write weights as JSON; raise ``OutputError`` (U400) and leave what was there where that fails."""
    write_whole(target, msgspec.json.encode(weights) + b"\n")
