"""``unionnlp corpus export``: the documents of a corpus as files that others read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionnlp.cli import formats, options
from unionnlp.cli.formats import Format
from unionnlp.cli.language import words

if TYPE_CHECKING:
    from unionnlp.corpus.export import Names
    from unionnlp.corpus.store import Row

_FORMATS = (
    Format.jsonl, Format.json, Format.csv, Format.parquet, Format.xlsx, Format.delta,
)  # fmt: skip
_FOLDERS = (Format.csv, Format.parquet, Format.delta)
_TABLE = "documents"


def export(
    folder: options.CorpusArgument,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False, parser=formats.of(_FORMATS),
            help=words("格式：jsonl（缺省）、json、csv、parquet、xlsx 或 delta（新文件夹）。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE", show_default=False,
            help=words("csv、parquet 单个文件中的表（与 extract 相同），缺省每份文稿一行。"),
        ),
    ] = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Write the documents of a corpus as one file, or to standard output."""
    from unionnlp.cli import runner
    from unionnlp.corpus import export as make
    from unionnlp.corpus.store import open_corpus

    chosen = formats.chosen(form, output, _FORMATS, default=Format.jsonl, folders=_FOLDERS)
    alone = _alone(chosen, output, table)
    runner.keep_inputs((), output, folder)
    with open_corpus(folder) as known:
        rows, catalogue = known.documents(), known.catalogue()
        names = make.names_of(catalogue)
        if chosen == Format.delta:
            if output is None:
                raise formats.needs_name(chosen)
            make.write_delta(rows, output, names)
            return 0
        if output is not None and alone is not None:
            from unionnlp.cli import tables

            tables.write(
                chosen,
                output,
                make.extractions(rows),
                catalogue=catalogue,
                table=alone or None,
            )
            return 0
        encode = {
            Format.parquet: make.as_parquet, Format.csv: make.as_csv, Format.jsonl: make.as_jsonl,
            Format.json: _as_array,
        }[chosen]  # fmt: skip
        runner.write_each(output, encode(rows, names))
    return 0


def _alone(form: Format, output: Path | None, table: str | None) -> str | None:
    """Return the table of ``extract`` that is written alone, empty for all, ``None`` for none of them."""
    from unionnlp.cli import tables

    several = output is not None and form in tables.TABLES and formats.is_folder(output)
    if table is None and not several and form != Format.xlsx:
        return None
    return tables.refuse_wrong(form, output, table, _TABLE) or ""


def _as_array(rows: Iterable[Row], names: Names) -> Iterator[bytes]:
    from unionnlp.cli.runner import as_array
    from unionnlp.corpus.export import as_jsonl

    return as_array(line[:-1] for line in as_jsonl(rows, names))
