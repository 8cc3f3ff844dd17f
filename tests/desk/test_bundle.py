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
    assert bundle.try_desk(folder) < 10
