"""``unionnlp desk``: drafts checked in the browser, on this machine alone."""

from __future__ import annotations

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
    lang: options.LangOption = None,
) -> int:
    """Open a page on this machine to check drafts: drop a file, read the report, mend, drop again."""
    from unionnlp.desk.server import serve

    serve(port=port, browser=browser, lang=shown(lang))
    return 0
