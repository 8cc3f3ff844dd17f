"""The one console of all views: a fixed width, colours only where asked for, no control of a text."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType


def draw(parts: Iterable[RenderableType], *, width: int, color: bool, cut: bool = False) -> str:
    """Return the parts of a view, ``width`` columns wide, with a final line break.

    ``cut`` ends long lines with ``…`` where they would be broken. Nothing in the parts is
    taken for markup; texts come through ``wording.line``, which lets no control pass.
    """
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None,
        legacy_windows=False, highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    for part in parts:
        if cut:
            console.print(part, no_wrap=True, overflow="ellipsis", crop=True)
        else:
            console.print(part)
    rows = out.getvalue().split("\n")
    return "\n".join(row.rstrip() for row in rows).rstrip("\n") + "\n"
