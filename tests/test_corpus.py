"""The corpus: compiled from its sources, valid, varied, and nowhere the same twice."""

from __future__ import annotations

import importlib.util
import json
import sys
import tomllib
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
NAMES = sorted(p.stem for p in (CORPUS / "marked").glob("*.txt"))
# d13 is a near copy of d12 on purpose: near-duplicate removal is tested with it.
NEAR_COPY = {"d12_yunmenghu_tixiao_2010", "d13_bailuzhou_tixiao_2011"}
ITEMS = {
    item["id"]
    for item in tomllib.loads((ROOT / "unionnlp/resources/items.toml").read_text("utf-8"))["item"]
}


@cache
def compiler() -> Any:
    spec = importlib.util.spec_from_file_location("markup", CORPUS / "markup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["markup"] = module
    spec.loader.exec_module(module)
    return module


@cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((CORPUS / "gold" / f"{name}.json").read_text("utf-8"))


@cache
def text(name: str) -> str:
    return (CORPUS / "texts" / f"{name}.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_texts_and_gold_are_what_the_sources_compile_to(name: str) -> None:
    marked = (CORPUS / "marked" / f"{name}.txt").read_text("utf-8")
    assert compiler().Compiler(name).compile(marked) == (text(name), gold(name))


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_valid(name: str) -> None:
    whole = text(name)
    for document in gold(name)["documents"]:
        assert 0 <= document["start"] < document["end"] <= len(whole)
        for key in ("outline", "schedule", "dates", "quantities", "items"):
            for fact in document[key]:
                assert document["start"] <= fact["start"] < fact["end"] <= document["end"]
                assert (
                    fact.get("text", whole[fact["start"] : fact["end"]])
                    == (whole[fact["start"] : fact["end"]])
                )
        assert {m["item"] for m in document["items"]} <= ITEMS
        for fact in document["quantities"]:
            for run in (fact["indicator"] or "").split(" "):
                assert "".join(run.split()) in "".join(whole.split()), fact


def test_there_are_enough_documents_and_every_item_is_in_eight_of_them() -> None:
    documents = [d for name in NAMES for d in gold(name)["documents"]]
    counts = Counter(item for d in documents for item in {m["item"] for m in d["items"]})
    assert len(documents) >= 48
    assert {item: counts[item] for item in ITEMS if counts[item] < 8} == {}


def grams(name: str) -> set[str]:
    whole = "".join(text(name).split())
    return {whole[i : i + 8] for i in range(len(whole) - 7)}


def test_no_two_documents_share_three_percent_of_their_runs_of_eight_characters() -> None:
    runs = {name: grams(name) for name in NAMES}
    shared = {
        (a, b): len(runs[a] & runs[b]) / min(len(runs[a]), len(runs[b]))
        for a, b in combinations(NAMES, 2)
    }
    alike = {pair for pair, share in shared.items() if share >= 0.03}
    assert alike == {tuple(sorted(NEAR_COPY))}
