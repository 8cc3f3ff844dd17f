"""The annotated texts of tests/marked, compiled: what the models of ``scripts/`` learn from beside corpus/."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def compiled(folder: Path) -> Path:
    """Write the texts and their gold into ``folder`` and return it."""
    script = ROOT / "corpus" / "markup.py"
    command = [sys.executable, str(script), str(ROOT / "tests" / "marked"), str(folder)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own script
    return folder
