"""Speed and memory of extraction, as ratios to jieba, so that the machine matters little.

    python benchmarks/speed.py [TEXT_DIR]       the texts (default: the benchmark's, else our own)

Prints five tables: extraction against segmentation in one process after loading, of texts that
are read again and again (``warm``) and of texts that are met once (``stream``); cold commands
against loading jieba; time for texts of growing length, hostile ones among them; memory for 100
and for 10,000 files.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "benchmark" / "texts"
PAGES = ROOT / "corpus" / "pages" / "texts"
EXAMPLE = ROOT / "examples" / "plan.txt"

WANTED_WARM = 1.0  # of jieba.lcut
WANTED_COLD = 0.45  # of loading jieba
WANTED_CHECK = 0.8  # of loading jieba
WANTED_GROWTH = 1.5  # time for each character, longest to shortest text
WANTED_MEMORY = 1.2

SIZES = (100_000, 330_000, 1_660_000)  # characters: 0.3, 1 and 5 MB of UTF-8
CHECKED = (10_000, 40_000, 120_000)  # a check reads much more in a text than extraction


def main() -> int:
    """Run what was asked for; return 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="?", type=Path, help="folder of .txt files")
    parser.add_argument("--only", choices=["warm", "stream", "cold", "growth", "memory"])
    args = parser.parse_args()
    texts = read_texts(args.texts)
    parts: dict[str, Callable[[], bool]] = {
        "warm": lambda: warm(texts),
        "stream": lambda: stream(args.texts),
        "cold": cold,
        "growth": lambda: growth(texts),
        "memory": memory,
    }
    fine = [part() for name, part in parts.items() if args.only in (None, name)]
    return 0 if all(fine) else 1


def read_texts(folder: Path | None) -> list[str]:
    """Return the texts to measure on; ours are freed of their annotation."""
    if folder or SHARED.is_dir():
        paths = sorted((folder or SHARED).glob("*.txt"))
        texts = [path.read_bytes().decode("utf-8") for path in paths]
    else:
        texts = own_texts()
    if not texts:
        sys.exit("no .txt file there")
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters\n")
    return texts


def own_texts() -> list[str]:
    """Return the texts of our own corpus, freed of their annotation."""
    paths = sorted((ROOT / "corpus" / "marked").glob("*.txt"))
    return [re.sub("⟦[^⟦⟧]*⟧", "", path.read_text("utf-8")) for path in paths]


def seconds(*actions: Callable[[], object], turns: int = 9) -> list[float]:
    """Return the best time of each action; they take turns, so that a busy machine hits all."""
    best = [float("inf")] * len(actions)
    gc.collect()
    gc.disable()
    for _ in range(turns):
        for number, action in enumerate(actions):
            start = time.perf_counter()
            action()
            best[number] = min(best[number], time.perf_counter() - start)
    gc.enable()
    return best


def row(name: str, value: str, ratio: float | None = None, wanted: float | None = None) -> bool:
    """Print one line; return whether the ratio keeps its limit."""
    fine = ratio is None or wanted is None or ratio <= wanted
    shown = "" if ratio is None else f"{ratio:6.2f}"
    limit = "" if wanted is None else f"  (at most {wanted}) {'ok' if fine else 'MISSED'}"
    print(f"  {name:44} {value:>12} {shown}{limit}")
    return fine


def warm(texts: list[str]) -> bool:
    """Compare with segmentation of the same texts in this process, everything loaded."""
    import jieba
    import rjieba

    from unionnlp import extract

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    for text in own_texts():  # patterns and tables are made once
        extract(text)
    once, first = seconds(
        lambda: [jieba.lcut(text) for text in texts],
        lambda: [extract(text) for text in texts],
        turns=1,
    )
    base, walk, ours, engine = seconds(
        lambda: [jieba.lcut(text) for text in texts],
        lambda: [extract(text, items=False) for text in texts],
        lambda: [extract(text) for text in texts],
        lambda: [rjieba.cut(text) for text in texts],
    )
    print("In one process, after loading (ratio to jieba.lcut)")
    row("jieba.lcut", f"{base * 1000:.1f} ms", 1.0)
    row("rjieba.cut", f"{engine * 1000:.1f} ms", engine / base)
    fine = row("extract(items=False)", f"{walk * 1000:.1f} ms", walk / base, WANTED_WARM)
    fine = row("unionnlp.extract", f"{ours * 1000:.1f} ms", ours / base, WANTED_WARM) and fine
    row("unionnlp.extract, texts met first", f"{first * 1000:.1f} ms", first / once)
    print()
    return fine


