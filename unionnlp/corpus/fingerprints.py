"""Fingerprints of texts: hashes that tell shared passages and hold no text.

Winnowing over runs of ``RUN`` characters (blanks and punctuation left out): in every window
of ``WINDOW`` runs the smallest hash is kept, so that any passage of ``RUN + WINDOW - 1``
characters that two texts share leaves a common fingerprint.
"""

from __future__ import annotations

import base64
from array import array
from collections.abc import Iterable
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
    found, last = [], -1
    for start in range(len(hashes) - WINDOW + 1):
        index = min(range(start, start + WINDOW), key=lambda i: (hashes[i], -i))
        if index != last:
            found.append((hashes[index], (offsets[index], offsets[index + RUN - 1] + 1)))
            last = index
    return found


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap or nearly touch."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] < _GAP:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def pack(hashes: Iterable[int]) -> str:
    """Return hashes as base64 of 32-bit little-endian numbers, sorted, each once."""
    numbers = array("I", sorted(set(hashes)))
    if byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def unpack(packed: str) -> frozenset[int]:
    """Return the hashes that ``pack`` wrote."""
    numbers = array("I")
    numbers.frombytes(base64.b64decode(packed))
    if byteorder == "big":
        numbers.byteswap()
    return frozenset(numbers)


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
