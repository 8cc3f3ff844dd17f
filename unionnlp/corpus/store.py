"""The table of a corpus: one row for each document, its records nested, in Delta Lake.

A Delta table is Parquet with a commit log: every build is one atomic commit, readers see
the last whole state, and pandas, DuckDB, Polars and Spark read it. ``DIR/documents`` is the
table; a document that is a duplicate keeps its row, marked, so that it comes back without
work when its original leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.corpus import arrow
from unionnlp.errors import OutputError, RecordError
from unionnlp.extras import extra
from unionnlp.records import Document, Source

if TYPE_CHECKING:
    import pyarrow as pa

TABLE = "documents"
_KEEP_HOURS = 24  # files of older states stay so long for readers that have them open
_NO_DOCUMENT = -1


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a corpus, or a source that holds none (``index`` is -1).

    ``text`` is the document's text, ``document.start`` its place in the source; ``made_by``
    is the version of the program; ``minhash`` and ``prints`` serve the search for
    duplicates and copies; ``duplicate_of`` names the kept document of a dropped one.
    """

    id: str
    source: Source
    made_by: str
    index: int
    document: Document
    text: str
    school_type: str | None = None
    minhash: bytes = b""
    prints: bytes = b""
    duplicate_of: str | None = None

    @property
    def empty(self) -> bool:
        """Say whether the row only remembers a source without documents."""
        return self.index == _NO_DOCUMENT

    @property
    def kept(self) -> bool:
        """Say whether the row is a document of the corpus."""
        return not self.empty and self.duplicate_of is None

    @property
    def name(self) -> str:
        """The name that people see: the source, and the document's number where it holds several."""
        return f"{self.source.path or '-'}#{self.index + 1}"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a corpus at one version of its table (-1: there is no table yet)."""

    version: int = -1
    rows: tuple[Row, ...] = ()

    def documents(self) -> list[Row]:
        """Return the documents that are no duplicates."""
        return [row for row in self.rows if row.kept]


class ChangedError(Exception):
    """Another build has written the table meanwhile."""


def placeholder(source: Source, made_by: str) -> Row:
    """Return the row of a source without documents."""
    return Row(
        id=f"{source.sha256[:16]}-0", source=source, made_by=made_by, index=_NO_DOCUMENT,
        document=Document(start=0, end=0), text="",
    )  # fmt: skip


def exists(folder: Path) -> bool:
    """Say whether ``folder`` holds a corpus."""
    return (folder / TABLE / "_delta_log").is_dir()


def keep_foreign(folder: Path) -> None:
    """Raise ``OutputError`` (U400) for a folder that is no corpus and holds something already."""
    if exists(folder) or not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: a file; a corpus is a folder, give another name")
    foreign = sorted(p.name for p in folder.iterdir() if p.name != TABLE)
    table = folder / TABLE  # a first build that was killed leaves parts without a log
    if table.exists():
        foreign += [f"{TABLE}/{p.name}" for p in table.iterdir() if p.suffix != ".parquet"]
    if foreign:
        raise OutputError(f"{folder}: holds {foreign[0]!r} and is no corpus; give a new folder")


def latest(folder: Path) -> int:
    """Return the version of the table from its log, without loading any library."""
    log = folder / TABLE / "_delta_log"
    versions = [int(p.stem) for p in log.glob("*.json") if p.stem.isdigit()]
    return max(versions, default=-1)


def load(folder: Path) -> State:
    """Return the last whole state; raise ``RecordError`` (U200) where there is no corpus."""
    if not exists(folder):
        raise RecordError(f"{folder}: no corpus; make one with `unionnlp corpus build`")
    with extra("corpus"):
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

    try:
        table = DeltaTable(str(folder / TABLE))
        return State(version=table.version(), rows=tuple(_rows(table.to_pyarrow_table())))
    except (DeltaError, OSError, msgspec.ValidationError, KeyError) as error:
        raise RecordError(
            f"{folder}: a damaged corpus ({_first_line(error)}); build it anew"
        ) from error


def save(folder: Path, rows: Sequence[Row], based_on: int) -> int:
    """Commit ``rows`` as the new state and return its version.

    ``based_on`` is the version that they were computed from. Raises ``ChangedError`` where
    another build has committed since, ``OutputError`` (U400) where the folder cannot be written.
    """
    with extra("corpus"):
        from deltalake import CommitProperties, DeltaTable, write_deltalake
        from deltalake.exceptions import DeltaError

    place = str(folder / TABLE)
    # Without retries a commit on top of another one fails instead of replacing it.
    once = CommitProperties(max_commit_retries=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if based_on < 0:
            write_deltalake(place, _table(rows), mode="error", commit_properties=once)
        else:
            before = DeltaTable(place, version=based_on)
            write_deltalake(
                before,
                _table(rows),
                mode="overwrite",
                schema_mode="overwrite",
                commit_properties=once,
            )
    except (DeltaError, OSError) as error:
        if latest(folder) > based_on:
            raise ChangedError from error
        raise OutputError(
            f"{folder}: the corpus cannot be written ({_first_line(error)})"
        ) from error
    _tidy(place)
    return DeltaTable(place).version()


def _tidy(place: str) -> None:
    """Remove the files of old states; a failure only leaves them for the next build."""
    from contextlib import suppress

    from deltalake import DeltaTable
    from deltalake.exceptions import DeltaError

    with suppress(DeltaError, OSError):
        DeltaTable(place).vacuum(_KEEP_HOURS, dry_run=False, enforce_retention_duration=False)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


# --- rows and columns --------------------------------------------------------------------------


@cache
def schema() -> pa.Schema:
    """Return the Arrow schema of the table."""
    import pyarrow as pa

    i32, text = pa.int32(), pa.string()
    facts = [f for f in arrow.fields(Document) if f[0] != "school_type"]
    return pa.schema(
        [
            ("id", text), ("path", text), ("sha256", text), ("encoding", text), ("reader", text),
            ("length", i32), ("made_by", text), ("index", i32), ("duplicate_of", text),
            ("school_type", text), *facts, ("text", text),
            ("minhash", pa.binary()), ("prints", pa.binary()),
        ]
    )  # fmt: skip


def _table(rows: Iterable[Row]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist([flat(row) for row in rows], schema=schema())


def flat(row: Row) -> dict[str, Any]:
    """Return a row as a dictionary with the columns of the table."""
    record: dict[str, Any] = msgspec.to_builtins(row.document)
    source = row.source
    return record | {
        "id": row.id, "path": source.path, "sha256": source.sha256, "encoding": source.encoding,
        "reader": source.reader, "length": source.length, "made_by": row.made_by, "index": row.index,
        "duplicate_of": row.duplicate_of, "school_type": row.school_type, "text": row.text,
        "minhash": row.minhash, "prints": row.prints,
    }  # fmt: skip


def _rows(table: pa.Table) -> Iterable[Row]:
    facts = Document.__struct_fields__
    for record in table.to_pylist():
        source = Source(
            path=record["path"], sha256=record["sha256"], encoding=record["encoding"],
            length=record["length"], reader=record["reader"],
        )  # fmt: skip
        yield Row(
            id=record["id"], source=source, made_by=record["made_by"], index=record["index"],
            document=msgspec.convert({k: record[k] for k in facts if record[k] is not None}, Document),
            text=record["text"], school_type=record["school_type"], minhash=record["minhash"],
            prints=record["prints"], duplicate_of=record["duplicate_of"],
        )  # fmt: skip
