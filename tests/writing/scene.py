"""A folder full of inputs, and commands that run in it in a process of their own that can die.

A command runs in a fork of this process, so that hundreds of runs take minutes, and the fork can
be given a full disk, no rights, or an end at one of its steps.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import os
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import unionnlp
from unionnlp import batch

ROOT = Path(__file__).parents[2]
PLAN = (
    "{}小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n二、活动安排\n三月：慰问女职工\n"
    "五月：组织教职工羽毛球比赛，参加人数不少于30人。\n"
)
SUMMARY = "{}小学2024年工会工作总结\n一、主要工作\n召开教代会2次。\n三月慰问女职工12人。\n"
ITEMS = 'mode = "extend"\n'
KILLED = -signal.SIGKILL
# What changes files, or begins something that does, as Python's audit events name it.
_CHANGES = frozenset(
    ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link",
     "shutil.rmtree", "shutil.move", "tempfile.mkdtemp", "tempfile.mkstemp", "sqlite3.connect",
     "ctypes.dlsym", "subprocess.Popen")
)  # fmt: skip


def furnish(place: Path) -> Path:
    """Fill a folder with inputs of every kind; return it."""
    (place / "d" / "deep").mkdir(parents=True)
    for number, ending in enumerate(("txt", "html", "md", "csv", "htm")):
        text = PLAN.format("甲乙丙丁戊"[number])
        (place / "d" / f"{number}.{ending}").write_text(text, "utf-8")
    (place / "d" / "deep" / "z.txt").write_text(PLAN.format("己"), "utf-8")
    with zipfile.ZipFile(place / "z.zip", "w") as archive:
        archive.writestr("a.txt", PLAN.format("庚"))
    for folder, words in (("plans", PLAN), ("summaries", SUMMARY)):
        (place / folder).mkdir()
        for number in range(2):
            (place / folder / f"{number}.txt").write_text(words.format("甲乙"[number]), "utf-8")
    shutil.copy(ROOT / "tests" / "fixtures" / "plans" / "middle.table.docx", place / "draft.docx")
    (place / "items.toml").write_text(ITEMS, "utf-8")
    (place / "unionnlp.toml").write_text("[check]\nyear = 2024\n", "utf-8")
    (place / "roster.txt").write_text("甲小学\n乙小学\n", "utf-8")
    _gold(place / "gold")
    return place


def _gold(folder: Path) -> None:
    for kind in ("texts", "gold"):
        (folder / kind).mkdir(parents=True)
    for gold in sorted((ROOT / "corpus" / "practice" / "gold").glob("x*.json"))[:3]:
        shutil.copy(gold, folder / "gold")
        shutil.copy(gold.parent.parent / "texts" / f"{gold.stem}.txt", folder / "texts")


def state(place: Path) -> dict[str, str]:
    """Return every file under a folder, or the file itself, with the digest of its bytes."""
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    return {
        str(p.relative_to(place)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in files
        if p.is_file()
    }


def corpus_state(folder: Path) -> object:
    """Return what a corpus holds, whatever the pages of its database look like."""
    if not (folder / "corpus.sqlite").is_file():
        return None
    connection = sqlite3.connect(folder / "corpus.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE name = 'source'"
        ).fetchall()
        rows = connection.execute("SELECT name, sha256 FROM source ORDER BY name") if tables else ()
        return sorted(rows)
    finally:
        connection.close()


@dataclass
class Conditions:
    """What a run meets: a size that no file may pass, rights of a plain user, an end at a step or moment."""

    largest: int | None = None
    plain: bool = False
    step: int | None = None
    after: float | None = None
    temporary: Path | None = None


@dataclass
class Ended:
    """How a run ended: its exit code (``KILLED``), its seconds and steps, what it said."""

    code: int
    seconds: float
    steps: int
    told: str = field(repr=True, default="")


def run(place: Path, work: Callable[[], int], how: Conditions | None = None) -> Ended:
    """Do some work in a fork that stands in ``place``; return how it ended."""
    how = how or Conditions()
    said, count = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _become(place, work, how, said[1], count[1])
    os.close(said[1])
    os.close(count[1])
    start = time.monotonic()
    if how.after is not None:
        time.sleep(how.after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(said[0], "rb") as stream:
        told = stream.read().decode("utf-8", "replace")
    with os.fdopen(count[0], "rb") as stream:
        steps = len(stream.read())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    # A fork ends without what Python does at its end: multiprocessing's tracker then says so.
    lines = [line for line in told.splitlines(keepends=True) if "resource_tracker" not in line]
    told = "".join(line for line in lines if not line.startswith("  warnings.warn("))
    return Ended(code, time.monotonic() - start, steps, told)


def _become(place: Path, work: Callable[[], int], how: Conditions, said: int, count: int) -> None:
    """Turn a fork into the run; it never returns."""
    code = 98
    try:
        os.chdir(place)
        sink = os.open(os.devnull, os.O_RDWR)
        piped = Path("d", "0.txt")  # what a row with ``-`` reads
        given = os.open(piped, os.O_RDONLY) if piped.is_file() else sink
        for number, stream in ((0, given), (1, sink), (2, said)):
            os.dup2(stream, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        if how.temporary is not None:
            os.environ["TMPDIR"] = str(how.temporary)
            sys.modules["tempfile"].tempdir = None
        _count_steps(how.step, count)
        if how.largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (how.largest, how.largest))
        if how.plain:
            drop_rights()
        code = work()
        sys.stderr.flush()
    except BaseException as error:  # a fork must not come back into the tests
        os.write(said, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


def _count_steps(last: int | None, count: int) -> None:
    """Write a byte for each step that changes files; die before the ``last`` one."""
    done = 0

    def hook(event: str, details: tuple[object, ...]) -> None:
        nonlocal done
        writes = event == "open" and isinstance(details[2], int) and details[2] & os.O_ACCMODE
        if not writes and event not in _CHANGES:
            return
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)
        os.write(count, b".")

    sys.addaudithook(hook)


def drop_rights_is_possible() -> bool:
    """Return whether a run can have the rights of a plain user."""
    return sys.platform == "linux" or os.getuid() != 0


def drop_rights() -> None:
    """Give up what a superuser may beyond others, so that the rights of files count."""
    if os.getuid() != 0:
        return
    library = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # the version of the call, and this process
    if library.capset(head, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def load(*more: str) -> None:
    """Load what commands need, and what else is named, so that each fork has it already."""
    for name in (
        *more,
        "traceback", "tempfile", "typer.rich_utils", "unionnlp.cli.app", "unionnlp.cli.runner", "unionnlp.batch",
        "unionnlp.checks.many", "unionnlp.comparison", "unionnlp.outputs.tables.workbook",
        "unionnlp.outputs.views.page",
        "unionnlp.outputs.tables.frames", "unionnlp.outputs.calendar", "unionnlp.outputs.word", "unionnlp.corpus.build",
        "unionnlp.outputs.views.report_folder", "unionnlp.outputs.views.report_terminal",
        "unionnlp.outputs.views.report_markdown",
    ):  # fmt: skip
        importlib.import_module(name)
    unionnlp.check(PLAN.format("甲"))
    here = Path.cwd()
    with (
        tempfile.TemporaryDirectory() as folder
    ):  # a catalogue of one's own takes seconds to compile
        os.chdir(folder)
        Path("items.toml").write_text(ITEMS, "utf-8")
        batch.detector("items.toml")
        os.chdir(here)


def command(*args: object) -> Callable[[], int]:
    """Return the work of a command line."""
    from unionnlp.cli import main

    def work() -> int:
        sys.argv = ["unionnlp", *map(str, args)]
        try:
            main()
        except SystemExit as ended:
            return int(ended.code or 0)
        raise AssertionError("the command returned")

    return work
