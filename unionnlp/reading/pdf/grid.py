"""Ruled tables on a page: where the cells are, from the lines drawn around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from unionnlp.reading.pdf.page import Glyph, Rule

_NEAR = 3.5  # points: ruled lines nearer than this are the same edge
_MAX_EDGES = 100
_MAX_RULES = 1_500


class Box(msgspec.Struct, frozen=True):
    """A cell: the grid row and column of its upper left corner, its left and right edge."""

    row: int
    column: int
    left: float
    right: float


class Grid(msgspec.Struct, frozen=True):
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


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that ruled lines make; a frame around one cell is none."""
    merged = _merged(rules)
    if len(merged) > _MAX_RULES:  # a drawing
        return []
    grids = [_grid(group) for group in _connected(merged)]
    return [grid for grid in grids if grid is not None and len(grid.boxes) > 1]


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Join the pieces of one ruled line; cells are often drawn edge by edge."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.upright, round(r.at), r.start)):
        last = merged[-1] if merged else None
        on_line = last and last.upright == rule.upright and abs(last.at - rule.at) <= 1.5
        if last and on_line and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(last.upright, last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


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
    return Grid(xs, ys, boxes, owners)


def _split(rules: Sequence[Rule], upright: bool, at: float, start: float, end: float) -> bool:
    """Return whether rules draw an edge between two neighbours of the grid."""
    middle = (start + end) / 2
    return any(
        r.upright is upright and abs(r.at - at) <= _NEAR and r.start <= middle <= r.end
        for r in rules
    )
