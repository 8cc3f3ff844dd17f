"""Trains the item model from folders of texts with gold, and measures it honestly.

Every figure of the cross-validation comes from a model that has not seen the file it is
tested on, nor one that shares passages with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from unionnlp.errors import KnowledgeError, OutputError, RecordError
from unionnlp.grammar.normalize import normalize
from unionnlp.items import catalogue as catalogues
from unionnlp.items.cue_table import CueTable, compile_cues
from unionnlp.items.detector import Detector, digest
from unionnlp.items.lines import split
from unionnlp.items.model import FILE_NAME, FORMAT, ItemModel, OwnWeights, Verdict, encode
from unionnlp.packed import GramWeights
from unionnlp.training.card import CARD, CARD_BEGINS, card_text
from unionnlp.training.crossval import (
    JudgedCandidate,
    best_threshold,
    calibration,
    figures,
    found,
    hunch,
    judge,
    topics_alone,
)
from unionnlp.training.dataset import TrainingSet, collect, gold_of, taught
from unionnlp.training.fitting import CUE_SCALE, SHARED, WORD, Matrix, TopicMatrix, fit
from unionnlp.training.goldfiles import read_folder
from unionnlp.training.idle import idle_hints
from unionnlp.training.learned import learn
from unionnlp.training.measure import Figures
from unionnlp.writing import Target, told

SMALL = 0.01
"""Weights below this are not stored: together they move no decision of the corpus."""


PAGES = 0.16
"""What the file asks for above the threshold of the cross-validation: a model that has seen all files
is surer than one that has not, and pages of the web want it (0 to 0.3 tried on 60 of them)."""


class Outcome(msgspec.Struct, frozen=True):
    """What a training run says of itself, all from cross-validation.

    ``figures`` and ``by_corpus`` are of cues and model together, ``cues`` and ``topics`` of
    the cues alone and of the model alone (line n-grams without cues); ``error`` is the expected
    calibration error over the mentions, ``error_all`` over all candidates. ``seen`` alone is of
    the finished model on what it has learned from; ``asked`` is the threshold of the file.
    """

    figures: Figures
    by_corpus: dict[str, Figures]
    seen: dict[str, Figures]
    cues: Figures
    topics: Figures
    error: float
    error_all: float
    threshold: float
    asked: float
    counts: dict[str, int]


def train(
    corpora: Sequence[str | Path],
    output: str | Path,
    *,
    date: str,
    items: str | Path | None = None,
    encoding: str | None = None,
    say: Callable[[str], None] = print,
) -> Outcome:
    """Train on gold folders (``texts/`` beside ``gold/``), write weights and card to ``output``.

    ``items`` is a file that extends or replaces the catalogue, as for every command; ``encoding``
    is that of the texts (UTF-8 by default); ``date`` stands in the card (no clock is read, so that
    the same run gives the same files); ``say`` gets the
    report line by line. Raises ``RecordError`` (U200) for a folder that holds no gold, or too little
    to leave a part of it out, ``KnowledgeError`` (U300) where the gold names an item that is not known.
    """
    _keep_foreign(Path(output))
    catalogue, folders = catalogues.load(items), [Path(corpus) for corpus in corpora]
    gather = partial(collect, folders, encoding=encoding)
    data = gather(compile_cues(catalogue))
    _known(data)
    _apart(data, corpora)
    hints = learn(taught(data))
    table = compile_cues(catalogue, learned=hints.hints)
    data = gather(table, hints)
    say(f"{len(data.measured)} documents, {len(data.rows)} candidates of {len(data.ids)} items")
    topics = TopicMatrix(data)
    judged = judge(data, Matrix(data.rows), topics)
    threshold = best_threshold(data, judged.probabilities)
    idle = idle_hints(data, table, judged.probabilities, threshold)
    table = compile_cues(catalogue, idle, hints.hints)
    asked_about = gather(table, hints)
    model = _model(asked_about, table, (Matrix(asked_about.rows), topics), judged.verdict)
    asked = round(threshold + PAGES, 2)
    made_for = catalogues.built_in_source() if items is None else catalogues.keep(catalogue)
    model = msgspec.structs.replace(
        model, threshold=asked, idle=idle, catalogue=digest(made_for), hunch=hunch(data, judged),
        learned=hints.hints,
    )  # fmt: skip
    own = None if items is None else catalogue
    outcome = _outcome(data, judged, threshold, _seen(folders, Detector(model, own), encoding))
    outcome.counts.update(weights=model.size, idle=sum(map(len, idle.values())))
    outcome = msgspec.structs.replace(outcome, asked=asked)
    folder = Path(output)
    with told(str(output)):
        folder.mkdir(parents=True, exist_ok=True)
    with Target(folder / FILE_NAME) as weights, Target(folder / CARD) as card:
        weights.write(encode(model))
        card.write(card_text(data, outcome, date, items).encode())
        weights.secure()
    for line in report(outcome):
        say(line)
    return outcome


def _keep_foreign(folder: Path) -> None:
    """Refuse a folder whose files of our names are not ours, before any work."""
    for name, begins in ((FILE_NAME, b'{"format":'), (CARD, CARD_BEGINS.encode())):
        place = folder / name
        with told(str(place)):
            if place.is_file() and not place.read_bytes().startswith(begins):
                raise OutputError(f"{place}: not written by a training; give another folder")


def _apart(data: TrainingSet, corpora: Sequence[str | Path]) -> None:
    """Refuse texts of which none can be left out."""
    if len({case.fold for case in data.cases}) < 2:
        raise RecordError(
            f"{', '.join(map(str, corpora))}: every text shares passages with every other, so none can be"
            " left out to measure with; give more texts, of other units"
        )


def _known(data: TrainingSet) -> None:
    unknown = {
        (case.corpus, case.name, item)
        for case in data.cases
        for items in case.gold
        for item in items - set(data.ids)
    }
    if unknown:
        rows = "; ".join(f"{c}/{n}: {i!r}" for c, n, i in sorted(unknown)[:10])
        raise KnowledgeError(f"gold names items that the catalogue has not: {rows}")


def _seen(folders: Sequence[Path], detector: Detector, encoding: str | None) -> dict[str, Figures]:
    """Figures of the finished model on the documents that it has learned from, by corpus."""
    result = {}
    for folder in folders:
        seen = result[folder.resolve().name] = Figures(detector.items)
        for gold in read_folder(folder, encoding):
            clean = normalize(gold.text)
            for document in gold.documents:
                lines = split(clean, document, gold.noise)
                mentions = list(detector.find(clean, document, gold.noise))
                seen.add(gold_of(lines, mentions), gold_of(lines, document.items))
    return result


def _outcome(
    data: TrainingSet, judged: JudgedCandidate, threshold: float, seen: dict[str, Figures]
) -> Outcome:
    items = found(data, judged.probabilities, threshold)
    error, error_all = calibration(data, judged, threshold)
    return Outcome(
        figures=figures(data, items),
        by_corpus={name: figures(data, items, name) for name in data.corpora},
        seen=seen,
        cues=figures(data, [case.cues for case in data.cases]),
        topics=topics_alone(data, judged),
        error=error,
        error_all=error_all,
        threshold=threshold,
        asked=threshold,
        counts={
            "documents": len(data.measured),
            "lines": sum(len(case.lines) for case in data.measured),
            "candidates": len(data.rows),
            "mentions": sum(len(items) for case in data.measured for items in case.gold),
        },
    )


def _model(
    data: TrainingSet, table: CueTable, parts: tuple[Matrix, TopicMatrix], verdict: Verdict
) -> ItemModel:
    """Fit on everything and sort the weights into the model's tables."""
    import numpy as np

    matrix, topics = parts
    weights = fit(matrix, np.ones(len(data.rows), dtype=bool))
    tables: dict[int, dict[str, float]] = {}
    for (space, name), column in matrix.names.items():
        weight = round(float(weights[column]) * (CUE_SCALE if space >= WORD else 1.0), 3)
        if abs(weight) >= SMALL:
            tables.setdefault(space, {})[name] = weight
    shared = tables.get(SHARED, {})
    own = {
        name: _own(tables.get(item, {}), tables.get(WORD + item, {}))
        for item, name in enumerate(data.ids)
    }
    return ItemModel(
        format=FORMAT,
        catalogue="",
        cues=table,
        idle={},
        shared={name: w for name, w in shared.items() if not name.startswith(_GRAMS)},
        clauses=GramWeights.of(_group(shared, "c=")),
        begins=GramWeights.of(_group(shared, "b=")),
        left=GramWeights.of(_group(shared, "<")),
        right=GramWeights.of(_group(shared, ">")),
        own=own,
        topics=topics.table(data.ids),
        verdict=verdict,
        threshold=0.5,
    )


