"""``unionnlp extract``: files to records, in a readable view or one of the formats for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from unionnlp.cli import formats, options, shards
from unionnlp.cli.formats import Format
from unionnlp.cli.language import say, words
from unionnlp.cli.shards import ResumeOption

if TYPE_CHECKING:
    from unionnlp.batch import ExtractOptions
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.records import Extraction

_FORMATS = (
    Format.text, Format.json, Format.jsonl, Format.csv, Format.parquet, Format.xlsx, Format.ics,
    Format.html,
)  # fmt: skip
_FOLDERS = (Format.csv, Format.parquet, Format.ics)
_TABLE = "documents"


class ExtractRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for; ``form`` is ``None`` where the output's ending decides."""

    paths: tuple[str, ...]
    form: str | None
    output: Path | None
    options: ExtractOptions
    jobs: int
    table: str | None = None
    year: int | None = None
    term_start: date | None = None
    lang: str | None = None
    resume: bool = False
    cluster: str | None = None


def extract(  # noqa: PLR0913, PLR0917 - one parameter for each option
    files: options.FilesArgument,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False, parser=formats.of(_FORMATS),
            help=words("格式：text（缺省）、json、jsonl、csv、parquet、xlsx、ics 或 html。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    table: options.TableOption = None,
    encoding: options.EncodingOption = None,
    with_text: Annotated[bool, typer.Option("--with-text", help=words("记录中附原文。"))] = False,
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    no_items: Annotated[
        bool, typer.Option("--no-items", help=words("不识别常规工作，略快一些。"))
    ] = False,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR", min=1900, max=2199, show_default=False,
            help=words("日历：安排从哪一年开始。"),
        ),
    ] = None,
    term_start: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE", formats=["%Y-%m-%d"], show_default=False,
            help=words("日历：第一周中的某一天，如 2025-09-01。"),
        ),
    ] = None,
    resume: ResumeOption = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS|local", show_default=False,
            help=words("在 dask 集群上运行：调度器的地址，或 local（本机，进程数见 --jobs）。"),
        ),
    ] = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Extract documents, outline, schedule, dates, quantities, items and noise."""
    from unionnlp.batch import ExtractOptions

    request = ExtractRequest(
        paths=tuple(files), form=form, output=output, jobs=jobs, table=table, year=year,
        term_start=term_start.date() if term_start else None, lang=lang, resume=resume,
        cluster=cluster,
        options=ExtractOptions(
            encoding=encoding, with_text=with_text, items=None if items is None else str(items),
            model=None if model is None else str(model), find_items=not no_items,
        ),
    )  # fmt: skip
    return run(request)


def run(request: ExtractRequest) -> int:
    """Extract everything, write it, and return the exit code."""
    from unionnlp.batch import attempt, own_detector
    from unionnlp.cli import runner, tables

    if request.resume:
        return _shards(request)
    form = formats.chosen(request.form, request.output, _FORMATS, folders=_FOLDERS)
    table = tables.refuse_wrong(form, request.output, request.table, _TABLE)
    own = own_detector(request.options)  # a faulty file of items is told once, before any work
    runner.keep_inputs(request.paths, request.output, request.options.items, request.options.model)
    with_text = request.options.with_text or form not in (Format.json, Format.jsonl)
    how = msgspec.structs.replace(request.options, with_text=with_text)
    sources = runner.Sources(request.paths, request.output, request.jobs, request.cluster)
    writer = _Writer(request, form, table, own.catalogue if own else None, several=sources.several)
    return sources.work(partial(attempt, options=how), writer.write)


def _shards(request: ExtractRequest) -> int:
    """Extract into a folder of shards."""
    from unionnlp.batch import own_detector
    from unionnlp.cli import runner
    from unionnlp.corpus.build import maker
    from unionnlp.outputs.tables.shards import extracted
    from unionnlp.records import Document

    form = shards.chosen(request.form, request.output)
    shards.refuse(table=request.table, year=request.year, term_start=request.term_start)
    how, own = request.options, own_detector(request.options)
    runner.keep_inputs(request.paths, request.output, how.items, how.model)
    run = {
        "command": "extract", "made_by": maker(own), "encoding": how.encoding or "",
        "with_text": str(how.with_text), "items": str(how.find_items),
    }  # fmt: skip
    reading = msgspec.structs.replace(how, with_text=True)
    work = partial(extracted, how=reading, with_text=how.with_text)
    sources = runner.Sources(request.paths, request.output, request.jobs, request.cluster)
    return shards.write(sources, form, Document, run, work)


class _Writer:
    """Writes extractions in the format that was chosen."""

    def __init__(
        self,
        request: ExtractRequest,
        form: Format,
        table: str | None,
        catalogue: Catalogue | None,
        *,
        several: bool,
    ) -> None:
        self.request, self.form, self.table = request, form, table
        self.catalogue, self.several = catalogue, several

    def write(self, found: Iterable[Extraction]) -> None:
        """Write all that was found."""
        from unionnlp.cli import tables

        form, output = self.form, self.request.output
        if output is not None and (form in tables.TABLES):
            tables.write(form, output, found, catalogue=self.catalogue, table=self.table)
        elif form == Format.ics:
            self._calendar(found)
        elif form == Format.html:
            from unionnlp.outputs.views.page import write_html

            write_html(found, output, catalogue=self.catalogue, lang=self._lang())
        else:
            self._records(found)

    def _records(self, found: Iterable[Extraction]) -> None:
        from unionnlp.cli import runner

        output = self.request.output
        if self.form == Format.text:
            parts: Iterator[bytes] = map(self._view, found)
        elif self.form == Format.json and not self.several:
            parts = (one.to_json(indent=2).encode() + b"\n" for one in found)
        elif self.form == Format.json and output is not None:
            parts = runner.as_array(one.to_json().encode() for one in found)
        else:
            parts = (one.to_json().encode() + b"\n" for one in found)
        runner.write_each(output, parts)

    def _view(self, extraction: Extraction) -> bytes:
        from unionnlp.cli import screen
        from unionnlp.outputs.views.terminal import render

        place = screen.of(self.request.output)
        shown = render(
            extraction, text=extraction.source.text, width=place.width, color=place.color,
            catalogue=self.catalogue, lang=self._lang(),
        )  # fmt: skip
        return place.encode(shown)

    def _lang(self) -> str:
        from unionnlp.cli import language

        return language.shown(self.request.lang)

    def _calendar(self, found: Iterable[Extraction]) -> None:
        from unionnlp.cli import talk
        from unionnlp.outputs.calendar import write_calendars, write_ics

        wish = self.request
        folder = wish.output if wish.output and formats.is_folder(wish.output) else None
        if folder is not None:
            written = write_calendars(found, folder, year=wish.year, term_start=wish.term_start)
        else:
            written = write_ics(found, wish.output, year=wish.year, term_start=wish.term_start)
        for name in written.undated:
            talk.complain(say("{name}：没有写明年份，未列入日历；请用 --year 给出", name=name))
        if written.weeks_left_out:
            told = words(
                "有 {n} 项活动按周安排，未列入日历；请用 --term-start 说明第一周从哪天开始"
            )
            talk.complain(say(told, n=written.weeks_left_out))
