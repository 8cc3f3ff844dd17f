"""Learn anew what contradicts each other: ``python scripts/clashes.py`` writes models/clashes.json.

It learns from the contradictions marked in the drafts of the tests and from corpus/clashes (passages in which two
places clash, or only look so). All other pairs of values that the check compares are none. Figures are of groups of
drafts left out.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from zlib import crc32

import msgspec
import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, GradientBoostingClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "checks"))

from marked_drafts import read  # noqa: E402

from unionnlp.checks.clashes import likeness, pairs  # noqa: E402
from unionnlp.checks.clashes.judge import FILE_NAME, ClashJudge, Tree  # noqa: E402
from unionnlp.checks.clashes.told import ToldValue, told  # noqa: E402
from unionnlp.checks.run import drafts  # noqa: E402

KIND: Final = "contradiction"
FOLDS: Final = 10
TREES: Final = 50
STEPS: Final = 150
RATE: Final = 0.05
LEAST_DRAFTS: Final = 3
ASKED, HINTED = 0.40, 0.28
UNITS = {
    "kindergarten": "青禾幼儿园", "primary": "青禾小学", "secondary": "青禾中学", "vocational": "青禾职业技术学校",
    "university": "青禾学院", "special": "青禾特殊教育学校", "district": "青禾区教育", "group": "青禾教育集团",
}  # fmt: skip


class Text(NamedTuple):
    """A draft with the spans of its faults, by kind."""

    name: str
    text: str
    faults: list[dict[str, Any]]


class Pairs(NamedTuple):
    """The features of all pairs, what they are (the number of a contradiction, or -1), and of which draft."""

    features: np.ndarray
    clash: np.ndarray
    draft: np.ndarray


def of_tests() -> Iterator[Text]:
    """Yield the marked drafts of the tests, and those in which nothing is wrong."""
    for folder in ("marked", "voices", "hands"):
        for path in sorted((ROOT / "tests" / "checks" / folder).glob("*.txt")):
            marked = read(path)
            yield Text(f"{folder}/{path.stem}", marked.text, marked.gold["faults"])
    for folder in ("trapped", "plans"):  # nothing is wrong in them
        for path in sorted((ROOT / "tests" / "checks" / folder).glob("*.txt")):
            yield Text(f"{folder}/{path.stem}", path.read_text("utf-8"), [])


def of_folder(folder: Path) -> Iterator[Text]:
    """Yield the drafts of a folder that is laid out as the benchmark is; nothing where there is none."""
    for path in sorted((folder / "drafts").glob("*.txt")):
        gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text("utf-8"))
        text = path.read_bytes().decode("utf-8")
        yield Text(f"{folder.name}/{path.stem}", text, gold["faults"])


def of_corpus() -> Iterator[Text]:
    """Yield the passages of corpus/clashes, each as a plan of its own."""
    for path in sorted((ROOT / "corpus" / "clashes").glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            unit, year = UNITS.get(row["type"], UNITS["primary"]), row["year"]
            text = f"{unit}工会{year}年工作计划\n{row['text']}\n{unit}工会\n{year}年1月10日\n"
            places = [text.find(row[key]) for key in ("first", "second")]
            spans = [
                {"start": at, "end": at + len(row[key])}
                for at, key in zip(places, ("first", "second"), strict=True)
            ]
            if min(places) >= 0:
                faults = [{"kind": KIND, "spans": spans}] if row["fault"] else []
                yield Text(f"corpus-{path.stem}/{number}", text, faults)


def values_of(text: str) -> list[list[ToldValue]]:
    """Return the values of each document of a draft."""
    return [list(told(draft)) for draft in drafts(text)]


def rarity(values: list[list[list[ToldValue]]]) -> likeness.PairRarity:
    """Return in how many drafts pairs of characters occur."""
    count: Counter[str] = Counter()
    for draft in values:
        count.update(
            {b for part in draft for value in part for b in likeness.bigrams(value.clause)}
        )
    known = {b: n for b, n in sorted(count.items()) if n >= LEAST_DRAFTS}
    return likeness.PairRarity(len(values), known)


def paired(
    texts: list[Text], values: list[list[list[ToldValue]]], rare: likeness.PairRarity
) -> Pairs:
    """Return the pairs of all drafts; those within one fault of another kind tell nothing."""
    features, clash, draft = [], [], []
    for number, (text, parts) in enumerate(zip(texts, values, strict=True)):
        for first, second, around in (p for part in parts for p in pairs.pairs(part, rare)):
            found = which(text, first, second)
            if found is not None:
                features.append(likeness.of(first, second, around, rare))
                clash.append(found)
                draft.append(number)
    return Pairs(np.array(features, dtype=np.float32), np.array(clash), np.array(draft))


def which(text: Text, first: ToldValue, second: ToldValue) -> int | None:
    """Return of which contradiction two values are the two places, -1 if of none, ``None`` if it cannot be said."""
    unsure = False
    for number, fault in enumerate(text.faults):
        one, other = (
            {k for k, s in enumerate(fault["spans"]) if s["start"] <= v.end and v.start <= s["end"]}
            for v in (first, second)
        )
        if one and other:
            if fault["kind"] == KIND and one != other:
                return number
            unsure = True
    return None if unsure else -1


class Trees:
    """The two sets of trees, and what the mean of them says (.67 of average precision; each alone .65)."""

    def __init__(self, found: Pairs, among: Any) -> None:
        clash = found.clash >= 0
        self.forest = ExtraTreesClassifier(TREES, min_samples_leaf=3, random_state=0)
        self.boosted = GradientBoostingClassifier(
            n_estimators=STEPS, learning_rate=RATE, max_leaf_nodes=8, max_depth=None, subsample=0.7,
            min_samples_leaf=8, max_features=0.3, random_state=0,
        )  # fmt: skip
        for model in (self.forest, self.boosted):
            model.fit(found.features[among], clash[among])

    def likely(self, features: np.ndarray) -> np.ndarray:
        """Return how likely pairs are contradictions."""
        return sum(m.predict_proba(features)[:, 1] for m in (self.forest, self.boosted)) / 2

    def judge(self, rare: likeness.PairRarity) -> ClashJudge:
        """Return the trees as plain numbers."""
        prior = float(self.boosted.init_.class_prior_[1])
        forest = [
            tree(t.tree_, t.tree_.value[:, 0, 1] / t.tree_.value[:, 0].sum(axis=1))
            for t in self.forest.estimators_
        ]
        steps = [
            tree(t.tree_, RATE * t.tree_.value[:, 0, 0]) for t in self.boosted.estimators_[:, 0]
        ]
        return ClashJudge(
            ASKED, HINTED, rare, tuple(forest), tuple(steps), math.log(prior / (1 - prior))
        )


def tree(nodes: Any, values: np.ndarray) -> Tree:
    """Return a tree as plain numbers; ``values`` are those of its nodes."""
    leaf = nodes.children_left < 0
    limits = np.where(leaf, 0, nodes.threshold)
    return Tree(
        tuple(map(int, np.where(leaf, -1, nodes.feature))), tuple(round(float(v), 4) for v in limits),
        tuple(map(int, np.maximum(nodes.children_left, 0))), tuple(map(int, np.maximum(nodes.children_right, 0))),
        tuple(round(float(v), 4) for v in np.where(leaf, values, 0)),
    )  # fmt: skip


def left_out(texts: list[Text], found: Pairs) -> np.ndarray:
    """Return how likely each pair is a clash, told by a forest that has not seen its draft's group."""
    fold = np.array(
        [
            crc32(texts[d].name.split("/")[0].encode() + texts[d].name[-1:].encode()) % FOLDS
            for d in found.draft
        ]
    )
    likely = np.zeros(len(fold))
    for k in range(FOLDS):
        if (fold == k).any():
            likely[fold == k] = Trees(found, fold != k).likely(found.features[fold == k])
    return likely