# Pages make caches and patterns warm; other pages, or the texts, are then read once. It prints the
# processor time of this process in extraction and, over the same texts, in jieba.lcut.
STREAM = """
import resource, sys
from pathlib import Path
import jieba
from unionnlp import extract
jieba.setLogLevel("ERROR")
pages, kind, *others = sys.argv[1:]
def read(paths):
    return [path.read_bytes().decode("utf-8") for path in paths]
paths = sorted(Path(pages).glob("*.txt"))
warming, texts = read(paths[::2]), read(map(Path, others) if others else paths[1::2])
for one in (lambda text: extract(text, items=kind == "items"), jieba.lcut):
    for text in warming:
        one(text)
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for text in texts:
        one(text)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_utime - start)
"""
STREAMS = 3  # processes, of which the median counts


def stream(folder: Path | None) -> bool:
    """Compare with segmentation of texts that are met once; no limit is set, the figure is told.

    The pages have some sixty numbers in a thousand characters, texts as found two or three: what a
    number measures is the dearest thing to read.
    """
    print("Texts met once, in a process warmed by other texts (user time, ratio to jieba.lcut)")
    found = sorted((folder or SHARED).glob("*.txt"))
    sets: dict[str, list[Path]] = {"pages full of numbers": [], "the texts": found}
    for title, others in sets.items():
        if others or title != "the texts":
            for name, kind in (("extract(items=False)", "walk"), ("unionnlp.extract", "items")):
                ours, ratio = _streamed([str(PAGES), kind, *map(str, others)])
                row(f"{name}, {title}", f"{ours * 1000:.0f} ms", ratio)
    print()
    return True


def _streamed(arguments: list[str]) -> tuple[float, float]:
    """Return the seconds of extraction and their ratio to segmentation, the median of some processes."""
    taken = []
    for _ in range(STREAMS):
        command = [sys.executable, "-c", STREAM, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        ours, base = map(float, done.stdout.split())
        taken.append((ours / base, ours))
    ratio, ours = map(statistics.median, zip(*taken, strict=True))
    return ours, ratio


def cold() -> bool:
    """Compare commands from their start to their end with loading jieba, taking turns."""
    command = [sys.executable, "-m", "unionnlp"]
    load = [sys.executable, "-c", "import jieba; jieba.initialize()"]
    extract = [*command, "extract", str(EXAMPLE), "--format", "json"]
    check = [*command, "check", str(EXAMPLE), "--format", "json"]
    with tempfile.TemporaryDirectory() as compiled:
        # What pip installs is compiled to bytecode; a checkout need not be.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run(command: list[str]) -> None:
            subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)

        for each in (load, extract, check):
            run(each)
        base, ours, checked = seconds(lambda: run(load), lambda: run(extract), lambda: run(check))
    print("From a cold start (ratio to loading jieba)")
    row("import jieba; jieba.initialize()", f"{base:.3f} s", 1.0)
    fine = row("unionnlp extract FILE -f json", f"{ours:.3f} s", ours / base, WANTED_COLD)
    fine &= row("unionnlp check FILE -f json", f"{checked:.3f} s", checked / base, WANTED_CHECK)
    print()
    return fine


