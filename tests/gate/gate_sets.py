"""The sets of texts with gold that the gate measures, and the floors below which it fails.

``floors.json`` holds, for each set, the lowest F1 allowed for each measure, and a
fingerprint of texts and gold, so that neither can be changed without being noticed.
"""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

from unionnlp.evaluation import Evaluation, Measure, evaluate

ROOT = Path(__file__).parent.parent.parent
FLOORS = Path(__file__).parent / "floors.json"
SHARED = ROOT.parent / "shared" / "benchmark"
FRESH = ("pages", "everyday", "ends", "forms", "typed", "hard_ends")
SETS = ("marked", "corpus", "unseen", *FRESH, "benchmark")
"""No model was trained on ``unseen``, texts in the forms of real pages, nor on those of ``FRESH`` (tests/fresh)."""

Floors = dict[str, dict[str, Any]]


def folders(name: str, temporary: Path) -> tuple[Path, Path] | None:
    """Return the folders of gold and texts of a set, ``None`` where it is not there."""
    if name == "benchmark":
        place = SHARED
    elif name in FRESH:
        place = ROOT / "tests" / "fresh" / name
    else:
        places = {"marked": "tests/marked", "corpus": "corpus/marked", "unseen": "tests/unseen"}
        source = ROOT / places[name]
        place = temporary / name
        script = ROOT / "corpus" / "markup.py"
        subprocess.run(
            [sys.executable, str(script), str(source), str(place)], check=True, capture_output=True
        )
    gold, texts = place / "gold", place / "texts"
    return (gold, texts) if gold.is_dir() and texts.is_dir() else None


def measure(name: str, temporary: Path) -> tuple[str, Evaluation] | None:
    """Return fingerprint and figures of a set, ``None`` where it is not there."""
    found = folders(name, temporary)
    if found is None:
        return None
    gold, texts = found
    return fingerprint(gold, texts), evaluate(gold, texts)


def fingerprint(gold: Path, texts: Path) -> str:
    """Return a digest of all names and bytes of a set."""
    digest = hashlib.sha256()
    for path in sorted([*gold.glob("*.json"), *texts.glob("*.txt")], key=lambda p: p.name):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def shares(measures: dict[str, Measure]) -> dict[str, float]:
    """Return the F1 of the measures that a set says something about, rounded down.

    A set whose gold marks no items, say, would measure everything found as wrong.
    """
    return {name: math.floor(m.f1 * 1000) / 1000 for name, m in measures.items() if m.tp + m.fn}


def load() -> Floors:
    """Return the floors, empty where none were set yet."""
    floors: Floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    return floors


def below(floors: dict[str, float], reached: dict[str, float]) -> list[str]:
    """Return one line for each measure that is below its floor or was not measured."""
    return [
        f"{name}: {reached.get(name)} is below {floor}"
        for name, floor in floors.items()
        if reached.get(name, -1.0) < floor
    ]


def raised(
    old: dict[str, float], reached: dict[str, float], *, lower: bool = False
) -> dict[str, float]:
    """Return the new floors: what was reached, but never less than before unless ``lower``."""
    if lower:
        return reached
    return {name: max(reached.get(name, 0.0), old.get(name, 0.0)) for name in {**old, **reached}}
