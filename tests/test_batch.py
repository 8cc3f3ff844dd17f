"""Many files: order, failures in their places, processes, memory."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import unionnlp
from unionnlp import batch, workers
from unionnlp.batch import ExtractOptions, Failure, extract_file, extract_files
from unionnlp.errors import EncodingError, ReadingError, UnionNLPError
from unionnlp.reading import Input
from unionnlp.records import Extraction

PLAN = (
    "{}小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n"
    "二、活动安排\n三月：慰问女职工\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "plans"
    (place / "inner").mkdir(parents=True)
    for number, name in enumerate(["甲", "乙", "丙", "丁", "戊", "己"], 1):
        where = place / "inner" if number > 4 else place
        (where / f"{number}.txt").write_text(PLAN.format(name), "utf-8")
    return place


def names(results: Iterator[Extraction | Failure]) -> list[str]:
    return [Path(r.name if isinstance(r, Failure) else r.source.path or "").name for r in results]


def test_one_file_becomes_one_record(folder: Path) -> None:
    extraction = extract_file(folder / "1.txt")
    assert extraction.documents[0].organization == "甲小学"
    assert extraction.source.path == str(folder / "1.txt")
    assert extraction.source.text is None


def test_text_is_kept_where_asked_for(folder: Path) -> None:
    assert extract_file(folder / "1.txt", with_text=True).source.text == PLAN.format("甲")


def test_public_names_are_those_of_the_package(folder: Path) -> None:
    assert unionnlp.extract_file is extract_file
    assert unionnlp.extract_files is extract_files
    assert unionnlp.extract(PLAN.format("甲")).documents == extract_file(folder / "1.txt").documents


def test_encoding_overrides_detection(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(PLAN.format("甲").encode("gb18030"))
    assert extract_file(path, encoding="gb18030").source.encoding == "gb18030"
    with pytest.raises(EncodingError, match=r"old\.txt"):
        extract_file(path, encoding="utf-8")


@pytest.mark.parametrize("jobs", [1, 2])
def test_folder_gives_its_files_in_order(folder: Path, jobs: int) -> None:
    results = extract_files([folder], jobs=jobs)
    assert names(results) == ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"]


def test_one_path_needs_no_list(folder: Path) -> None:
    assert names(extract_files(str(folder / "2.txt"))) == ["2.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_failures_stand_in_their_places(folder: Path, jobs: int) -> None:
    (folder / "2.txt").write_bytes(b"")
    paths = [folder / "1.txt", folder / "2.txt", folder / "nowhere", folder / "3.txt"]
    results = list(extract_files(paths, jobs=jobs, errors="return"))
    assert [type(r) for r in results] == [Extraction, Failure, Failure, Extraction]
    _, empty, missing, _ = results
    assert isinstance(empty, Failure)
    assert isinstance(missing, Failure)
    assert isinstance(empty.error, ReadingError)
    assert (empty.missing, missing.missing) == (False, True)
    assert "2.txt: empty" in str(empty.error)


@pytest.mark.parametrize("jobs", [1, 2])
def test_first_failure_is_raised_after_what_came_before(folder: Path, jobs: int) -> None:
    (folder / "2.txt").write_bytes(b"")
    results = extract_files([folder], jobs=jobs)
    assert next(results).documents[0].organization == "甲小学"
    with pytest.raises(ReadingError, match=r"2\.txt"):
        next(results)


def test_results_come_before_all_inputs_are_found(folder: Path) -> None:
    def paths() -> Iterator[str]:
        yield str(folder / "1.txt")
        raise AssertionError("looked too far ahead")

    assert next(extract_files(paths())).source.path == str(folder / "1.txt")


def test_look_ahead_of_processes_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LOOK_AHEAD", 1)
    taken = []

    def paths() -> Iterator[str]:
        for number in range(50):
            taken.append(number)
            yield str(folder / "1.txt")

    results = extract_files(paths(), jobs=2)
    next(results)
    assert len(taken) <= 3
    results.close()  # type: ignore[attr-defined]


def test_standard_input_is_read_by_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(PLAN.format("甲").encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (extraction,) = extract_files(["-"], jobs=2)
    assert extraction.documents[0].organization == "甲小学"


def test_fault_of_the_program_is_a_failure_with_its_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str, **_: object) -> Extraction:
        raise IndexError("no such thing")

    monkeypatch.setattr(batch, "extract", broken)
    (result,) = extract_files([folder / "1.txt"], errors="return")
    assert isinstance(result, Failure)
    assert "internal error (IndexError: no such thing)" in str(result.error)
    assert "in broken" in result.details
    with pytest.raises(UnionNLPError, match="internal error"):
        list(extract_files([folder / "1.txt"]))


def dying(source: Input, options: ExtractOptions) -> Extraction | Failure:
    """Stand in for an input that makes the system kill its process."""
    if source.path.endswith("2.txt"):
        os._exit(9)
    return batch.attempt(source, options)


def test_process_that_dies_costs_only_its_own_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "attempt", dying)
    paths = [folder / f"{number}.txt" for number in (1, 2, 3)]
    results = list(extract_files(paths, jobs=2, errors="return"))
    assert names(iter(results)) == ["1.txt", "2.txt", "3.txt"]
    (failure,) = (r for r in results if isinstance(r, Failure))
    assert "2.txt: the process that worked on it was ended from outside" in str(failure.error)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"jobs": 0}, "jobs is 0"), ({"errors": "ignore"}, "errors is 'ignore'")],
)
def test_wrong_settings_are_refused_at_once(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        extract_files([], **options)  # type: ignore[call-overload]
