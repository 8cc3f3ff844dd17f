"""Which resources were held against their types: by digests, so that a sound file costs nothing at a start.

To hold all of them against their types takes longer than a short check, most of it to compile
patterns. The last row of a file that was found sound has a digest of what stands above it; a file with
another one, or with none, is held against its type where it is read. No answer depends on it.
``scripts/held.py`` writes it.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

MARK: Final = "\n# held: "
_BYTES: Final = 16  # of a digest


def held(source: str) -> bool:
    """Say whether a text is the one that was found sound, by its last row."""
    body, mark, told = source.rpartition(MARK)
    return bool(mark) and told.rstrip("\n") == digest(body)


def digest(body: str) -> str:
    """Return a name for a text, whatever its ends of lines were in the file."""
    return blake2b(body.encode(), digest_size=_BYTES).hexdigest()


def marked(source: str) -> str:
    """Return a text with the digest of what it says on its last row."""
    body = plain(source)
    return f"{body[:-1]}{MARK}{digest(body[:-1])}\n"


def plain(source: str) -> str:
    """Return a text without the row of its digest."""
    body, mark, told = source.rpartition(MARK)
    return (body if mark and "\n" not in told.rstrip("\n") else source).rstrip("\n") + "\n"
