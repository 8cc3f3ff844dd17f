"""A researcher who follows the tutorial word for word gets to the heat map."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the page is for a shell")
def test_the_tutorial_leads_to_the_heat_map(tmp_path: Path) -> None:
    """The page in English has the same code: ``test_docs.py``."""
    pytest.importorskip("matplotlib")
    pytest.importorskip("pylopdf_fonts_zh_cn")
    place = tmp_path / "project"
    shutil.copytree(ROOT / "corpus" / "texts", place / "corpus" / "texts")
    programs = tmp_path / "bin"  # what the page installs, without installing it again
    programs.mkdir()
    for name, arguments in (("unionnlp", "-m unionnlp"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        program.chmod(0o755)
    maker = [sys.executable, "scripts/tutorial.py", "docs/tutorial.md", "--no-install"]
    script = subprocess.run(maker, capture_output=True, check=True, cwd=ROOT).stdout
    done = subprocess.run(
        ["bash", "-euo", "pipefail"],
        input=script,
        capture_output=True,
        cwd=place,
        env={
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "MPLBACKEND": "Agg",
        },
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "琴江市华侨中学" in done.stdout.decode("utf-8")
    picture = (place / "heatmap.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000
