"""The capability to lose a file: every command and output, and what can go wrong with it.

``python tests/writing/matrix.py`` runs all of it and prints a row for each output (about ten
minutes); ``test_matrix.py`` runs a part of it. For each row: an output that is an input under any of
its names; a disk that is full at four moments; folders without rights; an end at twenty steps
and at twenty moments. After each, what the command reads has the bytes that it had, and what
stood at its output is there as it was or as the whole command writes it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from scene import KILLED, Conditions, Ended, command, corpus_state, furnish, load, run, state

OUT = "OUT"  # stands for the output in the arguments of a row
FULL = (0, 300, 5_000, 20_000)  # bytes that each file may have
ENDS = 20


@dataclass(frozen=True)
class Row:
    """A command with one kind of output.

    ``output`` is its name, ``None`` where nothing is written; ``grows`` that the output is a corpus, which
    is changed in place; ``before`` is run first, so that something stands there.
    """

    args: tuple[str, ...]
    output: str | None = None
    grows: bool = False
    before: tuple[str, ...] = ()
    folder: bool = False

    @property
    def name(self) -> str:
        return " ".join(self.args).replace(OUT, self.output or "")

    def work(self, output: str | None = None) -> Callable[[], int]:
        """Return the row's work, with another output if one is given."""
        if self.args[0] == "desk":
            return desk
        given = output or self.output or ""
        return command(*(given if arg == OUT else arg for arg in self.args))


_ENDINGS = {"text": "txt", "markdown": "md"}


def _file(form: str, *args: str) -> Row:
    name = f"out.{_ENDINGS.get(form, form)}"
    return Row((*args, "-f", form, "-o", OUT), name)


def _folder(form: str, *args: str) -> Row:
    return Row((*args, "-f", form, "-o", OUT), "out", folder=True)


def rows() -> list[Row]:
    """Return every command with every kind of output."""
    extract, check = ("extract", "d", "z.zip"), ("check", "d", "z.zip")
    compare, build = (
        ("compare", "plans/0.txt", "summaries/0.txt"),
        ("corpus", "build", "d", "-o", OUT),
    )
    built = ("corpus", "build", "d/0.txt", "-o", OUT)
    found = [
        _file(f, *extract)
        for f in ("text", "json", "jsonl", "xlsx", "ics", "html", "csv", "parquet")
    ]
    found += [_folder(f, *extract) for f in ("csv", "parquet")]
    found += [
        _file("json", *extract, "--items", "items.toml"),
        _file("json", *check, "--items", "items.toml"),
    ]
    found += [_file("json", "extract", "d", "--jobs", "2"), _file("text", "extract", "-")]
    found += [
        _file(f, *check) for f in ("text", "json", "jsonl", "html", "markdown", "csv", "parquet")
    ]
    found += [_file("xlsx", *check, "--roster", "roster.txt"), _file("docx", "check", "draft.docx")]
    found += [_folder(f, *check) for f in ("html", "markdown", "csv", "parquet")]
    found += [_file(f, "check", "d/0.txt", "--corpus", "known") for f in ("text", "docx")]
    found += [_file(f, *compare) for f in ("text", "json", "jsonl", "html", "markdown", "xlsx")]
    found += [_file("docx", "compare", "draft.docx", "summaries/0.txt")]
    found += [_file(f, "compare", "plans", "summaries") for f in ("text", "json", "jsonl", "xlsx")]
    found += [
        _file(f, "compare", "--plans", "plans/0.txt", "plans/1.txt") for f in ("text", "json")
    ]
    found += [
        Row(("check", "plans/0.txt", "--accept", "P209-f9d68cb0"), "plans/0.txt.unionnlp.json")
    ]
    found += [Row(build, "out", grows=True), Row(build, "out", grows=True, before=built)]
    found += [Row(("corpus", "add", OUT, "d", "z.zip"), "out", grows=True, before=built)]
    found += [Row(("corpus", "remove", OUT, "d/0.txt"), "out", grows=True, before=built)]
    found += [
        _file(f, "corpus", "export", "known") for f in ("jsonl", "json", "csv", "parquet", "xlsx")
    ]
    found += [_folder("delta", "corpus", "export", "known")]
    found += [Row(("train", "gold", "-o", OUT, "--date", "2026-01-01"), "out")]
    found += [Row(args) for args in (
        ("extract", "d"), ("check", "d"), ("compare", "plans", "summaries"), ("read", "d/0.txt"),
        ("segment", "d/0.txt"), ("items", "--items", "items.toml"), ("corpus", "stats", "known"),
        ("corpus", "list", "known"), ("corpus", "search", "known", "教代会"),
        ("evaluate", "gold/gold", "gold/texts"), ("desk",),
    )]  # fmt: skip
    return found