def show(texts: list[Text], found: Pairs, likely: np.ndarray) -> None:
    """Print how many contradictions are found and how many pairs told falsely, by threshold."""
    whole = sum(f["kind"] == KIND for t in texts for f in t.faults)
    for limit in (0.6, 0.5, ASKED, 0.3, HINTED, 0.2):
        told_ = likely >= limit
        true = {
            (d, c) for d, c in zip(found.draft[told_], found.clash[told_], strict=True) if c >= 0
        }
        false = int((told_ & (found.clash < 0)).sum())
        print(
            f"from {limit:.2f}: {len(true)} of {whole} contradictions, {false} pairs false",
            flush=True,
        )


def main() -> int:
    """Learn, print figures, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "models" / FILE_NAME)
    parser.add_argument(
        "--measure",
        nargs="*",
        type=Path,
        default=[],
        help="folders of drafts and gold that are not learned from",
    )
    args = parser.parse_args()
    texts = [*of_tests(), *of_corpus()]
    values = [values_of(text.text) for text in texts]
    rare = rarity(values)
    found = paired(texts, values, rare)
    print(
        f"{len(texts)} drafts and passages, {len(found.clash)} pairs, {(found.clash >= 0).sum()} of contradictions"
    )
    show(texts, found, left_out(texts, found))
    trees = Trees(found, slice(None))
    for folder in args.measure:
        others = list(of_folder(folder))
        theirs = paired(others, [values_of(t.text) for t in others], rare)
        print(folder.name)
        show(others, theirs, trees.likely(theirs.features))
    args.output.write_bytes(msgspec.json.encode(trees.judge(rare)) + b"\n")
    print(f"{args.output}: {args.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
