"""``unionnlp check``: drafts to reports, one or many, in the format that the user asks for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from unionnlp.cli import formats, options, shards
from unionnlp.cli.formats import Format
from unionnlp.cli.language import say, words
from unionnlp.cli.remember import Asked
from unionnlp.cli.shards import ResumeOption

if TYPE_CHECKING:
    from unionnlp.checks.many import How
    from unionnlp.checks.records import Severity
    from unionnlp.cli.runner import Sources
    from unionnlp.outputs.tables.district import District
    from unionnlp.records import SchoolType
    from unionnlp.translation import Lang

_FORMATS = (
    Format.text, Format.json, Format.jsonl, Format.html, Format.markdown, Format.docx, Format.csv,
    Format.parquet, Format.xlsx,
)  # fmt: skip
_FOLDERS = (Format.csv, Format.parquet, Format.html, Format.markdown)
_TABLE = "findings"
_BELOW = 1  # exit code of a score below the floor


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


class Only(StrEnum):
    """Severities of findings."""

    high = "high"
    medium = "medium"
    low = "low"


class CheckRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for; ``None`` and empty leave the choice to ``unionnlp.toml``."""

    drafts: tuple[str, ...]
    corpus: str | None = None
    year: int | None = None
    school_type: SchoolType | None = None
    form: str | None = None
    output: Path | None = None
    table: str | None = None
    fail_under: float | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    only: tuple[Severity, ...] = ()
    lang: Lang = "zh"
    encoding: str | None = None
    jobs: int = 1
    document: int | None = None
    items: str | None = None
    model: str | None = None
    rules: Path | None = None
    scheme: Path | None = None
    roster: Path | None = None
    asked: Asked = Asked()
    resume: bool = False


def check(  # noqa: PLR0913, PLR0917 - one parameter for each option
    drafts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DRAFT...", show_default=False,
            help=words("计划草稿，或 -；也可以是多个文件、文件夹、zip。"),
        ),
    ] = None,
    corpus: Annotated[
        str | None,
        typer.Option(
            "--corpus", metavar="DIR|PROFILE", show_default=False,
            help=words("对照的语料库或画像，缺省用自带的画像。"),
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="YEAR", min=1949, max=2100, show_default=False, help=words("文稿的年份。")),
    ] = None,
    school_type: Annotated[
        School | None,
        typer.Option(
            metavar="TYPE", show_default=False,
            help=words(
                "单位类型，缺省自动判断：kindergarten 幼儿园、primary 小学、secondary 中学、vocational 职校、"
                "university 高校、special 特殊教育、district 区县、company 企业、group 集团。"
            ),
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False, parser=formats.of(_FORMATS),
            help=words("格式：text（缺省）、json、jsonl、html、markdown、docx、csv、parquet 或 xlsx。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    table: options.TableOption = None,
    fail_under: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE", min=0, max=1, show_default=False, help=words("低于此完整度时退出码为 1。")
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", show_default=False, help=words("只报告这些代码，如 E 或 M101。")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", show_default=False, help=words("不报告这些代码。")),
    ] = None,
    only: Annotated[
        list[Only] | None,
        typer.Option(
            metavar="SEVERITY", show_default=False,
            help=words("只报告这些级别（high、medium、low），可重复。"),
        ),
    ] = None,
    document: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", show_default=False, help=words("只检查第 N 份文稿。")),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", show_default=False,
            help=words("说明一个代码、一类代码（如 E5）或一条规则。"),
        ),
    ] = None,
    lang: options.LangOption = None,
    encoding: options.EncodingOption = None,
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    rules: Annotated[
        Path | None,
        typer.Option(
            "--rules", metavar="FILE", show_default=False,
            help=words("本单位或本省的规则（TOML），与全国的规则一起查。"),
        ),
    ] = None,
    scheme: Annotated[
        Path | None,
        typer.Option(
            "--scheme", metavar="FILE", show_default=False,
            help=words("评分细则（TOML），给出预计得分。"),
        ),
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", show_default=False,
            help=words("应交单位名单（文本，或表格里写学校名称的一列）；工作簿里列出没有交的。"),
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", show_default=False,
            help=words("不采纳这一条（编号在报告里），记在草稿旁边；那句话不改，就不再提出。"),
        ),
    ] = None,
    unaccept: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", show_default=False, help=words("收回不采纳的一条。")),
    ] = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help=words("列出不采纳的问题。"))
    ] = False,
    resume: ResumeOption = False,
) -> int:  # fmt: skip
    """Check a draft plan: what it lacks, what is wrong or out of date in it."""
    from unionnlp.cli import language

    shown = language.shown(lang)
    if explain is not None:
        _explain(explain, shown, rules)
        return 0
    if not drafts:
        raise typer.BadParameter(say("请给出草稿，或用 --explain CODE"), param_hint="DRAFT")
    return run(
        CheckRequest(
            drafts=tuple(drafts), corpus=corpus, year=year, form=form, output=output, table=table,
            school_type=school_type.value if school_type else None, fail_under=fail_under,
            select=_codes(select), ignore=_codes(ignore), only=tuple(o.value for o in only or ()),
            document=document, lang=shown, encoding=encoding, jobs=jobs,
            items=None if items is None else str(items),
            model=None if model is None else str(model), rules=rules, scheme=scheme,
            roster=roster,
            asked=Asked(accept=_ids(accept), unaccept=_ids(unaccept), show=accepted),
            resume=resume,
        )
    )  # fmt: skip


