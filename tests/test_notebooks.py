"""The notebooks are kept executed: outputs, pictures, no errors, nothing of one machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def cells(path: Path) -> list[dict[str, Any]]:
    found = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == "code"]


def outputs(path: Path) -> list[dict[str, Any]]:
    return [output for cell in cells(path) for output in cell["outputs"]]


def test_all_are_here() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_executed_from_top_to_bottom(path: Path) -> None:
    assert [c["execution_count"] for c in cells(path)] == list(range(1, len(cells(path)) + 1))
    assert not [output for output in outputs(path) if output["output_type"] == "error"]
    # Matplotlib would say here that a character has no glyph.
    assert not [output for output in outputs(path) if output.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_holds_a_picture(path: Path) -> None:
    assert any("image/png" in output.get("data", {}) for output in outputs(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_names_no_folder_of_a_machine(path: Path) -> None:
    shown = [o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs(path)]
    assert not re.search(r"(?:/(?:home|root|tmp|work|Users)/|[A-Z]:\\)", json.dumps(shown))
