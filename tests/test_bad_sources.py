"""One bad source never ends a run over many, whatever its reader or the text does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from unionnlp import extract, extract_files
from unionnlp.batch import Failure
from unionnlp.checks import check
from unionnlp.corpus import profile
from unionnlp.corpus.build import build
from unionnlp.errors import OutputError, RecordError
from unionnlp.outputs.views.page import write_html
from unionnlp.records import Extraction

PLAN = "实验小学2024年工会工作计划\n一、主要工作\n3月：开好教代会，慰问困难职工。\n"


@pytest.mark.parametrize("text", ["# **", "**", "#", "> **", "# ** #"])
def test_marks_without_words_between_two_lines(text: str) -> None:
    draft = f"实验小学工会工作计划\n一、开好教代会，听取\n{text}\n二、慰问困难职工。\n"
    assert extract(draft).documents


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_source_fails_in_its_place(tmp_path: Path, jobs: int) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("实验小学工会工作计划\n一、开好教代会。\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    results = list(extract_files([tmp_path], jobs=jobs, errors="return"))
    assert [type(r) for r in results] == [Extraction, Failure, Extraction]


def test_a_search_that_breaks_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from unionnlp import batch

    def broken(paths: list[str], limits: object) -> list[object]:
        if "bad" in str(paths[0]):
            raise IndexError("no such\nthing")
        return [batch.Input(str(paths[0]))]

    good = tmp_path / "a.txt"
    good.write_text("实验小学工会工作计划\n一、开好教代会。\n", "utf-8")
    monkeypatch.setattr(batch, "discover", broken)
    first, second = extract_files(["bad", good], errors="return")
    assert isinstance(first, Failure)
    assert "internal error (IndexError: no such thing)" in str(first.error)
    assert isinstance(second, Extraction)


# Ctrl-C is pressed in the moment in which a module is asked for.
INTERRUPTED_AT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
sys.argv = ["unionnlp", "extract", {file!r}]
from unionnlp.cli import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="a signal that is sent to oneself ends the process")
@pytest.mark.parametrize("name", ["unionnlp.cli.talk", "unionnlp.cli.app", "msgspec", "typer"])
def test_ctrl_c_while_modules_are_loaded_is_no_traceback(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, "utf-8")
    code = INTERRUPTED_AT.format(name=name, file=str(file))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_what_no_file_may_hold_reaches_no_page(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(PLAN.replace("教代会", "教\uffff代\ufffe会"), "utf-8")
    (extraction,) = extract_files([source], with_text=True)
    assert isinstance(extraction, Extraction)
    write_html([extraction], tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "教\ufffd代\ufffd会" in page
    assert not set("\uffff\ufffe") & set(page)


@pytest.mark.parametrize("held", ["", "{}", "[1]", '{"schema": "other/1"}', '{"name": 1}'])
def test_a_foreign_profile_is_refused_and_kept(held: str, tmp_path: Path) -> None:
    drafts, folder = tmp_path / "drafts", tmp_path / "site"
    for made in (drafts, folder):
        made.mkdir()
    (drafts / "a.txt").write_text(PLAN, "utf-8")
    (folder / "profile.json").write_text(held, "utf-8")
    with pytest.raises(OutputError, match=r"holds 'profile\.json' and is no corpus"):
        build([drafts], folder)
    with pytest.raises(RecordError, match=r"profile\.json: not a unionnlp-profile/1 record"):
        profile.read(folder)
    assert [p.read_text("utf-8") for p in folder.iterdir()] == [held]


def test_activities_of_a_report_say_what_stands_in_the_draft() -> None:
    draft = (
        "实验小学2024年工会工作计划\n一、活动安排\n| 月份 | 活动 |\n| --- | --- |\n"
        "| 3月 | 组织**女职工**健步走；召开教代会 |\n四月：慰问\u3000困难  职工（待定），\n"
        "第35周：春游\u200b踏青\n5月份，举办插花、\n茶艺两个班。\n"
    )
    found = [a for d in check(draft).documents for a in d.activities]
    assert len(found) >= 4
    assert [draft[a.start : a.end] for a in found] == [a.text for a in found]
