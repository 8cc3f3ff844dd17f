"""A text with marks over it as lines of HTML: spans nest, cross and run over lines freely.

Only here and in the templates does HTML arise; every character of a text is escaped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

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
    waiting = sorted((m for m in marks if m.end > m.start), key=_outermost_first)
    at = 0
    running: list[Mark] = []
    for first, last in _line_spans(text, start, end):
        running = [m for m in running if m.end > first]
        while at < len(waiting) and waiting[at].start < last:
            if waiting[at].end > first:
                running.append(waiting[at])
            at += 1
        if not text[first:last].strip():
            continue
        lead = len(text[first:last]) - len(text[first:last].lstrip())
        html = _line(text, first, last, running) if running else escape(shown(text[first:last]))
        yield HtmlLine(html, depths.get(first + lead, 0))


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.kind


def _line_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _BREAK.finditer(text, start, end):
        yield first, match.start()
        first = match.end()
    yield first, end


def _line(text: str, first: int, last: int, marks: list[Mark]) -> Markup:
    """Write one line: walk its boundaries with a stack of open marks."""
    inside = [m for m in marks if m.start < last]
    bounds = sorted({first, last, *(max(m.start, first) for m in inside)} | {
        min(m.end, last) for m in inside
    })  # fmt: skip
    queue = sorted(inside, key=_outermost_first)
    parts: list[str] = []
    stack: list[Mark] = []
    at = 0
    for here, there in itertools.pairwise(bounds):
        _close(parts, stack, here)
        while at < len(queue) and max(queue[at].start, first) <= here:
            if queue[at].end > here:
                _open(parts, stack, queue[at], here)
            at += 1
        parts.append(str(escape(shown(text[here:there]))))
    _close(parts, stack, last)
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
