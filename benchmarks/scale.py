"""A corpus that grows: time and memory of its build, of search and of a check against it.

    python benchmarks/scale.py FOLDER [--sizes 2000,10000,30000,100000]

Documents are made from corpus/marked: another school, another year, sentences of other texts,
clauses joined anew, other numbers; some are near copies of one made before. They are added to
one corpus in FOLDER step by step, each step in a process of its own. For each size it prints
CPU milliseconds and seconds for a new document, the peak of memory, the size on disk, and what
one search and one ``check --corpus`` of a draft that is not in it cost. A step that is there
already is not made again, so a run that was ended goes on where it stood.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEP = 1000  # documents of one folder
WANTED_MEMORY = 1500  # MB
WANTED_GROWTH = 1.3  # of the time for a document, largest to smallest step
NEAR = 0.05  # share of documents that nearly repeat one made before

_PLACES = "青云白石临江望湖东山南桥北塘西泽古渡新桥柳林桃源梅岭竹溪松江枫桥荷塘兰亭"
_LEVELS = ("小学", "中学", "实验小学", "中心小学", "幼儿园", "第一中学", "初级中学", "职业学校")
_ANNOTATION = re.compile("⟦[^⟦⟧]*⟧")
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:小学|中学|幼儿园|学校)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?<![\d一二三四五六七八九十])[1-9]\d?(?=[%名人次场项个篇])")


class Press:
    """Makes documents, the same for the same number."""

    def __init__(self) -> None:
        self.texts = []
        for path in sorted((ROOT / "corpus" / "marked").glob("*.txt")):
            lines = _ANNOTATION.sub("", path.read_text("utf-8")).splitlines()
            self.texts.append([line for line in lines if line.strip()])
        bodies = [line for text in self.texts for line in text if len(line) > 25]
        self.bodies = bodies
        self.clauses = [
            c for line in bodies for c in re.split("[，；。]", line) if 6 <= len(c) <= 30
        ]

    def document(self, number: int) -> str:
        """Return the text of a document."""
        rng = random.Random(number)  # noqa: S311 - no secret
        if number > 100 and rng.random() < NEAR:
            copied = rng.randrange(number)
            return self._variant(random.Random(copied), rng, copied)  # noqa: S311
        return self._variant(rng, rng, number)

    def _variant(self, rng: random.Random, naming: random.Random, number: int) -> str:
        base = rng.choice(self.texts)
        places = random.Random(number if naming is rng else naming.random())  # noqa: S311
        name = "".join(places.sample(_PLACES, places.choice((2, 2, 3)))) + places.choice(_LEVELS)
        year = str(places.randrange(2004, 2027))
        lines = [self._line(line, rng) for line in base]
        text = "\n".join(lines)
        return _YEAR.sub(year, _SCHOOL.sub(name, text)) + "\n"

    def _line(self, line: str, rng: random.Random) -> str:
        if len(line) <= 25:
            return line
        way = rng.random()
        if way < 0.15:
            made = line
        elif way < 0.3:
            made = rng.choice(self.bodies)
        else:
            label = re.match(r"\s*[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]\s*", line)
            parts = rng.sample(self.clauses, rng.randrange(3, 8))
            made = (label.group() if label else "") + "，".join(parts) + "。"
        return _NUMBER.sub(lambda _: str(rng.randrange(2, 99)), made)


def make(folder: Path, first: int, last: int) -> None:
    """Write the documents ``first`` to ``last``, a folder for each thousand."""
    press = Press()
    for number in range(first, last):
        place = folder / f"{number // STEP:04}"
        place.mkdir(parents=True, exist_ok=True)
        file = place / f"{number:07}.txt"
        if not file.exists():
            file.write_text(press.document(number), "utf-8")


def grow(corpus: Path, folders: list[Path]) -> dict[str, float]:
    """Add folders in a process of its own; return its seconds, CPU seconds and peak MB."""
    command = [sys.executable, "-m", "unionnlp", "corpus", "add", str(corpus), *map(str, folders)]
    command = [*command, "--json"]
    if not corpus.exists():
        command = [sys.executable, "-m", "unionnlp", "corpus", "build", *map(str, folders)]
        command += ["-o", str(corpus), "--json"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build ended with {status}")
    return {
        "seconds": time.perf_counter() - started,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
    }


_ASK = """
import json, sys, time
sys.path.insert(0, "benchmarks")
from scale import Press
from unionnlp import check
from unionnlp.corpus import passages, profile
press, corpus = Press(), sys.argv[1]
drafts = [press.document(n) for n in range(9_000_000, 9_000_012)]
queries = ["教代会 民主管理", "困难职工 慰问", "青年教师 演讲比赛", "校务公开", "经费 审查", "妇女节 活动"]
known = profile.read(corpus)
def timed(work, given):
    best = []
    for one in given:
        start = time.process_time(); work(one); best.append((time.process_time() - start) * 1000)
    return sorted(best)[len(best) // 2]
check(drafts[0], profile=known); passages.search(corpus, queries[0])
print(json.dumps({
    "check": timed(lambda d: check(d, profile=known), drafts),
    "alone": timed(lambda d: check(d), drafts),
    "search": timed(lambda q: passages.search(corpus, q), queries),
}))
"""


def ask(corpus: Path) -> dict[str, float]:
    """Return the milliseconds of a search, of a check with the corpus and of one without it."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(corpus)], check=True, capture_output=True, cwd=ROOT
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def steps(folder: Path, sizes: list[int]) -> Iterator[dict[str, float]]:
    """Yield the figures of each size."""
    texts, corpus = folder / "texts", folder / "corpus"
    before = 0
    for size in sizes:
        kept = folder / f"{size}.json"
        if not kept.exists():
            make(texts, before, size)
            folders = [texts / f"{n:04}" for n in range(before // STEP, size // STEP)]
            figures = {"documents": size, "new": size - before, **grow(corpus, folders)}
            size_on_disk = (corpus / "corpus.sqlite").stat().st_size / 1e6
            kept.write_text(json.dumps({**figures, "disk": size_on_disk, **ask(corpus)}))
        yield json.loads(kept.read_text())
        before = size


def main() -> int:
    """Grow the corpus; return 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="2000,10000,30000")
    args = parser.parse_args()
    print(f"{'documents':>10} {'CPU ms/new':>11} {'ms/new':>8} {'MB peak':>8} {'MB disk':>8}"
          f" {'search ms':>10} {'check ms':>9} {'without':>8}")  # fmt: skip
    found = []
    for one in steps(args.folder, [int(s) for s in args.sizes.split(",")]):
        found.append(one)
        print(
            f"{one['documents']:>10,} {one['cpu'] / one['new'] * 1000:>11.1f}"
            f" {one['seconds'] / one['new'] * 1000:>8.1f} {one['memory']:>8.0f} {one['disk']:>8.0f}"
            f" {one['search']:>10.1f} {one['check']:>9.1f} {one['alone']:>8.1f}",
            flush=True,
        )
    growth = (found[-1]["cpu"] / found[-1]["new"]) / (found[0]["cpu"] / found[0]["new"])
    memory = max(one["memory"] for one in found)
    print(f"time for a document, last to first: {growth:.2f} (at most {WANTED_GROWTH})")
    print(f"memory: {memory:.0f} MB (at most {WANTED_MEMORY})")
    return int(growth > WANTED_GROWTH or memory > WANTED_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
