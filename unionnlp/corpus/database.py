"""The database of a corpus: one SQLite file, its tables, its transactions.

SQLite comes with Python, survives kill -9 and a power cut (a journal, one transaction for each
batch), lets readers read while a build writes, and is read by DuckDB, pandas and R alike. A
corpus of 100,000 documents needs no server and no memory of its own size.

Fingerprints lie in a full-text index: it is written in runs and merged, where a tree of hashes
would touch a page of the file for each of them (1 MB of writing for a document).
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from unionnlp.errors import OutputError, RecordError, reason
from unionnlp.writing import told

FILE = "corpus.sqlite"
FORMAT = 2
_WAIT = 120.0  # seconds that a writer waits for another one's batch
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
    encoding TEXT, reader TEXT NOT NULL, length INTEGER NOT NULL, made_by TEXT NOT NULL,
    seen INTEGER NOT NULL
);
CREATE INDEX source_sha256 ON source (sha256);
CREATE TABLE document (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source (id),
    number INTEGER NOT NULL, title TEXT, kind TEXT, organization TEXT, school_type TEXT, year INTEGER,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, record TEXT NOT NULL,
    tally TEXT NOT NULL, duplicate_of INTEGER, similarity REAL
);
CREATE INDEX document_key ON document (key);
CREATE INDEX document_source ON document (source);
CREATE INDEX document_duplicate ON document (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE TABLE marks (document INTEGER PRIMARY KEY, sketch BLOB NOT NULL, prints BLOB NOT NULL);
CREATE TABLE sketch (hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE VIRTUAL TABLE prints USING fts5 (hashes, content='', detail=none, columnsize=0, tokenize="ascii");
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    items TEXT NOT NULL, words TEXT NOT NULL
);
CREATE INDEX passage_document ON passage (document);
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, tags, content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab (passage_words, col);
"""


def exists(folder: Path) -> bool:
    """Say whether ``folder`` holds a corpus."""
    return (folder / FILE).is_file()


def keep_foreign(folder: Path) -> None:
    """Raise ``OutputError`` (U400) for a folder that is no corpus and holds something already."""
    if exists(folder) or not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: a file; a corpus is a folder, give another name")
    foreign = next((p.name for p in sorted(folder.iterdir()) if not p.name.startswith(FILE)), None)
    if foreign:
        raise OutputError(f"{folder}: holds {foreign!r} and is no corpus; give a new folder")


def discard(folder: Path) -> None:
    """Remove a corpus that holds nothing, and its folder where nothing else is in it."""
    with told(str(folder)):
        for left in folder.glob(f"{FILE}*"):
            left.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()


def sources(connection: sqlite3.Connection) -> int:
    """Return how many sources there are."""
    return int(connection.execute("SELECT count(*) FROM source").fetchone()[0])


@contextlib.contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open a corpus to read; raise ``RecordError`` (U200) where there is none or it is damaged.

    A corpus on a medium that cannot be written is read as it stands.
    """
    if not exists(folder):
        older = " (it was made by an older version: build it anew in a new folder)"
        shown = older if (folder / "documents").is_dir() else ""
        raise RecordError(f"{folder}: no corpus; make one with `unionnlp corpus build`{shown}")
    place = (folder / FILE).resolve().as_uri()
    connection = None
    try:
        for how in ("mode=ro", "mode=ro&immutable=1"):
            # What writes an export takes the rows in a thread of its own, one after another.
            connection = sqlite3.connect(
                f"{place}?{how}", uri=True, timeout=_WAIT, check_same_thread=False
            )
            try:
                _known(folder, connection)
                break
            except sqlite3.OperationalError:
                connection.close()
                if "immutable" in how:
                    raise
        yield connection  # type: ignore[misc]
    except sqlite3.DatabaseError as error:
        raise _damaged(folder, error) from error
    finally:
        if connection is not None:
            connection.close()


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open a corpus to write, made where it is new; raise ``OutputError`` (U400) where that fails.

    A damaged one is a ``RecordError`` (U200). Nothing is in a transaction yet: ``transaction``
    makes one.
    """
    connection = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / FILE, timeout=_WAIT, isolation_level=None)
        _to_journal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        with transaction(connection):
            if not _has_tables(connection):
                for statement in _TABLES.split(";\n"):
                    if statement.strip():
                        connection.execute(statement)
                set_meta(connection, "format", FORMAT)
                set_meta(connection, "version", 0)
        _known(folder, connection)
        yield connection
    except (sqlite3.DatabaseError, OSError) as error:
        if type(error) is sqlite3.DatabaseError:  # its kinds are a full disk, a lock and the like
            raise _damaged(folder, error) from error
        raise OutputError(f"{folder}: the corpus cannot be written ({reason(error)})") from error
    finally:
        if connection is not None:
            connection.close()


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make everything in the block one transaction: it is there as a whole, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def meta(connection: sqlite3.Connection, key: str) -> int:
    """Return a number that the corpus keeps about itself (0 where it has none of that name)."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else 0


def set_meta(connection: sqlite3.Connection, key: str, value: int) -> None:
    """Keep a number."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, str(value)))


def kept_text(connection: sqlite3.Connection, key: str) -> str | None:
    """Return a text that the corpus keeps about itself."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row and row[0] else None


def keep_text(connection: sqlite3.Connection, key: str, value: str | None) -> None:
    """Keep a text; ``None`` forgets it."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value or ""))


def _to_journal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, however many begin the corpus at the same moment.

    The switch needs the file for itself, and SQLite refuses it at once, without the patience that
    the connection has for everything else.
    """
    until = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _has_tables(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
    return bool(found[0])


def _damaged(folder: Path, error: sqlite3.DatabaseError) -> RecordError:
    # What is left of it may be worth much to somebody: it is not written over.
    return RecordError(
        f"{folder}: a damaged corpus ({reason(error)}); build it anew in a new folder"
    )


def _known(folder: Path, connection: sqlite3.Connection) -> None:
    if not _has_tables(connection):  # a build has only just begun
        raise RecordError(f"{folder}: no corpus yet; wait for its first build")
    if meta(connection, "format") != FORMAT:
        raise RecordError(
            f"{folder}: a corpus of another version of the program; build it anew in a new folder"
        )
