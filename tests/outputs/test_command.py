"""The command writes each output by the ending of ``--output``, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from ical.calendar_stream import IcsCalendarStream
from samples import ROOT

import unionnlp

PLAN = (
    "甲小学{}工会工作计划\n一、工作目标\n每学期召开教代会1次。\n二、活动安排\n"
    "三月：8日慰问女职工\n四月：踏青\n五月：教工篮球赛\n"
)


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "unionnlp", "extract", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert "Traceback" not in done.stderr
    return done


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
    assert len(unionnlp.read_frames(tmp_path / "a.parquet")["schedule"]) == 3
    assert (tmp_path / "a.csv" / "documents.csv").exists()


def test_format_names_a_folder_of_tables(plan: Path, tmp_path: Path) -> None:
    assert run(plan, "--format", "csv", "--output", tmp_path / "tables").returncode == 0
    assert len(list((tmp_path / "tables").glob("*.csv"))) == 11
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
