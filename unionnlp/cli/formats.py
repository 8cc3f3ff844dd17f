"""The formats of all commands: which ending means which, and what ``--output`` then is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import typer

from unionnlp.cli.language import say, words


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
_ENDING = {form: ending for ending, form in reversed(ENDINGS.items())}  # the first of each


def of(known: Sequence[Format]) -> Callable[[str], Format]:
    """Return what reads the value of ``--format`` of a command that knows these formats."""

    def read(value: str) -> Format:
        found = next((form for form in known if form == value), None)
        if found is None:
            told = say(
                "没有格式 {form}（可用：{formats}）", form=repr(value), formats=" ".join(known)
            )
            raise typer.BadParameter(told)
        return found

    return read


def chosen(
    form: str | None,
    output: Path | None,
    known: Sequence[Format],
    default: Format = Format.text,
    folders: Sequence[Format] = (),
) -> Format:
    """Return the format that ``--format`` and the ending of ``--output`` agree on.

    ``known`` are those of the command. An ending that means a format is that format, or the
    command refuses: whoever opens ``x.json`` finds JSON in it. A name without an ending is a
    folder, so that only ``folders`` of the formats can have one.
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
    agreed = asked or found or default
    _refuse_name(output, agreed, folders)
    return agreed


def _refuse_name(output: Path, form: Format, folders: Sequence[Format]) -> None:
    """Refuse a file where the name, or what stands there, is a folder, and the other way round."""
    name, ending = repr(output.name), output.suffix.lower()
    if output.is_dir():
        if ending in ENDINGS:
            told = words("{name} 是文件夹，名称却像 {ending} 文件，请换一个名称")
            raise _wrong(say(told, name=name, ending=ending))
        if form not in folders:
            told = words("{name} 是文件夹，{form} 写成一个文件，请给出文件名")
            raise _wrong(say(told, name=name, form=str(form)))
    elif not ending and form not in folders and (output.is_file() or not output.exists()):
        told = words("没有扩展名的 {name} 是文件夹，{form} 写成一个文件，请写成 {file}")
        raise _wrong(say(told, name=name, form=str(form), file=repr(output.name + _ENDING[form])))


def no_file(output: Path) -> Path:
    """Return the name of a folder; refuse one that looks like a file, as ``x.csv``."""
    ending = output.suffix.lower()
    if ending in ENDINGS:
        told = words("这里要写成文件夹，{name} 却像 {ending} 文件，请换一个名称")
        raise _wrong(say(told, name=repr(output.name), ending=ending))
    return output


def is_folder(output: Path) -> bool:
    """Return whether an output is written as a folder: its name has no ending, or it is one.

    A device, as ``/dev/stdout``, has no ending, and is none.
    """
    return output.is_dir() or (not output.suffix and (output.is_file() or not output.exists()))


def needs_name(form: Format) -> typer.BadParameter:
    """Return the error of a format that standard output cannot hold."""
    return _wrong(say("{form} 要写成文件或文件夹，请用 --output 给出名称", form=str(form)))


def _wrong(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="--output")
