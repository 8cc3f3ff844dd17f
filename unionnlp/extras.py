"""Packages that only some commands need: imported when needed, or one line that says the cure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from unionnlp.errors import MissingPackageError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Turn the failed import of a package of the extra ``name`` into ``MissingPackageError`` (U001)."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing.startswith("unionnlp"):
            raise
        raise MissingPackageError(
            f"{missing} is not installed, which this needs; "
            f"install it with: pip install 'unionnlp[{name}]'"
        ) from error
