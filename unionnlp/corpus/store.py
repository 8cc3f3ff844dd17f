"""Reading a corpus: its documents and sources, streamed; nothing holds all of them at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.arguments import is_path
from unionnlp.corpus import database
from unionnlp.errors import RecordError
from unionnlp.items import catalogue as catalogues
from unionnlp.items.catalogue import Catalogue
from unionnlp.records import Document, Source

CATALOGUE = "catalogue"  # the key of the items of one's own, as JSON
_DOCUMENTS = """
SELECT d.id, d.key, d.number, d.record, d.text, d.school_type, d.duplicate_of, d.similarity,
       s.name, s.sha256, s.encoding, s.reader, s.length
FROM document d JOIN source s ON s.id = d.source
"""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a corpus.

    ``id`` is the hash of its text; ``text`` the document's text, ``document.start`` its place in
    the source; ``index`` its number in the source, from 0; ``duplicate_of`` names the kept
    document of a dropped one.
    """

    id: str
    source: Source
    index: int
    document: Document
    text: str
    school_type: str | None = None
    duplicate_of: str | None = None

    @property
    def kept(self) -> bool:
        """Say whether the row is a document of the corpus, and no duplicate."""
        return self.duplicate_of is None

    @property
    def name(self) -> str:
        """The name that people see: the source, and the document's number where it holds several."""
        return f"{self.source.path or '-'}#{self.index + 1}"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A source of a corpus: its name, the hash of its bytes, how many documents it holds."""

    name: str
    sha256: str
    documents: int
    missing: bool = False


class Corpus:
    """An open corpus; ``open_corpus`` gives one."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection: sqlite3.Connection | None = connection

    @property
    def connection(self) -> sqlite3.Connection:
        """The database; raises ``RecordError`` (U200) once the corpus is closed."""
        if self._connection is None:
            raise RecordError(
                f"{self.folder}: the corpus is closed; read it inside `with open_corpus(...)`"
            )
        return self._connection

    def close(self) -> None:
        """Read no more; ``open_corpus`` does it at its end."""
        self._connection = None

    @property
    def version(self) -> int:
        """The number of the last whole state."""
        return database.meta(self.connection, "version")

    def __len__(self) -> int:
        """Return how many documents there are, duplicates left out."""
        return self._count("SELECT count(*) FROM document WHERE duplicate_of IS NULL")

    @property
    def duplicates(self) -> int:
        """How many documents were dropped as duplicates."""
        return self._count("SELECT count(*) FROM document WHERE duplicate_of IS NOT NULL")

    def catalogue(self) -> Catalogue:
        """Return the standard items that the last build looked for, with the words of its own."""
        return catalogues.kept(database.kept_text(self.connection, CATALOGUE))

    def item_names(self) -> dict[str, str]:
        """Return the names of the items by id."""
        return {item.id: item.zh for item in self.catalogue().items}

    def item(self, name: str) -> str:
        """Return the id of an item; raise ``KnowledgeError`` (U300) naming the nearest for none."""
        return self.catalogue().get(name).id

    def _count(self, query: str) -> int:
        return int(self.connection.execute(query).fetchone()[0])

    def documents(self, *, duplicates: bool = False) -> Iterator[Row]:
        """Yield the documents in the order in which they came."""
        where = "" if duplicates else " WHERE d.duplicate_of IS NULL"
        for record in self.connection.execute(f"{_DOCUMENTS}{where} ORDER BY d.id"):
            yield self._row(record)

    def numbered(self) -> Iterator[tuple[int, Row, int | None]]:
        """Yield all documents with their numbers in the database, and those of the ones they repeat."""
        for record in self.connection.execute(f"{_DOCUMENTS} ORDER BY d.id"):
            yield record[0], self._row(record), record[6]

    def row(self, number: int) -> Row:
        """Return the document that has a number in the database."""
        found = self.connection.execute(f"{_DOCUMENTS} WHERE d.id = ?", (number,))
        return self._row(found.fetchone())

    def _row(self, record: tuple[Any, ...]) -> Row:
        _, key, number, raw, text, school, twin, _, name, sha256, encoding, reader, length = record
        source = Source(
            path=name, sha256=sha256, encoding=encoding, length=length, reader=reader,
        )  # fmt: skip
        return Row(
            id=key, source=source, index=number, text=text, school_type=school,
            document=msgspec.json.decode(raw, type=Document),
            duplicate_of=None if twin is None else self.key(twin),
        )  # fmt: skip

    def key(self, document: object) -> str:
        """Return the public id of a document of the database."""
        query = "SELECT key FROM document WHERE id = ?"
        return str(self.connection.execute(query, (document,)).fetchone()[0])

    def sources(self) -> Iterator[Kept]:
        """Yield the sources, with those marked that the last build did not find."""
        last = database.meta(self.connection, "run")
        query = """
            SELECT s.name, s.sha256, count(d.id), s.seen < ? FROM source s
            LEFT JOIN document d ON d.source = s.id GROUP BY s.id ORDER BY s.name
        """
        for name, sha256, count, missing in self.connection.execute(query, (last,)):
            yield Kept(name=name, sha256=sha256, documents=count, missing=bool(missing))


@contextlib.contextmanager
def open_corpus(folder: str | os.PathLike[str]) -> Iterator[Corpus]:
    """Open a corpus to read; raise ``RecordError`` (U200) where there is none."""
    is_path(folder, "open_corpus()")
    place = Path(folder)
    with database.reading(place) as connection:
        corpus = Corpus(place, connection)
        try:
            yield corpus
        finally:
            corpus.close()