def desk() -> int:
    """Do what the local page does with a draft: check it, and make each file to download."""
    from unionnlp.desk import tasks, work

    data = Path("draft.docx").read_bytes()
    answer = work.do(tasks.Check("draft.docx", data, tasks.Wishes()))
    assert answer.checked is not None
    one, other = answer.checked.extraction, answer.checked.report
    todo: list[tasks.Task] = [
        tasks.Export(kind=kind, name="draft.docx", data=data, extraction=one, report=other)
        for kind in ("docx", "html", "xlsx", "ics")
    ]
    todo += [tasks.Workbook(((one, other, ()),)), tasks.Compare(one, one, "zh")]
    for task in todo:
        made = work.do(task)
        if made.code:
            sys.stderr.write(f"{made.message}\n")
            return 2
        assert made.made
    return 0


class BrokenError(AssertionError):
    """Something was lost, or left behind."""


class Trial:
    """One row in a place of its own, made anew for each thing that goes wrong."""

    def __init__(self, row: Row, template: Path, folder: Path) -> None:
        self.row, self._template, self._folder = row, template, folder
        self.place = folder

    def close(self) -> None:
        """Remove the place."""
        if self.place != self._folder:
            subprocess.run(["chmod", "-R", "u+w", str(self.place)], check=False)
            shutil.rmtree(self.place)
            self.place = self._folder

    def fresh(self) -> Path:
        """Make the place anew, with what stood at the output before."""
        self.close()
        self.place = Path(tempfile.mkdtemp(dir=self._folder))
        unused = {
            n for n in ("gold", "known") if not any(a.split("/")[0] == n for a in self.row.args)
        }
        shutil.copytree(
            self._template, self.place, dirs_exist_ok=True,
            ignore=lambda folder, _: unused if Path(folder) == self._template else (),
        )  # fmt: skip
        (self.place / "tmp").mkdir(mode=0o777)
        (self.place / "tmp").chmod(0o777)
        if self.row.before:
            ended = self.run(
                command(*(self.row.output if a == OUT else a for a in self.row.before))
            )
            self.hold(ended.code == 0, f"before: {ended}")
        elif (
            OUT in self.row.args
            and self.row.output
            and not self.row.folder
            and not self.row.grows
            and "." in self.row.output
        ):
            (self.place / self.row.output).write_text("what was there", "utf-8")
        return self.place

    def run(self, work: Callable[[], int], how: Conditions | None = None) -> Ended:
        how = how or Conditions()
        how.temporary = how.temporary or self.place / "tmp"
        return run(self.place, work, how)

    def hold(self, held: bool, told: object) -> None:
        if not held:
            raise BrokenError(f"{self.row.name}: {told}")

    def inputs(self) -> dict[str, str]:
        """Return the digests of everything but the output and temporary files."""
        output = self.row.output or "?"
        return {
            name: digest for name, digest in state(self.place).items()
            if name != output and name.split("/")[0] not in (output, "tmp")
            and not any(part.startswith(".") for part in name.split("/"))
            and not name.endswith(("-shm", "-wal"))
        }  # fmt: skip

    def result(self) -> object:
        """Return what stands at the output."""
        if self.row.output is None:
            return None
        place = self.place / self.row.output
        if self.row.grows:
            return corpus_state(place) or None
        if not place.exists():
            return None
        if place.suffix == ".ics":  # which says when it was written
            said = b"DTSTAMP", b"LAST-MODIFIED"
            return [r for r in place.read_bytes().split(b"\r\n") if not r.startswith(said)]
        found = {n: d for n, d in state(place).items() if not n.startswith(".") or n == "."}
        table = any(name.startswith("_delta_log") for name in found)  # its names are new each time
        return sorted(name.rpartition(".")[2] for name in found) if table else found


