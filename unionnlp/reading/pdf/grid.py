"""Ruled tables on a page: where the cells are, from the lines drawn around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

import msgspec

from unionnlp.reading.pdf.shapes import Glyph, RuledLine

NEAR = 3.5  # points: ruled lines nearer than this are the same edge
_MAX_EDGES = 100
_MAX_RULES = 1_500
_REACH = 18.0  # points that rules run on beyond an edge, where a column stands there


class Box(msgspec.Struct, frozen=True):
    """A cell: the grid row and column of its upper left corner, its left and right edge."""

    row: int
    column: int
    left: float
    right: float


class PdfGrid(msgspec.Struct, frozen=True):
    """A table: its edges, its cells in reading order, and which cell holds which field."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    owners: dict[tuple[int, int], int]

    def box_of(self, glyph: Glyph) -> int | None:
        """Return the index of the cell that holds the middle of a glyph."""
        column = bisect_right(self.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(self.ys, (glyph.top + glyph.bottom) / 2) - 1
        return self.owners.get((row, column))


def find_grids(rules: Sequence[RuledLine]) -> tuple[list[PdfGrid], list[RuledLine]]:
    """Return the tables that ruled lines make, and the level rules that belong to none.

    A frame around one cell is no table.
    """
    merged = _merged(rules)
    if len(merged) > _MAX_RULES:  # a drawing
        return [], []
    grids, loose = [], list[RuledLine]()
    for group in _connected(merged):
        grid = _grid(group)
        if grid is None:
            loose += [rule for rule in group if not rule.upright]
        elif len(grid.boxes) > 1:
            grids.append(grid)
    return grids, loose


def _merged(rules: Sequence[RuledLine]) -> list[RuledLine]:
    """Join the pieces of one ruled line; cells are often drawn edge by edge."""
    merged: list[RuledLine] = []
    for rule in sorted(rules, key=lambda r: (r.upright, round(r.at), r.start)):
        last = merged[-1] if merged else None
        on_line = last and last.upright == rule.upright and abs(last.at - rule.at) <= 1.5
        if last and on_line and rule.start <= last.end + NEAR:
            merged[-1] = RuledLine(last.upright, last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _connected(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """Group the rules that touch or cross each other."""
    groups: list[list[RuledLine]] = []
    for rule in sorted(rules, key=lambda r: r.start if r.upright else r.at):
        touched = [g for g in groups if any(_touch(rule, other) for other in g)]
        for group in touched[1:]:
            touched[0].extend(group)
            groups.remove(group)
        if touched:
            touched[0].append(rule)
        else:
            groups.append([rule])
    return groups


def _touch(one: RuledLine, other: RuledLine) -> bool:
    if one.upright == other.upright:
        return abs(one.at - other.at) <= NEAR and (
            one.start - NEAR <= other.end and other.start - NEAR <= one.end
        )
    return (
        one.start - NEAR <= other.at <= one.end + NEAR
        and other.start - NEAR <= one.at <= other.end + NEAR
    )


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _outer(rules: Sequence[RuledLine], *, upright: bool) -> list[float]:
    """Return the edges in one direction, with outer ones that are not drawn.

    Where most rules across run on beyond the last edge, the table goes as far as they do.
    """
    edges = _edges([r.at for r in rules if r.upright is upright])
    across = [r for r in rules if r.upright is not upright]
    if not edges or len(across) < 2:
        return edges
    reach = _REACH if upright else _REACH / 2
    start, end = median(r.start for r in across), median(r.end for r in across)
    first = [start] if start < edges[0] - reach else []
    last = [end] if end > edges[-1] + reach else []
    return [*first, *edges, *last]


def _grid(rules: Sequence[RuledLine]) -> PdfGrid | None:
    xs, ys = _outer(rules, upright=True), _outer(rules, upright=False)
    if not 2 <= len(xs) <= _MAX_EDGES or not 2 <= len(ys) <= _MAX_EDGES:
        return None
    boxes: list[Box] = []
    owners: dict[tuple[int, int], int] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in owners:
                continue
            right = column + 1
            while right < len(xs) - 1 and not _split(rules, True, xs[right], ys[row], ys[row + 1]):
                right += 1
            low = row + 1
            while low < len(ys) - 1 and not _split(rules, False, ys[low], xs[column], xs[right]):
                low += 1
            owners |= {(r, c): len(boxes) for r in range(row, low) for c in range(column, right)}
            boxes.append(Box(row, column, xs[column], xs[right]))
    return PdfGrid(xs, ys, boxes, owners)


def _split(rules: Sequence[RuledLine], upright: bool, at: float, start: float, end: float) -> bool:
    """Return whether rules draw an edge between two neighbours of the grid."""
    middle = (start + end) / 2
    return any(
        r.upright is upright and abs(r.at - at) <= NEAR and r.start <= middle <= r.end
        for r in rules
    )
