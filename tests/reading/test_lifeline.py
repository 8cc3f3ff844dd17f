"""A child process is ended for its work, not for waiting."""

from __future__ import annotations

import subprocess
import sys

import pytest

from unionnlp.reading.lifeline import worked_too_long

_CODE = "from unionnlp.reading.lifeline import limit_work; import time; limit_work(0.5); {}"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no work")


def status(then: str) -> int:
    return subprocess.run([sys.executable, "-c", _CODE.format(then)], timeout=60).returncode


def test_work_without_end_is_ended() -> None:
    assert worked_too_long(status("exec('while True: pass')"))


def test_waiting_is_no_work() -> None:
    ended = status("time.sleep(1.5)")
    assert ended == 0
    assert not worked_too_long(ended)


def test_the_limit_counts_anew_for_each_job() -> None:
    spend = "exec('until = time.process_time() + 0.4\\nwhile time.process_time() < until: pass')"
    assert status(f"{spend}; limit_work(0.5); {spend}; limit_work(0.5); {spend}") == 0
