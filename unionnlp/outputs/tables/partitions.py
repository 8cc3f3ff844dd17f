"""Sources to plain rows: what a partition of dask or Spark, or a shard in a folder, is made of.

A row is a dictionary of plain values, one for each document; a source that failed is a row,
and so is one that holds no document, so that nothing is lost. The id of a row depends on the
source's name and the document's place in it alone: the same whichever partition it came in.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.arguments import is_name, is_paths
from unionnlp.batch import ExtractOptions, PathLike, attempt, guarded, inputs
from unionnlp.checks.records import Checked, Report
from unionnlp.extras import extra
from unionnlp.failures import Failure
from unionnlp.pipeline import extract
from unionnlp.reading import DEFAULT_LIMITS, Input, Limits
from unionnlp.records import Document, Extraction, Source

if TYPE_CHECKING:
    import pyarrow as pa

    from unionnlp.items.detector import Detector

Row = dict[str, Any]
Given = PathLike | tuple[str, str]  # a path, or the name and the text of a source
_TEXT = "text"


class Named(msgspec.Struct, frozen=True):
    """A source whose text is given, with its name."""

    name: str
    text: str


Origin = Input | Failure | Named
Kind = type[Document] | type[Report]


def extract_partitions(
    sources: Iterable[Given],
    *,
    detector: Detector | None = None,
    items: bool = True,
    with_text: bool = False,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[Row]:
    r"""Return the rows of a partition: paths (files, folders, archives) or pairs of name and text.

    An iterator in, a list of plain dictionaries out (dask can send no iterator), no processes: what
    ``map_partitions`` of dask.bag and ``mapPartitions`` of Spark take, as it is or with its options
    through ``functools.partial``. ``partition_schema`` is the Arrow schema of the rows. A source that fails is
    a row with ``error_code`` and ``error``; ``with_text`` adds the text of each document; the other
    options are those of ``extract_file``.

    >>> rows = extract_partitions([("a", "城东小学2024年工会工作计划\n一、召开教代会。")])
    >>> rows[0]["source"], rows[0]["year"], rows[0]["error"]
    ('a', 2024, None)
    """
    is_paths(sources, "extract_partitions()")
    is_name(encoding, "encoding")
    how = ExtractOptions(
        encoding=encoding, with_text=True, detector=detector, find_items=items, limits=limits
    )
    found = (_extracted(one, how) for one in _taken(sources, limits))
    return [row for one in found for row in document_rows(one, with_text=with_text)]


def document_rows(found: Extraction | Failure, *, with_text: bool = False) -> list[Row]:
    """Return the rows of one source; the extraction must hold its text where that is wanted."""
    if isinstance(found, Failure):
        return [failed_row(found, Document)]
    text = found.source.text or ""
    rows = []
    for number, one in zip(found.numbers, found.documents, strict=True):
        row = _row(found.source, one, Document, number)
        rows.append(row | {_TEXT: text[one.start : one.end]} if with_text else row)
    return rows or [_row(found.source, None, Document)]


def report_rows(found: Checked | Failure) -> list[Row]:
    """Return the row of one checked source: the fields of its report."""
    if isinstance(found, Failure):
        return [failed_row(found, Report)]
    return [_row(found.extraction.source, found.report, Report)]


def partition_schema(record: Kind = Document) -> pa.Schema:
    """Return the Arrow schema of the rows, nested as the records are; needs the extra ``tables``."""
    if record is not Document and record is not Report:
        raise TypeError(
            f"partition_schema() takes Document or Report, the class itself, not {record!r}"
        )
    with extra("tables"):
        import pyarrow as pa
    from unionnlp.corpus import arrow

    text = pa.string()
    first = [
        ("id", text),
        ("source", text),
        ("sha256", text),
        ("reader", text),
        ("number", pa.int32()),
    ]
    own = [(name, kind) for name, kind in arrow.fields(record) if name in _fields(record)]
    return pa.schema([*first, *own, (_TEXT, text), ("error_code", text), ("error", text)])


def _taken(sources: Iterable[Given], limits: Limits) -> Iterator[Origin]:
    """Yield texts as they are, and what lies at paths."""
    several = [sources] if isinstance(sources, str | os.PathLike) else sources
    for are_texts, group in groupby(several, key=lambda one: isinstance(one, tuple)):
        if are_texts:
            yield from (Named(*one) for one in group if isinstance(one, tuple))
        else:
            yield from inputs((one for one in group if not isinstance(one, tuple)), limits)


def _extracted(source: Origin, how: ExtractOptions) -> Extraction | Failure:
    if isinstance(source, Failure):
        return source
    if isinstance(source, Input):
        return attempt(source, how)
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    origin = Source(
        path=source.name, sha256=digest, encoding=None, length=len(source.text), text=source.text
    )
    return guarded(
        Input(source.name),
        lambda: extract(source.text, source=origin, detector=how.detector, items=how.find_items),
    )


def _row(
    source: Source, record: Document | Report | None, kind: Kind, number: int | None = None
) -> Row:
    name = source.path or ""
    place = str(record.start) if isinstance(record, Document) else ""
    row: Row = {
        "id": _id(name, place), "source": name, "sha256": source.sha256, "reader": source.reader,
        "number": number,
    }  # fmt: skip
    for field in _fields(kind):
        row[field] = None if record is None else msgspec.to_builtins(getattr(record, field))
    return row | {_TEXT: None, "error_code": None, "error": None}


def failed_row(failure: Failure, kind: Kind) -> Row:
    """Return the row of a source that could not be worked on."""
    first = {"id": _id(failure.name, ""), "source": failure.name}
    empty = dict.fromkeys(("sha256", "reader", "number", *_fields(kind), _TEXT))
    return first | empty | {"error_code": failure.error.code, "error": str(failure.error)}


def _id(name: str, place: str) -> str:
    return hashlib.sha256(f"{name}\0{place}".encode("utf-8", "replace")).hexdigest()[:24]


def _fields(record: Kind) -> tuple[str, ...]:
    """Return the fields of a record that are columns; where a row comes from has its own."""
    return tuple(f for f in record.__struct_fields__ if f not in ("schema", "source"))
