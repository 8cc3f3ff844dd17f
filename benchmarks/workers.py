"""What two processes, and two workers of a cluster, gain over one process.

    python benchmarks/workers.py [--texts 3000] [--cpus 2] [--rounds 3]

Texts are made as in scale.py. Each way extracts them to shards in a process of its own, held to
the given number of processors; the time of the same command over a few texts is taken off, so
that starting counts on neither side. Rounds are taken in turn, the best of each way counts.
``--cluster local`` needs the extra ``cluster``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scale import ROOT, Press

FEW = 20  # texts of a run that is mostly start
WANTED = 1.7  # times as fast as one process
WAYS = {
    "one process": ["--jobs", "1"],
    "--jobs 2": ["--jobs", "2"],
    "--cluster local --jobs 2": ["--cluster", "local", "--jobs", "2"],
}


def seconds(texts: Path, way: list[str], out: Path) -> float:
    """Return how long one extraction to shards takes."""
    shutil.rmtree(out, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "unionnlp",
        "extract",
        str(texts),
        "-o",
        str(out),
        "--resume",
        *way,
    ]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def main() -> int:
    """Print the seconds and the gain of each way; return 1 where one gains too little."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=int, default=3000)
    parser.add_argument("--cpus", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: args.cpus]))
    ways = dict(WAYS)
    if importlib.util.find_spec("distributed") is None:
        del ways["--cluster local --jobs 2"]
    with tempfile.TemporaryDirectory() as folder:
        few, all_ = Path(folder, "few"), Path(folder, "all")
        press = Press()
        for place, count in ((few, FEW), (all_, args.texts)):
            place.mkdir()
            for number in range(count):
                (place / f"{number:05}.txt").write_text(press.document(number), "utf-8")
        out = Path(folder, "out")
        taken = {way: [float("inf")] * 2 for way in ways}
        for _ in range(args.rounds):
            for way, options in ways.items():
                for place, texts in enumerate((few, all_)):
                    taken[way][place] = min(taken[way][place], seconds(texts, options, out))
    alone = taken["one process"][1] - taken["one process"][0]
    print(f"{args.texts} texts, {args.cpus} processors")
    for way, (start, whole) in taken.items():
        print(
            f"{way:26} {whole:7.2f} s, of it start {start:5.2f}; gain {alone / (whole - start):.2f}"
        )
    gains = [alone / (whole - start) for start, whole in list(taken.values())[1:]]
    return int(min(gains) < WANTED)


if __name__ == "__main__":
    sys.exit(main())
