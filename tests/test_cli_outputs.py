"""Names of outputs and what stands in them: a name without an ending is a folder, a cell no formula."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import program
import pytest

PLAN = "甲小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n二、活动安排\n三月：慰问女职工\n"
CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    for name in "甲乙":
        (tmp_path / "plans" / f"{name}.txt").write_text(PLAN.replace("甲", name), "utf-8")
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    (tmp_path / "s.txt").write_text(PLAN.replace("计划", "总结"), "utf-8")
    assert run(tmp_path, "corpus build plans -o known").returncode == 0
    return tmp_path


def run(place: Path, line: str, locale: str = "zh_CN.UTF-8") -> CompletedProcess[str]:
    return program.run(*line.split(), cwd=place, env={"LANG": locale, "LC_ALL": ""})


def wrong(place: Path, line: str) -> str:
    """Run what is refused, in both languages; return the Chinese line."""
    before = sorted(place.rglob("*"))
    told = []
    for locale in ("zh_CN.UTF-8", "en_US.UTF-8"):
        done = run(place, line, locale)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), (line, done.stderr)
        assert bool(CHINESE.search(done.stderr)) is (locale == "zh_CN.UTF-8"), done.stderr
        told.append(done.stderr)
    assert sorted(place.rglob("*")) == before
    return told[0]


ONE_FILE = {
    "extract a.txt": "text json jsonl xlsx html", "extract plans": "text json jsonl xlsx html",
    "check a.txt": "text json jsonl xlsx", "check plans": "text json jsonl xlsx",
    "compare a.txt s.txt": "text json jsonl html markdown xlsx",
    "compare plans plans": "text json jsonl xlsx", "compare --plans a.txt a.txt": "text json",
    "corpus copies known": "text json jsonl xlsx", "corpus export known": "jsonl json xlsx",
}  # fmt: skip
FOLDERS = {
    "extract a.txt": "csv parquet ics", "extract plans": "csv parquet ics",
    "check a.txt": "csv parquet html markdown", "check plans": "csv parquet html markdown",
    "corpus export known": "csv parquet delta",
}  # fmt: skip


def every(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((command, form) for command, forms in table.items() for form in forms.split())


@pytest.mark.parametrize(("command", "form"), every(ONE_FILE))
def test_one_file_needs_an_ending(place: Path, command: str, form: str) -> None:
    assert "没有扩展名" in wrong(place, f"{command} -f {form} -o out")
    (place / "folder").mkdir()
    assert "是文件夹" in wrong(place, f"{command} -f {form} -o folder")


@pytest.mark.parametrize(("command", "form"), every(FOLDERS))
def test_a_name_without_an_ending_is_a_folder(place: Path, command: str, form: str) -> None:
    if form == "delta":
        pytest.importorskip("deltalake")
    assert run(place, f"{command} -f {form} -o out").returncode in (0, 1)
    assert (place / "out").is_dir()
    assert any((place / "out").iterdir())


@pytest.mark.parametrize("command", [*ONE_FILE, "corpus build plans", "train plans"])
def test_a_folder_whose_name_is_that_of_a_file_is_refused(place: Path, command: str) -> None:
    for ending in ("csv", "json", "md", "xlsx", "html"):
        (place / f"x.{ending}").mkdir()
        wrong(place, f"{command} -o x.{ending}")


@pytest.mark.skipif(os.name != "posix", reason="devices have other names")
def test_a_device_needs_no_ending(place: Path) -> None:
    for form in ("json", "jsonl", "text", "ics", "html"):
        assert run(place, f"extract a.txt -f {form} -o /dev/null").returncode == 0


@pytest.mark.parametrize(
    ("command", "has", "lacks"),
    [("extract a.txt", "ics", "docx"), ("check a.txt", "docx", "ics"), ("compare a.txt s.txt", "docx", "csv"),
     ("corpus export known", "delta", "html"), ("corpus copies known", "xlsx", "csv"),
     ("read a.txt", "json", "csv"), ("corpus stats known", "json", "csv")],
)  # fmt: skip
def test_a_wrong_format_is_told_those_that_there_are(
    place: Path, command: str, has: str, lacks: str
) -> None:
    for form in ("nonsense", lacks):
        told = wrong(place, f"{command} -f {form}").replace(f"'{form}'", "", 1)
        assert has in told
        assert lacks not in told


def test_an_unknown_command_is_told_in_one_sentence(place: Path) -> None:
    assert "？。" not in wrong(place, "corpus copie known")
    assert "?." not in run(place, "corpus copie known", "en_US.UTF-8").stderr


def test_a_roster_that_is_none_is_told_for_one_draft_too(place: Path) -> None:
    for draft in ("a.txt", "plans", "a.txt --resume -o shards"):
        wrong(place, f"check {draft} --roster missing.txt")


def test_the_labels_of_items_are_in_the_language_asked_for(place: Path) -> None:
    for locale in ("zh_CN.UTF-8", "en_US.UTF-8"):
        page = run(place, "items staff_congress --lang en", locale).stdout
        assert page.startswith("staff congress (staff_congress)\nGroup: democracy\nScope: ")
        assert "Usual months: January" in page
        page = run(place, "items staff_congress --lang zh", locale).stdout
        assert "类别：" in page
        assert not CHINESE.search(run(place, "items --lang en", locale).stdout)
    assert run(place, "items", "en_US.UTF-8").stdout == run(place, "items --lang en").stdout


@pytest.mark.parametrize("sign", "＝＋－＠=+-@")
def test_no_cell_of_any_table_begins_a_formula(tmp_path: Path, sign: str) -> None:
    """Spreadsheets read a full-width sign as its half-width twin."""
    folder = tmp_path / "plans"
    folder.mkdir()
    plan = f"甲小学2024年工会工作计划\n一、{sign}1+1目标\n二、活动安排\n三月：{sign}1+1慰问女职工，负责人：{sign}王芳\n"
    (folder / f"{sign}x.txt").write_text(plan, "utf-8")
    assert run(tmp_path, "corpus build plans -o known").returncode == 0
    for line in (
        "extract plans -f csv -o extracted", "check plans -f csv -o checked",
        "corpus export known -o exported.csv",
    ):  # fmt: skip
        assert program.run(*line.split(), cwd=folder.parent).returncode == 0
    given = program.run(
        "extract", f"{sign}x.txt", "-f", "csv", "-o", tmp_path / "own", cwd=folder
    ) if sign != "-" else None  # fmt: skip
    assert given is None or given.returncode == 0
    cells = [
        cell
        for path in tmp_path.rglob("*.csv")
        for row in csv.reader(path.read_text("utf-8-sig").splitlines())
        for cell in row
    ]
    assert any(cell.startswith(f"'{sign}") for cell in cells)
    assert not [c for c in cells if c[:1] in "＝＋－＠=+-@" and not re.fullmatch(r"-?[\d.]*", c)]
