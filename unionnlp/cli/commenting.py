"""``unionnlp check draft.docx -o draft.批注.docx``: the report as comments in the Word file."""

from __future__ import annotations

from pathlib import Path

import typer

from unionnlp.checks.records import Report


def refuse_wrong(draft: str, output: Path | None, *, several: bool) -> None:
    """Refuse, before any work, what cannot become one Word file."""
    if output is None:
        raise typer.BadParameter(
            "a Word file needs a name: -o draft.批注.docx", param_hint="--output"
        )
    if draft == "-":
        raise typer.BadParameter(
            "comments are written into the draft's file; give it, not standard input",
            param_hint="DRAFT",
        )
    if several:
        raise typer.BadParameter(
            "comments are written into one draft; give one file for one .docx", param_hint="DRAFT"
        )


def run(report: Report, draft: str, output: Path | None, encoding: str | None) -> None:
    """Write the draft with its comments."""
    from unionnlp.outputs.word import write_comments

    if output is not None:
        write_comments(report, draft, output, encoding=encoding)
