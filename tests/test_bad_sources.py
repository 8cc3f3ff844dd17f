"""One bad source never ends a run over many, whatever its reader or the text does."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp import extract, extract_files
from unionnlp.batch import Failure
from unionnlp.records import Extraction


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
