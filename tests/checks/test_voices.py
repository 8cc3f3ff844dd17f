"""Drafts by further hands, short ones among them, with faults that differ in how they came about.

They are harder than those of ``marked``: what is reached on them is a floor that only rises. ``hands`` are
by seven later ones, most of them sound drafts full of what tempts.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_drafts import absent_and_present, found_and_true, judged, read

VOICES = Path(__file__).parent / "voices"
HANDS = Path(__file__).parent / "hands"
PATHS = sorted(VOICES.glob("*.txt"))
# These only rise; the last is how many grave findings a draft without faults has.
FLOORS = {
    VOICES: (0.81, 0.97, 0.98, 0.98, 0.07),
    HANDS: (0.9, 0.9, 0.9, 0.9, 0.6),
}


def test_every_kind_of_fault_is_there() -> None:
    kinds = {fault["kind"] for path in PATHS for fault in read(path).gold["faults"]}
    assert len(PATHS) >= 90
    assert len(kinds) == 12


@pytest.mark.parametrize("folder", FLOORS, ids=lambda folder: folder.name)
def test_what_is_found_and_how_much_of_it_is_true(folder: Path) -> None:
    found, true = found_and_true(folder)
    assert found >= FLOORS[folder][0]
    assert true >= FLOORS[folder][1]


@pytest.mark.parametrize("folder", FLOORS, ids=lambda folder: folder.name)
def test_a_true_draft_has_few_grave_findings(folder: Path) -> None:
    clean = sorted(folder.glob("clean_*.txt"))
    grave = [
        f
        for path in clean
        for f in judged(path)[1].findings
        if f.severity != "low" and f.kind and f.evidence
    ]
    assert len(grave) / len(clean) <= FLOORS[folder][4]


@pytest.mark.parametrize("folder", FLOORS, ids=lambda folder: folder.name)
def test_items_are_told_from_tempting_words(folder: Path) -> None:
    absent, present = absent_and_present(folder)
    assert absent >= FLOORS[folder][2]
    assert present >= FLOORS[folder][3]
