"""Records as pandas frames, and as folders of CSV or Parquet tables.

The columns and what they mean are declared in ``resources/tables.toml``; docs/outputs.md
shows them. Frames hold everything in memory, as frames do; the writers hold one batch of
rows at a time, so a folder of any size goes through them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from unionnlp.arguments import are_records, is_one_of, is_path
from unionnlp.characters import whole
from unionnlp.errors import OutputError, reason
from unionnlp.extras import extra
from unionnlp.outputs.tables.columns import (
    PARTS,
    Row,
    Rows,
    spoken,
    tables,
    words,
)
from unionnlp.outputs.tables.names import names_kept, names_read
from unionnlp.outputs.tables.rows import Tabler
from unionnlp.resources.kinds.tables import Column, OutputTable
from unionnlp.writing import whole_file, whole_folder
from unionnlp.writing.cells import CsvTable

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from unionnlp.checks.records import Checked
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.records import Extraction

Labels = Literal["en", "zh"]

_BATCH = 20_000  # rows of one table: some 10 MB, and a Parquet row group of sensible size


def frames(
    extractions: Iterable[Extraction | Checked],
    *,
    labels: Labels = "en",
    catalogue: Catalogue | None = None,
) -> dict[str, pd.DataFrame]:
    r"""Return a dict of DataFrames, one for each table of docs/outputs.md.

    They are sources, documents, outline, schedule, dates, quantities, items, noise, and of
    checks scores, gaps and findings: what ``check_files`` gives fills them (or a ``Checked`` of
    your own), and they are empty for extractions alone. ``document_id`` joins a fact to its document,
    ``source_id`` a document to its source, ``node_id`` a fact to the outline node around it.
    Strings are Arrow-backed, kinds, roles, months and items are categories with a fixed order,
    ``months`` is a list (``frame.explode("months")`` gives a row for each).
    ``labels="zh"`` gives the columns Chinese names, and kinds, roles and severities Chinese words.

    >>> from unionnlp import extract, frames
    >>> tables = frames([extract("城东小学2024年工会工作计划\n三月：\n1、举行“三八”联欢活动。")])
    >>> tables["documents"]["year"].tolist()
    [2024]

    Standard items of one's own bear the names that the records carry; ``catalogue`` gives other ones.
    Without pyarrow (the extra ``tables``) strings are pandas' own, and ``months`` tuples.
    """
    are_records(extractions, "frames()")
    is_one_of(labels, get_args(Labels), "labels")
    try:
        import pyarrow as pa
    except ModuleNotFoundError:
        return _plain_frames(extractions, labels, Tabler(catalogue))
    tabler = Tabler(catalogue)
    parts: dict[str, list[pa.RecordBatch]] = {table.name: [] for table in tables()}
    for rows in _batches(map(tabler.rows, extractions)):
        for table in tables():
            parts[table.name].append(_record_batch(table, rows[table.name]))
    return {
        table.name: _frame(
            table,
            pa.Table.from_batches(parts[table.name], _schema(table)),
            labels,
            tabler.catalogue,
        )
        for table in tables()
    }


def read_frames(
    folder: str | os.PathLike[str],
    *,
    labels: Labels = "en",
    catalogue: Catalogue | None = None,
) -> dict[str, pd.DataFrame]:
    """Return the frames of a folder that ``write_parquet`` wrote, the same as ``frames`` gave.

    The files keep the names of items of one's own; ``catalogue`` gives other ones.
    Raises ``OutputError`` (U400) where the folder is not one of those.
    """
    is_path(folder, "read_frames()")
    is_one_of(labels, get_args(Labels), "labels")
    if not Path(folder).is_dir():
        raise OutputError(f"{folder}: no such folder; write_parquet makes one")
    with extra("tables"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    found = {}
    for table in tables():
        path = Path(folder, f"{table.name}.parquet")
        try:
            known = set(pq.read_schema(path).names)
            own = catalogue or names_read(pq.read_metadata(path).metadata)
            lacking = [c.name for c in table.column if c.name not in known]
            if lacking:  # Arrow would fill them with nothing
                names = ", ".join(lacking)
                raise OutputError(
                    f"{path}: has no column {names}; write the tables anew with this version"
                )
            data = pq.read_table(path, schema=_schema(table))
        except (OSError, pa.ArrowInvalid, msgspec.DecodeError) as error:
            raise OutputError(f"{path}: not a table of unionnlp ({reason(error)})") from error
        found[table.name] = _frame(table, data, labels, own)
    return found


def write_parquet(
    extractions: Iterable[Extraction | Checked],
    path: str | os.PathLike[str],
    *,
    catalogue: Catalogue | None = None,
    table: str | None = None,
) -> None:
    """Write a folder ``path`` with one Parquet file for each table; ``read_frames`` reads it back.

    With ``table`` (a name of docs/outputs.md) ``path`` is a file with that table alone. Raises
    ``OutputError`` (U400) where it cannot be written; then nothing is left behind.
    """
    are_records(extractions, "write_parquet()")
    is_path(path, "write_parquet()")
    with extra("tables"):
        import pyarrow.parquet as pq

    tabler = Tabler(catalogue)
    with _files(path, ".parquet", table) as found, ExitStack() as stack:
        writers = {
            one.name: stack.enter_context(pq.ParquetWriter(file, _schema(one)))
            for one, file in found
        }
        for rows in _batches(map(tabler.rows, extractions)):
            for one, _ in found:
                if rows[one.name]:
                    writers[one.name].write_batch(_record_batch(one, rows[one.name]))
        for writer in writers.values():
            writer.add_key_value_metadata(names_kept(tabler.catalogue))


def write_csv(
    extractions: Iterable[Extraction | Checked],
    path: str | os.PathLike[str],
    *,
    labels: Labels = "en",
    catalogue: Catalogue | None = None,
    table: str | None = None,
) -> None:
    """Write a folder ``path`` with one CSV file for each table.

    UTF-8 with a byte order mark (or Excel shows no Chinese), lists joined by ``;``. A text
    that a spreadsheet would take for a formula gets an apostrophe before it. With ``table``
    ``path`` is a file with that table alone. Raises ``OutputError`` (U400) where it cannot be
    written; then nothing is left behind.
    """
    are_records(extractions, "write_csv()")
    is_path(path, "write_csv()")
    is_one_of(labels, get_args(Labels), "labels")
    tabler = Tabler(catalogue)
    with _files(path, ".csv", table) as found, ExitStack() as stack:
        writers = {}
        for one, place in found:
            file = stack.enter_context(place.open("w", encoding="utf-8-sig", newline=""))
            writers[one.name] = CsvTable(file, _names(one, labels))
        for rows in map(tabler.rows, extractions):
            for one, _ in found:
                writers[one.name].add(_told(one, rows[one.name], labels))


@contextmanager
def _files(
    path: str | os.PathLike[str], ending: str, table: str | None
) -> Iterator[list[tuple[OutputTable, Path]]]:
    """Give the file of each table in a new folder, or that of one table, all whole or not at all."""
    if table is None:
        with whole_folder(path) as folder:
            yield [(one, folder / f"{one.name}{ending}") for one in tables()]
        return
    wanted = [one for one in tables() if one.name == table]
    if not wanted:
        names = ", ".join(one.name for one in tables())
        raise OutputError(f"{table}: no table; known are {names}")
    with whole_file(path) as file:
        yield [(wanted[0], file)]


def _names(table: OutputTable, labels: Labels) -> list[str]:
    return [column.zh if labels == "zh" else column.name for column in table.column]


def _translated(table: OutputTable, frame: pd.DataFrame, labels: Labels) -> pd.DataFrame:
    """Return a frame with the names of columns, and the values of categories, in a language."""
    if labels == "en":
        return frame
    for column in table.column:
        known = words(column.type)
        if column.type == PARTS and (tell := spoken(PARTS)) is not None:
            told = frame[column.name].map(tell, na_action="ignore")
            frame[column.name] = told.astype(frame[column.name].dtype)
        elif known is not None:
            frame[column.name] = frame[column.name].cat.rename_categories(known)
    return frame.set_axis(_names(table, labels), axis=1)


def _told(table: OutputTable, rows: list[Row], labels: Labels) -> Iterable[Row]:
    """Return rows with the values of categories in a language."""
    told = [spoken(column.type) if labels == "zh" else None for column in table.column]
    if not any(told):
        return rows
    return (
        tuple(v if tell is None else tell(v) for tell, v in zip(told, row, strict=True))
        for row in rows
    )


def _batches(stream: Iterable[Rows]) -> Iterator[Rows]:
    """Gather the rows of many sources until one table has a batch."""
    held: Rows = {table.name: [] for table in tables()}
    for rows in stream:
        for name, found in rows.items():
            held[name] += found
        if max(map(len, held.values())) >= _BATCH:
            yield held
            held = {table.name: [] for table in tables()}
    yield held


def _arrow_type(kind: str) -> pa.DataType:
    import pyarrow as pa

    plain = {
        "text": pa.string(),
        PARTS: pa.string(),
        "int": pa.int64(),
        "int?": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "month": pa.int8(),
        "numbers": pa.list_(pa.int8()),
    }
    return plain.get(kind) or pa.dictionary(pa.int32(), pa.string())


def _schema(table: OutputTable) -> pa.Schema:
    import pyarrow as pa

    fields = [pa.field(c.name, _arrow_type(c.type)) for c in table.column]
    return pa.schema(fields, metadata={"unionnlp": f"unionnlp/1 {table.name}"})


def _record_batch(table: OutputTable, rows: list[Row]) -> pa.RecordBatch:
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else [() for _ in table.column]
    arrays = []
    for column, values in zip(table.column, columns, strict=True):
        kind = _arrow_type(column.type)
        try:
            arrays.append(pa.array(values, kind))
        except UnicodeEncodeError:  # a lone surrogate, which no file can hold
            safe = [v if v is None else whole(v) for v in values]
            arrays.append(pa.array(safe, kind))
    return pa.RecordBatch.from_arrays(arrays, schema=_schema(table))


def _plain_frames(
    extractions: Iterable[Extraction | Checked], labels: Labels, tabler: Tabler
) -> dict[str, pd.DataFrame]:
    """Return the frames made without Arrow."""
    import pandas as pd

    held: Rows = {table.name: [] for table in tables()}
    for rows in map(tabler.rows, extractions):
        for name, found in rows.items():
            held[name] += found
    made = {}
    for table in tables():
        columns = (
            zip(*held[table.name], strict=True) if held[table.name] else [()] * len(table.column)
        )
        series = {
            c.name: _plain_series(c, list(values), tabler.catalogue)
            for c, values in zip(table.column, columns, strict=True)
        }
        made[table.name] = _translated(table, pd.DataFrame(series), labels)
    return made


def _plain_series(column: Column, values: list[Any], catalogue: Catalogue) -> pd.Series[Any]:
    import pandas as pd

    dtypes = {
        "text": "string",
        PARTS: "string",
        "int?": "Int64",
        "int": "int64",
        "float": "float64",
        "bool": "bool",
    }
    if column.type in dtypes:
        return pd.Series(values, dtype=dtypes[column.type])
    if column.type == "numbers":
        return pd.Series(values, dtype="object")
    if column.type == "month":
        return pd.Series(pd.Categorical(values, categories=range(1, 13), ordered=True))
    known = _categories(column.type, catalogue)
    others = dict.fromkeys(v for v in values if v is not None and v not in known)
    ordered = column.type == "severity"
    return pd.Series(pd.Categorical(values, categories=[*known, *others], ordered=ordered))


def _frame(
    table: OutputTable, data: pa.Table, labels: Labels, catalogue: Catalogue
) -> pd.DataFrame:
    import pandas as pd

    columns = {c.name: _series(c, data.column(c.name), catalogue) for c in table.column}
    return _translated(table, pd.DataFrame(columns), labels)


def _series(column: Column, data: pa.ChunkedArray, catalogue: Catalogue) -> pd.Series[Any]:
    """Return a column with its dtype; the same for data from memory and from a file."""
    import pandas as pd

    if column.type in ("text", PARTS):
        return pd.Series(data.to_pandas(), dtype=pd.StringDtype("pyarrow"))
    if column.type == "numbers":
        return pd.Series(pd.arrays.ArrowExtensionArray(data), dtype=pd.ArrowDtype(data.type))
    if column.type == "int?":
        return pd.Series(data.to_pandas(integer_object_nulls=True), dtype="Int64")
    if column.type == "month":
        values = data.to_pandas(integer_object_nulls=True)
        return pd.Series(pd.Categorical(values, categories=range(1, 13), ordered=True))
    if column.type in ("int", "float", "bool"):
        return pd.Series(data.to_pandas())
    values = [v.as_py() for v in data.unique() if v.is_valid]
    known = _categories(column.type, catalogue)
    return pd.Series(
        pd.Categorical(
            data.cast("string").to_pandas(),
            categories=[*known, *(v for v in values if v not in known)],
            ordered=column.type == "severity",
        )
    )


def _categories(kind: str, catalogue: Catalogue) -> list[str]:
    """Return a category's values in their order; ``severity`` from low to high."""
    found = words(kind)
    if found is not None:
        return list(reversed(found)) if kind == "severity" else list(found)
    if kind == "group":
        return list(catalogue.groups.values())
    return [item.zh if kind == "item_zh" else item.id for item in catalogue.items]
