"""Learn the weights of ``unionnlp compare`` from pairs with known answers, and measure them.

    python scripts/train_compare.py FOLDER… [--output unionnlp/resources/compare.json] [--without NAMES]

Each folder holds NAME.plan.txt, NAME.summary.txt and gold/NAME.json (see corpus/compare).
``--without`` leaves pairs out, to be measured by a model that has not seen them.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent))

import unionnlp
from unionnlp.comparison.assign import likenesses, reports
from unionnlp.comparison.likeness import FEATURES, features
from unionnlp.comparison.model import CONTEST, LinkModel, Margins
from unionnlp.comparison.passages import FactClause
from unionnlp.comparison.promises import promises
from unionnlp.comparison.run import chosen, clauses_of
from unionnlp.comparison.words import WordRarity

STRENGTH = 1.0  # of the regularisation, inverse: few pairs, few features
TOUCH = 3  # characters that a link must share with the gold clause


@dataclass
class Pair:
    """A pair with its promises, its clauses, and which of them belong together."""

    name: str
    promises: list[FactClause]
    told: list[FactClause]
    links: set[tuple[int, int]]


def overlap(span: dict[str, int], clause: FactClause) -> int:
    """Return how many characters a gold span and a clause share."""
    return max(0, min(span["end"], clause.end) - max(span["start"], clause.start))


def read(path: Path, kind: str) -> list[FactClause]:
    """Return the clauses of a file that holds a plan or a summary."""
    extraction = unionnlp.extract_file(path, with_text=True)
    return clauses_of(extraction, chosen(extraction, kind), told=kind == "summary")


def load(folder: Path, name: str) -> Pair:
    """Return a pair with its answers."""
    found = promises(read(folder / f"{name}.plan.txt", "plan"))
    told = reports(read(folder / f"{name}.summary.txt", "summary"))
    gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
    links = set()
    for commitment in gold["commitments"]:
        i = max(range(len(found)), key=lambda k: overlap(commitment["plan"], found[k]))
        if overlap(commitment["plan"], found[i]):
            for j, clause in enumerate(told):
                if any(overlap(s, clause) > TOUCH for s in commitment.get("summary", ())):
                    links.add((i, j))
    return Pair(name, found, told, links)


def fit(rows: list[tuple[float, ...]], answers: list[bool]) -> LogisticRegression:
    """Return the fitted model."""
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(np.array(rows), np.array(answers))


def learn(pairs: list[Pair]) -> LinkModel:
    """Return the two models, the second learned on what the first says."""
    rows, answers = [], []
    for pair in pairs:
        rarity = WordRarity([c.words for c in (*pair.promises, *pair.told)])
        for i, promise in enumerate(pair.promises):
            for j, clause in enumerate(pair.told):
                rows.append(features(promise, clause, rarity))
                answers.append((i, j) in pair.links)
    first = fit(rows, answers)
    model = LinkModel(
        weights={n: round(float(w), 3) for n, w in zip(FEATURES, first.coef_[0], strict=True)},
        intercept=round(float(first.intercept_[0]), 3),
        contest=dict.fromkeys(CONTEST, 0.0),
        contest_intercept=0.0,
    )
    rows, answers = [], []
    for pair in pairs:
        rarity = WordRarity([c.words for c in (*pair.promises, *pair.told)])
        scores = likenesses(pair.promises, pair.told, model, rarity)
        lead = Margins(scores)
        for at, score in scores.items():
            rows.append((score, *lead.of(at, score)))
            answers.append(at in pair.links)
    second = fit(rows, answers)
    return msgspec.structs.replace(
        model,
        contest={n: round(float(w), 3) for n, w in zip(CONTEST, second.coef_[0], strict=True)},
        contest_intercept=round(float(second.intercept_[0]), 3),
    )


def main() -> None:
    """Train on all pairs and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=Path("unionnlp/resources/compare.json"))
    parser.add_argument("--without", default="", help="leave out the pairs of these names")
    args = parser.parse_args()
    pairs = [
        load(folder, gold.stem)
        for folder in args.folders
        for gold in sorted((folder / "gold").glob("*.json"))
        if gold.stem not in args.without.split(",")
    ]
    model = learn(pairs)
    args.output.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
    print(f"{len(pairs)} pairs, {sum(len(p.links) for p in pairs)} links; {args.output}")


if __name__ == "__main__":
    main()
