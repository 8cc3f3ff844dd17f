"""Arrangements as forms: blocks of rows with a label each, one block an activity.

``时间：3月`` / ``内容：插花`` / ``负责人：陈晓梅``, in any order; a label that comes again begins the next block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unionnlp.facts.activities import ReadActivity, activities
from unionnlp.facts.cells import ActivityTable, filled
from unionnlp.facts.columns import Columns
from unionnlp.facts.people import Span
from unionnlp.grammar import cuts, times
from unionnlp.grammar.times import When
from unionnlp.patterns import lazy
from unionnlp.records import SAID
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import LABELLED, TIMES, role

_FIELD = lazy(rf"(?:^|(?<=[\s;,。])){LABELLED}")
_CAPTION = 24  # characters of a row between two blocks that numbers or names the next one
_HEAD = 8  # characters in which a label at the head of a row has its colon
_BLOCKS = 2  # of an arrangement
_MARKS = " \t【[(】])·■◆●*-"


class _Block(msgspec.Struct):
    """The values of one activity's labels by their roles (clean offsets), and the rows they stand in."""

    values: dict[str, Span] = msgspec.field(default_factory=dict)
    rows: list[int] = msgspec.field(default_factory=list)

    def read(self, text: str) -> list[ReadActivity]:
        """Return the activity of a block; none where it lacks an activity or a time."""
        content = self.values.get("name") or self.values.get("content")
        when = self._when(text)
        if content is None or not when:
            return []
        said: dict[str, Span] = {k: self.values[k] for k in SAID if k in self.values}
        return [one.beside(said) for one in activities(text, *content, when, "whole")]

    def _when(self, text: str) -> When | None:
        """Return the time, a number alone among it (``3.8``)."""
        for key in TIMES:
            span = self.values.get(key)
            found = times.at(text, *span) if span else None
            if found and found[0]:
                return found[0]
            here = times.cell(text[slice(*span)], column="date") if span else None
            if here:
                return here
        return None


def read_forms(text: str, rows: Sequence[ViewRow], taken: set[int]) -> Iterator[ActivityTable]:
    """Yield the arrangements of blocks, in order."""
    k = 0
    while k < len(rows):
        if ":" not in rows[k].text:
            k += 1
            continue
        blocks, stop = _blocks(text, rows, k, taken)
        whole = [found for block in blocks if (found := block.read(text))]
        if len(whole) >= _BLOCKS and len(whole) * 3 >= len(blocks) * 2:
            table = ActivityTable(Columns(("month", "content")), k)
            for block in blocks:
                for row in block.rows:
                    table.take(row)
            table.activities = [one for found in whole for one in found]
            yield table
        k = max(stop, k + 1)


def _blocks(
    text: str, rows: Sequence[ViewRow], start: int, taken: set[int]
) -> tuple[list[_Block], int]:
    """Return the blocks of the rows from ``start`` on that go on with each other, and where they end."""
    blocks: list[_Block] = []
    fresh = True
    k = start
    while k < len(rows) and k not in taken:
        fields = _fields(text, rows[k])
        if not fields:
            caption = blocks and not fresh and _caption(rows, start, k)
            if not caption or k + 1 == len(rows) or not _fields(text, rows[k + 1]):
                break
            fresh = True
        for name, span in fields:
            if fresh or name in blocks[-1].values:
                blocks.append(_Block())
            fresh = False
            blocks[-1].values[name] = span
            if k not in blocks[-1].rows:
                blocks[-1].rows.append(k)
        k += 1
    return blocks, k


def _caption(rows: Sequence[ViewRow], start: int, k: int) -> bool:
    """Tell whether a row between two blocks only numbers or names the next one, as the first one's does."""
    first = rows[start - 1].label if start else None
    label = rows[k].label
    style = label.style if label else None
    return len(rows[k].text) <= _CAPTION and style == (first.style if first else None)


def _fields(text: str, row: ViewRow) -> list[tuple[str, Span]]:
    """Return the labels of a row by their roles with what stands behind each; none where words stand before."""
    start = row.label.end if row.label else row.start
    while start < row.end and text[start] in _MARKS:
        start += 1
    if text.find(":", start, start + _HEAD) < 0:
        return []
    marks = [m for m in _FIELD.finditer(text[start : row.end]) if role(m["label"])]
    if not marks or marks[0].start():
        return []
    found: list[tuple[str, Span]] = []
    ends = [start + m.start() for m in marks[1:]] + [row.end]
    for mark, end in zip(marks, ends, strict=True):
        a = start + mark.end()
        b = a + len(text[a:end].rstrip(cuts.EDGE))
        name = role(mark["label"])
        if name and a < b and filled(text, (a, b)):
            found.append((name, (a, b)))
    return found
