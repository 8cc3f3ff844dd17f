"""What the shipped readings of patterns say, and whether they know the patterns that are asked for."""

from __future__ import annotations

import gc
import subprocess
import sys

import msgspec
import pytest
from program import ROOT

from unionnlp import check, prepared
from unionnlp.patterns import _Lazy, lazy, reading

EXAMPLE = (ROOT / "examples" / "plan.txt").read_text("utf-8")


def asked_for() -> list[_Lazy]:
    """Return the patterns that a check of the example asked for."""
    check(EXAMPLE)
    return [one for one in gc.get_objects() if isinstance(one, _Lazy) and one._read is not None]


def test_what_the_file_knows_is_what_is_read() -> None:
    known = [(one, prepared.known(one.pattern, one.flags)) for one in asked_for()]
    wrong = [
        one.pattern for one, found in known if found and found != reading(one.pattern, one.flags)
    ]
    assert wrong == [], "run scripts/readings.py: patterns are read otherwise now"


def test_nearly_all_patterns_of_a_check_are_known() -> None:
    command = (
        "import gc; from pathlib import Path; from unionnlp import check, prepared;"
        "from unionnlp.patterns import _Lazy; check(Path('examples/plan.txt').read_text('utf-8'));"
        "met = [o for o in gc.get_objects() if isinstance(o, _Lazy) and o._read is not None];"
        "print(sum(prepared.known(o.pattern, o.flags) is not None for o in met) / len(met))"
    )
    share = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert float(share) >= 0.85, "run scripts/readings.py: cold commands read too many patterns"


@pytest.mark.parametrize(
    "pattern", ["没有(?:人|谁)读过的(?:第一|第二|第三)个样子", "(a|b)?c", "[\ud800-\udfff]|c"]
)
def test_a_pattern_that_the_file_does_not_know_is_read(pattern: str) -> None:
    assert prepared.known(pattern, 0) is None
    assert lazy(pattern).search("没有人读过的第二个样子abc")


def test_the_file_is_written_as_it_is_read() -> None:
    rows = [(one.pattern, one.flags, reading(one.pattern, one.flags)) for one in asked_for()[:50]]
    lines = prepared.written(rows).splitlines()
    assert len(lines) == len({(pattern, flags) for pattern, flags, _ in rows})
    for pattern, flags, found in rows:
        line = next(row for row in lines if row.startswith(prepared._digest(pattern, flags)))
        assert msgspec.json.decode(line.split(b" ", 1)[1], type=prepared.PatternReading) == found
