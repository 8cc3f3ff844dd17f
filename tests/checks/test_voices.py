"""Drafts by further hands, short ones among them, with faults that differ in how they came about.

They are harder than those of ``marked``: what is reached on them is a floor that only rises.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from marked_drafts import read

from tests.checks.test_marked_drafts import matches
from unionnlp.checks import check
from unionnlp.checks.records import Report

VOICES = Path(__file__).parent / "voices"
NAMES = sorted(path.stem for path in VOICES.glob("*.txt"))
# These only rise; the last is how many grave findings a draft without faults has.
RECALL, PRECISION, ABSENT, PRESENT = 0.81, 0.97, 0.98, 0.98
FALSE = 0.07


@cache
def judged(name: str) -> tuple[dict[str, Any], Report]:
    marked = read(VOICES / f"{name}.txt")
    return marked.gold, check(marked.text)


def test_every_kind_of_fault_is_there() -> None:
    kinds = {fault["kind"] for name in NAMES for fault in judged(name)[0]["faults"]}
    assert len(NAMES) >= 90
    assert len(kinds) == 12


def test_what_is_found_and_how_much_of_it_is_true() -> None:
    faults = found = said = true = 0
    for name in NAMES:
        gold, report = judged(name)
        faults += len(gold["faults"])
        found += sum(any(matches(f, x) for f in report.findings) for x in gold["faults"])
        grave = [f for f in report.findings if f.severity != "low" and f.kind and f.evidence]
        said += len(grave)
        true += sum(any(matches(f, x) for x in gold["faults"]) for f in grave)
    assert found / faults >= RECALL
    assert true / said >= PRECISION


def test_a_true_draft_has_few_grave_findings() -> None:
    clean = [name for name in NAMES if name.startswith("clean")]
    grave = [
        f
        for name in clean
        for f in judged(name)[1].findings
        if f.severity != "low" and f.kind and f.evidence
    ]
    assert len(grave) / len(clean) <= FALSE


def test_items_are_told_from_tempting_words() -> None:
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
