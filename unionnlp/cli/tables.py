"""Tables that commands write: a workbook, a folder of all tables, or one table as one file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from unionnlp.cli import formats
from unionnlp.cli.formats import Format
from unionnlp.cli.language import say

if TYPE_CHECKING:
    from unionnlp.checks.records import Checked
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.outputs.tables.district import District
    from unionnlp.records import Extraction

TABLES = (Format.csv, Format.parquet, Format.xlsx)


def refuse_wrong(form: Format, output: Path | None, table: str | None, default: str) -> str | None:
    """Return the table that is written alone, ``None`` for all of them; refuse what cannot be."""
    alone = form in (Format.csv, Format.parquet) and output is not None
    if alone and output is not None and not formats.is_folder(output):
        return _known(table or default)
    if form in TABLES and output is None:
        raise formats.needs_name(form)
    if table is not None:
        told = say("只用于写成单个文件的 csv 和 parquet")
        raise typer.BadParameter(told, param_hint="--table")
    return None


def _known(table: str) -> str:
    from unionnlp.outputs.tables.columns import tables

    names = [known.name for known in tables()]
    if table not in names:
        told = say("没有表 {table}（可用：{names}）", table=repr(table), names=" ".join(names))
        raise typer.BadParameter(told, param_hint="--table")
    return table


def write(
    form: Format,
    output: Path,
    rows: Iterable[Extraction | Checked],
    *,
    catalogue: Catalogue | None,
    table: str | None,
    district: District | None = None,
) -> None:
    """Write all tables of what was extracted or checked, or one of them."""
    if form == Format.xlsx:
        from unionnlp.outputs.tables.workbook import write_xlsx

        write_xlsx(rows, output, catalogue=catalogue, district=district)
    else:
        from unionnlp.outputs.tables.frames import write_csv, write_parquet

        writer = write_csv if form == Format.csv else write_parquet
        writer(rows, output, catalogue=catalogue, table=table)
