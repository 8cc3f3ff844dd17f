"""Drafts in many voices with their faults marked: most are found, nothing true is called false."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from marked_drafts import MARKED, read

from unionnlp.checks import check
from unionnlp.checks.records import Finding, Report

NAMES = sorted(path.stem for path in MARKED.glob("*.txt"))
CLEAN = [name for name in NAMES if name.startswith("clean")]
# Kinds between which two careful readers may differ count as one.
KIN = {"arithmetic": "contradiction", "cancelled": "rule", "outdated": "impossible"}
# These only rise: shares found, and shares that are right.
RECALL, PRECISION, ABSENT, PRESENT = 0.88, 0.99, 0.97, 0.98


@cache
def judged(name: str) -> tuple[dict[str, Any], Report]:
    marked = read(MARKED / f"{name}.txt")
    return marked.gold, check(marked.text)


def kin(kind: str | None) -> str | None:
    return KIN.get(kind or "", kind)


def matches(finding: Finding, fault: dict[str, Any]) -> bool:
    return kin(finding.kind) == kin(fault["kind"]) and any(
        e.start < s["end"] and s["start"] < e.end for e in finding.evidence for s in fault["spans"]
    )


def test_there_are_many_voices_and_every_kind_of_fault() -> None:
    kinds = {fault["kind"] for name in NAMES for fault in judged(name)[0]["faults"]}
    assert len(NAMES) >= 48
    assert len(kinds) == 12
    assert len({judged(name)[0]["school_type"] for name in NAMES}) >= 8


def test_most_faults_are_found_and_what_is_found_is_true() -> None:
    faults = found = said = true = 0
    for name in NAMES:
        gold, report = judged(name)
        faults += len(gold["faults"])
        found += sum(any(matches(f, x) for f in report.findings) for x in gold["faults"])
        grave = [f for f in report.findings if f.severity != "low" and f.kind]
        grave = [f for f in grave if f.evidence]
        said += len(grave)
        true += sum(any(matches(f, x) for x in gold["faults"]) for f in grave)
    assert found / faults >= RECALL
    assert true / said >= PRECISION


def test_tempting_items_are_not_taken_for_planned_ones() -> None:
    absent: list[float] = []
    present: list[float] = []
    for name in NAMES:
        gold, report = judged(name)
        covered, unclear = ({i.item for i in s} for s in (report.covered, report.unclear))
        missing = {m.item for m in report.missing}
        absent += [0.5 if i in unclear else float(i not in covered) for i in gold["absent"]]
        present += [0.5 if i in unclear else float(i not in missing) for i in gold["present"]]
    assert sum(absent) / len(absent) >= ABSENT
    assert sum(present) / len(present) >= PRESENT


@pytest.mark.parametrize("name", CLEAN)
def test_a_true_plan_full_of_traps_gets_no_more_than_hints(name: str) -> None:
    _, report = judged(name)
    faults = [(f.code, f.message) for f in report.findings if f.severity != "low" and f.kind]
    assert faults == []


def test_the_marks_leave_the_text_as_it_was() -> None:
    for path in Path(MARKED).glob("*.txt"):
        marked = read(path)
        for fault in marked.gold["faults"]:
            for span in fault["spans"]:
                assert marked.text[span["start"] : span["end"]] == span["text"]
