"""The program of its own, where one was built: ``UNIONNLP_BUNDLE`` names its folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
BUILT = os.environ.get("UNIONNLP_BUNDLE")


@pytest.mark.skipif(BUILT is None, reason="no program was built (UNIONNLP_BUNDLE is not set)")
def test_the_program_starts_checks_and_is_small() -> None:
    import bundle

    folder = Path(str(BUILT))
    assert bundle.size(folder) <= bundle.LIMIT
    bundle.try_command(folder)
    for program in bundle.programs(folder):
        assert bundle.try_desk(str(program)) < 10


def test_every_workflow_is_valid() -> None:
    checker = pytest.importorskip("check_jsonschema")
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert len(workflows) == 2
    arguments = ["--builtin-schema", "vendor.github-workflows", *map(str, workflows)]
    with pytest.raises(SystemExit) as ended:
        checker.main(arguments)
    assert ended.value.code == 0


def test_the_workflow_tries_what_it_built_on_all_systems() -> None:
    text = (ROOT / ".github" / "workflows" / "bundle.yml").read_text("utf-8")
    for system in ("windows", "macos", "ubuntu"):
        assert f"{system}-" in text
    built, tried, kept = (
        text.index("bundle.py dist"), text.index("bundle.py --try dist/unionnlp-desk-"), text.index("upload-artifact")
    )  # fmt: skip
    assert built < tried < kept
    assert "continue-on-error" not in text
