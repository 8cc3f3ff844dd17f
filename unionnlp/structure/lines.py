"""Physical and virtual lines of a normalised text.

A virtual line begins where two documents, or a signature and the next title, share a
physical line. Marks of Markdown and bullets in front of a line are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unionnlp.grammar.numerals import SMALL
from unionnlp.patterns import lazy

_MARKS = lazy(r"(?:#{1,6}\s+|>\s+|[-*+·■□◆◇▲★☆※◎]\s+|\*\*(?=\S[^*]*\S\*\*))+")
_HEADING = lazy(r"#{1,6}\s")
_BOLD = lazy(r"\*\*(\S[^*\n]*?)\*\*")


# What the line reader calls lines outside documents, first lines, lines of a text, and furniture in it.
OUTSIDE = frozenset({"site", "wrapper", "teaser", "article"})
STARTS = frozenset({"delimiter", "title", "opening"})
CONTENT = frozenset({"opening", "body", "node", "activity", "arrangement", "signature"})
INNER = frozenset({"inner_site", "inner_wrapper"})
# How a task's line begins beside a label: with a month; and the second line of a title in two (…总结 / 及…计划).
MONTH = lazy(rf"^(?:{SMALL})\s*月")
JOINS = ("及", "暨")


class Line(msgspec.Struct):
    """A line without surrounding space and marks: ``text == norm[start:end]``.

    ``raw`` is where it begins with its marks; ``level`` the Markdown heading level or 0; ``bold`` whether it
    stands in bold marks as a whole; ``gap`` whether an empty line stands before it;
    ``label`` what the line reader holds it for (``site``, ``title``, ``body`` …), "" before it was read;
    ``clean`` its text without what a website injected.
    """

    start: int
    end: int
    text: str
    raw: int
    level: int = 0
    bold: bool = False
    gap: bool = False
    label: str = ""
    clean: str = ""


def _stretches(norm: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    cuts = iter(breaks)
    cut = next(cuts, None)
    start = 0
    for part in norm.split("\n"):
        end = start + len(part)
        begin = start
        while cut is not None and cut <= end:
            if cut > begin:
                yield begin, cut
                begin = cut
            cut = next(cuts, None)
        yield begin, end
        start = end + 1


def scan(norm: str, breaks: Sequence[int]) -> list[Line]:
    """Return the lines of ``norm`` that hold ink, in order; a new one begins at each of ``breaks``."""
    lines: list[Line] = []
    gap = False
    for begin, end in _stretches(norm, breaks):
        part = norm[begin:end]
        ink = part.strip()
        if not ink:
            gap = True
            continue
        start = begin + len(part) - len(part.lstrip())
        raw = start
        marks = _MARKS.match(ink)
        level = 0
        bold = False
        if marks and marks.end() < len(ink):
            head = _HEADING.search(ink, 0, marks.end())
            level = len(head.group().strip()) if head else 0
            bold = "**" in marks.group() and ink.endswith("**")
            start += marks.end()
        stop = raw + len(ink)
        if bold or (level and ink.endswith("**")):
            stop -= 2
        words = norm[start:stop]
        lines.append(Line(start, stop, words, raw, level, bold, gap, clean=words))
        gap = False
    return lines


def bold_marks(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of paired Markdown bold marks (``**``) in ``norm[start:end]``."""
    if norm.find("**", start, end) >= 0:
        for match in _BOLD.finditer(norm, start, end):
            yield match.start(), match.start() + 2
            yield match.end() - 2, match.end()
