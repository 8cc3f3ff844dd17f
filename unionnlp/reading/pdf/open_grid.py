"""Tables with horizontal rules only.

Their columns are what nearly all of their lines leave blank between words, and a row begins
at a rule, or where its first column does.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from unionnlp.reading.pdf.grid import NEAR, Box, PdfGrid
from unionnlp.reading.pdf.shapes import Glyph, RuledLine

_GUTTER = 7.0  # points that are blank between two columns
_MAX_LINES = 400
_MAX_CHARS = 20_000
_Segment = tuple[float, float]


def level_grids(rules: Sequence[RuledLine], glyphs: Sequence[Glyph]) -> list[PdfGrid]:
    """Return the tables that ``rules``, all of them level, make with what stands between."""
    found = []
    for group in _stacked(rules):
        top, bottom = group[0].at, group[-1].at
        inner = [
            g for g in glyphs if top < (g.top + g.bottom) / 2 < bottom and not g.text.isspace()
        ]
        if 4 <= len(inner) <= _MAX_CHARS:
            grid = _level_grid(group, inner)
            if grid is not None:
                found.append(grid)
    return found


def _stacked(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """Group rules of the same width that stand one below the other, two at least."""
    groups: list[list[RuledLine]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        home = next(
            (g for g in groups if abs(g[-1].start - rule.start) <= 2 * NEAR
             and abs(g[-1].end - rule.end) <= 2 * NEAR),
            None,
        )  # fmt: skip
        if home is None:
            groups.append([rule])
        elif rule.at - home[-1].at > NEAR:
            home.append(rule)
    return [g for g in groups if len(g) >= 2]


def _level_grid(rules: Sequence[RuledLine], glyphs: Sequence[Glyph]) -> PdfGrid | None:
    lines = _lines(glyphs)
    if len(lines) > _MAX_LINES:
        return None
    parted = [_segments(line) for line in lines]
    xs = _columns(parted, rules[0].start, rules[0].end)
    if len(xs) < 3 or sum(len(p) > 1 for p in parted) < min(3, len(parted)):
        return None
    ys = _rows(rules, lines, xs)
    if len(ys) < 3:
        return None
    boxes = [
        Box(row, column, xs[column], xs[column + 1])
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    ]
    owners = {(box.row, box.column): index for index, box in enumerate(boxes)}
    return PdfGrid(xs, ys, boxes, owners)


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs line by line, from the top."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.top + g.bottom):
        middle = (glyph.top + glyph.bottom) / 2
        last = lines[-1][0] if lines else None
        if last is not None and abs(middle - (last.top + last.bottom) / 2) < 0.5 * _height(last):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda g: g.left) for line in lines]


def _height(glyph: Glyph) -> float:
    return max(glyph.bottom - glyph.top, 1.0)


def _segments(line: Sequence[Glyph]) -> list[_Segment]:
    """Return the stretches of a line between gaps that no word leaves."""
    parts = [(line[0].left, line[0].right)]
    for glyph in line[1:]:
        if glyph.left - parts[-1][1] > _GUTTER:
            parts.append((glyph.left, glyph.right))
        else:
            parts[-1] = (parts[-1][0], max(parts[-1][1], glyph.right))
    return parts


def _columns(lines: Sequence[Sequence[_Segment]], left: float, right: float) -> list[float]:
    """Return the edges of columns: the middles of what nearly all lines leave blank."""
    changes: list[tuple[float, int]] = []
    for line in lines:
        for start, end in line:
            changes += [(start, 1), (end, -1)]
    allowed = len(lines) // 10
    edges, covered, blank_from = [left], 0, None
    for at, change in sorted(changes):
        if covered <= allowed < covered + change and blank_from is not None:
            if at - blank_from > _GUTTER:
                edges.append((at + blank_from) / 2)
            blank_from = None
        covered += change
        if change < 0 and covered <= allowed and blank_from is None:
            blank_from = at
    return [*edges, right]


def _rows(
    rules: Sequence[RuledLine], lines: Sequence[Sequence[Glyph]], xs: Sequence[float]
) -> list[float]:
    """Return the edges of rows: the rules, and where between them a first column begins."""
    edges = [r.at for r in rules]
    firsts = [line for line in lines if line[0].left < xs[1]]
    for above, line in itertools.pairwise(firsts):
        top, before = min(g.top for g in line), max(g.bottom for g in above)
        if not any(before - NEAR <= e <= top + NEAR for e in edges):
            edges.append(top - 0.1)
    return sorted(edges)
