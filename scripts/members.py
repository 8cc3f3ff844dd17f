"""Learn anew what a passage of a page is: ``python scripts/members.py`` writes models/members.json.

It learns from corpus/members (passages that are a plan or summary, and others) and from the annotated texts
of corpus/ and tests/marked: their documents, and what stands around them. ``--test FILE ...`` writes
nothing and prints what is told of the passages of files that are left out.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import numpy as np
from marked_texts import compiled
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from unionnlp.grammar.normalize import normalize
from unionnlp.packed import GramWeights, gram
from unionnlp.structure.members import FILE_NAME, Members, PassageGrams, grams
from unionnlp.training.goldfiles import GoldText, read_folder

ROOT = Path(__file__).resolve().parent.parent
STRENGTH: Final = 3.0  # C of the logistic regression
SCALE: Final = 8.0  # of a feature, before it is divided by the root of how many a passage has
LEAST: Final = 2  # passages that hold a feature
AROUND: Final = 70  # characters of a passage around documents that is learned from
SMALL: Final = 0.02  # weights below this are not stored
TOLD: Final = 0.8


class Row(msgspec.Struct):
    """A line of corpus/members."""

    title: str
    text: str
    plan: bool


class Passage(NamedTuple):
    """The features of a passage, and whether it is a plan or summary."""

    grams: PassageGrams
    plan: bool


def rows(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file."""
    for line in path.read_text("utf-8").splitlines():
        row = msgspec.json.decode(line, type=Row)
        heads = [normalize(row.title)] if row.title else []
        yield Passage(grams(heads, normalize(row.text).splitlines()), row.plan)


def annotated() -> Iterator[Passage]:
    """Yield the documents of our annotated texts, and the long passages around them."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, marked = ROOT / "corpus", compiled(Path(folder))
        for place in (corpus, corpus / "practice", corpus / "pages", corpus / "ends", marked):
            for text in read_folder(place):
                yield from _passages(text)


def _passages(gold: GoldText) -> Iterator[Passage]:
    for document in gold.documents:
        whole, title = normalize(gold.text[document.start : document.end]), document.title or ""
        head = normalize(title)
        body = whole[len(head) :] if whole.startswith(head) else whole
        yield Passage(grams([head] if head else [], body.splitlines()), True)
    for noise in gold.noise:
        if noise.kind == "wrapper" and noise.end - noise.start >= AROUND:
            text = normalize(gold.text[noise.start : noise.end])
            yield Passage(grams([], text.splitlines()), False)


def named(found: PassageGrams) -> Iterator[tuple[str, str]]:
    """Yield the features with what they are of."""
    yield from (("title", gram(code)) for code in found.title)
    yield from (("text", gram(code)) for code in found.text)
    yield from (("ends", end) for end in found.ends)


def learn(passages: Sequence[Passage]) -> Members:
    """Return weights learned from passages."""
    counts = Counter(name for p in passages for name in named(p.grams))
    names = {name: k for k, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    rarity = np.array([np.log(len(passages) / counts[name]) for name in names])
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for p in passages:
        own = [names[name] for name in named(p.grams) if name in names]
        columns += own
        values += [SCALE / sqrt(p.grams.size)] * len(own)
        ends.append(len(columns))
    x = csr_matrix((values, columns, ends), shape=(len(passages), len(names)))
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
    model.fit(x.multiply(rarity).tocsr(), [not p.plan for p in passages])
    weights = model.coef_[0] * rarity * SCALE
    kinds: dict[str, dict[str, float]] = {"title": {}, "text": {}, "ends": {}}
    for (kind, name), weight in zip(names, weights, strict=True):
        if abs(weight) >= SMALL:
            kinds[kind][name] = round(float(weight), 3)
    return Members(
        round(float(model.intercept_[0]), 3), TOLD,
        GramWeights.of(kinds["title"]), GramWeights.of(kinds["text"]), kinds["ends"],
    )  # fmt: skip


def measure(model: Members, passages: Sequence[Passage]) -> None:
    """Print how many passages of either sort are told from several thresholds on."""
    for least in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
        told = [model.of(p.grams) >= least for p in passages]
        right = sum(t and not p.plan for t, p in zip(told, passages, strict=True))
        wrong = sum(t and p.plan for t, p in zip(told, passages, strict=True))
        others = sum(not p.plan for p in passages)
        print(
            f"{least:4} told {right} of {others} others, {wrong} of {len(passages) - others} plans"
        )


def main() -> None:
    """Learn, and write the file or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--test", nargs="+", type=Path, default=[], help="files that are left out")
    args = parser.parse_args()
    files = sorted((ROOT / "corpus" / "members").glob("*.jsonl"))
    left = {path.resolve() for path in args.test}
    passages = [p for f in files if f.resolve() not in left for p in rows(f)] + [*annotated()]
    model = learn(passages)
    if args.test:
        for path in args.test:
            print(path.name)
            measure(model, [*rows(path)])
        return
    (ROOT / "models" / FILE_NAME).write_bytes(msgspec.json.encode(model))
    others = sum(not p.plan for p in passages)
    print(
        f"{len(passages)} passages, {others} of them others; {len(model.title) + len(model.text)} weights"
    )


if __name__ == "__main__":
    main()
