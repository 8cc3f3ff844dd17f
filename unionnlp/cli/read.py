"""``unionnlp read`` and ``segment``: the text of one file as it was read, and its words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from unionnlp.characters import covered
from unionnlp.cli import options
from unionnlp.cli.language import say
from unionnlp.cli.options import Plain

if TYPE_CHECKING:
    from unionnlp.reading import Reading


_LONE_RETURN = re.compile(r"\r(?!\n)")


def read(
    file: options.FileArgument,
    form: options.PlainOption = Plain.text,
    encoding: options.EncodingOption = None,
    lang: options.LangOption = None,
) -> int:
    """Print the text as it was read, the text that all offsets count in.

    A text can hold sequences that a terminal obeys: controls are shown as ``U+FFFD``, and JSON
    has them to the letter.
    """
    from unionnlp.cli import screen, show

    reading = _reading(file, encoding)
    if form == Plain.json:
        return show.as_json(msgspec.structs.replace(reading.source, text=reading.text))
    text = covered(_LONE_RETURN.sub("\n", reading.text))  # as long as before
    ends = text.endswith("\n") or not screen.at_terminal(None)
    return show.text(text if ends else text + "\n")


def segment(
    file: options.FileArgument,
    form: options.PlainOption = Plain.text,
    encoding: options.EncodingOption = None,
    terms: options.TermsOption = None,
    lang: options.LangOption = None,
) -> int:
    """Print the words with their places and parts of speech; blanks are words in JSON alone."""
    from unionnlp.cli import show
    from unionnlp.language import read_terms
    from unionnlp.language import segment as words_of
    from unionnlp.outputs.wording import line

    own = () if terms is None else read_terms(terms)
    reading = _reading(file, encoding)
    tokens = words_of(reading.text, terms=own)
    if form == Plain.json:
        return show.as_json({"source": reading.source, "tokens": tokens})
    return show.lines(
        f"{t.start}\t{t.end}\t{line(t.text)}\t{t.pos}" for t in tokens if t.text.strip()
    )


def _reading(file: str, encoding: str | None) -> Reading:
    """Read one file; a folder, which ``extract`` would walk, is wrong use here."""
    from unionnlp.reading import read as read_source

    if Path(file).is_dir():
        told = say("{file} 是文件夹，请给出一个文件", file=file)
        raise typer.BadParameter(told, param_hint="FILE")
    return read_source(file, encoding=encoding)
