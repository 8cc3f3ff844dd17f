"""A corpus that grows: time and memory of its build, of search and of a check against it.

    python benchmarks/scale.py FOLDER [--sizes 2000,10000,30000,100000] [--records] [--jobs N]

Documents are made from corpus/marked: another school, another year, sentences of other texts,
clauses joined anew, other numbers; some are near copies of one made before. They are added to
one corpus in FOLDER step by step, each step in a process of its own. For each size it prints
CPU milliseconds and seconds for a new document, the peak of memory, the size on disk, and what
one search and one ``check --corpus`` of a draft that is not in it cost. A step that is there
already is not made again, so a run that was ended goes on where it stood.

Extraction takes most of the time and cannot depend on the size of a corpus. ``--records`` leaves it
out: extractions of the 51 texts are given other texts of the same length in the same places, and
go into the corpus as a build puts them in. That is the part that could grow.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STEP = 1000  # documents of one folder
BATCH = 64  # sources of one transaction, as in a build
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


class Variants:
    """Makes extractions: those of the texts, with other words of the same length in their places."""

    def __init__(self, press: Press) -> None:
        from unionnlp import extract

        rng = random.Random(0)  # noqa: S311 - no secret
        self.stream = "".join(
            "，".join(rng.sample(press.clauses, len(press.clauses))) + "。" for _ in range(3)
        )
        self.made = [
            (text, extract(text).to_json())
            for text in ("\n".join(lines) + "\n" for lines in press.texts)
        ]

    def extraction(self, number: int) -> Any:
        """Return the extraction of a document, with its text."""
        from unionnlp.records import Extraction

        rng = random.Random(number)  # noqa: S311 - no secret
        text, record = rng.choice(self.made)
        if number > 100 and rng.random() < NEAR:
            rng = random.Random(rng.randrange(number))  # noqa: S311
            text, record = rng.choice(self.made)
        new = "\n".join(self._line(line, rng) for line in text.split("\n"))
        fields = json.loads(record)
        _requoted(fields, new)
        fields["source"]["text"] = new
        fields["source"]["sha256"] = hashlib.sha256(f"{number}{new}".encode()).hexdigest()
        return Extraction.from_json(json.dumps(fields))

    def _line(self, line: str, rng: random.Random) -> str:
        if len(line) <= 25 or rng.random() < 0.15:
            return line
        start = rng.randrange(len(self.stream) - len(line))
        return line[:3] + self.stream[start : start + len(line) - 4] + line[-1]


def _requoted(value: Any, text: str) -> None:
    """Let every passage of a record say what stands at its place now."""
    if isinstance(value, list):
        for one in value:
            _requoted(one, text)
    elif isinstance(value, dict):
        if value.get("text") and "start" in value:
            value["text"] = text[value["start"] : value["end"]]
        for one in value.values():
            _requoted(one, text)


def put(corpus: Path, first: int, last: int) -> None:
    """Put extractions into a corpus as a build does, without reading and extracting."""
    from unionnlp.corpus import database, rows
    from unionnlp.corpus.build import make_profile

    variants = Variants(Press())
    with database.writing(corpus) as connection:
        for start in range(first, last, BATCH):
            some = [variants.extraction(n) for n in range(start, min(start + BATCH, last))]
            with database.transaction(connection):
                for number, one in enumerate(some, start):
                    digest = one.source.sha256
                    origin = rows.SourceOrigin(
                        f"{number}.txt", f"/{number}.txt", digest, "scale", 1
                    )
                    rows.add_source(connection, origin, one)
        made = make_profile(connection, "scale", [])
    (corpus / "profile.json").write_text(made.to_json(), "utf-8")


def make(folder: Path, first: int, last: int) -> None:
    """Write the documents ``first`` to ``last``, a folder for each thousand."""
    press = Press()
    for number in range(first, last):
        place = folder / f"{number // STEP:04}"
        place.mkdir(parents=True, exist_ok=True)
        file = place / f"{number:07}.txt"
        if not file.exists():
            file.write_text(press.document(number), "utf-8")


def grow(corpus: Path, folders: list[Path], jobs: int) -> list[str]:
    """Return the command that adds folders to a corpus."""
    command = [sys.executable, "-m", "unionnlp", "corpus", "add", str(corpus), *map(str, folders)]
    command = [*command, "-f", "json"]
    if not corpus.exists():
        command = [sys.executable, "-m", "unionnlp", "corpus", "build", *map(str, folders)]
        command += ["-o", str(corpus), "-f", "json"]
    return [*command, "--jobs", str(jobs)]


def measured(command: list[str]) -> dict[str, float]:
    """Run a command in a process of its own; return its seconds, CPU seconds and peak MB."""
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


def steps(
    folder: Path, sizes: list[int], *, records: bool, jobs: int
) -> Iterator[dict[str, float]]:
    """Yield the figures of each size."""
    texts, corpus = folder / "texts", folder / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    before = 0
    for size in sizes:
        kept = folder / f"{size}.json"
        if not kept.exists():
            if records:
                own = [sys.executable, __file__, str(corpus), "--put", f"{before},{size}"]
                used = measured(own)
            else:
                make(texts, before, size)
                folders = [texts / f"{n:04}" for n in range(before // STEP, size // STEP)]
                used = measured(grow(corpus, folders, jobs))
            figures = {"documents": size, "new": size - before, **used}
            size_on_disk = (corpus / "corpus.sqlite").stat().st_size / 1e6
            kept.write_text(json.dumps({**figures, "disk": size_on_disk, **ask(corpus)}))
        yield json.loads(kept.read_text())
        before = size


def main() -> int:
    """Grow the corpus; return 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="2000,10000,30000")
    parser.add_argument("--records", action="store_true", help="leave reading and extraction out")
    parser.add_argument("--jobs", type=int, default=1, help="processes of a build")
    parser.add_argument("--put", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.put:
        put(args.folder, *map(int, args.put.split(",")))
        return 0
    print(f"{'documents':>10} {'CPU ms/new':>11} {'ms/new':>8} {'MB peak':>8} {'MB disk':>8}"
          f" {'search ms':>10} {'check ms':>9} {'without':>8}")  # fmt: skip
    found = []
    sizes = [int(s) for s in args.sizes.split(",")]
    for one in steps(args.folder, sizes, records=args.records, jobs=args.jobs):
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
