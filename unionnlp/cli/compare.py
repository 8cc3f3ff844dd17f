"""``unionnlp compare``: what became of a plan's promises, of one pair or of a district's folders."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from unionnlp.cli import exporting, screen, talk

if TYPE_CHECKING:
    from unionnlp.comparison.many import Pairing
    from unionnlp.comparison.records import Comparison
    from unionnlp.records import Extraction

Form = Literal["text", "json", "jsonl", "html", "markdown", "xlsx"]
ENDINGS: dict[str, Form] = {
    ".txt": "text", ".json": "json", ".jsonl": "jsonl", ".html": "html", ".htm": "html",
    ".md": "markdown", ".xlsx": "xlsx",
}  # fmt: skip
_MANY: tuple[Form, ...] = ("text", "json", "jsonl", "xlsx")


class CompareForm(StrEnum):
    """How a comparison is written."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    markdown = "markdown"
    xlsx = "xlsx"


class CompareLang(StrEnum):
    """The language of people-facing text."""

    zh = "zh"
    en = "en"


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    plan: str
    summary: str
    form: Form
    output: Path | None
    lang: str
    encoding: str | None
    plans: bool


def register(app: typer.Typer) -> None:
    """Add ``compare`` to an application."""
    short = "What became of a plan's promises. 计划落实得怎样。"
    app.command(short_help=short)(compare)


def compare(  # noqa: PLR0913, PLR0917 - one parameter for each option
    plan: Annotated[
        str,
        typer.Argument(
            metavar="PLAN", show_default=False,
            help="The plan, or a folder of plans. 计划，或放计划的文件夹。",
        ),
    ],
    summary: Annotated[
        str,
        typer.Argument(
            metavar="SUMMARY", show_default=False,
            help="Its summary, or a folder of summaries. 同一单位同一时期的总结，或放总结的文件夹。",
        ),
    ],
    form: Annotated[
        CompareForm | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False,
            help="text (default), json, jsonl, html, markdown or xlsx. 输出格式。",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", show_default=False,
            help="File to write; its ending decides the format. 输出文件，扩展名决定格式。",
        ),
    ] = None,
    plans: Annotated[
        bool,
        typer.Option(
            "--plans", help="Both are plans: what is new, what is gone. 两份都是计划：与上年相比有什么变化。",
        ),
    ] = False,
    lang: Annotated[
        CompareLang, typer.Option(metavar="zh|en", help="Language of what is shown. 显示的语言。")
    ] = CompareLang.zh,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", show_default=False,
            help="Encoding of text files. 文本编码，缺省自动识别。",
        ),
    ] = None,
) -> int:  # fmt: skip
    """Tell of each promise of a plan whether the summary reports it done, in part, dropped, or not at all.

    计划里的每一项承诺，总结里有没有着落：完成、部分完成、未开展、未提及；还有哪些工作是计划外的。

    Two folders give the table of a district, their pairs found by unit and year. 两个文件夹给出各单位的落实情况。
    """
    request = Request(
        plan=plan, summary=summary, form=_form(form.value if form else None, output), output=output,
        lang=lang.value, encoding=encoding, plans=plans,
    )  # fmt: skip
    return run(request)


def run(request: Request) -> int:
    """Compare, write what was asked for, and return the exit code."""
    if request.output is not None:
        exporting.keep_inputs((request.plan, request.summary), request.output)
    folders = [Path(p).is_dir() for p in (request.plan, request.summary)]
    if any(folders):
        if not all(folders) or request.plans:
            raise typer.BadParameter("give two files, or two folders", param_hint="PLAN SUMMARY")
        return _district(request)
    from unionnlp.batch import extract_file

    one, other = (
        extract_file(p, encoding=request.encoding, with_text=True)
        for p in (request.plan, request.summary)
    )
    if request.plans:
        return _plans(request, one, other)
    from unionnlp.comparison import compare as run_compare

    comparison = run_compare(one, other)
    _write(request, _encode(request, comparison, one.source.text or "", other.source.text or ""))
    return 0


def _form(given: Form | None, output: Path | None) -> Form:
    """Return the format that ``--format`` and the ending of ``--output`` agree on."""
    ending = ENDINGS.get(output.suffix.lower()) if output is not None else None
    if output is not None and ending is None:
        known = " ".join(ENDINGS)
        raise typer.BadParameter(f"{output.name}: no known ending ({known})", param_hint="--output")
    if given and ending and given != ending:
        raise typer.BadParameter(
            f"--format {given} does not fit the ending of {output and output.name!r}",
            param_hint="--output",
        )
    return given or ending or "text"


