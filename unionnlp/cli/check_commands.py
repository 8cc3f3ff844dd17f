"""The commands ``check`` and ``corpus`` with their options; ``register`` adds them to the application."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

corpus = typer.Typer(
    help="Build, describe, search and export a corpus of documents.\n\n建立、统计、检索、导出语料库。",
    no_args_is_help=True,
)


ItemsOption = Annotated[
    Path | None,
    typer.Option(
        "--items", metavar="FILE", show_default=False,
        help="A file that extends or replaces the standard items. 自定义常规工作。",
    ),
]  # fmt: skip


class ReportForm(StrEnum):
    """How a report is written."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"
    docx = "docx"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"


class Only(StrEnum):
    """Severities."""

    high = "high"
    medium = "medium"
    low = "low"


class Lang(StrEnum):
    """The language of people-facing text."""

    zh = "zh"
    en = "en"


class School(StrEnum):
    """Kinds of organisations."""

    kindergarten = "kindergarten"
    primary = "primary"
    secondary = "secondary"
    vocational = "vocational"
    university = "university"
    special = "special"
    district = "district"
    company = "company"
    group = "group"


class Export(StrEnum):
    """Formats of an exported corpus."""

    parquet = "parquet"
    csv = "csv"
    jsonl = "jsonl"
    delta = "delta"


class Kind(StrEnum):
    """Kinds of documents."""

    plan = "plan"
    summary = "summary"
    both = "summary+plan"


FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The corpus. 语料库文件夹。", show_default=False)
]
LangOption = Annotated[Lang, typer.Option(help="Language of what is shown. 显示的语言。")]
JobsOption = Annotated[
    int,
    typer.Option("--jobs", "-j", min=1, help="Processes that work side by side. 并行进程数。"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON. 输出 JSON。")]


def register(app: typer.Typer) -> None:
    """Add ``check`` and ``corpus`` to an application."""
    app.command(short_help="Check a draft plan, or many. 检查计划草稿。")(check)
    short = "Build, search and export a corpus. 语料库。"
    app.add_typer(corpus, name="corpus", short_help=short)


def check(  # noqa: PLR0913, PLR0917 - one parameter for each option
    drafts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DRAFT...", show_default=False,
            help="The draft, or -; or many: files, folders, zips. 计划草稿，或 -；也可以是多个文件、文件夹、zip。",
        ),
    ] = None,
    corpus_path: Annotated[
        str | None,
        typer.Option(
            "--corpus", metavar="DIR|PROFILE", show_default=False,
            help="What to compare with; the shipped profile if left out. 对照的语料库或画像。",
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR", min=1949, max=2100, show_default=False,
            help="The year that the draft is for. 文稿的年份。",
        ),
    ] = None,
    school_type: Annotated[
        School | None,
        typer.Option(
            metavar="TYPE", show_default=False,
            help="kindergarten, primary, secondary, vocational, university, special, district, company or "
            "group; guessed if left out. 单位类型。",
        ),
    ] = None,
    form: Annotated[
        ReportForm | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False,
            help="text (default), json, html, markdown or docx; csv, parquet or xlsx. 输出格式。",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", show_default=False,
            help="File to write; its ending decides the format. 输出文件，扩展名决定格式。",
        ),
    ] = None,
    fail_under: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE", min=0, max=1, show_default=False,
            help="Exit with 1 below this score. 低于此完整度时退出码为 1。",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES", show_default=False,
            help="Codes to report, such as E or M101. 只报告这些代码。",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Codes to leave out. 不报告这些代码。", show_default=False)
    ] = None,
    only: Annotated[
        list[Only] | None,
        typer.Option(
            metavar="SEVERITY", show_default=False,
            help="Only high, medium or low findings; repeatable. 只报告这些级别，可重复。",
        ),
    ] = None,
    document: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Only the N-th document. 只检查第 N 份文稿。", show_default=False),
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Explain one code. 说明一个代码。", show_default=False)
    ] = None,
    lang: Annotated[
        Lang, typer.Option(metavar="zh|en", help="Language of the report. 报告语言。")
    ] = Lang.zh,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", show_default=False,
            help="Encoding of a text file. 文本编码，缺省自动识别。",
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes, for many drafts. 并行进程数。")
    ] = 1,
    items: ItemsOption = None,
) -> int:  # fmt: skip
    """Check a draft plan: what it lacks, what is wrong or out of date in it.

    检查计划草稿：缺少什么，哪里有误或过时。

    Many drafts give a ranking and what most of them lack. 多份草稿给出排名和普遍的缺项。

    xlsx, csv and parquet hold all of it as tables. 表格格式列出全部内容。

    A .docx is the draft itself with the findings as comments. 输出 .docx 时，问题写成文稿里的批注。
    """
    from unionnlp.cli import checking

    if explain is not None:
        return checking.explain(explain, lang.value)
    if not drafts:
        raise typer.BadParameter("give a draft, or --explain CODE", param_hint="DRAFT")
    request = checking.Request(
        draft=drafts[0], others=tuple(drafts[1:]), corpus=corpus_path, year=year,
        school_type=school_type.value if school_type else None,
        form=form.value if form else None, output=output, fail_under=fail_under,
        select=_codes(select), ignore=_codes(ignore), lang=lang.value, encoding=encoding, jobs=jobs,
        document=document, only=tuple(o.value for o in only or ()), items=None if items is None else str(items),
    )  # fmt: skip
    return checking.run(request)


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """Return the codes of a repeated or comma-separated option."""
    parts = [
        code.strip().upper() for text in given or () for code in text.replace("，", ",").split(",")
    ]
    return tuple(part for part in parts if part)


