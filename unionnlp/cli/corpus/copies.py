"""``unionnlp corpus copies``: the pairs of a corpus that share passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionnlp.cli import formats, options
from unionnlp.cli.formats import Format
from unionnlp.cli.language import shown as language
from unionnlp.cli.language import words

if TYPE_CHECKING:
    from unionnlp.corpus.copying import Copied
    from unionnlp.translation import Lang

_FORMATS = (Format.text, Format.json, Format.jsonl, Format.xlsx)


def copies(
    folder: options.CorpusArgument,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False, parser=formats.of(_FORMATS),
            help=words("格式：text（缺省）、json、jsonl 或 xlsx。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Write the pairs of a corpus that share passages."""
    from unionnlp.cli import runner, screen
    from unionnlp.corpus.copied import copied
    from unionnlp.corpus.store import open_corpus
    from unionnlp.outputs.tables.copied import write_copies
    from unionnlp.records import encoded

    chosen = formats.chosen(form, output, _FORMATS)
    if chosen == Format.xlsx and output is None:
        raise formats.needs_name(chosen)
    runner.keep_inputs((), output, folder)
    with open_corpus(folder) as known:
        pairs = copied(known)
        if chosen == Format.xlsx:
            write_copies(pairs, output)
            return 0
        records = (encoded(pair, None).encode() for pair in pairs)
        if chosen == Format.json:
            runner.write_each(output, runner.as_array(records))
        elif chosen == Format.jsonl:
            runner.write_each(output, (record + b"\n" for record in records))
        else:
            place = screen.of(output)
            told = (pair_of(pair, language(lang), output) for pair in pairs)
            runner.write_each(output, (place.encode(f"{line}\n") for line in told))
    return 0


def pair_of(pair: Copied, lang: Lang, output: Path | None = None) -> str:
    """Return the two lines that tell of a pair: who shares how much with whom, and the passage."""
    from unionnlp.cli.screen import heading
    from unionnlp.outputs.tables.copied import LIKENESS, named
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    _ = translator(lang)
    one = f"{named(pair.organization, pair.year)} {line(pair.source)} {pair.share:.0%}"
    other = f"{named(pair.other_organization, pair.other_year)} {line(pair.other_source)} {pair.other_share:.0%}"
    places = f"[{pair.start}:{pair.end}] [{pair.other_start}:]"
    likeness = heading(_(LIKENESS[pair.likeness]), output)
    return f"{likeness}  {one}  —  {other}\n  {places} {line(pair.passage, 80)}"