_GRAMS = ("c=", "b=", "<", ">")
"""How the names of shared features begin that are characters: they have tables of their own."""


def _own(weights: dict[str, float], words: dict[str, float]) -> OwnWeights:
    places = ("#", "r=", "f=")
    return OwnWeights(
        place={name: w for name, w in weights.items() if name.startswith(places)},
        kind=(weights.get("t=0", 0.0), weights.get("t=1", 0.0)),
        over=_group(weights, "v="),
        words=words,
    )


def _group(weights: dict[str, float], mark: str) -> dict[str, float]:
    return {name[len(mark) :]: w for name, w in weights.items() if name.startswith(mark)}


def report(outcome: Outcome) -> list[str]:
    """Return the figures of a training run as lines for people."""
    rows = [f"{'documents, then lines':34}      P      R     F1            P      R     F1"]
    named = [("cues and model", outcome.figures), ("cues alone", outcome.cues)]
    named += [("model alone", outcome.topics)]
    named += [(f"cues and model, on {name}", f) for name, f in outcome.by_corpus.items()]
    named += [(f"in-sample, on {name}", f) for name, f in outcome.seen.items()]
    for name, f in named:
        d, ln = f.documents, f.lines
        rows.append(
            f"{name:34} {d.precision:6.3f} {d.recall:6.3f} {d.f1:6.3f}       "
            f"{ln.precision:6.3f} {ln.recall:6.3f} {ln.f1:6.3f}"
        )
    rows += ["", *_item_rows(outcome), ""]
    rows.append("ten worst items by line: " + ", ".join(outcome.figures.worst()))
    rows.append(
        f"calibration error {outcome.error:.3f} over mentions, "
        f"{outcome.error_all:.3f} over all candidates; threshold {outcome.threshold:.2f}"
    )
    return rows


def _item_rows(outcome: Outcome) -> list[str]:
    """One line of figures for each item: documents and their number, then lines."""
    rows = []
    for item, (d, ln) in outcome.figures.items.items():
        rows.append(
            f"{item:34} {d.precision:6.3f} {d.recall:6.3f} {d.f1:6.3f} {d.tp + d.fn:5} "
            f"{ln.precision:6.3f} {ln.recall:6.3f} {ln.f1:6.3f} {ln.tp + ln.fn:5}"
        )
    return rows
