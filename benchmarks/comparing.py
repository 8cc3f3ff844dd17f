"""What a comparison costs beside reading its two files, and what memory a district of them takes.

    python benchmarks/comparing.py [--pairs N] [--rounds N]

The first figure is the CPU time of ``compare`` (its two extractions and the comparison) over that of the
two extractions alone, over all pairs of ``corpus/compare``, everything loaded; the least of the
rounds counts. The second is the peak memory of ``unionnlp compare PLANS SUMMARIES`` over
two folders of N files each (Linux tells it), the names of the units and the years made up. Exit code 1
where the ratio is above 1.5 or one more pair takes more than 30 KiB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import unionnlp

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ROOT / "corpus" / "compare"
MOST = 1.5  # times the two extractions
GROWTH = 30 * 1024  # bytes that one more pair may cost: its row, not its texts
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
PLACES = "东西南北中上下大小新老高平安永"


def pairs() -> list[tuple[Path, Path]]:
    """Return all pairs of the corpus."""
    plans = sorted(PAIRS.rglob("*.plan.txt"))
    return [(p, p.with_name(p.name.replace(".plan.", ".summary."))) for p in plans]


def cost(work: Callable[[], object], rounds: int) -> float:
    """Return the least CPU seconds of some rounds."""
    least = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        least = min(least, time.process_time() - begin)
    return least


def times(rounds: int) -> list[tuple[float, float]]:
    """Return for each pair the time of extracting and that of comparing, extraction and all (seconds)."""
    found = []
    for plan, summary in pairs():
        texts = plan.read_text("utf-8"), summary.read_text("utf-8")
        unionnlp.compare(*texts)  # loads what is loaded once
        alone = cost(lambda t=texts: [unionnlp.extract(x) for x in t], rounds)
        whole = cost(lambda t=texts: unionnlp.compare(*t), rounds)
        found.append((alone, whole))
    return found


def name(number: int) -> str:
    """Return a made-up school name, another one for each number."""
    a, rest = number % len(PLACES), number // len(PLACES)
    b, c = rest % len(SURNAMES), rest // len(SURNAMES)
    return f"{SURNAMES[b]}{PLACES[a]}{SURNAMES[c % len(SURNAMES)]}岭小学"


def memory(count: int) -> int:
    """Return the peak memory (bytes) of the command over two folders of so many files."""
    plan, summary = (p.read_text("utf-8") for p in pairs()[0])
    with tempfile.TemporaryDirectory() as held:
        folders = Path(held) / "plans", Path(held) / "summaries"
        for folder, text in zip(folders, (plan, summary), strict=True):
            folder.mkdir()
            for k in range(count):
                unit = text.replace("柳河第二中学", name(k)).replace("柳河二中", name(k))
                (folder / f"{k:05}.txt").write_text(unit, "utf-8")
        out = Path(held) / "rows.jsonl"
        command = [sys.executable, "-m", "unionnlp", "compare", *folders, "-o", out]
        run = [sys.executable, "-c", _CHILD, *map(str, command)]
        told = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT)
        rows = out.read_text("utf-8").count("\n")
        if rows != count:
            raise SystemExit(f"{rows} pairs found of {count}: {told.stderr[-300:]}")
        return int(told.stdout.split()[-1])


_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def main() -> int:
    """Measure both and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    found = times(args.rounds)
    ratio = sum(whole for _, whole in found) / sum(alone for alone, _ in found)
    each = sorted(whole / alone for alone, whole in found)
    print(f"{len(found)} pairs over their extractions: {ratio:.2f} (of one: ", end="")
    print(f"median {each[len(each) // 2]:.2f}, most {each[-1]:.2f})")
    few, many = memory(max(args.pairs // 10, 1)), memory(args.pairs)
    print(f"peak memory: {few / 2**20:.0f} MiB for {args.pairs // 10} pairs, ", end="")
    print(f"{many / 2**20:.0f} MiB for {args.pairs}")
    more = (many - few) / (args.pairs - args.pairs // 10)
    return int(ratio > MOST or more > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
