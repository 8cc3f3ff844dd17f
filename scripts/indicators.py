"""Learn the weights of the indicators anew: ``python scripts/indicators.py [FOLDER ...]``.

Folders hold texts/NAME.txt and gold/NAME.json; the default is what lies here and beside. With
``--folds 4`` nothing is written, and what files left out are told right is printed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import zlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import msgspec
from marked_texts import compiled

from unionnlp.facts import indicators
from unionnlp.facts.candidates import ToldMeasure
from unionnlp.facts.measures import Amount
from unionnlp.training.indicators import SMALL, NumberExample, fit, likeness, read
from unionnlp.training.numbers import NumberMaker

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "benchmark"
WEB = ROOT / "corpus" / "pages"
SEEDS, MADE = (5, 6, 7), 1300  # of the made sentences (training/numbers.py)
RIDGE = 1.0
# Smaller weights are left out of the file: unseen numbers are told as well without them.
STORED = 0.09


class Shares(NamedTuple):
    """How much each number counts: of the shared texts, of ours, of pages, of short texts full of hard numbers."""

    shared: float
    own: float
    pages: float
    numbers: float


# The mean of what is learned without the pages and with them tells unseen numbers better than either
# (0.798, 0.824; mean 0.830).
SHARES = (Shares(6.0, 4.0, 0.0, 3.0), Shares(6.0, 5.0, 0.5, 3.0))


def main() -> int:
    """Read the folders, learn, and write models/indicators.json (or measure)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        sets = {str(f): read([f]) for f in args.folders or _own(Path(temporary))}
    if args.folds:
        measure(sets, args.folds)
        return 0
    learned = _mean([_learned(sets, shares) for shares in SHARES])
    ordered = dict(sorted((k, w) for k, w in learned.items() if abs(w) >= STORED))
    (ROOT / "models" / indicators.FILE_NAME).write_bytes(msgspec.json.encode(ordered))
    print(f"{len(ordered)} weights from {sum(map(len, sets.values()))} numbers")
    return 0


def _share(folder: str, shares: Shares) -> float:
    """Return how much each number of a folder counts."""
    parts = set(Path(folder).parts)
    named = {SHARED.name: shares.shared, WEB.name: shares.pages, "numbers": shares.numbers}
    return next((share for name, share in named.items() if name in parts), shares.own)


def _learned(
    sets: dict[str, list[NumberExample]],
    shares: Shares,
    seeds: tuple[int, ...] = SEEDS,
) -> dict[str, float]:
    """Return the mean of the weights learned with made sentences of each seed."""
    counted = [(e, n) for f, x in sets.items() if (n := _share(f, shares)) for e in x]
    several = []
    for seed in seeds:
        made = [(e, 1.0) for e in NumberMaker(seed).examples(MADE)]
        several.append(fit(*zip(*[*counted, *made], strict=True), ridge=RIDGE))
    return _mean(several)


def _mean(several: list[dict[str, float]]) -> dict[str, float]:
    total: defaultdict[str, float] = defaultdict(float)
    for key, weight in (pair for learned in several for pair in learned.items()):
        total[key] += weight / len(several)
    return {key: round(w, 2) for key, w in total.items() if abs(w) >= SMALL}


def _own(temporary: Path) -> list[Path]:
    corpus = ROOT / "corpus"
    own = (corpus, corpus / "practice", corpus / "numbers", WEB, compiled(temporary / "marked"))
    return [f for f in (*own, SHARED, SHARED / "forms") if f.is_dir()]


def measure(sets: dict[str, list[NumberExample]], folds: int) -> None:
    """Print for each folder the share of numbers told right by weights that have not seen their file."""
    right: dict[str, list[int]] = defaultdict(list)
    for fold in range(folds):
        seen = {
            f: [e for e in x if zlib.crc32(e.name.encode()) % folds != fold]
            for f, x in sets.items()
        }
        learned = indicators.WorthTable(_mean([_learned(seen, s, SEEDS[:1]) for s in SHARES]))
        for folder, examples in sets.items():
            left = [e for e in examples if zlib.crc32(e.name.encode()) % folds == fold]
            right[folder] += judged(left, learned)
        print(fold, {Path(k).name: round(sum(v) / len(v), 3) for k, v in right.items() if v})


def judged(examples: list[NumberExample], learned: indicators.WorthTable) -> list[int]:
    """Return for each number whether its words are at least half alike; what was told goes on."""
    last: ToldMeasure | None = None
    text = ""
    found = []
    for e in examples:
        last = last if e.text is text else None
        amount = Amount(e.text, e.start, e.end, 0.0, None, e.unit)
        last, text = indicators.indicator(e.text, amount, last, learned=learned), e.text
        words = "".join(e.text[a:b] for a, b in last.runs)
        found.append(int(likeness(e.gold, words) >= 0.5))
    return found


if __name__ == "__main__":
    sys.exit(main())
