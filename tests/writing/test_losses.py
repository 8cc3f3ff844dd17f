"""Nothing is lost: inputs among the outputs, folders of others, files beside the inputs; kills.

What a command reads, and what stood under the name of its output, has the same bytes after a
refusal, and after a run that ends at any of its steps. ``matrix.py`` has what is common to all rows.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from unionnlp.cli import main

PLAN = "{}小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n二、活动安排\n三月：慰问女职工\n"
SUFFIX = {
    "text": "txt", "json": "json", "jsonl": "jsonl", "csv": "csv", "parquet": "parquet",
    "xlsx": "xlsx", "ics": "ics", "html": "html", "markdown": "md",
}  # fmt: skip
EXTRACT = ("text", "json", "jsonl", "csv", "parquet", "xlsx", "ics", "html")
CHECK = ("text", "json", "html", "markdown", "csv", "parquet", "xlsx")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with plans of many endings, in a folder and in a zip."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d" / "deep").mkdir(parents=True)
    for number, ending in enumerate(("txt", "html", "md", "csv", "htm")):
        (tmp_path / "d" / f"{number}.{ending}").write_text(
            PLAN.format("甲乙丙丁戊"[number]), "utf-8"
        )
    (tmp_path / "d" / "deep" / "z.txt").write_text(PLAN.format("己"), "utf-8")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.txt", PLAN.format("庚"))
    shutil.copy(tmp_path / "z.zip", tmp_path / "z.json")
    return tmp_path


def state(place: Path) -> dict[str, str]:
    """Return every file under a folder with the digest of its bytes."""
    return {
        str(p.relative_to(place)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(place.rglob("*"))
        if p.is_file()
    }


def run(*args: object) -> int:
    """Run the command in this process; return its exit code."""
    before = sys.argv
    sys.argv = ["unionnlp", *map(str, args)]
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.argv = before
    raise AssertionError("the command returned")


def refused(capsys: pytest.CaptureFixture[str], place: Path, *args: object) -> str:
    """Run a command that must refuse in one line and leave everything as it was."""
    before = state(place)
    code = run(*args)
    told = capsys.readouterr().err
    assert (code, told.count("\n")) == (2, 1), told
    assert state(place) == before
    return told


@pytest.mark.parametrize(
    ("command", "form"), [("extract", f) for f in EXTRACT] + [("check", f) for f in CHECK]
)
def test_an_input_is_never_the_output(
    command: str, form: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named, found in a folder, in a zip, by a link, by another spelling, on standard input."""
    file = place / "d" / "1.html"
    (place / "link").symlink_to(file)
    os.link(place / "d" / "0.txt", place / "hard")
    for inputs, output in (
        (["d/1.html"], "d/1.html"), (["d"], "d/1.html"), (["d"], "d/deep/../1.html"),
        (["d"], "link"), (["link"], "d/1.html"), (["d"], "hard"), (["d/0.txt", "d"], "d/deep/z.txt"),
        (["z.json!a.txt"], "z.json"), (["z.zip"], "z.zip"), ([place / "d"], "d/0.txt"),
    ):  # fmt: skip
        if form in ("csv", "parquet"):
            assert run(command, *inputs, "-f", form, "-o", output) == 2
            capsys.readouterr()
        else:
            refused(capsys, place, command, *inputs, "-f", form, "-o", output)


