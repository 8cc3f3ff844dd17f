"""``unionnlp check`` over many drafts: a ranking, a report a line, or tables."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import typer

from unionnlp import batch
from unionnlp.checks import many, settings
from unionnlp.checks.records import Checked
from unionnlp.checks.run import Options
from unionnlp.cli import exporting, screen
from unionnlp.cli.checking import BELOW, ReportFormat, Request
from unionnlp.corpus import profile as profiles
from unionnlp.errors import OutputError
from unionnlp.writing import Target

if TYPE_CHECKING:
    from unionnlp.items.catalogue import Catalogue

_NARROWEST = 60  # below that, the ranking is no table


def run(request: Request, form: ReportFormat) -> int:
    """Check all drafts, write what was asked for, and return the exit code."""
    if request.document is not None:
        raise typer.BadParameter(
            "takes a document of one draft; of many, each is reported", param_hint="--document"
        )
    if request.corpus is not None:
        profiles.read(request.corpus)  # a faulty one is told once, before any work
    paths = (request.draft, *request.others)
    sources = batch.inputs(paths)
    ahead = [source for _, source in zip(range(2), sources, strict=False)]
    work = partial(many.attempt, how=_how(request))
    jobs = request.jobs if len(ahead) > 1 else 1
    results = batch.run_each(chain(ahead, sources), work, jobs)
    terminal = screen.at_terminal(request.output)
    with screen.progress(paths, several=len(ahead) > 1, terminal=terminal) as progress:
        tally = exporting.Tally(results, progress)
        watch = _Watch(tally, request.fail_under)
        with contextlib.suppress(exporting.NothingError):  # every failure was told
            _write(watch, form, request)
    return tally.code or (BELOW if watch.below else 0)


def _how(request: Request) -> many.How:
    options = Options(
        profile=request.corpus, year=request.year, school_type=request.school_type,
        select=request.select, ignore=request.ignore, lang=request.lang,
    )  # fmt: skip
    reading = batch.Options(encoding=request.encoding, with_text=True, items=request.items)
    batch.detector(request.items)  # a faulty file of items is told once, before any work
    return many.How(reading=reading, check=options)


def _names(request: Request) -> Catalogue | None:
    own = batch.detector(request.items)
    return own.catalogue if own else None


class _Watch:
    """Passes on what was checked, and knows whether a score lies under its floor."""

    def __init__(self, results: Iterable[Checked], floor: float | None) -> None:
        self._results = results
        self._floor = floor
        self.below = False

    def __iter__(self) -> Iterator[Checked]:
        for checked in self._results:
            floor = self._floor
            if floor is None:
                floor = settings.load().fail_under
            self.below |= floor is not None and checked.report.lowest < floor
            yield checked


def _write(results: Iterable[Checked], form: ReportFormat, request: Request) -> None:
    if form in ("csv", "parquet", "xlsx"):
        exporting.write_tables(form, request.output, results, _names(request))
        return
    if form in ("html", "markdown"):
        from unionnlp.outputs.report_folder import write_reports

        if request.output is None:
            raise OutputError(f"{form} of many drafts is a folder of pages: name it with --output")
        write_reports(results, request.output, form=form, lang=request.lang)
        return
    with Target(request.output) as target:
        if form == "json":
            for checked in results:
                target.write(checked.report.to_json().encode() + b"\n")
        else:
            target.write(_overview(results, request))


def _overview(results: Iterable[Checked], request: Request) -> bytes:
    """Return the ranking and what is lacking most, as wide as the terminal or 100 columns."""
    from unionnlp.outputs import overview_terminal
    from unionnlp.outputs.overview import Overview
    from unionnlp.outputs.tables import Tabler

    overview, tabler = Overview(), Tabler(_names(request))
    for checked in results:
        overview.add(tabler.rows(checked))
    terminal = screen.at_terminal(request.output)
    width = screen.WIDTH
    if terminal:
        width = max(_NARROWEST, min(width, shutil.get_terminal_size((width, 24)).columns))
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    shown = overview_terminal.render(overview, width=width, lang=request.lang, color=color)
    return shown.encode(sys.stdout.encoding if terminal else "utf-8", "replace")
