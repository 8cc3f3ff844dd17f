"""The completeness check notices what is missing, and only that (../shared/benchmark/ablation.py)."""

from __future__ import annotations

import importlib.util
import json
from itertools import islice
from types import ModuleType

import pytest
from check_gold import BENCHMARK

from unionnlp.checks.missing import judge
from unionnlp.checks.run import drafts

pytestmark = pytest.mark.skipif(not BENCHMARK.is_dir(), reason="the benchmark is not here")


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ablation", BENCHMARK / "ablation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_was_removed_is_missing_and_nothing_else() -> None:
    """Counted as the script counts, over every third draft, without a process for each or what is wrong in it."""
    asked = found = kept = alarms = count = 0
    for gold in sorted((BENCHMARK / "gold").glob("*.json")):
        text = (BENCHMARK / "texts" / f"{gold.stem}.txt").read_bytes().decode("utf-8")
        record = json.loads(gold.read_text("utf-8"))
        for _, removed, body, left in islice(_script().drafts(record, text), None, None, 3):
            judged = [judge([draft]) for draft in drafts(body)]
            missing = {m.item for one in judged for m in one.missing}
            standard = missing | {c.item for one in judged for c in one.covered}
            count += 1
            asked += removed in standard
            found += removed in missing
            kept += len(left & standard)
            alarms += len(left & missing)
    assert count > 100
    assert found / asked >= 0.97, f"recall {found}/{asked}"
    assert alarms / kept <= 0.02, f"false alarm {alarms}/{kept}"
