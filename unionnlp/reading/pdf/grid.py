"""Ruled tables on a page: where the cells are, from the lines drawn around them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unionnlp.reading.pdf.page import Glyph, Rule

_NEAR = 3.5  # points: ruled lines nearer than this are the same edge
_MAX_EDGES = 200


class Box(msgspec.Struct, frozen=True):
    """A cell: the grid row and column of its upper left corner, and its edges."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, glyph: Glyph) -> bool:
        """Return whether the middle of a glyph is in this cell."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return self.left <= x < self.right and self.top <= y < self.bottom


class Grid(msgspec.Struct, frozen=True):
    """A table: its cells in reading order, and its outline."""

    boxes: list[Box]
    left: float
    top: float
    right: float
    bottom: float


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that ruled lines make; a frame around one cell is none."""
    grids = [_grid(group) for group in _connected(rules)]
    return [grid for grid in grids if grid is not None and len(grid.boxes) > 1]


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group the rules that touch or cross each other."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.start if r.upright else r.at):
        touched = [g for g in groups if any(_touch(rule, other) for other in g)]
        for group in touched[1:]:
            touched[0].extend(group)
            groups.remove(group)
        if touched:
            touched[0].append(rule)
        else:
            groups.append([rule])
        if len(groups) > 2_000:  # a drawing, not a table
            return []
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        return abs(one.at - other.at) <= _NEAR and (
            one.start - _NEAR <= other.end and other.start - _NEAR <= one.end
        )
    return (
        one.start - _NEAR <= other.at <= one.end + _NEAR
        and other.start - _NEAR <= one.at <= other.end + _NEAR
    )


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _grid(rules: Sequence[Rule]) -> Grid | None:
    xs = _edges([r.at for r in rules if r.upright])
    ys = _edges([r.at for r in rules if not r.upright])
    if not 2 <= len(xs) <= _MAX_EDGES or not 2 <= len(ys) <= _MAX_EDGES:
        return None
    boxes, taken = [], set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < len(xs) - 1 and not _split(rules, True, xs[right], ys[row], ys[row + 1]):
                right += 1
            low = row + 1
            while low < len(ys) - 1 and not _split(rules, False, ys[low], xs[column], xs[right]):
                low += 1
            taken |= {(r, c) for r in range(row, low) for c in range(column, right)}
            boxes.append(Box(row, column, xs[column], ys[row], xs[right], ys[low]))
    return Grid(boxes, xs[0], ys[0], xs[-1], ys[-1])


def _split(rules: Sequence[Rule], upright: bool, at: float, start: float, end: float) -> bool:
    """Return whether rules draw an edge between two neighbours of the grid."""
    middle = (start + end) / 2
    return any(
        r.upright is upright and abs(r.at - at) <= _NEAR and r.start <= middle <= r.end
        for r in rules
    )
