"""Follows docs/howto/officer.md where there is no bundle: installs, opens the desk, checks a draft.

    python scripts/officer.py PROJECT     in a fresh copy of the project, which gets a .venv

The commands are those of the page, word for word, up to the one that opens the desk.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import tutorial

import bundle

PAGE = Path(__file__).resolve().parent.parent / "docs" / "howto" / "officer.md"
OPENS = ".venv/bin/unionnlp desk"


def steps() -> tuple[str, str]:
    """Return the commands of the page: those that install, and the one that opens the desk."""
    before, opens, _ = tutorial.script(PAGE.read_text("utf-8")).partition(OPENS)
    if not opens:
        raise SystemExit(f"the page does not say {OPENS!r}")
    return before, opens


def main(project: Path) -> int:
    """Follow the page in a folder; return the exit code."""
    install, opens = steps()
    os.chdir(project)
    os.environ.pop("PYTHONPATH", None)  # nothing but what was installed
    subprocess.run(["bash", "-euc", install], check=True)  # noqa: S603, S607
    seconds = bundle.try_desk("bash", "-euc", f"exec {opens}")
    print(f"the page leads to a report, {seconds:.1f} s after the draft was given")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
