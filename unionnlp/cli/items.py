"""``unionnlp items``: the catalogue of standard items, or one of them explained."""

from __future__ import annotations

from typing import Annotated

import typer

from unionnlp.cli import options
from unionnlp.cli.language import shown, words
from unionnlp.cli.options import Plain


def items(
    item_id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help=words("要说明的常规工作。"), show_default=False),
    ] = None,
    form: options.PlainOption = Plain.text,
    file: options.ItemsOption = None,
    lang: options.LangOption = None,
) -> int:
    """List the standard items (extended by ``file``), or explain one."""
    from unionnlp.cli import screen, show
    from unionnlp.items import catalogue
    from unionnlp.translation import named

    known = catalogue.load(file)
    if item_id is not None:
        item = known.get(item_id)
        if form == Plain.json:
            return show.as_json(item)
        return show.text(catalogue.explain(item.id, known, shown(lang)) + "\n")
    if form == Plain.json:
        return show.as_json(known.items)
    rows: list[str] = []
    for group, members in catalogue.overview(known, shown(lang)):
        rows.append(screen.heading(group))
        rows += [f"  {item.id:24} {named(item.id, item.zh, shown(lang))}" for item in members]
    return show.lines(rows)
