"""Where each character of a Word document's text stands: its element, and its place in it.

The reader makes the lines; what it made them of is written down beside it. A paragraph is its
pieces, cut where the reader cut it. The lines of a table are laid out anew (cells beside
each other, months repeated), so that their pieces are found again in the cell that the reader
names, character for character: a trace never points at an element that holds another character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from unionnlp.records import Place

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_ANY_ROW = 0  # rows are counted from 1
_JOINTS = " \t"  # between the lines of a cell, and the cells of a table inside it
_MONTH = "月"


class SourceStretch(NamedTuple):
    """Characters that stand together: from ``start`` in the text, from ``at`` in ``element``.

    ``element`` is what holds them (``w:t``, ``w:tab`` ...); for an automatic number, which stands
    nowhere, the paragraph, and ``at`` is -1.
    """

    start: int
    length: int
    element: Element
    at: int


class _Told(NamedTuple):
    """A paragraph as it was read: its text, and for each stretch of it where it stands."""

    text: str
    stretches: tuple[SourceStretch, ...]


class Trace:
    """Listens to a ``Body`` that reads; afterwards tells where characters stand."""

    def __init__(self) -> None:
        self.stretches: list[SourceStretch] = []
        self._starts: list[int] = []
        self._pieces: list[tuple[str, Element]] = []
        self._last = _Told("", ())
        self._depth: list[tuple[int, int]] = []
        self._cells: dict[tuple[int, int], _Lines] = {}

    def piece(self, text: str, element: Element) -> None:
        """Learn of the next characters of the current paragraph."""
        self._pieces.append((text, element))

    def paragraph(self, element: Element, shown: str) -> None:
        """Learn that the paragraph ends, and what of it is shown (number, stripped text)."""
        self._last = _told(element, shown, self._pieces)
        self._pieces = []
        if self._depth and shown:  # what stands in a table inside a cell belongs to that cell
            row, column = self._depth[0]
            for line in _cell_lines(self._last):
                self._cells.setdefault((row, column), _Lines()).told.append(line)
                self._cells.setdefault((_ANY_ROW, column), _Lines()).told.append(line)

    def table(self) -> None:
        """Learn that a table begins, which stands in no other."""
        self._cells = {}

    def enter(self, row: int, column: int) -> None:
        """Learn that a cell begins."""
        self._depth.append((row, column))

    def leave(self) -> None:
        """Learn that a cell ends."""
        self._depth.pop()

    def line(self, offset: int, text: str, places: Sequence[Place]) -> None:
        """Learn of a finished line that begins at ``offset`` of the text."""
        if not places or places[0].kind != "cell":
            self._add(offset, self._last.stretches if text else ())
            return
        edges = [*(p.offset for p in places), len(text) + 1]
        for place, start, end in zip(places, edges, edges[1:], strict=False):
            self._add(offset + start, self._found(place.label or "", text[start : end - 1]))

    def within(self, start: int, end: int) -> Iterator[SourceStretch]:
        """Yield the stretches of ``text[start:end]``, cut at both ends."""
        index = max(0, bisect_right(self._starts, start) - 1)
        for stretch in self.stretches[index:]:
            if stretch.start >= end:
                return
            yield from _cut(stretch, start, end)

    def nearest(self, offset: int) -> SourceStretch | None:
        """Return the stretch that holds ``offset``, or else the last one before it, or the first."""
        index = bisect_right(self._starts, offset) - 1
        return self.stretches[max(0, index)] if self.stretches else None

    def place(self, stretch: SourceStretch) -> None:
        """Add a stretch behind all others (for one who knows it without a reader)."""
        if stretch.length:
            self.stretches.append(stretch)
            self._starts.append(stretch.start)

    def _add(self, offset: int, stretches: Iterable[SourceStretch]) -> None:
        for stretch in stretches:
            self.place(stretch._replace(start=offset + stretch.start))

    def _found(self, label: str, text: str) -> list[SourceStretch]:
        """Return where the piece of a table's line stands that begins in the named cell.

        A month that is repeated stands in a cell above, and in a table that was turned all
        stands in other rows of its column.
        """
        row, column = _named(label)
        for key in ((row, column), (_ANY_ROW, column)):
            lines = self._cells.get(key)
            found = None if lines is None else lines.find(text)
            if found is not None:
                return found
        return []


class _Lines:
    """The lines of a cell or column, found again in their order, or anywhere."""

    def __init__(self) -> None:
        self.told: list[_Told] = []
        self._next = 0

    def find(self, text: str) -> list[SourceStretch] | None:
        """Return the stretches of whole lines that make ``text``, ``None`` where none do."""
        starts = [self._next, *(k for k in range(len(self.told)) if k != self._next)]
        for start in starts:
            found = self._made_of(text, start)
            if found is not None:
                return found
        return None

    def _made_of(self, text: str, index: int) -> list[SourceStretch] | None:
        """Return the stretches of ``text`` if it is made of the lines from ``index`` on."""
        at, found = 0, list[SourceStretch]()
        while at < len(text):
            told = self.told[index] if index < len(self.told) else None
            if told is not None and text.startswith(told.text, at):
                found += [s._replace(start=at + s.start) for s in told.stretches]
                at += len(told.text)
                index += 1
            elif at and (text[at] in _JOINTS or text[at:] == _MONTH):
                at += 1  # between lines; or a bare number below 月份 was given its word
            else:
                return None
        self._next = index
        return found


def _told(paragraph: Element, shown: str, pieces: Sequence[tuple[str, Element]]) -> _Told:
    """Return a paragraph with its stretches: the number, and what remains of the pieces."""
    whole = "".join(text for text, _ in pieces)
    kept = whole.strip(" \n")
    label = len(shown) - len(kept) if shown else 0
    lead = len(whole) - len(whole.lstrip(" \n"))
    stretches = [SourceStretch(0, label, paragraph, -1)] if label else []
    at = 0
    for text, element in pieces:
        here = SourceStretch(at, len(text), element, 0)
        for cut in _cut(here, lead, lead + len(kept)) if shown else ():
            stretches.append(cut._replace(start=cut.start - lead + label))
        at += len(text)
    return _Told(shown, tuple(stretches))


def _cell_lines(told: _Told) -> Iterator[_Told]:
    """Yield the lines of a cell's paragraph as the reader of cells cuts them."""
    start = 0
    for line in told.text.split("\n"):
        kept = line.strip(" \t")
        if kept:
            first = start + len(line) - len(line.lstrip(" \t"))
            inner = [c for s in told.stretches for c in _cut(s, first, first + len(kept))]
            moved = tuple(s._replace(start=s.start - first) for s in inner)
            yield _Told(kept.replace("\t", " "), moved)
        start += len(line) + 1


def _cut(stretch: SourceStretch, start: int, end: int) -> Iterator[SourceStretch]:
    """Yield the part of a stretch that lies between two offsets of its text, if any."""
    first, last = max(start, stretch.start), min(end, stretch.start + stretch.length)
    if first < last:
        at = stretch.at if stretch.at < 0 else stretch.at + first - stretch.start
        yield SourceStretch(first, last - first, stretch.element, at)


def _named(label: str) -> tuple[int, int]:
    """Return the row and column of a place's label (``table 1, row 2, column 3``)."""
    numbers = [int(word) for word in label.replace(",", " ").split() if word.isdigit()]
    return (numbers[1], numbers[2]) if len(numbers) == 3 else (_ANY_ROW, 0)
