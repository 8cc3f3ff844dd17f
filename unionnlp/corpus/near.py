"""Duplicates among documents: the same text, or nearly the same.

Candidates come from MinHash signatures with locality-sensitive hashing (datasketch); a pair
is a duplicate where the share of common runs of characters (Jaccard), counted exactly,
reaches the threshold.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unionnlp.corpus.store import Row
from unionnlp.extras import extra

RUN = 5
PERMUTATIONS = 96
# Copies with another name, year and a changed paragraph share 0.7 to 0.95 of their runs;
# different plans of one school rarely more than 0.4 (measured on corpus/ and its variants).
THRESHOLD = 0.7


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A dropped document, the kept one, and how much they share (1.0: the same text)."""

    name: str
    kept: str
    similarity: float


def minhash(text: str) -> bytes:
    """Return the MinHash signature of a text (empty for a text too short to compare)."""
    import numpy as np

    with extra("corpus"):
        from datasketch import MinHash

    runs = shingles(text)
    if not runs:
        return b""
    mark = MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32")
    mark.update_batch([run.encode() for run in runs])
    return bytes(mark.hashvalues.astype(np.uint32).tobytes())


def shingles(text: str) -> set[str]:
    """Return the runs of characters of a text, blanks and punctuation left out."""
    letters = "".join(c for c in text if c.isalnum())
    return {letters[i : i + RUN] for i in range(len(letters) - RUN + 1)}


def mark(rows: Sequence[Row]) -> tuple[list[Row], list[Duplicate]]:
    """Return the rows with their duplicates marked (the first of a group is kept), and the list."""
    with extra("corpus"):
        from datasketch import MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD - 0.1, num_perm=PERMUTATIONS)
    kept: dict[str, Row] = {}
    out, found = [], []
    for row in rows:
        other = None if row.empty else _match(row, index, kept)
        if other is None:
            row = msgspec.structs.replace(row, duplicate_of=None)
            if not row.empty:
                kept[row.id] = row
                if row.minhash:
                    index.insert(row.id, _minhash(row))
        else:
            row = msgspec.structs.replace(row, duplicate_of=other[0].id)
            found.append(
                Duplicate(name=row.name, kept=other[0].name, similarity=round(other[1], 3))
            )
        out.append(row)
    return out, found


def _match(row: Row, index: object, kept: dict[str, Row]) -> tuple[Row, float] | None:
    """Return the kept document that a row repeats, with their similarity."""
    if row.id in kept:
        return kept[row.id], 1.0
    if not row.minhash:
        return None
    own = shingles(row.text)
    pairs = []
    for key in sorted(index.query(_minhash(row))):  # type: ignore[attr-defined]
        other = shingles(kept[key].text)
        pairs.append((len(own & other) / len(own | other), kept[key]))
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return (best[1], best[0]) if best is not None and best[0] >= THRESHOLD else None


def _minhash(row: Row) -> object:
    import numpy as np
    from datasketch import MinHash

    values = np.frombuffer(row.minhash, dtype=np.uint32)
    return MinHash(num_perm=PERMUTATIONS, seed=1, hashvalues=values, scheme="affine32")
