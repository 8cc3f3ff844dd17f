"""``unionnlp check``: a draft to a report, in the format that the user asks for."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Literal

import msgspec
import typer

from unionnlp.checks import settings as settings_
from unionnlp.checks.records import Report, Severity
from unionnlp.cli import commenting
from unionnlp.cli.exporting import keep_inputs
from unionnlp.records import SchoolType
from unionnlp.translation import Lang
from unionnlp.writing import Target

ReportFormat = Literal["text", "json", "html", "markdown", "docx", "csv", "parquet", "xlsx"]
ENDINGS: dict[str, ReportFormat] = {
    ".txt": "text", ".json": "json", ".jsonl": "json", ".html": "html", ".htm": "html",
    ".md": "markdown", ".docx": "docx", ".csv": "csv", ".parquet": "parquet", ".xlsx": "xlsx",
}  # fmt: skip
_WIDTH = 100
BELOW = 1


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for; ``None`` and empty leave the choice to ``unionnlp.toml``."""

    draft: str
    others: tuple[str, ...] = ()
    corpus: str | None = None
    year: int | None = None
    school_type: SchoolType | None = None
    form: ReportFormat | None = None
    output: Path | None = None
    fail_under: float | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    only: tuple[Severity, ...] = ()
    lang: Lang = "zh"
    encoding: str | None = None
    jobs: int = 1
    document: int | None = None
    items: str | None = None


def run(request: Request) -> int:
    """Check the draft or the drafts, write what was asked for, and return the exit code."""
    from unionnlp.batch import detector, extract_file
    from unionnlp.checks.run import check

    form = _form(request)
    if form == "docx":
        commenting.refuse_wrong(request.draft, request.output, several=_several(request))
    paths = (request.draft, *request.others)
    keep_inputs(paths, request.output, request.corpus)
    if form in ("csv", "parquet", "xlsx") or _several(request):
        from unionnlp.cli import checking_many

        return checking_many.run(request, form)
    settings = settings_.load()
    own = detector(request.items)
    extraction = extract_file(
        request.draft, encoding=request.encoding, with_text=True, detector=own
    )
    report = check(
        extraction, profile=_profile(request, settings), year=request.year,
        school_type=request.school_type, select=request.select, ignore=request.ignore,
        document=None if request.document is None else request.document - 1, lang=request.lang,
        settings=settings, detector=own,
    )  # fmt: skip
    if request.only:
        kept = tuple(f for f in report.findings if f.severity in request.only)
        report = msgspec.structs.replace(report, findings=kept)
    if form == "docx":
        commenting.run(report, request.draft, request.output, request.encoding)
        return _code(report, request, settings)
    with Target(request.output) as target:
        target.write(_encode(report, extraction.source.text or "", form, request.output))
    return _code(report, request, settings)


def _code(report: Report, request: Request, settings: settings_.Settings) -> int:
    """Return the exit code: that of a score below the floor, or 0."""
    floor = request.fail_under if request.fail_under is not None else settings.fail_under
    return BELOW if floor is not None and report.lowest < floor else 0


def explain(code: str, lang: Lang) -> int:
    """Print the page of one code."""
    from unionnlp.checks.messages import explain as page

    print(page(code, lang))
    return 0


def _form(request: Request) -> ReportFormat:
    if request.form is not None:
        return request.form
    if request.output is None:
        return "text"
    found = ENDINGS.get(request.output.suffix.lower())
    if found is None:
        raise typer.BadParameter(
            f"{request.output.name}: no known ending ({' '.join(ENDINGS)}); give --format",
            param_hint="--output",
        )
    return found


def _several(request: Request) -> bool:
    """Return whether many reports are to be expected: paths, a folder, or an archive."""
    first = Path(request.draft)
    return bool(request.others) or first.is_dir() or first.suffix.lower() == ".zip"


def _profile(request: Request, settings: settings_.Settings):  # type: ignore[no-untyped-def]
    from unionnlp.corpus import profile

    if request.corpus is not None:
        return profile.read(request.corpus)
    if settings.corpus is not None:
        return profile.read(settings.corpus)
    return profile.default()


def _encode(report: Report, text: str, form: ReportFormat, output: Path | None) -> bytes:
    if form == "json":
        return report.to_json(indent=2).encode() + b"\n"
    if form == "html":
        from unionnlp.outputs import report_html

        return report_html.render(report, text).encode()
    if form == "markdown":
        from unionnlp.outputs import report_markdown

        return report_markdown.render(report).encode()
    from unionnlp.outputs import report_terminal

    terminal = output is None and sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns) if terminal else _WIDTH
    shown = report_terminal.render(report, width=max(40, width), color=color)
    return shown.encode(sys.stdout.encoding if terminal else "utf-8", "replace")
