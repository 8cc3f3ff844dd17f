"""Standard items: accuracy on texts with gold, beside cues alone, and speed beside jieba.

    python benchmarks/items.py [FOLDER ...]     folders with texts/ and gold/ (default: the
                                                corpus, the practice texts, the benchmark)

The shipped model was trained on these folders: what it says of texts that it has not seen is
in models/items.md (cross-validated by file). Documents, outline and schedule are those of
gold, so that the figures are of the detector alone.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable
from pathlib import Path

from unionnlp.grammar.normalize import normalize
from unionnlp.items.catalogue import load
from unionnlp.items.cue_table import CUE
from unionnlp.items.detector import Detector, make
from unionnlp.items.lines import split
from unionnlp.training.goldfiles import GoldText, read_folder
from unionnlp.training.measure import Figures

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "corpus", ROOT / "corpus" / "practice", ROOT.parent / "shared" / "benchmark"]
ROUNDS = 3

Pairs = tuple[list[set[str]], list[set[str]], list[set[str]]]


def main() -> int:
    """Print one row of figures for each folder, then the speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders or [f for f in FOLDERS if (f / "gold").is_dir()]
    detector = make()
    ids = [item.id for item in load().items]
    texts: list[GoldText] = []
    print(
        f"{'':12} {'detector: documents':>20} {'lines':>7} {'cues alone: documents':>22} {'lines':>7}"
    )
    for folder in folders:
        own, cues = Figures(ids), Figures(ids)
        for gold in read_folder(folder):
            texts.append(gold)
            for found, named, truth in pairs(detector, gold):
                own.add(found, truth)
                cues.add(named, truth)
        print(
            f"{folder.name:12} {own.documents.f1:20.3f} {own.lines.f1:7.3f} "
            f"{cues.documents.f1:22.3f} {cues.lines.f1:7.3f}"
        )
    speed(detector, texts)
    return 0


def pairs(detector: Detector, gold: GoldText) -> list[Pairs]:
    """Items found, items named by cues, items of gold, for the lines of each document."""
    clean = normalize(gold.text)
    result = []
    for document in gold.documents:
        lines = split(clean, document, gold.noise)
        mentions = list(detector.find(clean, document, gold.noise))
        found = [{m.item for m in mentions if m.line and m.line.start == ln.start} for ln in lines]
        truth = [
            {m.item for m in document.items if m.start < ln.end and ln.start < m.end}
            for ln in lines
        ]
        hits = [detector.reader.finder.find(ln.text) for ln in lines]
        named = [
            {detector.items[item] for item, row in line.items() if any(h[3] == CUE for h in row)}
            for line in hits
        ]
        result.append((found, named, truth))
    return result


def speed(detector: Detector, texts: list[GoldText]) -> None:
    """Print the time of detection and of segmentation for 100,000 characters."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    clean = [normalize(gold.text) for gold in texts]
    size = sum(map(len, clean))

    def detect() -> None:
        for text, gold in zip(clean, texts, strict=True):
            for document in gold.documents:
                list(detector.find(text, document, gold.noise))

    own, other = best(detect), best(lambda: [jieba.lcut(gold.text) for gold in texts])
    for name, seconds in (("detector", own), ("jieba.lcut", other)):
        print(f"{name:12} {seconds / size * 1e8:8.0f} ms for 100,000 characters")
    print(f"{'ratio':12} {own / other:8.2f}")


def best(work: Callable[[], object]) -> float:
    """Least processor time of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    raise SystemExit(main())