def whole(trial: Trial) -> tuple[object, object, Ended]:
    """Run a row without harm; return what stood at its output before and after, and how it ended."""
    trial.fresh()
    before, kept = trial.result(), trial.inputs()
    ended = trial.run(trial.row.work())
    trial.hold(ended.code in (0, 1), f"whole: {ended}")
    trial.hold(trial.inputs() == kept, "an input changed")
    left(trial)
    return before, trial.result(), ended


def left(trial: Trial) -> None:
    """Nothing temporary stands anywhere."""
    found = [p for p in trial.place.rglob(".*") if p.name != ".unionnlp-files"]
    found += list((trial.place / "tmp").iterdir())
    trial.hold(not found, f"left behind: {found}")


def inputs_as_output(trial: Trial, most: int = 100) -> int:
    """Give each input, under each of its names, as the output: refused, and nothing changed."""
    row = trial.row
    if row.output is None or row.grows or OUT not in row.args or row.args[0] == "train":
        return 0
    place, count = trial.fresh(), 0
    ending = Path(row.output).suffix
    names = [name for name in _inputs(row, place) if place.joinpath(name).is_file()]
    names = names[-most:]
    for number, name in enumerate(names):
        link, hard = place / f"link{number}{ending}", place / f"hard{number}{ending}"
        link.symlink_to(place / name)
        os.link(place / name, hard)
    kept = trial.inputs()
    for number, name in enumerate(names):
        spelled = (name, f"link{number}{ending}", f"hard{number}{ending}", f"./d/../{name}",
                   str(place / name), f"d/../link{number}{ending}")  # fmt: skip
        for output in (*spelled, str(Path(name).parent)):
            ended = trial.run(row.work(output))
            told = f"-o {output}: {ended}"
            trial.hold((ended.code, ended.told.count("\n")) == (2, 1), told)
            trial.hold(trial.inputs() == kept, f"-o {output}: an input changed")
            count += 1
    left(trial)
    return count


def _inputs(row: Row, place: Path) -> Iterator[str]:
    """Yield the files that a row reads."""
    for arg in (*row.args[1:], *(["unionnlp.toml"] if row.args[0] == "check" else [])):
        path = place / arg
        if arg != OUT and path.is_dir():
            yield from sorted(str(p.relative_to(place)) for p in path.rglob("*") if p.is_file())
        elif arg != OUT and path.is_file():
            yield arg


def full_disk(trial: Trial, known: tuple[object, object], sizes: tuple[int, ...] = FULL) -> int:
    """Let each file have so many bytes and no more."""
    for size in sizes:
        trial.fresh()
        kept = trial.inputs()
        ended = trial.run(trial.row.work(), Conditions(largest=size))
        told = f"{size} bytes: {ended}"
        lines = [line for line in ended.told.splitlines() if "FSIZE" not in line]
        trial.hold(ended.code in (0, 1) or (ended.code, len(lines)) == (2, 1), told)
        trial.hold(trial.inputs() == kept, f"{size} bytes: an input changed")
        trial.hold(_is_known(trial, known), f"{told}: neither old nor new")
        left(trial)
    return len(sizes)


def really_full_disk(trial: Trial, known: tuple[object, object]) -> int:
    """Write to a small disk that is full, where one can be made (by the superuser of Linux)."""
    if trial.row.output is None or trial.row.grows or trial.row.args[-1] != OUT:
        return 0
    place = trial.fresh()
    disk = place / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(disk)],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        return 0
    try:
        kept = trial.inputs()
        (disk / "filler").write_bytes(b"x" * 12_000)
        output = f"disk/{trial.row.output}"
        ended = trial.run(trial.row.work(output))
        trial.hold(ended.code in (0, 1, 2), ended)
        now = {n: d for n, d in trial.inputs().items() if not n.startswith("disk/")}
        trial.hold(now == kept, "full disk: an input changed")
        names = {p.name for p in disk.iterdir()}
        if ended.code == 2:
            trial.hold(ended.told.count("\n") == 1, ended)
            trial.hold(names == {"filler"}, f"left on a full disk: {names}")
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    return 1


