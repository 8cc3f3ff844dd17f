"""Measure ``unionnlp compare`` on pairs with known answers, each by a model that has not seen it.

    python scripts/measure_compare.py FOLDER… --scorer PATH [--seen] [--misses]

Each folder holds NAME.plan.txt, NAME.summary.txt and gold/NAME.json (see corpus/compare). One pair after
the other is left out, the weights are learned from all others, and the pair is compared with them;
``--scorer`` is the program that counts (its command line: FOLDER --run COMMAND). ``--seen`` takes the
shipped weights instead.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from train_compare import Pair, learn, load

import unionnlp
from unionnlp.comparison import model


def compared(folder: Path, name: str) -> str:
    """Return the comparison of a pair as JSON."""
    plan, summary = (
        unionnlp.extract_file(folder / f"{name}.{kind}.txt", with_text=True)
        for kind in ("plan", "summary")
    )
    return unionnlp.compare(plan, summary).to_json()


def main() -> None:
    """Compare every pair, and hand the answers to the scorer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--seen", action="store_true")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    names = [(f, g.stem) for f in args.folders for g in sorted((f / "gold").glob("*.json"))]
    pairs: dict[tuple[Path, str], Pair] = {n: load(*n) for n in names}
    with tempfile.TemporaryDirectory() as held:
        out = Path(held)
        (out / "gold").mkdir()
        for folder, name in names:
            if not args.seen:
                rest = learn([p for n, p in pairs.items() if n != (folder, name)])
                model.load = lambda rest=rest: rest  # type: ignore[assignment]
            answer = compared(folder, name)
            key = f"{folder.name}_{name}"
            (out / f"{key}.plan.txt").write_text(answer, "utf-8")
            shutil.copy(folder / f"{name}.summary.txt", out / f"{key}.summary.txt")
            shutil.copy(folder / "gold" / f"{name}.json", out / "gold" / f"{key}.json")
        command = [sys.executable, args.scorer, out, "--run", "cat {plan}"]
        subprocess.run(command + ["--misses"] * args.misses, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
