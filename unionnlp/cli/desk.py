"""``unionnlp desk``: drafts checked in the browser, on this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unionnlp.cli import options
from unionnlp.cli.language import shown, words


def desk(
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help=words("端口，0 表示自动选。"))
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=words("打开浏览器。"))
    ] = True,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    encoding: options.EncodingOption = None,
    lang: options.LangOption = None,
) -> int:
    """Open a page on this machine to check drafts: drop a file, read the report, mend, drop again."""
    from unionnlp.batch import detector
    from unionnlp.desk.server import serve
    from unionnlp.desk.tasks import Started

    if items or model:
        detector(items, model)  # faulty files are told before a page is opened
    # Absolute: the workers need not stand in this folder.
    own = Started(items=_absolute(items), model=_absolute(model), encoding=encoding)
    serve(port=port, browser=browser, lang=shown(lang), own=own)
    return 0


def _absolute(path: Path | None) -> str | None:
    return None if path is None else str(path.resolve())
