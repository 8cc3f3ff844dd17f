"""``unionnlp corpus export``: the documents of a corpus as files that others read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from unionnlp.cli import formats, options
from unionnlp.cli.formats import Format
from unionnlp.cli.language import words

if TYPE_CHECKING:
    from unionnlp.corpus.store import Row

_FORMATS = (Format.jsonl, Format.json, Format.csv, Format.parquet, Format.delta)


def export(
    folder: options.CorpusArgument,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False, parser=formats.of(_FORMATS),
            help=words("格式：jsonl（缺省）、json、csv、parquet 或 delta（新文件夹）。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Write the documents of a corpus as one file, or to standard output."""
    from unionnlp.cli import runner
    from unionnlp.corpus import export as make
    from unionnlp.corpus.store import open_corpus

    chosen = formats.chosen(form, output, _FORMATS, default=Format.jsonl, folders=(Format.delta,))
    runner.keep_inputs((), output, folder)
    with open_corpus(folder) as known:
        rows = known.documents()
        if chosen == Format.delta:
            if output is None:
                raise formats.needs_name(chosen)
            make.write_delta(rows, output)
            return 0
        encode = {
            Format.parquet: make.as_parquet, Format.csv: make.as_csv, Format.jsonl: make.as_jsonl,
            Format.json: _as_array,
        }[chosen]  # fmt: skip
        runner.write_each(output, encode(rows))
    return 0


def _as_array(rows: Iterable[Row]) -> Iterator[bytes]:
    from unionnlp.cli.runner import as_array
    from unionnlp.corpus.export import as_jsonl

    return as_array(line[:-1] for line in as_jsonl(rows))
