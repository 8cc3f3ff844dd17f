"""What could not be read or extracted, in its place among what could."""

from __future__ import annotations

import msgspec

from unionnlp.errors import UnionNLPError


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A source that could not be extracted.

    ``name`` is the source as people see it, ``error`` the error with its one-line text.
    ``missing`` is true where nothing was there to read (no such path, an empty folder);
    ``details`` is the traceback, for those who mend the program.
    """

    name: str
    error: UnionNLPError
    missing: bool = False
    details: str = ""
