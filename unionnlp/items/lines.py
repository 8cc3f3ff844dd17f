"""The lines of a document, each with the context that decides what it means.

A line is a physical line of the source inside one document. Its compact text is what the
cues and the model read: normalised, lower case, without spaces and without what a website
injected; ``source`` leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from unionnlp.records import Document, Noise, OutlineNode

HEADING_LENGTH = 45
"""A line of an outline node up to this length, without a full stop inside, is read as a heading."""

OPENING = 3
"""How many lines below the title open a document; a text without headings is not all opening."""

_STOPS = re.compile("[。;；!！?？]")


class Line:
    """One line: ``start`` and ``end`` in the source (ink only), compact ``text``, and context.

    ``heading`` is the compact text of the nearest heading above, ``section`` that of the
    outermost unit, ``role`` the role of the innermost unit that has one. ``flags`` are the
    yes-or-no facts of its place (heading, schedule, opening, closing ...).
    """

    __slots__ = ("_map", "end", "flags", "heading", "role", "section", "start", "text")

    def __init__(self, start: int, end: int, text: str, offsets: list[int] | None) -> None:
        self.start, self.end, self.text = start, end, text
        self._map = offsets
        self.heading: Line | None = None
        self.section: Line | None = None
        self.role = "none"
        self.flags: tuple[str, ...] = ()

    def source(self, index: int) -> int:
        """Return the source offset of the compact character ``index``."""
        return self._map[index] if self._map else self.start + index


def split(clean: str, document: Document, noise: Sequence[Noise]) -> list[Line]:
    """Return the lines of ``document`` that hold text of its own, with their context.

    ``clean`` is the normalised source (same length as the source, line feeds between lines).
    """
    cuts = sorted(
        (n.start, n.end) for n in noise if n.end > document.start and n.start < document.end
    )
    lines: list[Line] = []
    start, cursor = document.start, 0
    while start < document.end:
        stop = clean.find("\n", start, document.end)
        stop = document.end if stop < 0 else stop
        while cursor < len(cuts) and cuts[cursor][1] <= start:
            cursor += 1
        line = _line(clean, start, stop, islice(cuts, cursor, None))
        if line is not None:
            lines.append(line)
        start = stop + 1
    _Context(document, lines).fill()
    return lines


def _line(clean: str, start: int, stop: int, cuts: Iterable[tuple[int, int]]) -> Line | None:
    raw = clean[start:stop]
    ink = raw.strip()
    if not ink:
        return None
    first = start + raw.index(ink[0])
    last = first + len(ink)
    here = list(takewhile(lambda cut: cut[0] < last, cuts))
    if not here and " " not in ink:
        return Line(first, last, _lower(ink), None)
    offsets: list[int] = []
    cursor = first
    for cut_start, cut_end in [*here, (last, last)]:
        offsets += range(cursor, min(cut_start, last))
        cursor = max(cursor, cut_end)
    offsets = [i for i in offsets if clean[i] != " "]
    if not offsets:
        return None
    text = _lower("".join([clean[i] for i in offsets]))
    return Line(offsets[0], offsets[-1] + 1, text, offsets)


_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _lower(text: str) -> str:
    """Lower-case a text without changing its length."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_UPPER)


class _Context:
    """Fills in headings, roles and flags, walking lines and outline nodes together."""

    def __init__(self, document: Document, lines: list[Line]) -> None:
        self.document = document
        self.lines = lines
        self.nodes = sorted(document.outline, key=lambda n: (n.start, n.depth))
        self.entries = sorted(entry.start for entry in document.schedule)
        self.first_node = self.nodes[0].start if self.nodes else document.end

    def fill(self) -> None:
        stack: list[tuple[OutlineNode, Line]] = []
        cursor, total, count = 0, len(self.lines), len(self.nodes)
        for index, line in enumerate(self.lines):
            while stack and stack[-1][0].extent.end <= line.start:
                stack.pop()
            own: OutlineNode | None = None
            while cursor < count and self.nodes[cursor].start < line.end:
                node = self.nodes[cursor]
                while stack and stack[-1][0].depth >= node.depth:
                    stack.pop()
                stack.append((node, line))
                own = own or node
                cursor += 1
            for _, holder in stack:
                if holder is not line:
                    line.section = line.section or holder
                    line.heading = holder
            for node, _ in reversed(stack):
                if node.role:
                    line.role = node.role
                    break
            line.flags = self._flags(line, own, index, total)

    def _flags(
        self, line: Line, own: OutlineNode | None, index: int, total: int
    ) -> tuple[str, ...]:
        flags = []
        scheduled = 0
        if self.entries:
            before = bisect_right(self.entries, line.start - 1)
            scheduled = bisect_right(self.entries, line.end) - before
        if scheduled:
            flags.append("entry" if scheduled == 1 else "entries")
        if own is not None:
            flags += ["node", f"depth{min(own.depth, 4)}"]
            heads = own.extent.end > line.end + 1
            if len(line.text) <= HEADING_LENGTH and not _STOPS.search(
                line.text, 0, len(line.text) - 1
            ):
                flags.append("heading" if heads else "item")
            elif heads:
                flags.append("lead")
        elif line.start < self.first_node and not scheduled and index <= OPENING:
            flags.append("opening" if index else "title")
        if total - index <= 4 and own is None and not scheduled:
            flags.append("closing")
        flags.append(_size(len(line.text)))
        return tuple(flags)


def _size(length: int) -> str:
    """A class of length: 12, 30, 70 and 150 characters part headings, items, sentences, paragraphs."""
    for limit in (12, 30, 70, 150):
        if length <= limit:
            return f"len{limit}"
    return "len999"
