"""A corpus as files that others read: Parquet, Delta Lake (nested), CSV, JSON Lines, a batch at a time."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.corpus import arrow
from unionnlp.corpus.store import Row
from unionnlp.errors import OutputError
from unionnlp.extras import extra
from unionnlp.records import Document, Extraction
from unionnlp.writing import whole_folder
from unionnlp.writing.cells import BYTE_ORDER_MARK, CsvTable

if TYPE_CHECKING:
    import pyarrow as pa

    from unionnlp.items.catalogue import Catalogue

Names = Mapping[str, tuple[str, str]]
UNNAMED: Names = MappingProxyType({})

COLUMNS = (
    "id", "path", "document_no", "title", "kind", "organization", "school_type", "year", "start_char",
    "end_char",
    "items", "item_names", "item_groups", "schedule", "quantities", "dates", "outline", "text",
)  # fmt: skip
_BATCH = 500
_CHUNK = 1 << 20


_NAMES = {"start": "start_char", "end": "end_char"}  # as in the tables of `tables.toml`


def schema() -> pa.Schema:
    """Return the Arrow schema: where a document came from, its record, its text.

    Columns are named as in all tables (``document_no`` counts from 1); nested records keep their keys.
    """
    with extra("tables"):
        import pyarrow as pa
    i32, text = pa.int32(), pa.string()
    first = [("id", text), ("path", text), ("sha256", text), ("document_no", i32)]
    record = [(_NAMES.get(name, name), kind) for name, kind in arrow.fields(Document)]
    named = [("item_names", pa.list_(text)), ("item_groups", pa.list_(text))]
    return pa.schema([*first, *record, *named, ("text", text)])


def names_of(catalogue: Catalogue) -> Names:
    """Return the name and the group of each item by its id, for people."""
    return {i.id: (i.zh, catalogue.groups[i.group]) for i in catalogue.items}


def columns(row: Row, names: Names = UNNAMED) -> dict[str, Any]:
    """Return a row as a dictionary with the columns of the schema."""
    record = flat(row, names)
    number = {"document_no": record.pop("index") + 1}
    return number | {_NAMES.get(name, name): value for name, value in record.items()}


def flat(row: Row, names: Names = UNNAMED) -> dict[str, Any]:
    """Return a row as a dictionary with the keys of the record, and the names of its items and groups."""
    record: dict[str, Any] = msgspec.to_builtins(row.document)
    found = {
        "id": row.id, "path": row.source.path, "sha256": row.source.sha256, "index": row.index,
    }  # fmt: skip
    ids = _ids(row)
    record["item_names"] = [names.get(i, (i, ""))[0] for i in ids]
    record["item_groups"] = [names.get(i, ("", ""))[1] for i in ids]
    return found | record | {"school_type": row.school_type, "text": row.text}


def _ids(row: Row) -> list[str]:
    """Return the items of a document, each once: its names and groups stand in this order."""
    return sorted({mention.item for mention in row.document.items})


class Excerpt(Extraction, frozen=True, kw_only=True):
    """Some of the documents of a source, ``places`` their numbers in it (from 1)."""

    places: tuple[int, ...]

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the documents in their source, from 1."""
        return self.places


def extractions(rows: Iterable[Row]) -> Iterator[Excerpt]:
    """Yield the documents as one extraction for each source, for the tables that ``extract`` writes.

    Between the documents the text of a source is not kept: blanks stand there.
    """
    for source, group in groupby(rows, key=lambda row: row.source):
        found = list(group)
        parts, at = list[str](), 0
        for row in found:
            start = row.document.start
            parts += [" " * (start - at), row.text[max(at - start, 0) :]]
            at = max(at, start + len(row.text))
        yield Excerpt(
            source=msgspec.structs.replace(source, text="".join(parts).ljust(source.length)),
            documents=tuple(row.document for row in found),
            places=tuple(row.index + 1 for row in found),
        )


def batches(rows: Iterable[Row], names: Names = UNNAMED) -> Iterator[pa.RecordBatch]:
    """Yield the rows as Arrow record batches."""
    with extra("tables"):
        import pyarrow as pa
    stream = iter(rows)
    while some := list(islice(stream, _BATCH)):
        yield pa.RecordBatch.from_pylist([columns(r, names) for r in some], schema=schema())


def as_parquet(rows: Iterable[Row], names: Names = UNNAMED) -> Iterator[bytes]:
    """Yield the documents as the bytes of a Parquet file with their nested records."""
    with extra("tables"):
        import pyarrow.parquet as pq
    with tempfile.TemporaryFile() as file:
        with pq.ParquetWriter(file, schema()) as writer:
            for batch in batches(rows, names):
                writer.write_batch(batch)
        file.seek(0)
        while data := file.read(_CHUNK):
            yield data


def as_jsonl(rows: Iterable[Row], names: Names = UNNAMED) -> Iterator[bytes]:
    """Yield the documents as JSON Lines, in the words of the record."""
    for row in rows:
        yield (json.dumps(flat(row, names), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def as_csv(rows: Iterable[Row], names: Names = UNNAMED) -> Iterator[bytes]:
    """Yield a line for each document, for spreadsheets (UTF-8 with a mark, no formulas)."""
    out = io.StringIO(newline="")
    table = CsvTable(out, COLUMNS)
    yield BYTE_ORDER_MARK.encode()
    for row in rows:
        table.add([list(_cells(row, names))])
        yield out.getvalue().encode("utf-8", "replace")
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode("utf-8", "replace")


def write_delta(rows: Iterable[Row], folder: Path, names: Names = UNNAMED) -> None:
    """Write the documents as a new Delta Lake table; raise ``OutputError`` (U400) where one is."""
    with extra("corpus"):
        import pyarrow as pa
        from deltalake import write_deltalake
        from deltalake.exceptions import DeltaError
    reader = pa.RecordBatchReader.from_batches(schema(), batches(rows, names))
    try:
        with whole_folder(folder) as place, _quiet():
            write_deltalake(str(place), reader, mode="error")
    except DeltaError as error:
        reason = (str(error).splitlines() or ["?"])[0]
        raise OutputError(f"{folder}: the table cannot be written ({reason})") from error


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what a library in Rust prints of its own faults from standard error: we tell them."""
    kept = os.dup(2)
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(sink)


def _cells(row: Row, names: Names) -> Iterator[object]:
    """Items are named, other lists counted."""
    record = columns(row, names)
    record["items"] = " ".join(_ids(row))
    for key in ("item_names", "item_groups"):
        record[key] = ";".join(dict.fromkeys(filter(None, record[key])))
    for column in COLUMNS:
        value = record.get(column)
        yield len(value) if isinstance(value, list | tuple) else value
