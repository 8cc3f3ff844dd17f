"""Fingerprints of texts: hashes that tell shared passages and hold no text.

Winnowing over runs of ``RUN`` characters (blanks and punctuation left out): in every window
of ``WINDOW`` runs the smallest hash is kept, so that any passage of ``RUN + WINDOW - 1``
characters that two texts share leaves a common fingerprint.
"""

from __future__ import annotations

import base64
from array import array
from collections.abc import Iterable, Iterator, Sequence
from sys import byteorder
from zlib import crc32

RUN = 14
WINDOW = 8
_GAP = 30  # fingerprints of one passage stand closer than this


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of ``text`` with their offsets."""
    kept = [i for i, c in enumerate(text) if c.isalnum()]
    return "".join(text[i] for i in kept), kept


def positions(text: str) -> list[tuple[int, tuple[int, int]]]:
    """Return the fingerprints of ``text`` as ``(hash, span)``, in order."""
    letters, offsets = _letters(text)
    hashes = [crc32(letters[i : i + RUN].encode()) for i in range(len(letters) - RUN + 1)]
    return [(hashes[i], (offsets[i], offsets[i + RUN - 1] + 1)) for i in _winnowed(hashes)]


def _winnowed(hashes: Sequence[int]) -> Iterator[int]:
    """Yield the place of the smallest hash of every window, the last of equal ones, each once."""
    smallest = -1
    for end in range(WINDOW - 1, len(hashes)):
        start = end - WINDOW + 1
        if smallest >= start:
            if hashes[end] > hashes[smallest]:
                continue
            smallest = end  # only the newest can have become the smallest
        else:
            smallest = start
            for place in range(start + 1, end + 1):
                if hashes[place] <= hashes[smallest]:
                    smallest = place
        yield smallest


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap or nearly touch."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] < _GAP:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def packed(hashes: Iterable[int]) -> bytes:
    """Return hashes as 32-bit little-endian numbers, sorted, each once."""
    numbers = array("I", sorted(set(hashes)))
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpack(text: str) -> frozenset[int]:
    """Return the hashes of base64 of what ``packed`` gives."""
    return frozenset(unpacked(base64.b64decode(text)))


def unpacked(data: bytes) -> Sequence[int]:
    """Return the hashes that ``packed`` wrote, in order."""
    numbers = array("I")
    numbers.frombytes(data)
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def repeats(text: str, shortest: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the passages of at least ``shortest`` letters that stand twice: first and later span."""
    letters, offsets = _letters(text)
    seen: dict[str, int] = {}
    found, index = [], 0
    while index + RUN <= len(letters):
        earlier = seen.setdefault(letters[index : index + RUN], index)
        length = _same(letters, earlier, index) if earlier + RUN <= index else 0
        if length >= shortest:
            first = (offsets[earlier], offsets[earlier + length - 1] + 1)
            later = (offsets[index], offsets[index + length - 1] + 1)
            found.append((first, later))
            index += length
        else:
            index += 1
    return found


def _same(letters: str, a: int, b: int) -> int:
    """Return how far the text from ``a`` repeats from ``b`` on, without overlap."""
    length = 0
    while (
        b + length < len(letters) and a + length < b and letters[a + length] == letters[b + length]
    ):
        length += 1
    return length
