"""One source into the tables of a corpus, and out of them again."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import NamedTuple

import msgspec

from unionnlp.corpus import copies, fingerprints, near, passages
from unionnlp.corpus.copying import ComparedDocument, compare, hold
from unionnlp.corpus.near import Duplicate
from unionnlp.corpus.tally import tally
from unionnlp.grammar.normalize import normalize
from unionnlp.records import Document, Extraction
from unionnlp.structure.school_types import school_type


class SourceOrigin(NamedTuple):
    """Where a source came from: its name for people, its place, its digest; who read it, and when."""

    name: str
    place: str
    sha256: str
    made_by: str
    run: int


def add_source(
    connection: sqlite3.Connection, origin: SourceOrigin, extraction: Extraction
) -> list[Duplicate]:
    """Put the documents of a source into the corpus; return those that repeat others."""
    read = extraction.source
    number = connection.execute(
        "INSERT INTO source (name, place, sha256, encoding, reader, length, made_by, seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            origin.name, origin.place, origin.sha256, read.encoding, read.reader, read.length,
            origin.made_by, origin.run,
        ),
    ).lastrowid  # fmt: skip
    text = read.text or ""
    plain = normalize(text)
    found = []
    for index, document in enumerate(extraction.documents):
        twin = _add_document(connection, number or 0, index, document, (text, plain))
        if twin:
            kept, share = twin
            body = text[document.start : document.end]
            pair = compare(_held(connection, kept), hold(origin.name, index, document, body))
            found.append(
                Duplicate(
                    name=f"{origin.name}#{index + 1}", kept=name_of(connection, kept),
                    similarity=round(share, 3), copied=pair,
                )
            )  # fmt: skip
    return found


def _add_document(
    connection: sqlite3.Connection,
    source: int,
    index: int,
    document: Document,
    texts: tuple[str, str],
) -> tuple[int, float] | None:
    """Put one document in; return the number of the one that it repeats, and how much."""
    text, plain = texts
    body = text[document.start : document.end].encode("utf-8", "replace").decode()
    key = hashlib.sha256(body.encode()).hexdigest()[:24]
    kind = school_type(document, plain)
    number = connection.execute(
        "INSERT INTO document (key, source, number, title, kind, organization, school_type, year,"
        " start, stop, text, record, tally) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key, source, index, document.title, document.kind, document.organization, kind,
            document.year, document.start, document.end, body,
            msgspec.json.encode(document).decode(),
            msgspec.json.encode(tally(document, plain, kind)).decode(),
        ),
    ).lastrowid or 0  # fmt: skip
    return _index(connection, number, key, document, body)


def _index(
    connection: sqlite3.Connection, number: int, key: str, document: Document, body: str
) -> tuple[int, float] | None:
    """Index a document, or mark it as the duplicate that it is."""
    runs = near.shingles(body)
    marks = near.sketch(runs)
    twin = near.twin(connection, number, key, runs, marks)
    if twin is not None:
        connection.execute(
            "UPDATE document SET duplicate_of = ?, similarity = ? WHERE id = ?", (*twin, number)
        )
        return twin
    copies.add(connection, number, marks, {h for h, _ in fingerprints.positions(normalize(body))})
    passages.add(connection, number, document, body)
    return None


def _held(connection: sqlite3.Connection, document: int) -> ComparedDocument:
    query = (
        "SELECT s.name, d.number, d.record, d.text FROM document d"
        " JOIN source s ON s.id = d.source WHERE d.id = ?"
    )
    name, index, record, text = connection.execute(query, (document,)).fetchone()
    return hold(name, index, msgspec.json.decode(record, type=Document), text)


def name_of(connection: sqlite3.Connection, document: int) -> str:
    """Return the name of a document that people see."""
    query = (
        "SELECT s.name, d.number FROM document d JOIN source s ON s.id = d.source WHERE d.id = ?"
    )
    name, index = connection.execute(query, (document,)).fetchone()
    return f"{name}#{index + 1}"


def remove_source(connection: sqlite3.Connection, source: int) -> None:
    """Take a source out; a duplicate of one of its documents comes back in its place."""
    query = "SELECT id FROM document WHERE source = ?"
    numbers = [n for (n,) in connection.execute(query, (source,)).fetchall()]
    orphans: list[int] = []
    for number in numbers:
        copies.remove(connection, number)
        passages.remove(connection, number)
        query = "SELECT id FROM document WHERE duplicate_of = ? ORDER BY id"
        orphans += [n for (n,) in connection.execute(query, (number,)).fetchall()]
    connection.execute("DELETE FROM document WHERE source = ?", (source,))
    connection.execute("DELETE FROM source WHERE id = ?", (source,))
    for orphan in sorted(set(orphans) - set(numbers)):
        connection.execute(
            "UPDATE document SET duplicate_of = NULL, similarity = NULL WHERE id = ?", (orphan,)
        )
        key, record, text = connection.execute(
            "SELECT key, record, text FROM document WHERE id = ?", (orphan,)
        ).fetchone()
        _index(connection, orphan, key, msgspec.json.decode(record, type=Document), text)
