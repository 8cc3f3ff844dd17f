"""Duplicates among documents: the same text, or nearly the same.

Candidates are found by a sketch of each text, the smallest hashes of its runs of characters
(bottom-k; Broder 1997): texts that share much share much of their sketches. The smallest of a
sketch are indexed; the whole of it estimates how much two texts share, and a pair is a duplicate
where the share of common runs (Jaccard), counted exactly, reaches the threshold. What is looked
at for one text is bounded, so that its time does not grow with the corpus.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

import msgspec

from unionnlp.corpus import fingerprints
from unionnlp.corpus.copying import Copied

RUN = 5
SKETCH = 128  # hashes that are kept of a text
INDEXED = 16  # of them, the smallest, by which a text is found
# Copies with another name, year and a changed paragraph share 0.7 to 0.95 of their runs;
# different plans of one school rarely more than 0.4 (measured on corpus/ and its variants).
THRESHOLD = 0.7
_ESTIMATED = 8  # candidates of either kind whose whole sketches are compared
_MOST = 8  # candidates that are compared exactly
_LISTED = 100  # documents looked at for one hash: what more texts share tells few apart
_DEVIATIONS = 3  # by which an estimate may lie below the threshold


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A dropped document, the kept one, and how much they share (1.0: the same text).

    ``copied`` tells the units, the share of each, the longest passage and its places.
    """

    name: str
    kept: str
    similarity: float
    copied: Copied | None = None


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
    best: tuple[int, float] | None = None
    for other in _candidates(connection, document, marks)[:_MOST]:
        text = connection.execute("SELECT text FROM document WHERE id = ?", (other,)).fetchone()[0]
        theirs = shingles(text)
        share = len(runs & theirs) / (len(runs | theirs) or 1)
        if share >= THRESHOLD and (best is None or share > best[1]):
            best = (other, share)
    return best


def _candidates(
    connection: sqlite3.Connection, document: int, marks: Sequence[int]
) -> Sequence[int]:
    """Return the documents that may repeat a text, the likeliest first."""
    found = []
    for other in _alike(connection, document, marks[:INDEXED]):
        query = "SELECT sketch FROM marks WHERE document = ?"
        theirs = fingerprints.unpacked(connection.execute(query, (other,)).fetchone()[0])
        share, deviation = likeness(marks, theirs)
        if share + _DEVIATIONS * deviation >= THRESHOLD:
            found.append((-share, other))
    return [other for _, other in sorted(found)]


def _alike(connection: sqlite3.Connection, document: int, marks: Sequence[int]) -> set[int]:
    """Return the documents that share most of the hashes that few have, and most of all."""
    few: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for mark in marks:
        query = "SELECT document FROM sketch WHERE hash = ? AND document < ? LIMIT ?"
        found = [d for (d,) in connection.execute(query, (mark, document, _LISTED))]
        every.update(found)
        if len(found) < _LISTED:
            few.update(found)
    return {*most(few, _ESTIMATED), *most(every, _ESTIMATED)}


def most(counts: Counter[int], number: int) -> list[int]:
    """Return the documents that were counted most often, the first of equals before the others."""
    return heapq.nsmallest(number, counts, key=lambda document: (-counts[document], document))


def likeness(one: Sequence[int], other: Sequence[int]) -> tuple[float, float]:
    """Return what two sketches say of the share of common runs, and how far that may be off.

    Of the smallest hashes of both together, the share that both have; its deviation is that of a
    sample of so many.
    """
    size = min(len(one), len(other))
    if not size:
        return 0.0, 0.0
    ours, theirs = set(one), set(other)
    last = sorted(ours | theirs)[size - 1]
    share = sum(mark <= last for mark in ours & theirs) / size
    return share, (THRESHOLD * (1 - THRESHOLD) / size) ** 0.5
