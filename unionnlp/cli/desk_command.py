"""The command ``desk`` with its options; ``register`` adds it to the application."""

from __future__ import annotations

from typing import Annotated

import typer

from unionnlp.cli.check_commands import Lang


def register(app: typer.Typer) -> None:
    """Add ``desk`` to an application."""
    app.command(short_help="Check drafts in the browser. 在浏览器里检查文稿。")(desk)


def desk(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one. 端口，0 表示自动选。")
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser. 打开浏览器。")
    ] = True,
    lang: Annotated[Lang, typer.Option(metavar="zh|en", help="Language. 语言。")] = Lang.zh,
) -> int:
    """Open a page on this machine to check drafts: drop a file, read the report, mend, drop again.

    在本机打开一个页面：拖进文稿，看结果，改好再拖进来。文件只在这台电脑上处理。

    Nothing leaves the machine, nothing is kept. Ctrl-C ends it. 按 Ctrl-C 结束。
    """
    from unionnlp.desk.server import serve

    serve(port=port, browser=browser, lang=lang.value)
    return 0
