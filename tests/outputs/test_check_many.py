"""``unionnlp check`` over many drafts: a ranking, a report a line, tables; one faulty file stops nothing."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pandas as pd
import pytest
from samples import command

import unionnlp
from unionnlp.outputs.tables.overview import Overview
from unionnlp.outputs.tables.rows import Tabler
from unionnlp.outputs.views.overview_terminal import render

GOOD = (
    "甲小学2025年工会工作计划\n一、指导思想\n以服务教职工为宗旨。\n二、工作目标\n教职工满意率达到95%以上。\n"
    "三、主要工作\n1．每学期召开教代会1次，征集提案，答复率100%。\n2．每月公开校务，12月审查工会经费。\n"
    "3．三月举办“三八”妇女节趣味比赛，维护女职工权益。\n4．9月10日教师节座谈，慰问困难教职工5名。\n"
    "甲小学工会\n2025年2月20日\n"
)
POOR = "乙小学2025年工会工作计划\n一、深入学习贯彻党的十七大精神。\n二、切实加强师德建设。\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "a.txt").write_text(POOR, "utf-8")
    (folder / "b.txt").write_text(GOOD, "utf-8")
    return folder


run = partial(command, "check")


def test_a_folder_gives_a_ranking_and_what_is_lacking(drafts: Path) -> None:
    done = run(drafts)
    assert (done.returncode, done.stderr) == (0, "")
    rows = done.stdout.splitlines()
    assert rows[0].startswith("2 份文稿  平均完整度")
    first, second = (next(k for k, row in enumerate(rows) if name in row) for name in "甲乙")
    assert first < second
    assert " 2/2  ! 民主评议" in done.stdout
    english = run(drafts, "--lang", "en").stdout
    assert english.startswith("2 documents  completeness")
    assert "democratic appraisal" in english


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_ranking_fits_its_width(width: int, drafts: Path) -> None:
    from rich.cells import cell_len

    overview, tabler = Overview(), Tabler()
    for checked in unionnlp.check_files(drafts):
        overview.add(checked.extraction, tabler.rows(checked))
    shown = render(overview, width=width, lang="zh")
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "甲小学" in shown


def test_json_is_a_report_a_line(drafts: Path, tmp_path: Path) -> None:
    done = run(drafts, "--format", "json")
    reports = [unionnlp.Report.from_json(row) for row in done.stdout.splitlines()]
    assert [r.documents[0].organization for r in reports] == ["乙小学", "甲小学"]
    assert reports == [checked.report for checked in unionnlp.check_files(drafts)]
    assert run(drafts, "--output", tmp_path / "all.jsonl").returncode == 0
    assert (tmp_path / "all.jsonl").read_text("utf-8") == done.stdout
    assert json.loads(done.stdout.splitlines()[0])["schema"] == "unionnlp-report/1"


def test_tables_of_many_and_of_one(drafts: Path, tmp_path: Path) -> None:
    for name, form, jobs in (("a.xlsx", "xlsx", 2), ("csv", "csv", 1), ("parquet", "parquet", 1)):
        done = run(drafts, "-f", form, "--output", tmp_path / name, "--jobs", jobs)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [row[3] for row in book["排名"].iter_rows(min_row=2, values_only=True)] == [2025, 2025]
    scores = pd.read_csv(tmp_path / "csv" / "scores.csv")
    frames = unionnlp.read_frames(tmp_path / "parquet")
    assert scores["score"].tolist() == frames["scores"]["score"].tolist()
    assert scores["organization"].tolist() == ["乙小学", "甲小学"]
    required = frames["gaps"].query("required and state == 'missing'")
    assert {"democratic_appraisal"} <= set(required["item"])
    assert run(drafts / "a.txt", "--output", tmp_path / "one.xlsx").returncode == 0
    assert openpyxl.load_workbook(tmp_path / "one.xlsx")["排名"].max_row == 2


def test_an_archive_is_many_drafts(drafts: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        for path in drafts.iterdir():
            archive.write(path, path.name)
    assert run(tmp_path / "plans.zip").stdout.startswith("2 份文稿")


def test_a_draft_that_cannot_be_read_does_not_stop_the_others(drafts: Path, tmp_path: Path) -> None:
    (drafts / "c.txt").write_text("")
    done = run(drafts, "--output", tmp_path / "a.xlsx")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "c.txt" in done.stderr
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["排名"].max_row == 3


def test_a_draft_is_never_overwritten(drafts: Path) -> None:
    for given in ([drafts / "a.txt"], [drafts / "a.txt", drafts / "b.txt"]):
        done = run(*given, "--output", drafts / "a.txt")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "would be lost" in done.stderr
    assert (drafts / "a.txt").read_text("utf-8") == POOR


def test_nothing_read_is_nothing_written(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.parquet", "a.jsonl"):
        done = run(tmp_path / "x.txt", tmp_path / "y.txt", "--output", tmp_path / name)
        assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_the_worst_decides_whether_a_floor_is_kept(
    drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(drafts, "--fail-under", "0.9").returncode == 1
    assert run(drafts, "--fail-under", "0.01").returncode == 0
    (drafts / "unionnlp.toml").write_text("[check]\nfail_under = 0.9\n", "utf-8")
    assert run(drafts).returncode == 0  # it may have come with the drafts
    own = drafts.parent / "unionnlp"
    own.mkdir()
    (drafts / "unionnlp.toml").rename(own / "unionnlp.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(drafts.parent))
    monkeypatch.setenv("APPDATA", str(drafts.parent))
    assert run(drafts).returncode == 1


def test_settings_of_the_working_folder_hold(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drafts)
    (drafts / "unionnlp.toml").write_text('[check]\nignore = ["E"]\n', "utf-8")
    (one, _) = unionnlp.check_files(drafts)
    assert not one.report.of_family("era")
    (one, _) = unionnlp.check_files(drafts, ignore=["M"])
    assert one.report.of_family("era")


def test_a_folder_of_pages_and_their_ranking(drafts: Path, tmp_path: Path) -> None:
    (drafts / "more").mkdir()
    (drafts / "more" / "A.txt").write_text(GOOD.replace("甲小学", "<b>丙</b>小学"), "utf-8")
    (drafts / "index.txt").write_text(POOR.replace("乙小学", "丁小学"), "utf-8")
    done = run(drafts, "--format", "html", "--output", tmp_path / "pages")
    assert (done.returncode, done.stderr) == (0, "")
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "pages").glob("*.html")}
    assert set(pages) == {
        "index.html",
        "乙小学2025年.html",
        "甲小学2025年.html",
        "丁小学2025年.html",
        "A.html",
    }
    index = pages.pop("index.html")
    links = [(unquote(a), b) for a, b in re.findall(r'<a href="([^"]+)">([^<]+)</a>', index)]
    assert {name for name, _ in links} == set(pages)
    for name, school in links:
        assert school.split()[0] in pages[name]
    assert "<b>丙" not in index
    assert "script" not in index
    assert index.index("甲小学") < index.index("乙小学")
    done = run(drafts, "--format", "markdown", "--output", tmp_path / "notes", "--lang", "en")
    assert done.returncode == 0
    assert {path.suffix for path in (tmp_path / "notes").glob("*")} == {".md", ""}


def test_what_has_no_name_or_no_sense_for_many_is_told(drafts: Path) -> None:
    for form in ("xlsx", "csv", "html"):
        done = run(drafts, "--format", form)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "--output" in done.stderr
    done = run(drafts, "--document", "1")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    done = run(drafts, "--corpus", "none")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_failures_stay_in_their_places_where_asked_for(drafts: Path) -> None:
    (drafts / "aa.txt").write_text("")
    results = list(unionnlp.check_files(drafts, errors="return"))
    assert [isinstance(result, unionnlp.Failure) for result in results] == [False, True, False]
    with pytest.raises(unionnlp.UnionNLPError, match=r"aa\.txt"):
        list(unionnlp.check_files(drafts))
    with pytest.raises(ValueError, match="jobs is 0"):
        unionnlp.check_files(drafts, jobs=0)


def test_codes_may_come_from_an_iterator(drafts: Path) -> None:
    codes: Iterator[str] = iter(["M101"])
    found = {f.code for c in unionnlp.check_files(drafts, select=codes) for f in c.report.findings}
    assert found == {"M101"}