def _encode(request: Request, comparison: Comparison, plan: str, summary: str) -> bytes | None:
    """Return the comparison in its format; ``None`` where it is a workbook."""
    if request.form == "json":
        return comparison.to_json(indent=2).encode() + b"\n"
    if request.form == "jsonl":
        return comparison.to_json().encode() + b"\n"
    if request.form == "html":
        from unionnlp.outputs.compared import page

        return page.render(comparison, plan, summary, lang=request.lang).encode("utf-8", "replace")
    if request.form == "markdown":
        from unionnlp.outputs.compared import markdown

        return markdown.render(comparison, lang=request.lang).encode("utf-8", "replace")
    if request.form == "xlsx":
        _workbook(request, [comparison], ((), ()))
        return None
    from unionnlp.outputs.compared import terminal

    width, color = _screen(request)
    shown = terminal.render(comparison, width=width, color=color, lang=request.lang)
    return _encoded(request, shown)


def _workbook(
    request: Request,
    rows: Sequence[Comparison],
    alone: tuple[Sequence[str], Sequence[str]],
) -> None:
    from unionnlp.outputs.compared.workbook import write_xlsx

    if request.output is None:
        raise typer.BadParameter("a workbook is a file: name it", param_hint="--output")
    write_xlsx(rows, request.output, names=_names(), alone=alone, lang=request.lang)


def _names() -> dict[str, str]:
    from unionnlp.items import catalogue

    return {item.id: item.zh for item in catalogue.load().items}


def _plans(request: Request, one: Extraction, other: Extraction) -> int:
    from unionnlp.comparison import compare_plans

    changes = compare_plans(one, other)
    if request.form in ("json", "jsonl"):
        raw = msgspec.json.encode(changes)
        data = msgspec.json.format(raw, indent=2) if request.form == "json" else raw
        _write(request, data + b"\n")
        return 0
    if request.form != "text":
        raise typer.BadParameter("two plans are written as text or json", param_hint="--format")
    from unionnlp.outputs.compared import terminal

    width, color = _screen(request)
    shown = terminal.render_plans(changes, width=width, color=color, lang=request.lang)
    _write(request, _encoded(request, shown))
    return 0


def _district(request: Request) -> int:
    """Compare all pairs of two folders; what cannot be read is told, what has no partner listed."""
    from unionnlp.comparison.many import compare_many, pair_up

    if request.form not in _MANY:
        raise typer.BadParameter(
            "two folders are written as text, json, jsonl or xlsx", param_hint="--format"
        )
    plans, failed = _read(request.plan, request.encoding)
    summaries, more = _read(request.summary, request.encoding)
    pairing = pair_up(plans, summaries)
    rows = compare_many(plans, summaries, pairing)
    if request.form == "jsonl":
        _write(request, b"".join(c.to_json().encode() + b"\n" for c in rows))
    elif request.form == "json":
        _write(request, msgspec.json.format(msgspec.json.encode(list(rows)), indent=2) + b"\n")
    elif request.form == "xlsx":
        _workbook(request, list(rows), _alone(pairing, plans, summaries))
    else:
        _table(request, list(rows))
    for key, names in zip(("plan", "summary"), _alone(pairing, plans, summaries), strict=True):
        for name in names:
            talk.complain(f"{name}: no partner found for this {key}")
    return talk.FAILED if failed or more else 0


def _table(request: Request, rows: list[Comparison]) -> None:
    from unionnlp.comparison.many import delivered, unkept
    from unionnlp.outputs.compared import terminal

    width, color = _screen(request)
    table = [delivered(c) for c in rows]
    shown = terminal.render_many(
        table, unkept(rows), _names(), width=width, color=color, lang=request.lang
    )
    _write(request, _encoded(request, shown))


def _read(folder: str, encoding: str | None) -> tuple[list[Extraction], int]:
    """Return the extractions of a folder in order, and how many sources failed."""
    from unionnlp.batch import Failure, extract_files

    found: list[Extraction] = []
    failed = 0
    for result in extract_files([folder], errors="return", with_text=True, encoding=encoding):
        if isinstance(result, Failure):
            failed += 1
            talk.failed(result)
        else:
            found.append(result)
    return found, failed


def _alone(
    pairing: Pairing, plans: Sequence[Extraction], summaries: Sequence[Extraction]
) -> tuple[list[str], list[str]]:
    return (
        [plans[i].source.path or "?" for i in pairing.plans],
        [summaries[j].source.path or "?" for j in pairing.summaries],
    )


def _screen(request: Request) -> tuple[int, bool]:
    """Return the width and whether there are colours."""
    terminal = screen.at_terminal(request.output)
    width = screen.WIDTH
    if terminal:
        width = max(60, min(140, shutil.get_terminal_size((screen.WIDTH, 24)).columns))
    return width, terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _encoded(request: Request, shown: str) -> bytes:
    terminal = screen.at_terminal(request.output)
    return shown.encode(sys.stdout.encoding if terminal else "utf-8", "replace")


def _write(request: Request, data: bytes | None) -> None:
    from unionnlp.writing import Target

    if data is not None:
        with Target(request.output) as target:
            target.write(data)
