"""What our own patterns were found to need, read beforehand (resources/readings.txt).

To read a pattern (``patterns.reading``) costs a twentieth of a millisecond, and a cold command reads
some fourteen hundred: a tenth of its time. The file holds what was read, under a digest of pattern and
flags; a pattern that is not in it, because it is new or was changed, is read where it is needed. No
answer depends on the file. ``scripts/readings.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

FILE_NAME: Final = "readings.txt"
_BYTES: Final = 8  # of a digest
_KEY: Final = 2 * _BYTES  # characters of one in the file

Words = tuple[str, ...]

# An alternative: its start, its negative end, words of which each match of it holds one; its
# groups, empty: they stand for it where it is left out, so that numbers and names of groups
# stay; and whether it is the last one. Without groups (`None`): all alternatives of a group that
# are words alone, in one.
Branch = tuple[int, int, Words, str | None, bool]


class PatternReading(NamedTuple):
    """A pattern as it was read: words of which every match holds one, and its alternatives.

    No ``words``: unknown. The alternatives stand in order, outer ones before those in them.
    """

    words: Words
    branches: tuple[Branch, ...] = ()


def known(pattern: str, flags: int) -> PatternReading | None:
    """Return what the file says of a pattern; ``None``: nothing."""
    found = _shipped().get(_digest(pattern, flags))
    return None if found is None else _DECODER.decode(found)


def written(readings: Iterable[tuple[str, int, PatternReading]]) -> bytes:
    """Return the file for these patterns, their flags and readings: a digest and JSON a line."""
    rows = {_digest(pattern, flags): reading for pattern, flags, reading in readings}
    return b"".join([b"%s %s\n" % (key, msgspec.json.encode(rows[key])) for key in sorted(rows)])


def _digest(pattern: str, flags: int) -> bytes:
    told = f"{flags} {pattern}".encode(
        "utf-8", "surrogatepass"
    )  # patterns may name lone surrogates
    return blake2b(told, digest_size=_BYTES).hexdigest().encode()


_DECODER: Final = msgspec.json.Decoder(PatternReading)


@lru_cache(maxsize=1)
def _shipped() -> dict[bytes, bytes]:
    path = Path(__file__).parent / "resources" / FILE_NAME
    lines = path.read_bytes().splitlines() if path.is_file() else []
    return {line[:_KEY]: line[_KEY:] for line in lines}
