"""``unionnlp corpus remove``: sources out of a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from unionnlp.cli import options
from unionnlp.cli.language import shown as language
from unionnlp.cli.language import words
from unionnlp.cli.options import Plain


def remove(
    folder: options.CorpusArgument,
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help=words("list 所列的来源名。"), show_default=False),
    ],
    form: options.PlainOption = Plain.text,
    lang: options.LangOption = None,
) -> int:
    """Take sources out of a corpus."""
    from unionnlp.cli import show
    from unionnlp.corpus.build import remove as run
    from unionnlp.reading.source import printable
    from unionnlp.translation import translator

    removed = run(folder, names)
    if form == Plain.json:
        return show.as_json({"folder": printable(str(folder)), "removed": removed})
    _ = translator(language(lang))
    return show.lines([f"{folder}: " + _.counted("移除 {n} 个来源", removed)])
