"""Rows that begin with their months, one below the other: none of them opens a text (``2026年6月 总结``)."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.grammar import times
from unionnlp.structure.lines import CONTENT, OUTSIDE, STARTS, Line

_NEAR = 3  # lines between two months: an activity of the first may stand on lines of its own


def month_rows(lines: Sequence[Line]) -> None:
    """Take a title that begins with a month, below rows of the text that do so too, for one of these rows."""
    last = -_NEAR - 1
    for k, line in enumerate(lines):
        if line.label in OUTSIDE:
            last = -_NEAR - 1
        begun = times.at(line.clean, 0, len(line.clean))
        if begun is None or not begun[0].months:
            continue
        if line.label in STARTS and k - last <= _NEAR:
            line.label = lines[k - 1].label if lines[k - 1].label in CONTENT else "body"
        if line.label in CONTENT - STARTS:
            last = k
