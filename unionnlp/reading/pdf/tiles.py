"""Watermarks that are set again and again over a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unionnlp.reading.pdf.shapes import Glyph

_TIMES = 4  # as often as words must stand on one page to be taken for a watermark
_LOOKED_AT = 40
_SHORTEST = 4  # characters of such words


def without_tiles(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs without words that are written across other lines many times.

    Words that merely repeat (``同上``) stand in lines of their own; those of a watermark
    lie over the others, or beside them at no common distance.
    """
    runs = _runs(glyphs)
    counts = Counter(_text(run) for run in runs)
    often = {text for text, count in counts.items() if count >= _TIMES and len(text) >= _SHORTEST}
    if not often:
        return glyphs
    rest = [g for run in runs if _text(run) not in often for g in run]
    tiles = {text for text in often if _lies_over([r for r in runs if _text(r) == text], rest)}
    return [g for run in runs if _text(run) not in tiles for g in run] if tiles else glyphs


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs in stretches that were written in one go."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        high = glyph.bottom - glyph.top
        if (
            last is not None
            and abs(last.top - glyph.top) < 0.2 * high
            and -0.5 * high < glyph.left - last.right < 1.5 * high
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _text(run: Sequence[Glyph]) -> str:
    return "".join(g.text for g in run).strip()


def _lies_over(tiles: Sequence[Sequence[Glyph]], rest: Sequence[Glyph]) -> bool:
    """Return whether some of the tiles cover other letters."""
    return sum(any(_covers(run, g) for g in rest) for run in tiles[:_LOOKED_AT]) >= 2


def _covers(run: Sequence[Glyph], glyph: Glyph) -> bool:
    """Return whether the middle of a glyph lies within the letters of a run."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    inside = run[0].left < x < run[-1].right
    return inside and min(g.top for g in run) < y < max(g.bottom for g in run)
