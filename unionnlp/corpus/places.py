"""Where a source lies, as text that the database can hold: names need not be UTF-8."""

from __future__ import annotations

import contextlib
import os

from unionnlp.characters import HALVES
from unionnlp.patterns import lazy
from unionnlp.reading import Input

# No resolved path has two slashes in a row inside, so what follows them is no part of a name.
_MARKED = lazy("//(d[89a-f][0-9a-f]{2})")


def place(item: Input) -> str:
    """Return where an input lies, the same however its path is spelled, whatever the locale."""
    path = item.identity.path
    with contextlib.suppress(UnicodeEncodeError):  # no bytes of a name of this system
        path = os.fsencode(path).decode("utf-8", "surrogateescape")
    whole = path if item.member is None else f"{path}!{item.member}"
    return HALVES.sub(lambda found: f"//{ord(found[0]):04x}", whole)


def path(place: str) -> str:
    """Return the path that a place was made of, as Python opens it."""
    whole = _MARKED.sub(lambda found: chr(int(found[1], 16)), place)
    with contextlib.suppress(UnicodeEncodeError):
        return os.fsdecode(whole.encode("utf-8", "surrogateescape"))
    return whole
