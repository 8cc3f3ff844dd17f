"""Which resources were held against their types: by digests, so that a sound file costs nothing at a start.

To hold all of them against their types takes longer than a short check, most of it to compile
patterns. ``held.txt`` has a digest for each file that was found sound; a file with another one, or
with none, is held against its type where it is read. No answer depends on it. ``scripts/held.py``
writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from typing import Final

from unionnlp.resources.toml import place

FILE_NAME: Final = "held.txt"
_BYTES: Final = 16  # of a digest


def held(name: str, source: str) -> bool:
    """Say whether the text of ``resources/NAME.toml`` is the one that was found sound."""
    return _shipped().get(name) == digest(source)


def digest(source: str) -> str:
    """Return a name for a text, whatever its ends of lines were in the file."""
    return blake2b(source.encode(), digest_size=_BYTES).hexdigest()


def written(sources: Mapping[str, str]) -> str:
    """Return the file for sound texts by name; name and digest on two rows, so that changes of two merge."""
    return "".join(f"{name}\n  {digest(sources[name])}\n" for name in sorted(sources))


@cache
def _shipped() -> dict[str, str]:
    path = place(FILE_NAME)
    rows = path.read_text("utf-8").split() if path.is_file() else []
    return dict(zip(rows[::2], rows[1::2], strict=False))
