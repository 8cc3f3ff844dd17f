"""A corpus as one file: Parquet (nested), CSV (a line for each document), JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from unionnlp.corpus.store import Row, flat, schema
from unionnlp.extras import extra

_INTERNAL = ("minhash", "prints", "made_by", "duplicate_of")
COLUMNS = (
    "id", "path", "index", "title", "kind", "organization", "school_type", "year", "start", "end",
    "items", "schedule", "quantities", "dates", "outline", "text",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_parquet(rows: Sequence[Row]) -> bytes:
    """Return the documents as a Parquet file with their nested records."""
    with extra("tables"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    table = pa.Table.from_pylist([flat(r) for r in rows], schema=schema()).drop_columns(
        list(_INTERNAL)
    )
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def as_jsonl(rows: Sequence[Row]) -> bytes:
    """Return the documents as JSON Lines, in the words of the record."""
    return "".join(json.dumps(_public(r), ensure_ascii=False) + "\n" for r in rows).encode()


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return a line for each document, for spreadsheets (UTF-8 with a mark, no formulas)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(list(_cells(r)) for r in rows)
    return out.getvalue().encode("utf-8-sig")


def _public(row: Row) -> dict[str, Any]:
    return {k: v for k, v in flat(row).items() if k not in _INTERNAL}


def _cells(row: Row) -> Iterator[object]:
    """Items are named, other lists counted; text that a spreadsheet would run gets an apostrophe."""
    record = flat(row)
    record["items"] = " ".join(sorted({m.item for m in row.document.items}))
    for column in COLUMNS:
        value = record.get(column)
        if isinstance(value, list | tuple):
            value = len(value)
        if isinstance(value, str) and value.startswith(_FORMULA):
            value = "'" + value
        yield value
