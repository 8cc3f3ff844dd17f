"""``unionnlp train``: the detector of standard items, learned from texts with gold."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Annotated

import typer

from unionnlp.cli import options
from unionnlp.cli.language import words


def train(
    corpora: Annotated[
        list[Path],
        typer.Argument(
            metavar="CORPUS", help=words("含 texts/ 和 gold/ 的文件夹。"), show_default=False
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", show_default=False,
            help=words("模型权重和说明的文件夹。"),
        ),
    ],
    date: Annotated[
        str | None, typer.Option(help=words("说明中的日期，缺省为今天。"), show_default=False)
    ] = None,
    items: options.ItemsOption = None,
    encoding: options.EncodingOption = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Train the item model; its report goes to standard output as it comes."""
    from datetime import date as calendar

    from unionnlp.cli import formats, show
    from unionnlp.training import train as training

    def say(row: str) -> None:
        show.text(f"{row}\n")

    formats.no_file(output)
    when = date or calendar.today().isoformat()
    with warnings.catch_warnings():  # what others say of a full disk: we tell it in one line
        warnings.simplefilter("ignore")
        training.train(corpora, output, date=when, items=items, encoding=encoding, say=say)
    return 0
