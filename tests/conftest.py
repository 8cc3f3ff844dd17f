"""What all tests share: a garbage collection that does not walk through the tests themselves."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Leave all that was loaded out of every collection to come: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
