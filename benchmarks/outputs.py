"""Memory and size of every output over growing numbers of documents (Linux).

    python benchmarks/outputs.py [--sizes 100 1000 5000] [--only xlsx ics]

Each row is one run of the command over a folder of plans of as many invented schools: peak
memory of the program, what it has written, time. The last column is what one more document
costs in memory, from the smallest to the largest folder.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "plan.txt"
OUTPUTS = {
    "jsonl": ["extract", "--output", "out.jsonl"],
    "csv": ["extract", "--output", "out.csv"],
    "parquet": ["extract", "--output", "out.parquet"],
    "xlsx": ["extract", "--output", "out.xlsx"],
    "ics": ["extract", "--output", "out.ics"],
    "html": ["extract", "--output", "out.html"],
    "checked xlsx": ["check", "--output", "checked.xlsx"],
    "checked csv": ["check", "--output", "checked.csv"],
}
# The peak of this program alone: what getrusage tells also holds what the process was
# before it became this program, a copy of the benchmark.
RUN = """
import re, sys
from unionnlp.cli import main
try:
    main()
finally:
    print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
"""


def main() -> int:
    """Measure what was asked for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000])
    parser.add_argument("--only", nargs="+", choices=list(OUTPUTS), default=list(OUTPUTS))
    args = parser.parse_args()
    sizes = sorted(args.sizes)
    print(f"{'output':14}" + "".join(f"{size:>26,}" for size in sizes) + f"{'each more':>12}")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        for size in sizes:
            make(place / str(size), size)
        for name in args.only:
            peaks = []
            row = f"{name:14}"
            for size in sizes:
                peak, written, seconds = measure(OUTPUTS[name], place, size)
                peaks.append(peak)
                row += f"{peak:>9.0f} MB {written:>6.1f} MB {seconds:>4.0f} s"
            more = (peaks[-1] - peaks[0]) * 1024 / max(sizes[-1] - sizes[0], 1)
            print(f"{row}{more:>9.1f} KB", flush=True)
    return 0


def make(folder: Path, size: int) -> None:
    """Write the plans of as many schools."""
    text = EXAMPLE.read_text("utf-8")
    folder.mkdir()
    for number in range(size):
        plan = text.replace("青禾小学", f"青禾第{number}小学").replace("35名", f"{number + 9}名")
        (folder / f"{number:05}.txt").write_text(plan, "utf-8")


def measure(command: list[str], place: Path, size: int) -> tuple[float, float, float]:
    """Return the peak memory (MB), what was written (MB) and the time of one run (s)."""
    name, *options = command
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, name, str(place / str(size)), *options],
        check=True, capture_output=True, text=True, cwd=place,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": ""},
    )  # fmt: skip
    seconds = time.perf_counter() - started
    target = place / options[-1]
    files = [target] if target.is_file() else list(target.iterdir())
    written = sum(file.stat().st_size for file in files) / 1e6
    return int(done.stderr.split()[-1]) / 1024, written, seconds


if __name__ == "__main__":
    sys.exit(main())
