"""Duplicates among documents: the same text, or nearly the same.

Candidates are found by a sketch of each text, the smallest hashes of its runs of characters
(bottom-k; Broder 1997): texts that share much share much of their sketches. A pair is a
duplicate where the share of common runs (Jaccard), counted exactly, reaches the threshold.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from zlib import crc32

import msgspec

RUN = 5
SKETCH = 16
# Copies with another name, year and a changed paragraph share 0.7 to 0.95 of their runs;
# different plans of one school rarely more than 0.4 (measured on corpus/ and its variants).
THRESHOLD = 0.7
_CANDIDATE = 0.25  # share of a sketch that a candidate has in common; of 10,000 copies one has less
_MOST = 8  # candidates that are compared exactly
_LISTED = 400  # documents looked at for one hash: what more texts share tells none apart


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A dropped document, the kept one, and how much they share (1.0: the same text)."""

    name: str
    kept: str
    similarity: float


def shingles(text: str) -> set[str]:
    """Return the runs of characters of a text, blanks and punctuation left out."""
    letters = "".join(c for c in text if c.isalnum())
    return {letters[i : i + RUN] for i in range(len(letters) - RUN + 1)}


def sketch(runs: set[str]) -> list[int]:
    """Return the smallest hashes of the runs of a text."""
    return heapq.nsmallest(SKETCH, {crc32(run.encode("utf-8", "replace")) for run in runs})


def twin(
    connection: sqlite3.Connection, document: int, key: str, runs: set[str], marks: list[int]
) -> tuple[int, float] | None:
    """Return the kept document that a text repeats, with their similarity, if there is one.

    ``document`` is the text's own number: only documents before it count, so that the first stays.
    """
    same = connection.execute(
        "SELECT id FROM document WHERE key = ? AND duplicate_of IS NULL AND id < ? LIMIT 1",
        (key, document),
    ).fetchone()
    if same:
        return int(same[0]), 1.0
    counts: Counter[int] = Counter()
    for mark in marks:
        query = "SELECT document FROM sketch WHERE hash = ? AND document < ? LIMIT ?"
        counts.update(d for (d,) in connection.execute(query, (mark, document, _LISTED)))
    best: tuple[int, float] | None = None
    for other, shared in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_MOST]:
        if shared < _CANDIDATE * len(marks):
            break
        text = connection.execute("SELECT text FROM document WHERE id = ?", (other,)).fetchone()[0]
        theirs = shingles(text)
        share = len(runs & theirs) / (len(runs | theirs) or 1)
        if share >= THRESHOLD and (best is None or share > best[1]):
            best = (other, share)
    return best
