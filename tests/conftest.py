"""What all tests share: how many processes run them, and a garbage collection that skips the tests."""

from __future__ import annotations

import contextlib
import gc
import os
from pathlib import Path

import pytest

_MOST = 8  # processes, each of which loads everything (half a gigabyte, some seconds)
_QUOTA = Path("/sys/fs/cgroup/cpu.max")  # what a container may use, such as "200000 100000"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return the processes of ``-n auto``: one for each core that this run may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    cores = min(cores or 1, _MOST)
    with contextlib.suppress(OSError, ValueError):  # other systems; no quota is "max"
        allowed, period = map(int, _QUOTA.read_text("ascii").split())
        cores = min(cores, max(1, allowed // period))
    return cores


def pytest_collection_finish() -> None:
    """Leave all that was loaded out of every collection to come: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
