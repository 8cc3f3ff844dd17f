"""The formats of all commands: which ending means which, and what ``--output`` then is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import typer

from unionnlp.cli.language import say


class Format(StrEnum):
    """How a result is written; a command knows some of them."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    ics = "ics"
    html = "html"
    markdown = "markdown"
    docx = "docx"
    delta = "delta"


ENDINGS = {
    ".txt": Format.text, ".json": Format.json, ".jsonl": Format.jsonl, ".ndjson": Format.jsonl,
    ".csv": Format.csv, ".parquet": Format.parquet, ".xlsx": Format.xlsx, ".ics": Format.ics,
    ".html": Format.html, ".htm": Format.html, ".md": Format.markdown, ".markdown": Format.markdown,
    ".docx": Format.docx,
}  # fmt: skip


def chosen(
    form: str | None, output: Path | None, known: Sequence[Format], default: Format = Format.text
) -> Format:
    """Return the format that ``--format`` and the ending of ``--output`` agree on.

    ``known`` are those of the command. An ending that means a format is that format, or the
    command refuses: whoever opens ``x.json`` finds JSON in it.
    """
    asked = None if form is None else Format(form)
    if output is None:
        return asked or default
    ending = output.suffix.lower()
    found = ENDINGS.get(ending)
    if found is None and asked is None:
        endings = " ".join(e for e, named in ENDINGS.items() if named in known)
        told = say(
            "从 {name} 的扩展名看不出格式（可用：{endings}）",
            name=repr(output.name),
            endings=endings,
        )
        raise _wrong(told)
    if found is not None and asked not in (None, found):
        raise _wrong(
            say("--format {form} 与 {name} 的扩展名不符", form=str(asked), name=repr(output.name))
        )
    if found is not None and found not in known:
        formats = " ".join(known)
        raise _wrong(
            say("这个命令不写 {ending} 文件（可用：{formats}）", ending=ending, formats=formats)
        )
    return asked or found or default


def is_folder(output: Path) -> bool:
    """Return whether an output is written as a folder: its name has no ending, or it is one."""
    return not output.suffix or output.is_dir() or os.fspath(output).endswith(("/", os.sep))


def needs_name(form: Format) -> typer.BadParameter:
    """Return the error of a format that standard output cannot hold."""
    return _wrong(say("{form} 要写成文件或文件夹，请用 --output 给出名称", form=str(form)))


def _wrong(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="--output")