@corpus.command()
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, archives. 文件、文件夹、压缩包。",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The corpus. 语料库文件夹。", show_default=False)
    ],
    jobs: JobsOption = 1,
    items: ItemsOption = None,
    lang: LangOption = Lang.zh,
    json: JsonOption = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Take out sources that are no longer there. 移除已经不在的来源。"
        ),
    ] = False,
) -> int:
    """Extract the sources into a corpus, without duplicates, and write its profile.

    提取来源文件，去重，建立语料库和画像。再次运行时只处理有变化的文件，没有找到的来源仍然保留。
    """
    from unionnlp.cli import corpora

    own = None if items is None else str(items)
    return corpora.build(sources, output, jobs, lang.value, as_json=json, items=own, prune=prune)


@corpus.command()
def stats(folder: FolderArgument, lang: LangOption = Lang.zh, json: JsonOption = False) -> int:
    """Show kinds, years, how common the items are, and their months.

    显示文种、年份、常规工作的比例和月份。
    """
    from unionnlp.cli import corpora

    return corpora.stats(folder, lang.value, as_json=json)


@corpus.command()
def search(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: FolderArgument,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words. 检索词。", show_default=False)
    ],
    kind: Annotated[
        Kind | None, typer.Option(help="Only this kind. 文种。", show_default=False)
    ] = None,
    item: Annotated[
        str | None, typer.Option(help="Only lines of this item. 常规工作。", show_default=False)
    ] = None,
    year: Annotated[
        int | None, typer.Option(help="Only this year. 年份。", show_default=False)
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help="Passages shown. 显示条数。")
    ] = 10,
    lang: LangOption = Lang.zh,
    json: JsonOption = False,
) -> int:
    """Find the passages that fit the words best.

    检索最相关的段落。
    """
    from unionnlp.cli import corpora

    return corpora.search(
        folder, query, (kind.value if kind else None, item, year), limit, lang.value, as_json=json
    )


@corpus.command()
def add(
    folder: FolderArgument,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, archives. 文件、文件夹、压缩包。",
            show_default=False,
        ),
    ],
    jobs: JobsOption = 1,
    items: ItemsOption = None,
    lang: LangOption = Lang.zh,
    json: JsonOption = False,
) -> int:
    """Add sources to a corpus; what is in it already stays.

    把来源加入语料库。
    """
    from unionnlp.cli import corpora

    own = None if items is None else str(items)
    return corpora.build(sources, folder, jobs, lang.value, as_json=json, items=own)


@corpus.command()
def remove(
    folder: FolderArgument,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="Sources as `list` names them. list 所列的来源名。",
            show_default=False,
        ),
    ],
    lang: LangOption = Lang.zh,
) -> int:
    """Take sources out of a corpus.

    从语料库移除来源。
    """
    from unionnlp.cli import corpora

    return corpora.remove(folder, names, lang.value)


@corpus.command(name="list")
def listed(folder: FolderArgument, json: JsonOption = False) -> int:
    """List the sources of a corpus; ? marks those that the last build did not find.

    列出语料库的来源；? 表示上次建立时没有找到。
    """
    from unionnlp.cli import corpora

    return corpora.listing(folder, as_json=json)


@corpus.command()
def export(
    folder: FolderArgument,
    form: Annotated[
        Export | None,
        typer.Option(
            "--format", "-f", show_default=False,
            help="jsonl (default), csv, parquet or delta. 输出格式。",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File (delta: a new folder). 输出文件。", show_default=False
        ),
    ] = None,
) -> int:  # fmt: skip
    """Write the documents of a corpus as JSON Lines, CSV, Parquet or Delta Lake.

    导出语料库。
    """
    from unionnlp.cli import corpora

    return corpora.export(folder, _export_form(form, output), output)


def _export_form(form: Export | None, output: Path | None) -> str:
    """Return the format that ``--format`` and the ending of the output agree on."""
    ending = output.suffix.lower().lstrip(".") if output is not None else ""
    by_ending = ending if ending in ("parquet", "csv", "jsonl") else None
    if ending and by_ending is None:
        raise typer.BadParameter(
            f".{ending} is no ending of a corpus (.jsonl .csv .parquet)", param_hint="--output"
        )
    if form is not None and by_ending is not None and form.value != by_ending:
        raise typer.BadParameter(
            f"--format {form.value} does not fit the ending .{ending}", param_hint="--output"
        )
    return form.value if form is not None else by_ending or "jsonl"
