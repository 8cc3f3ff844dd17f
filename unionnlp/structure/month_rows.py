"""Rows that begin with their months or weeks, one below the other: none opens a text or is a website's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unionnlp.grammar import times
from unionnlp.grammar.times import When
from unionnlp.structure.grid import TIMES, field
from unionnlp.structure.lines import CONTENT, INNER, OUTSIDE, STARTS, Line
from unionnlp.structure.owned import furniture

_BLOCK = 12  # lines of one activity whose time, place and people stand on lines of their own
_NEAR = 3  # lines between two months: an activity of the first may stand on lines of its own


def month_rows(lines: Sequence[Line]) -> None:
    """Take a line that begins with a time as the text's rows above it do for one of these rows.

    ``2026年6月 总结`` among months is no title, ``第 8 周 筛查`` right below the sixth week no furniture.
    """
    last, above = -_NEAR - 1, When()
    for k, line in enumerate(lines):
        begun = times.at(line.clean, 0, len(line.clean))
        when = begun[0] if begun else When()
        opens = line.label in STARTS and when.months and above.months and k - last <= _NEAR
        near = line.label in OUTSIDE and k - last == 1 and not line.gap
        lost = near and _next(above, when) and not furniture(line.clean)
        if opens or lost:
            line.label = lines[k - 1].label if lines[k - 1].label in CONTENT else "body"
        elif line.label in OUTSIDE:
            last = -_NEAR - 1
        if when and line.label in CONTENT - STARTS:
            last, above = k, when


def form_rows(lines: Sequence[Line]) -> None:
    """Take the times of blocks for the text's: ``时间：3月8日`` right above ``内容：插花``, and so again below."""
    heads: dict[str, list[int]] = {}
    for k, line in enumerate(lines[:-1]):
        below = lines[k + 1]
        timed = field(line.clean) in TIMES and not below.gap and below.label in CONTENT
        if timed and field(below.clean) not in (None, *TIMES):
            heads.setdefault(line.clean.partition(":")[0], []).append(k)
    for found in heads.values():
        for k, after in pairwise(found):
            if after - k <= _BLOCK:
                for line in (lines[k], lines[after]):
                    line.label = "body" if line.label in OUTSIDE | INNER else line.label


def _next(above: When, when: When) -> bool:
    """Tell whether a time is of the kind of the one above and not far behind it; a day may stamp a page."""
    if when.weeks and above.weeks:
        return 0 < when.weeks[0] - above.weeks[-1] <= _NEAR
    if not (when.months and above.months) or when.day:
        return False
    return 0 < (when.months[0] - above.months[-1]) % 12 <= _NEAR
