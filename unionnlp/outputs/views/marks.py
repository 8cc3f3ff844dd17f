"""A text with marks over it as lines of HTML: spans nest, cross and run over lines freely.

Only here and in the templates does HTML arise; every character of a text is escaped. The desk, which
writes no HTML, takes the stretches of a text and their marks from here, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec
from markupsafe import Markup, escape

from unionnlp.characters import BREAKS, shown

_BREAK = re.compile(f"\r\n|[\n{BREAKS}]")


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A span of a kind, what to tell about it (lines of plain text), and its anchor.

    ``style`` is a second class, for looks alone; ``number`` (where not 0) stands behind the
    mark and leads to the anchor ``fNUMBER`` that tells more.
    """

    start: int
    end: int
    kind: str
    told: str
    anchor: str = ""
    style: str = ""
    number: int = 0


class MarkStretch(NamedTuple):
    """A piece of a line over which the same marks lie, the outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class HtmlLine(msgspec.Struct, frozen=True):
    """One line as HTML; ``opens`` is the depth of an outline node that begins it, else 0."""

    html: Markup
    opens: int = 0


def lines(
    text: str, start: int, end: int, marks: Sequence[Mark], depths: dict[int, int]
) -> Iterator[HtmlLine]:
    """Yield the lines of ``text[start:end]`` that hold anything, with their marks.

    ``marks`` may nest and cross; a mark that crosses another or a line's end is written in
    pieces, the first of which has the anchor. ``depths`` gives the depth of the outline
    node that begins at an offset.
    """
    for stretches in stretched(text, start, end, marks):
        first, last = stretches[0].start, stretches[-1].end
        line = text[first:last]
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield HtmlLine(_line(text, stretches), depths.get(first + lead, 0))


def stretched(
    text: str, start: int, end: int, marks: Sequence[Mark]
) -> Iterator[list[MarkStretch]]:
    """Yield the lines of ``text[start:end]`` cut where a mark begins or ends; of an empty one, one stretch."""
    waiting = sorted((m for m in marks if m.end > m.start), key=_outermost_first)
    at = 0
    running: list[Mark] = []
    for first, last in _line_spans(text, start, end):
        running = [m for m in running if m.end > first]
        while at < len(waiting) and waiting[at].start < last:
            if waiting[at].end > first:
                running.append(waiting[at])
            at += 1
        edges = {edge for m in running for edge in (m.start, m.end) if first < edge < last}
        yield [
            MarkStretch(a, b, tuple([m for m in running if m.start <= a < m.end]))
            for a, b in pairwise([first, *sorted(edges), last])
        ]


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.kind


def _line_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _BREAK.finditer(text, start, end):
        yield first, match.start()
        first = match.end()
    yield first, end


def _line(text: str, stretches: Sequence[MarkStretch]) -> Markup:
    """Write one line: walk its stretches with a stack of open marks."""
    parts: list[str] = []
    stack: list[Mark] = []
    for stretch in stretches:
        _close(parts, stack, stretch.start)
        for mark in stretch.marks:
            if not any(mark is one for one in stack):
                _open(parts, stack, mark, stretch.start)
        parts.append(str(escape(shown(text[stretch.start : stretch.end]))))
    _close(parts, stack, stretches[-1].end)
    parts += ["</mark>"] * len(stack)
    return Markup("".join(parts))  # noqa: S704 - every part was escaped above


def _close(parts: list[str], stack: list[Mark], here: int) -> None:
    """Close what ends at ``here``, and open again what stood inside it and goes on."""
    ended = [place for place, mark in enumerate(stack) if mark.end <= here]
    if not ended:
        return
    again = [mark for mark in stack[ended[0] :] if mark.end > here]
    parts.append("</mark>" * (len(stack) - ended[0]))
    numbers = sorted(stack[place].number for place in ended if stack[place].number)
    if numbers:
        links = "".join(f'<a href="#f{number}">{number}</a>' for number in numbers)
        parts.append(f"<sup>{links}</sup>")
    del stack[ended[0] :]
    for mark in again:
        _open(parts, stack, mark, here)


def _open(parts: list[str], stack: list[Mark], mark: Mark, here: int) -> None:
    anchor = f' id="{escape(mark.anchor)}"' if mark.anchor and mark.start == here else ""
    kind = f"{mark.kind} {mark.style}".strip()
    stop = ' tabindex="0"' if mark.start == here else ""
    parts.append(f'<mark class="{escape(kind)}"{anchor}{stop} title="{escape(shown(mark.told))}">')
    stack.append(mark)
