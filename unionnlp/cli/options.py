"""Options and arguments that several commands share; their words are Chinese, as all words are."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from unionnlp.cli.language import say, words


class Plain(StrEnum):
    """How what is no record is written."""

    text = "text"
    json = "json"


class Language(StrEnum):
    """The languages of people-facing text."""

    zh = "zh"
    en = "en"


def _known_encoding(name: str | None) -> str | None:
    """Refuse a name that is no text encoding, before anything is read."""
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        raise typer.BadParameter(
            say("没有名为 {name} 的文本编码，可以试试 utf-8、gb18030 或 big5", name=repr(name))
        ) from None
    return name


_STANDARD_OUTPUT = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def _no_device(output: Path | None) -> Path | None:
    """Take standard output by its name for what it is: a file or a pipe, and no folder of that name."""
    return None if output is not None and output.as_posix() in _STANDARD_OUTPUT else output


FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=words("文件，或 - 表示标准输入。"), show_default=False),
]
FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", help=words("文件、文件夹、zip，或 - 表示标准输入。"), show_default=False
    ),
]
CorpusArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help=words("语料库文件夹。"), show_default=False)
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        callback=_no_device,
        metavar="PATH",
        help=words("输出文件，扩展名决定格式；没有扩展名的是文件夹。"),
        show_default=False,
    ),
]
PlainOption = Annotated[
    Plain, typer.Option("--format", "-f", metavar="FORMAT", help=words("格式：text 或 json。"))
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        callback=_known_encoding,
        metavar="NAME",
        help=words("文本编码，缺省自动识别。"),
        show_default=False,
    ),
]
ItemsOption = Annotated[
    Path | None,
    typer.Option(
        "--items", metavar="FILE", help=words("增补或替换常规工作目录的文件。"), show_default=False
    ),
]
ModelOption = Annotated[
    Path | None,
    typer.Option(
        "--model",
        metavar="DIR",
        help=words("自己训练的识别模型（train 的输出）。"),
        show_default=False,
    ),
]
TermsOption = Annotated[
    Path | None,
    typer.Option(
        "--terms",
        metavar="FILE",
        help=words("自己的词，每行一个，分词时不切开。"),
        show_default=False,
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=1, help=words("并行的进程数。"))
]
LangOption = Annotated[
    Language | None,
    typer.Option(
        metavar="zh|en", help=words("显示和说明用的语言，缺省随系统。"), show_default=False
    ),
]
TableOption = Annotated[
    str | None,
    typer.Option(metavar="TABLE", help=words("csv、parquet 单个文件中的表。"), show_default=False),
]
