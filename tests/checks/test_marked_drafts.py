"""Drafts in many voices with their faults marked: most are found, nothing true is called false."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_drafts import MARKED, absent_and_present, found_and_true, judged, read

PATHS = sorted(MARKED.glob("*.txt"))
CLEAN = [path for path in PATHS if path.stem.startswith("clean")]
# These only rise: shares found, and shares that are right.
RECALL, PRECISION, ABSENT, PRESENT = 0.88, 0.99, 0.97, 0.98


def test_there_are_many_voices_and_every_kind_of_fault() -> None:
    kinds = {fault["kind"] for path in PATHS for fault in read(path).gold["faults"]}
    assert len(PATHS) >= 48
    assert len(kinds) == 12
    assert len({read(path).gold["school_type"] for path in PATHS}) >= 8


def test_most_faults_are_found_and_what_is_found_is_true() -> None:
    found, true = found_and_true(MARKED)
    assert found >= RECALL
    assert true >= PRECISION


def test_tempting_items_are_not_taken_for_planned_ones() -> None:
    absent, present = absent_and_present(MARKED)
    assert absent >= ABSENT
    assert present >= PRESENT


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_true_plan_full_of_traps_gets_no_more_than_hints(path: Path) -> None:
    _, report = judged(path)
    faults = [(f.code, f.message) for f in report.findings if f.severity != "low" and f.kind]
    assert faults == []


def test_the_marks_leave_the_text_as_it_was() -> None:
    for path in PATHS:
        marked = read(path)
        for fault in marked.gold["faults"]:
            for span in fault["spans"]:
                assert marked.text[span["start"] : span["end"]] == span["text"]
