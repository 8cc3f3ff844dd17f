"""The model card: what the shipped item model is, where it comes from, how good it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from unionnlp import __version__
from unionnlp.items.features import MAX_GRAM
from unionnlp.training.dataset import FOLDS, TrainingSet
from unionnlp.training.measure import Figures

if TYPE_CHECKING:
    from unionnlp.training.train import Outcome

CARD = "items.md"
STATEMENT = "SOURCE.md"
CARD_BEGINS = "# Item model\n"


def card_text(
    data: TrainingSet, outcome: Outcome, date: str, items: str | Path | None = None
) -> str:
    """Return the card in Markdown: every figure and name in it is that of this training."""
    counts = outcome.counts
    own = "" if items is None else f" --items {items}"
    command = f"unionnlp train {' '.join(data.corpora.values())}{own} --output DIR"
    catalogue = "unionnlp/resources/items.toml" if items is None else _file(Path(items))
    about = f"""{CARD_BEGINS}
Finds the standard items (常规工作) of school trade-union plans and summaries.

- File: `items.json`, plain JSON: compiled cues, {counts["weights"]} weights, calibration. Nothing in it is
  executed. Detection reads it with plain arithmetic; numpy and scikit-learn are not imported.
- Kind: three linear steps. A logistic regression scores the candidates that cues propose
  (context features with one weight for all items, cue weights for each); a topic model scores
  the line for each item (its characters and bigrams); a last logistic regression weighs both,
  the item's best other line, the line's best other item and the line's place, and gives a
  calibrated probability.
- Every document is learned from twice, with its outline and without, so that texts without
  numbers and headings are read as well; it is measured once, as it is.
- {counts["idle"]} hints of the catalogue that were often met and never believed are not looked for.
- Trained: {date}, with version {__version__}, by `{command}`. Nothing is drawn by chance, so there is no
  seed: training twice on the same files gives the same file.
- It knows the {len(data.ids)} items of {catalogue}.

"""
    return about + _learned(data, outcome, catalogue) + _accuracy(outcome)


def _learned(data: TrainingSet, outcome: Outcome, catalogue: str) -> str:
    counts = outcome.counts
    sources = "\n".join(_source(data, name, figures) for name, figures in outcome.by_corpus.items())
    return f"""## Learned from

{len(data.corpora)} folders, {counts["documents"]} documents, {counts["lines"]} lines, {counts["mentions"]} mentions,
{counts["candidates"]} candidates. `digest` is the beginning of the SHA-256 of a folder's texts and gold in
the order of their names.

| folder | digest | files | documents | lines | item mentions |
|---|---|---|---|---|---|
{sources}
{_stated(data)}
The model holds weights, no texts: none of its text features is longer than {MAX_GRAM} characters, the
cues ({catalogue}) are written by hand.

"""


def _accuracy(outcome: Outcome) -> str:
    return f"""## Accuracy

Cross-validated in {FOLDS} folds by file: each fold leaves out whole files, those that share passages
together; never lines of a file that the model saw. The last rows are of the finished model on
what it has learned from.

| | document P | R | F1 | line P | R | F1 |
|---|---|---|---|---|---|---|
{_row("cues and model", outcome.figures)}
{_row("cues alone", outcome.cues)}
{_row("model alone (line n-grams, no cues)", outcome.topics)}
{chr(10).join(_row(f"cues and model, on {name}", f) for name, f in outcome.by_corpus.items())}
{chr(10).join(_row(f"in-sample, on {name}", f) for name, f in outcome.seen.items())}

The cues were written with training texts in view, so that the figures of unseen texts are
likely to be a little lower than these.

Expected calibration error (probabilities from other folds): {outcome.error:.3f} over mentions,
{outcome.error_all:.3f} over all candidates. Threshold: {outcome.threshold:.2f}; the file asks
for {outcome.asked:.2f}.

Ten worst items by line: {", ".join(outcome.figures.worst())}.

| item | document P | R | F1 | documents | line P | R | F1 | lines |
|---|---|---|---|---|---|---|---|---|
{_items(outcome.figures)}
"""


def _stated(data: TrainingSet) -> str:
    """What the folders say of themselves, in a file SOURCE.md; those that say nothing are named."""
    said = []
    for name, folder in data.corpora.items():
        place = Path(folder) / STATEMENT
        text = (
            place.read_text("utf-8").strip()
            if place.is_file()
            else "does not say where it is from."
        )
        said.append(f"- `{name}`: {text}")
    return "\n" + "\n".join(said) + "\n"


def _file(path: Path) -> str:
    """Return the name of a file of items and the beginning of its SHA-256."""
    return f"{path.name} ({hashlib.sha256(path.read_bytes()).hexdigest()[:16]})"


def _digest(folder: str) -> str:
    digest = hashlib.sha256()
    for part in ("texts", "gold"):
        for path in sorted(Path(folder, part).iterdir()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _source(data: TrainingSet, name: str, figures: Figures) -> str:
    cases = [case for case in data.measured if case.corpus == name]
    files = len({case.name for case in cases})
    lines = sum(len(case.lines) for case in cases)
    mentions = figures.lines.tp + figures.lines.fn
    place = data.corpora[name]
    return f"| {place} | {_digest(place)} | {files} | {len(cases)} | {lines} | {mentions} |"


def _row(name: str, figures: Figures) -> str:
    d, ln = figures.documents, figures.lines
    cells = [d.precision, d.recall, d.f1, ln.precision, ln.recall, ln.f1]
    return f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"


def _items(figures: Figures) -> str:
    rows = []
    for item, (d, ln) in figures.items.items():
        documents = f"{d.precision:.2f} | {d.recall:.2f} | {d.f1:.2f} | {d.tp + d.fn}"
        lines = f"{ln.precision:.2f} | {ln.recall:.2f} | {ln.f1:.2f} | {ln.tp + ln.fn}"
        rows.append(f"| {item} | {documents} | {lines} |")
    return "\n".join(rows)
