"""Physical and virtual lines of a normalised text.

A virtual line begins where two documents, or a signature and the next title, share a
physical line. Marks of Markdown and bullets in front of a line are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"(?:#{1,6}\s+|>\s+|[-*+·■□◆◇▲★☆※◎]\s+|\*\*(?=\S[^*]*\S\*\*))+")
_HEADING = re.compile(r"#{1,6}\s")
_BOLD = re.compile(r"\*\*(\S[^*\n]*?)\*\*")
# A signature's date and, on the same line, the title of the next document.
_SIGNED = re.compile(
    r"(?:工会|委员会|学校|小学|中学|学院|幼儿园)\s*"
    r"(?:20\d\d|19\d\d|[xX_]{2,4})\s*[年、./-]\s*\d{1,2}(?:\s*[月、./-]\s*\d{1,2}\s*日?)?月?\s*"
    r"(?=[^\n,。;:、\d]{2,30}(?:计划|总结|要点|安排|方案|思路)(?:\(.{1,8}\))?\s*$)",
    re.M,
)
# A delimiter inside a line, after the end of a sentence.
_DELIMITED = re.compile(
    r"(?<=[。!?;”)])\s*(?=(?:第[一二三四五六七八九十]{1,3}篇[:：\s]|【?篇[一二三四五六七八九十\d]{1,2}[】:：]|【第?[一二三四五六七八九十\d]{1,2}篇】))"
)
# A title whose line break was lost: the first label or heading follows at once.
_RUN_IN = re.compile(
    r"^[ \t]*[^\n,。;:、]{4,40}?(?:计划|总结|要点|安排|方案|思路|意见)(?:\([^()\n]{1,12}\))?"
    r"(?=\s*(?:一、|\(一\)|第一部分|第一章|1、|指导思想)[^\n]{30})",
    re.M,
)


@dataclass(slots=True)
class Line:
    """A line without surrounding space and marks: ``text == norm[start:end]``.

    ``raw`` is where it begins with its marks; ``level`` the Markdown heading level or 0; ``bold`` whether it
    stands in bold marks as a whole; ``gap`` whether an empty line stands before it.
    """

    start: int
    end: int
    text: str
    raw: int
    level: int = 0
    bold: bool = False
    gap: bool = False


def _breaks(norm: str) -> list[int]:
    """Return the offsets at which virtual lines begin inside physical ones."""
    patterns = (_SIGNED, _DELIMITED, _RUN_IN) if "篇" in norm else (_SIGNED, _RUN_IN)
    return sorted({m.end() for p in patterns for m in p.finditer(norm)})


def _stretches(norm: str) -> Iterator[tuple[int, int]]:
    cuts = iter(_breaks(norm))
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


def scan(norm: str) -> list[Line]:
    """Return the lines of ``norm`` that hold ink, in order."""
    lines: list[Line] = []
    gap = False
    for begin, end in _stretches(norm):
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
        lines.append(Line(start, stop, norm[start:stop], raw, level, bold, gap))
        gap = False
    return lines


def bold_marks(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of paired Markdown bold marks (``**``) in ``norm[start:end]``."""
    if "**" in norm:
        for match in _BOLD.finditer(norm, start, end):
            yield match.start(), match.start() + 2
            yield match.end() - 2, match.end()
