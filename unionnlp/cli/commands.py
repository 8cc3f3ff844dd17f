"""The commands and their options. Each body parses, calls one function, and returns its code."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from unionnlp.cli import check_commands, compare, desk_command, talk


class Format(StrEnum):
    """How an extraction is written."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    ics = "ics"
    html = "html"


class Plain(StrEnum):
    """How everything else is written."""

    text = "text"
    json = "json"


app = typer.Typer(
    name=talk.PROGRAM,
    help="Read trade-union work plans and summaries into records.\n\n"
    "读工会工作计划和总结，提取结构化记录。",
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

FileArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="The file, or - for standard input. 文件，或 - 表示标准输入。",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Plain,
    typer.Option("--format", "-f", metavar="FORMAT", help="text or json. 输出格式：text 或 json。"),
]


def _known_encoding(name: str | None) -> str | None:
    """Refuse a name that is no text encoding, before anything is read."""
    try:
        "".encode(name or "utf-8")
    except LookupError:
        hint = "try utf-8, gb18030 or big5"
        raise typer.BadParameter(f"{name!r} is no text encoding that is known; {hint}") from None
    return name


EncodingOption = Annotated[
    str | None,
    typer.Option(
        callback=_known_encoding,
        metavar="NAME",
        help="Encoding of the text, if not to be detected. 文本编码，缺省自动识别。",
    ),
]
ItemsOption = Annotated[
    Path | None,
    typer.Option(
        "--items",
        metavar="FILE",
        help="A file that extends or replaces the standard items. 自定义常规工作。",
    ),
]

JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, help="Processes that work side by side. 并行进程数。"
    ),
]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version. 显示版本。")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show tracebacks of errors. 出错时显示调用栈。")
    ] = False,
) -> None:
    """Take the options that belong to no command."""
    talk.show_tracebacks(debug)
    if version:
        from unionnlp import __version__

        typer.echo(f"{talk.PROGRAM} {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(talk.WRONG_USE)


@app.command(
    short_help="Extract outline, schedule, dates, quantities, items. 提取提纲、活动安排、时间、数字等。"
)
def extract(  # noqa: PLR0913, PLR0917 - one parameter for each option
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Files, folders, zips, or - for standard input. 文件、文件夹、zip，或 -。",
            show_default=False,
        ),
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text (default), json, jsonl, csv, parquet, xlsx, ics or html. 输出格式。",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="What to write; its ending decides the format. 输出文件，扩展名决定格式。",
        ),
    ] = None,
    encoding: EncodingOption = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Put the text into the record. 记录中附原文。")
    ] = False,
    jobs: JobsOption = 1,
    items: ItemsOption = None,
    no_items: Annotated[
        bool,
        typer.Option(
            "--no-items", help="Leave the standard items out, in half the time. 不识别常规工作。"
        ),
    ] = False,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR",
            min=1900,
            max=2199,
            help="Calendar (.ics): the year in which the arrangement begins. 日历：安排从哪一年开始。",
        ),
    ] = None,
    term_start: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="Calendar (.ics): a day of the first week, 2025-09-01. 日历：第一周中的某一天。",
        ),
    ] = None,
) -> int:
    """Extract documents, outline, schedule, dates, quantities and noise.

    提取文件、提纲、活动安排、时间、数字和无关内容。

    Several inputs give JSON Lines, one record per source. 多个输入时每个来源一行 JSON。

    csv and parquet are folders of tables. csv 和 parquet 是装有各表的文件夹。
    """
    from unionnlp.batch import Options
    from unionnlp.cli import exporting, extracting

    when = exporting.When(year=year, term_start=term_start.date() if term_start else None)
    request = extracting.Request(
        paths=tuple(files),
        form=form.value if form else None,
        output=output,
        options=Options(
            encoding=encoding,
            with_text=with_text,
            items=None if items is None else str(items),
            find_items=not no_items,
        ),
        jobs=jobs,
        when=when,
    )
    return extracting.run(request)


@app.command(short_help="Print the text as it was read. 显示读到的文本。")
def read(
    file: FileArgument, form: FormatOption = Plain.text, encoding: EncodingOption = None
) -> int:
    """Print the text as it was read, the text that all offsets count in.

    显示读到的文本；所有位置都以它为准。
    """
    from unionnlp.cli import showing

    return showing.read(file, form.value, encoding)


@app.command(short_help="Print words and parts of speech. 分词。")
def segment(
    file: FileArgument, form: FormatOption = Plain.text, encoding: EncodingOption = None
) -> int:
    """Print the words with their places and parts of speech.

    分词，显示位置和词性。
    """
    from unionnlp.cli import showing

    return showing.segment(file, form.value, encoding)


@app.command(short_help="Measure accuracy against gold. 计算准确率。")
def evaluate(
    gold_dir: Annotated[
        Path, typer.Argument(help="Folder of NAME.json. 标准答案文件夹。", show_default=False)
    ],
    text_dir: Annotated[
        Path, typer.Argument(help="Folder of NAME.txt. 原文文件夹。", show_default=False)
    ],
    form: FormatOption = Plain.text,
    misses: Annotated[
        str | None,
        typer.Option(
            metavar="MEASURE", help="List the misses of one measure, or of all. 列出某项的差错。"
        ),
    ] = None,
    jobs: JobsOption = 1,
) -> int:
    """Measure precision, recall and F1 against gold of your own.

    用自己的标准答案计算准确率、召回率和 F1。
    """
    from unionnlp.cli import showing

    return showing.evaluation(gold_dir, text_dir, form.value, misses, jobs)


@app.command(short_help="List the standard items, or explain one. 常规工作的目录。")
def items(
    item_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="An item to explain. 要说明的常规工作。", show_default=False
        ),
    ] = None,
    form: FormatOption = Plain.text,
    file: ItemsOption = None,
) -> int:
    """List the standard items, or explain one.

    列出常规工作，或说明其中一项。
    """
    from unionnlp.cli import showing

    return showing.items(item_id, form.value, file)


@app.command(short_help="Train the detector of standard items. 训练常规工作的模型。")
def train(
    corpora: Annotated[
        list[Path],
        typer.Argument(
            metavar="CORPUS",
            help="Folders that hold texts/ and gold/. 含 texts/ 和 gold/ 的文件夹。",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder for weights and model card. 模型权重和说明的文件夹。",
            show_default=False,
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(help="Date in the model card. 说明中的日期。", show_default="today"),
    ] = None,
) -> int:
    """Train the detector of standard items on folders of texts with gold.

    用带标准答案的文本训练常规工作识别模型。
    """
    from unionnlp.cli import showing

    return showing.train(corpora, output, date)


check_commands.register(app)
compare.register(app)
desk_command.register(app)
