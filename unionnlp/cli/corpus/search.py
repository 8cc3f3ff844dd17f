"""``unionnlp corpus search``: the passages of a corpus that fit a query."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from unionnlp.cli import options
from unionnlp.cli.language import shown as language
from unionnlp.cli.language import words
from unionnlp.cli.options import Plain


class SearchedKind(StrEnum):
    """Kinds of documents."""

    plan = "plan"
    summary = "summary"
    both = "summary+plan"


def search(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: options.CorpusArgument,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help=words("检索词。"), show_default=False)
    ],
    kind: Annotated[
        SearchedKind | None, typer.Option(help=words("文种。"), show_default=False)
    ] = None,
    item: Annotated[str | None, typer.Option(help=words("常规工作。"), show_default=False)] = None,
    year: Annotated[int | None, typer.Option(help=words("年份。"), show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help=words("显示的条数。"))] = 10,
    lang: options.LangOption = None,
    form: options.PlainOption = Plain.text,
) -> int:
    """Show the passages that fit best; 1 where there is none."""
    from unionnlp.cli import screen, show, talk
    from unionnlp.corpus import passages
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    if item is not None:
        from unionnlp.corpus.store import open_corpus

        with open_corpus(folder) as known:
            item = known.item(item)
    found = passages.search(
        folder, query, limit=limit, kind=kind.value if kind else None, item=item, year=year
    )
    if form == Plain.json:
        show.as_json(found)
    elif not found:
        _ = translator(language(lang))
        talk.complain(_("没有找到"))
    rows = []
    for number, hit in enumerate(() if form == Plain.json else found, 1):
        p = hit.passage
        place = f"{line(p.source or '')} [{p.start}:{p.end}]"
        rows.append(f"{screen.heading(f'{number}.')} {line(p.text, 160)}")
        rows.append(f"   {line(p.title or '', 40)} · {place} · {hit.score:.2f}")
    show.lines(rows)
    return 0 if found else talk.FAILED
