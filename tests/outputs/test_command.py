"""The command writes each output by the ending of ``--output``, whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from ical.calendar_stream import IcsCalendarStream
from samples import ROOT, command

PLAN = (
    "甲小学{}工会工作计划\n一、工作目标\n每学期召开教代会1次。\n二、活动安排\n"
    "三月：8日慰问女职工\n四月：踏青\n五月：教工篮球赛\n"
)


run = partial(command, "extract")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.format("2024年"), "utf-8")
    return path


def test_the_ending_decides(plan: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.ics", "a.html", "a.parquet", "a.csv"):
        done = run(plan, "--output", tmp_path / name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["活动安排"].max_row == 4
    calendar = IcsCalendarStream.calendar_from_ics((tmp_path / "a.ics").read_text("utf-8"))
    assert [str(e.start) for e in calendar.events] == ["2024-03-08", "2024-04-01", "2024-05-06"]
    assert "踏青</mark>" in (tmp_path / "a.html").read_text("utf-8")
    documents = pd.read_csv(tmp_path / "a.csv")
    assert documents["organization"].tolist() == ["甲小学"]
    assert run(plan, "--table", "schedule", "-o", tmp_path / "b.parquet").returncode == 0
    assert pd.read_parquet(tmp_path / "b.parquet")["text"].tolist()[1:] == ["踏青", "教工篮球赛"]


def test_a_table_that_is_none_is_named(plan: Path, tmp_path: Path) -> None:
    done = run(plan, "--table", "plans", "-o", tmp_path / "a.csv")
    assert (done.returncode, "schedule" in done.stderr) == (2, True)
    done = run(plan, "--table", "schedule", "-o", tmp_path / "a.html")
    assert (done.returncode, "--table" in done.stderr) == (2, True)
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize("command_name", ["extract", "check"])
def test_a_name_is_always_that_one_file(command_name: str, plan: Path, tmp_path: Path) -> None:
    """Whoever opens x.json, x.csv, x.parquet, x.md or x.html finds that, of one source or many."""
    (tmp_path / "plans").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "plans" / name).write_text(plan.read_text("utf-8"), "utf-8")
    run_it = partial(command, command_name)
    for several, sources in enumerate((plan, tmp_path / "plans")):
        for ending in ("json", "jsonl", "csv", "parquet", "html"):
            assert run_it(sources, "-o", tmp_path / f"x.{ending}").returncode == 0
        found = json.loads((tmp_path / "x.json").read_text("utf-8"))
        assert len(found if several else [found]) == several + 1
        rows = (tmp_path / "x.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(row) for row in rows] == (found if several else [found])
        table = pd.read_csv(tmp_path / "x.csv")
        assert len(table) == len(pd.read_parquet(tmp_path / "x.parquet")) > several
        assert (tmp_path / "x.html").read_text("utf-8").count("<!DOCTYPE html>") == 1
    wrong = (
        ("json", "html"),
        ("html", "json"),
        ("csv", "xlsx"),
        ("jsonl", "json"),
        ("text", "csv"),
    )
    for form, ending in wrong:
        done = run_it(plan, "-f", form, "-o", tmp_path / f"y.{ending}")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not list(tmp_path.glob("y.*"))


def test_format_names_a_folder_of_tables(plan: Path, tmp_path: Path) -> None:
    assert run(plan, "--format", "csv", "--output", tmp_path / "tables").returncode == 0
    assert len(list((tmp_path / "tables").glob("*.csv"))) == 12
    done = run(plan, "--format", "parquet")
    assert done.returncode == 2
    assert "--output" in done.stderr


def test_a_calendar_goes_down_a_pipe(plan: Path) -> None:
    assert run(plan, "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")


def test_the_year_is_given_where_the_text_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.format("20xx年"), "utf-8")
    done = run(path, "--output", tmp_path / "a.ics")
    assert done.returncode == 2
    assert "--year" in done.stderr
    assert not (tmp_path / "a.ics").exists()
    assert run(path, "--output", tmp_path / "a.ics", "--year", "2025").returncode == 0
    assert "20250308" in (tmp_path / "a.ics").read_text("utf-8")


def test_a_file_that_fails_does_not_stop_the_others(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run(tmp_path / "empty.txt", plan, "--output", tmp_path / "a.xlsx")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["文档"].max_row == 2


def test_nothing_read_is_nothing_written(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.ics", "a.html", "a.parquet"):
        assert run(tmp_path / "none.txt", "--output", tmp_path / name).returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows ends programs otherwise")
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.xlsx", "a.ics", "a.html"])
def test_a_run_that_is_ended_leaves_nothing(name: str, tmp_path: Path) -> None:
    """SIGTERM leaves nothing at all; after SIGKILL at least no file has the name."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for number in range(400):
        (tmp_path / "in" / f"{number}.txt").write_text(PLAN.format("2024年") * 20, "utf-8")
    command = [sys.executable, "-m", "unionnlp", "extract", str(tmp_path / "in"), "--output"]
    for ending in (signal.SIGTERM, signal.SIGKILL):
        process = subprocess.Popen(
            [*command, str(tmp_path / "out" / name)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        while not list((tmp_path / "out").iterdir()):  # until it has begun to write
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(ending)
        code = process.wait(timeout=60)
        assert code == (143 if ending is signal.SIGTERM else -9)
        left = [path.name for path in (tmp_path / "out").iterdir()]
        assert left == [] if ending is signal.SIGTERM else name not in left


def test_what_cannot_be_written_is_told_in_one_line(plan: Path, tmp_path: Path) -> None:
    full = Path("/dev/full")
    for name in ("a.jsonl", "a.csv", "a.xlsx", "a.ics", "a.html"):
        done = run(plan, "--output", tmp_path / "none" / name)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "cannot be written" in done.stderr
    if full.exists():
        for form in ("jsonl", "ics", "html"):
            done = run(plan, "--format", form, "--output", full)
            assert (done.returncode, done.stderr.count("\n")) == (2, 1)
            assert "No space left" in done.stderr
