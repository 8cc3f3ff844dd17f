"""The marks of the documents of a corpus: put in, taken out, and looked up for another text.

Which documents share passages with a text is looked up, whatever the corpus's size.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from unionnlp.corpus import database, fingerprints, near
from unionnlp.corpus.profile import Profile

_ALL = 1 << 62  # more than any number of a document
_LISTED = 50  # documents looked at for one fingerprint: what more share tells none apart
_MOST = 20  # documents that share most of what few share, and most of all: a check names five


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """A document that shares fingerprints with a text, with how the people who wrote it are called."""

    title: str
    source: str
    organization: str | None
    hashes: frozenset[int]


def add(
    connection: sqlite3.Connection, document: int, sketch: Iterable[int], prints: Iterable[int]
) -> None:
    """Index a document by the sketch that tells its copies, and the fingerprints of its passages."""
    marks, hashes = fingerprints.packed(sketch), fingerprints.packed(prints)
    connection.execute("INSERT INTO marks VALUES (?, ?, ?)", (document, marks, hashes))
    connection.executemany("INSERT INTO sketch VALUES (?, ?)", _indexed(document, marks))
    query = "INSERT INTO prints (rowid, hashes) VALUES (?, ?)"
    connection.execute(query, (document, _words(hashes)))


def remove(connection: sqlite3.Connection, document: int) -> None:
    """Take the marks of a document out, as they were put in."""
    query = "SELECT sketch, prints FROM marks WHERE document = ?"
    for marks, hashes in connection.execute(query, (document,)).fetchall():
        rows = _indexed(document, marks)
        connection.executemany("DELETE FROM sketch WHERE hash = ? AND document = ?", rows)
        forget = "INSERT INTO prints (prints, rowid, hashes) VALUES ('delete', ?, ?)"
        connection.execute(forget, (document, _words(hashes)))
    connection.execute("DELETE FROM marks WHERE document = ?", (document,))


def _indexed(document: int, sketch: bytes) -> list[tuple[int, int]]:
    return [(mark, document) for mark in fingerprints.unpacked(sketch)[: near.INDEXED]]


def _words(packed: bytes) -> str:
    return " ".join(map(_word, fingerprints.unpacked(packed)))


def _word(mark: int) -> str:
    """Return a hash as a word that no query language reads as anything else."""
    return f"h{mark:08x}"


def sharing(profile: Profile, hashes: Sequence[int], source: str) -> Iterator[Shared]:
    """Yield the documents that share any of ``hashes``, but for those of the same ``source`` (a digest).

    From the index of the corpus that the profile was read from (those that share most), or from
    the fingerprints that a profile of an older form holds itself.
    """
    wanted = frozenset(hashes)
    for one in profile.fingerprints:
        common = wanted & fingerprints.unpack(one.hashes)
        if common and one.source != source:
            yield Shared(title=one.title, source=one.source, organization=None, hashes=common)
    if profile.folder is not None and database.exists(Path(profile.folder)):
        yield from _looked_up(Path(profile.folder), sorted(wanted), source)


def _looked_up(folder: Path, hashes: Sequence[int], source: str) -> Iterator[Shared]:
    told = (
        "SELECT d.title, d.organization, s.name, s.sha256, m.prints FROM document d"
        " JOIN source s ON s.id = d.source JOIN marks m ON m.document = d.id WHERE d.id = ?"
    )
    wanted = frozenset(hashes)
    with database.reading(folder) as connection:
        for document in likeliest(connection, hashes):
            title, organization, name, sha256, prints = connection.execute(
                told, (document,)
            ).fetchone()
            if sha256 != source:
                yield Shared(
                    title=title or organization or Path(name).name, source=name,
                    organization=organization, hashes=wanted.intersection(fingerprints.unpacked(prints)),
                )  # fmt: skip


def likeliest(
    connection: sqlite3.Connection, hashes: Sequence[int], before: int | None = None
) -> list[int]:
    """Return the documents that share most of what few share, and those that share most of all.

    ``before`` is the number of a document: only those before it are looked at.

    A hash that many hold leads to the first of them only, so a document found by such hashes alone
    stands beside, not before, one that shares a passage with nobody else.
    """
    few: Counter[int] = Counter()
    every: Counter[int] = Counter()
    last = _ALL if before is None else before
    query = "SELECT rowid FROM prints WHERE prints MATCH ? AND rowid < ? LIMIT ?"
    for mark in hashes:
        found = [d for (d,) in connection.execute(query, (_word(mark), last, _LISTED))]
        every.update(found)
        if len(found) < _LISTED:
            few.update(found)
    return sorted({*near.most(few, _MOST), *near.most(every, _MOST)})