@pytest.mark.parametrize(
    ("command", "form"),
    [("extract", "csv"), ("extract", "parquet"), ("check", "csv"), ("check", "parquet"),
     ("check", "html"), ("check", "markdown")],
)  # fmt: skip
def test_a_folder_that_is_not_ours_stays(
    command: str, form: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ending = SUFFIX[form]
    (place / "mine").mkdir()
    (place / "mine" / f"a.{ending}").write_text(PLAN.format("辛"), "utf-8")
    assert "mine" in refused(capsys, place, command, "mine", "-f", form, "-o", "mine")
    assert f"a.{ending}" in refused(capsys, place, command, "d", "-f", form, "-o", "mine")
    refused(capsys, place, command, "d", "-f", form, "-o", ".")
    refused(capsys, place, command, "d/deep", "d/0.txt", "-f", form, "-o", "d")


@pytest.mark.parametrize(("command", "form"), [("extract", "csv"), ("check", "markdown")])
def test_our_own_folder_is_replaced_until_somebody_else_uses_it(
    command: str, form: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = (command, "d", "d/0.txt", "-f", form, "-o", "out")
    assert run(*again) == 0
    first = state(place / "out")
    assert run(*again) == 0
    assert state(place / "out") == first
    page = sorted((place / "out").glob(f"*.{SUFFIX[form]}"))[0]
    whole = page.read_bytes()
    page.write_bytes(whole + b"a note of my own")
    assert page.name in refused(capsys, place, *again)
    page.write_bytes(whole)
    (place / "out" / f"mine.{SUFFIX[form]}").write_text("mine")
    assert "mine" in refused(capsys, place, *again)
    (place / "out" / f"mine.{SUFFIX[form]}").unlink()
    (place / "out" / "folder").mkdir()
    assert "folder" in refused(capsys, place, *again)
    (place / "out" / "folder").rmdir()
    (place / "out" / "Thumbs.db").write_text("a file manager was here")
    assert run(*again) == 0


def test_a_mark_that_is_none_opens_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for mark in ("", "{}", "[]", '{"files": {"a.csv": ""}}', '{"files": {"../d/0.txt": ""}}', "\0"):
        shutil.rmtree(place / "out", ignore_errors=True)
        (place / "out").mkdir()
        (place / "out" / "a.csv").write_text("mine")
        (place / "out" / ".unionnlp-files").write_text(mark)
        refused(capsys, place, "extract", "d", "-f", "csv", "-o", "out")


def test_what_a_command_reads_beside_its_inputs_is_kept(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("corpus", "build", "d", "-o", "c") == 0
    capsys.readouterr()
    table = max((place / "c").rglob("*"), key=lambda p: p.stat().st_size if p.is_file() else 0)
    for output in ("c/profile.json", table):
        refused(capsys, place, "check", "d/0.txt", "--corpus", "c", "-f", "text", "-o", output)
        refused(capsys, place, "corpus", "export", "c", "-o", output)
    (place / "items.json").write_text('mode = "extend"\n')
    refused(capsys, place, "extract", "d/0.txt", "--items", "items.json", "-o", "items.json")


def test_a_corpus_is_not_built_over_anything(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "mine" / "index-0").mkdir(parents=True)
    (place / "mine" / "index-0" / "a.txt").write_text(PLAN.format("壬"), "utf-8")
    refused(capsys, place, "corpus", "build", "d", "-o", "d")
    refused(capsys, place, "corpus", "build", "d", "-o", "mine")
    refused(capsys, place, "corpus", "build", "d", "-o", "d/0.txt")


def test_a_training_leaves_files_that_are_not_its_own(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("items.json", "items.md"):
        (place / "models").mkdir(exist_ok=True)
        (place / "models" / name).write_text("[my notes]")
        assert name in refused(capsys, place, "train", "d", "-o", "models")
        (place / "models" / name).unlink()


# --- kills ------------------------------------------------------------------------------------


def ended_at(step: int, *args: str) -> bool:
    """Run a command in a process that dies at its ``step``-th change of files; say whether it did."""
    child = os.fork()
    if child == 0:
        count = 0
        changes = (
            "os.rename",
            "os.mkdir",
            "os.remove",
            "os.chmod",
            "os.rmdir",
            "open",
            "ctypes.dlsym",
        )

        def hook(event: str, details: tuple[object, ...]) -> None:
            nonlocal count
            if event not in changes or (event == "open" and not int(details[2]) & os.O_CREAT):  # type: ignore[call-overload]
                return
            count += 1
            if count == step:
                os._exit(99)

        sys.addaudithook(hook)
        os._exit(run(*args))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 99


@pytest.mark.parametrize(
    ("form", "output"),
    [("csv", "out"), ("jsonl", "out.jsonl"), ("html", "out.html"), ("xlsx", "out.xlsx")],
)
def test_a_kill_at_any_step_leaves_the_old_or_the_new(form: str, output: str, place: Path) -> None:
    arguments = ("extract", "d", "-f", form, "-o", output)
    assert run("extract", "d", "-f", form, "-o", f"new-{output}") == 0
    assert run("extract", "d/0.txt", "d/0.txt", "-f", form, "-o", output) == 0
    inputs = state(place / "d")
    known = result(place / output), result(place / f"new-{output}")
    died = [step for step in range(1, 25) if _old_or_new(step, arguments, place / output, known)]
    assert len(died) >= 3
    assert state(place / "d") == inputs
    assert run(*arguments) == 0
    assert not [p.name for p in place.iterdir() if p.name.startswith(".")]  # leftovers are swept


def _old_or_new(
    step: int, arguments: tuple[str, ...], output: Path, known: tuple[object, object]
) -> bool:
    died = ended_at(step, *arguments)
    assert result(output) in known, step
    return died


def result(output: Path) -> object:
    return state(output) if output.is_dir() else hashlib.sha256(output.read_bytes()).hexdigest()
