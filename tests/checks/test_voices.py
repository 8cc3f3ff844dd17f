"""Drafts by further hands, short ones among them, with faults that differ in how they came about.

They are harder than those of ``marked``: what is reached on them is a floor that only rises.
"""

from __future__ import annotations

from pathlib import Path

from marked_drafts import absent_and_present, found_and_true, judged

VOICES = Path(__file__).parent / "voices"
PATHS = sorted(VOICES.glob("*.txt"))
# These only rise; the last is how many grave findings a draft without faults has.
RECALL, PRECISION, ABSENT, PRESENT = 0.81, 0.97, 0.98, 0.98
FALSE = 0.07


def test_every_kind_of_fault_is_there() -> None:
    kinds = {fault["kind"] for path in PATHS for fault in judged(path)[0]["faults"]}
    assert len(PATHS) >= 90
    assert len(kinds) == 12


def test_what_is_found_and_how_much_of_it_is_true() -> None:
    found, true = found_and_true(VOICES)
    assert found >= RECALL
    assert true >= PRECISION


def test_a_true_draft_has_few_grave_findings() -> None:
    clean = [path for path in PATHS if path.stem.startswith("clean")]
    grave = [
        f
        for path in clean
        for f in judged(path)[1].findings
        if f.severity != "low" and f.kind and f.evidence
    ]
    assert len(grave) / len(clean) <= FALSE


def test_items_are_told_from_tempting_words() -> None:
    absent, present = absent_and_present(VOICES)
    assert absent >= ABSENT
    assert present >= PRESENT
