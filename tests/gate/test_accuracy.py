"""The quality gate: no measure may fall below what was once reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gate_sets import SETS, below, fingerprint, folders, load, measure, raised, shares

from unionnlp.evaluation import Measure, load_gold
from unionnlp.evaluation.gold import Gold, facts


@pytest.mark.parametrize("name", SETS)
def test_no_measure_is_below_its_floor(name: str, tmp_path: Path) -> None:
    measured = measure(name, tmp_path)
    if measured is None:
        pytest.skip(f"the set {name} is not beside this checkout")
    known, (found, report) = load()[name], measured
    assert report.failed == ()
    assert below(known["f1"], shares(report.measures)) == []
    assert found == known["fingerprint"], (
        f"texts or gold of {name} changed; look at the change, then run tests/gate/floors.py"
    )


def faults(gold: Gold, text: str) -> list[str]:
    """Return what contradicts itself in one gold record."""
    found = []
    for document in gold.documents:
        seen = set()
        for kind, fact in facts(document):
            key = (kind, fact)
            if key in seen:
                found.append(f"{kind} {fact.start} stands twice")
            seen.add(key)
            if not document.start <= fact.start < fact.end <= document.end:
                found.append(f"{kind} {fact.start} is outside its document")
            if kind != "outline" and not text[fact.start : fact.end].strip():
                found.append(f"{kind} {fact.start} is blank")
        for amount in document.quantities:
            if any(n.start <= amount.start < n.end for n in gold.noise):
                found.append(f"quantity {amount.start} is inside noise")
    for before, after in zip(gold.documents, gold.documents[1:], strict=False):
        if before.end > after.start:
            found.append(f"documents {before.start} and {after.start} overlap")
    return found


@pytest.mark.parametrize("name", SETS)
def test_gold_does_not_contradict_itself(name: str, tmp_path: Path) -> None:
    place = folders(name, tmp_path)
    if place is None:
        pytest.skip(f"the set {name} is not beside this checkout")
    gold, texts = place
    found = {}
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_bytes().decode("utf-8")
        found[path.stem] = faults(load_gold(path), text)
    assert {stem: lines for stem, lines in found.items() if lines} == {}


def test_at_least_twenty_five_texts_of_our_own(tmp_path: Path) -> None:
    place = folders("marked", tmp_path)
    assert place
    assert len(list(place[0].glob("*.json"))) >= 25


def test_gate_tells_what_fell_and_what_is_missing() -> None:
    floors = {"a": 0.9, "b": 0.9, "c": 0.9}
    assert below(floors, {"a": 0.9, "b": 0.899}) == [
        "b: 0.899 is below 0.9",
        "c: None is below 0.9",
    ]


def test_floors_rise_and_fall_only_on_demand() -> None:
    assert raised({"a": 0.9, "b": 0.5}, {"a": 0.8, "b": 0.6}) == {"a": 0.9, "b": 0.6}
    assert raised({"a": 0.9}, {"a": 0.8}, lower=True) == {"a": 0.8}


def test_shares_are_rounded_down_and_leave_out_what_gold_does_not_mark() -> None:
    assert shares({"a": Measure.of(2, 0, 1), "items": Measure.of(0, 4, 0)}) == {"a": 0.8}
    assert shares({"a": Measure.of(9999, 1, 0)}) == {"a": 0.999}


def test_fingerprint_sees_every_byte(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"documents": []}), "utf-8")
    before = fingerprint(tmp_path, tmp_path)
    (tmp_path / "a.txt").write_text("文", "utf-8")
    between = fingerprint(tmp_path, tmp_path)
    (tmp_path / "a.txt").write_text("字", "utf-8")
    assert len({before, between, fingerprint(tmp_path, tmp_path)}) == 3