def read_only(trial: Trial) -> int:
    """Run as somebody who may write nothing there; then the same with a folder for temporary files."""
    for temporary in (None, Path(tempfile.gettempdir())):
        place = trial.fresh()
        subprocess.run(["chmod", "-R", "a-w,a+rX", str(place)], check=True)
        kept, before = trial.inputs(), trial.result()
        ended = trial.run(trial.row.work(), Conditions(plain=True, temporary=temporary))
        if trial.row.output is not None:
            trial.hold((ended.code, ended.told.count("\n")) == (2, 1), f"read-only: {ended}")
        elif temporary is not None:
            trial.hold(ended.code in (0, 1) and not ended.told, f"read-only: {ended}")
        trial.hold(trial.inputs() == kept, "read-only: an input changed")
        trial.hold(trial.result() == before, "read-only: the output changed")
    return 2


def killed(trial: Trial, known: tuple[object, object], ended: Ended, ends: int = ENDS) -> int:
    """End the run at steps, and at moments, spread over its whole length."""
    steps = sorted({1 + round(k * (ended.steps - 1) / max(ends - 1, 1)) for k in range(ends)})
    hows = [Conditions(step=step) for step in steps if ended.steps]
    hows += [Conditions(after=ended.seconds * k / (ends + 1)) for k in range(1, ends + 1)]
    for how in hows:
        trial.fresh()
        kept = trial.inputs()
        died = trial.run(trial.row.work(), how)
        trial.hold(died.code == KILLED or how.after is not None, f"{how}: {died}")
        trial.hold(trial.inputs() == kept, f"{how}: an input changed")
        trial.hold(_is_known(trial, known), f"{how}: neither old nor new: {trial.result()}")
    again = trial.run(trial.row.work())
    fine = again.code in (0, 1) or not {"delta", "remove"}.isdisjoint(
        trial.row.args
    )  # which want what is new
    trial.hold(fine, f"again: {again}")
    trial.hold(trial.inputs() == kept, "again: an input changed")
    left(trial)
    return len(hows)


def _is_known(trial: Trial, known: tuple[object, object]) -> bool:
    """Return whether the output is as before or as after; a corpus and a training grow by parts."""
    now = trial.result()
    if now in known:
        return True
    if (trial.row.output or "").endswith(".docx"):  # its comments say when they were made
        with zipfile.ZipFile(trial.place / str(trial.row.output)) as written:
            return written.testzip() is None
    old, new = known
    if trial.row.grows:
        rows_now, rows_old, rows_new = (set(r or ()) for r in (now, old, new))  # type: ignore[call-overload]
        return rows_now <= rows_old | rows_new and rows_old & rows_new <= rows_now
    if trial.row.args[0] == "train":  # two files, each whole
        return set((now or {}).items()) <= set((new or {}).items())  # type: ignore[attr-defined]
    return False


def template(folder: Path) -> Path:
    """Make the inputs once; a corpus among them."""
    place = furnish(folder / "template")
    ended = run(place, command("corpus", "build", "d", "-o", "known"))
    if ended.code:
        raise BrokenError(f"no corpus: {ended}")
    return place


def main() -> int:
    """Run the rows whose name holds a word, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--ends", type=int, default=ENDS)
    given = parser.parse_args()
    failed = total = 0
    for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):  # a fork of threads can hang
        os.environ[threads] = "1"
    load(
        "pyarrow.parquet",
        "unionnlp.training.train",
        "unionnlp.training.measure",
        "sklearn.linear_model",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = template(folder)
        for row in rows():
            if not all(word in row.name for word in given.words):
                continue
            start, counts = time.monotonic(), []
            trial = Trial(row, made, folder)
            try:
                *known, ended = whole(trial)
                pair = known[0], known[1]
                counts += [
                    inputs_as_output(trial),
                    full_disk(trial, pair),
                    really_full_disk(trial, pair),
                ]
                counts += [read_only(trial), killed(trial, pair, ended, given.ends)]
            except BrokenError as broken:
                failed += 1
                print(f"BROKEN {broken}", flush=True)
            trial.close()
            total += sum(counts)
            print(f"{time.monotonic() - start:6.1f} s  {row.name}: {counts}", flush=True)
    print(f"{total} trials, {failed} rows broken")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