def _explain(name: str, lang: Lang, own: Path | None) -> None:
    from unionnlp.checks import explain, rules
    from unionnlp.cli.runner import write_each

    page = explain.explain(name, lang, () if own is None else rules.read(own))
    write_each(None, [page.encode("utf-8", "replace") + b"\n"])


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """Return the codes of a repeated or comma-separated option."""
    return tuple(part.upper() for part in _ids(given))


def _ids(given: list[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for text in given or () for part in text.replace("，", ",").split(","))
    return tuple(part for part in parts if part)


def run(request: CheckRequest) -> int:
    """Check the drafts, write what was asked for, and return the exit code."""
    from unionnlp.checks import many
    from unionnlp.cli import runner, tables
    from unionnlp.cli.check_writing import Below, Writer

    if request.resume:
        runner.keep_inputs(request.drafts, request.output, *_read_beside(request))
        return shards.check(request, _how(request))
    form = formats.chosen(request.form, request.output, _FORMATS, folders=_FOLDERS)
    table = tables.refuse_wrong(form, request.output, request.table, _TABLE)
    how = _how(request)
    runner.keep_inputs(request.drafts, request.output, *_read_beside(request))
    _keep_memory(request.output)
    sources = runner.Sources(request.drafts, request.output, request.jobs)
    _refuse_wrong(request, form, several=sources.several)
    roster = _roster(request)  # what is none is told whatever is written
    if request.asked:
        _remember(request, how)
        if request.asked.show:
            return 0
    together = sources.several and form == Format.xlsx
    district = _district(request, sources, roster) if together else None
    writer = Writer(request, form, table, several=sources.several, district=district)
    below = Below(request)
    code = sources.work(
        partial(many.attempt, how=how), lambda checked: writer.write(below.watch(checked))
    )
    return code or (_BELOW if below.seen else 0)


def _keep_memory(output: Path | None) -> None:
    from unionnlp.reading.find import MEMORY

    if output is not None and output.name.endswith(MEMORY):
        told = say("这个名字留给不采纳的记录，请换一个 --output")
        raise typer.BadParameter(told, param_hint="--output")


def _remember(request: CheckRequest, how: How) -> None:
    """Change or show what the author refused, before the report that follows it."""
    from unionnlp.checks.many import check_input
    from unionnlp.cli import remember, runner
    from unionnlp.reading.inputs import as_input

    asked = request.asked
    option = "--accept" if asked.accept else "--unaccept" if asked.unaccept else "--accepted"
    draft = remember.draft_of(request.drafts, option)
    report = check_input(as_input(draft), how).report
    remember.change(asked, draft, report)
    if asked.show:
        if asked.accept or asked.unaccept:
            report = check_input(as_input(draft), how).report
        runner.write_each(None, remember.shown(draft, report))


def _read_beside(request: CheckRequest) -> Iterator[str | Path | None]:
    """Yield what a check reads beside the drafts: none of it may be the output."""
    from unionnlp.checks import settings

    yield from (request.corpus, request.items, request.roster)
    yield from (request.model, request.rules, request.scheme)
    yield from (settings.place(), settings.load().corpus)


def _refuse_wrong(request: CheckRequest, form: Format, *, several: bool) -> None:
    """Refuse, before any work, what needs one draft, or a name."""
    if several and request.document is not None:
        told = say("只用于一份草稿；多份草稿逐份报告")
        raise typer.BadParameter(told, param_hint="--document")
    if several and form in (Format.html, Format.markdown) and request.output is None:
        raise formats.needs_name(form)
    if form != Format.docx:
        return
    if request.output is None:
        told = say("Word 文件需要名称：-o 草稿.批注.docx")
        raise typer.BadParameter(told, param_hint="--output")
    if several or request.drafts == ("-",):
        told = say("批注写在一份草稿的文件里：请给出一个文件")
        raise typer.BadParameter(told, param_hint="DRAFT")


def _roster(request: CheckRequest) -> tuple[str, ...]:
    if request.roster is None:
        return ()
    from unionnlp.outputs.tables.roster import read_roster

    return read_roster(request.roster)


def _district(request: CheckRequest, sources: Sources, roster: tuple[str, ...]) -> District:
    """Return what gathers all that was handed in, with the roster of those who should."""
    from unionnlp.outputs.tables.district import District
    from unionnlp.reading.find import passed_over

    return District(lambda: sources.failures, list(passed_over(request.drafts)), roster)


def _how(request: CheckRequest) -> How:
    from unionnlp import batch
    from unionnlp.checks import many, rules, scheme
    from unionnlp.checks.options import Options
    from unionnlp.corpus import profile

    if request.corpus is not None:
        profile.read(request.corpus)  # a faulty one is told once, before any work
    checking = Options(
        profile=request.corpus, year=request.year, school_type=request.school_type,
        select=request.select, ignore=request.ignore, lang=request.lang,
        document=None if request.document is None else request.document - 1,
        rules=None if request.rules is None else rules.read(request.rules),
        scheme=None if request.scheme is None else scheme.read(request.scheme),
    )  # fmt: skip
    reading = batch.ExtractOptions(
        encoding=request.encoding, with_text=True, items=request.items, model=request.model
    )
    batch.own_detector(reading)  # faulty files are told once, before any work
    return many.How(reading=reading, check=checking)