def growth(texts: list[str]) -> bool:
    """Time extraction of 0.3 to 5 MB, and checks of long drafts; linear means the same time per character."""
    from unionnlp import check, extract

    plain = "\n".join(texts)
    check(texts[0])  # loaded once, not at the first size
    print("Microseconds for each character, by size (ratio of longest to shortest)")
    fine = True
    for name, kind in kinds(plain).items():
        fine &= grows(name, kind, extract, SIZES)
    for name, kind in checked(plain).items():
        fine &= grows(f"check: {name}", kind, check, CHECKED)
    print()
    return fine


def grows(
    name: str, kind: tuple[str, str], action: Callable[[str], object], sizes: tuple[int, ...]
) -> bool:
    """Time texts of one kind by size; say whether the longest is as quick for a character as it should be."""
    head, piece = kind
    costs = []
    for size in sizes:
        text = head + (piece * (size // len(piece) + 1))[: size - len(head)]
        start = time.process_time()  # of this process alone: other work does not count
        action(text)
        costs.append((time.process_time() - start) / size * 1e6)
    shown = " ".join(f"{cost:.2f}" for cost in costs)
    return row(name, shown, costs[-1] / costs[0], WANTED_GROWTH)


def checked(plain: str) -> dict[str, tuple[str, str]]:
    """Return what long drafts are made of: much that is found, that is refused, that stands under labels."""
    title = "实验小学2024年工会工作计划\n一、主要工作\n"
    return {
        "plans, one after another": ("", plain),
        "work that is refused": (title, "今年不再组织教职工体检。\n职工书屋从今年起关门。\n"),
        "labels on lines": (title, "一、工作\n（一）学习\n1．开会\n"),
        "months on lines": (title, "三月：慰问\n4月份 学习\n"),
        "numbers with units": (title, "每月3次、约5%，"),
    }


def kinds(plain: str) -> dict[str, tuple[str, str]]:
    """Return what the long texts are made of: a head that stands once, and what is repeated."""
    title = "实验小学2024年工会工作计划\n"
    return {
        "plans, one after another": ("", plain),
        "plans in one line": (title, plain.replace("\n", "")),
        "only numbers": (title, "1234567890"),
        "only numbers with units": (title, "每月3次、约5%，"),
        "only labels": (title, "一、（二）3．①"),
        "labels on lines": (title, "一、工作\n（一）学习\n1．开会\n"),
        "only opening brackets": (title, "（【《“"),
        "only closing brackets": (title, "）】》”"),
        "only months": (title, "三月："),
        "months on lines": (title, "三月：慰问\n4月份 学习\n"),
        "only titles": ("", title),
        "only blanks": (title, "　 \t"),
        "only line breaks": (title, "\n"),
        "one character": (title, "工"),
        "dates": (title, "3月8日、教师节前、11月23日至25日，"),
        "cells": (title, "三月\t慰问\t张三\t\n"),
    }


# The peak of this program alone: what getrusage tells also holds what the process was
# before it became this program, a copy of the benchmark with its texts and models.
PROBE = """
import re, sys
from unionnlp import extract_files
for _ in extract_files([sys.argv[1]]): pass
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def memory() -> bool:
    """Compare the peak memory of a run over 100 files with one over 10,000 (Linux tells it)."""
    if not Path("/proc/self/status").is_file():
        print("Peak memory: this system does not tell it\n")
        return True
    text = EXAMPLE.read_text("utf-8")
    peaks = []
    print("Peak memory (ratio to 100 files)")
    fine = True
    with tempfile.TemporaryDirectory() as temporary:
        for count in (100, 10_000):
            folder = Path(temporary) / str(count)
            for number in range(count):
                place = folder / f"{number // 1000:03}"
                place.mkdir(parents=True, exist_ok=True)
                (place / f"{number:05}.txt").write_text(text * (1 + number % 5), "utf-8")
            command = [sys.executable, "-c", PROBE, str(folder)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
            peaks.append(int(done.stdout))
            name, size = f"{count:,} files", f"{peaks[-1] / 1024:.0f} MB"
            fine &= row(name, size, peaks[-1] / peaks[0], WANTED_MEMORY)
    print()
    return fine


if __name__ == "__main__":
    sys.exit(main())
