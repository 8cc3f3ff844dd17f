"""From glyphs to lines and from lines to paragraphs: geometry alone.

Glyphs come in the order of the file, which for Word, WPS and LibreOffice is the order
of reading, but for single signs in another font, which are put back into their line. A
line ends where the next glyph is lower or far back. A paragraph goes on where the
first word of the next line had no room left, and this line neither is indented nor
begins with a list label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

from unionnlp.grammar.cuts import STOP
from unionnlp.grammar.leads import LINE
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.reading.pdf.shapes import Glyph

_LABEL = lazy(
    rf"\s{{0,40}}+(?:{LINE}|[●•■◆➢★▪-]\s|(?:[{COUNT}]|首先|其次)是|[{COUNT}\d]{{1,2}}月份?[:：])"
)
_STOPS = f"{STOP};；:："
_OPENING = "“‘（《【〔「『(["
CLOSING = "，。、；：！？”’）》】〕」』,.;:!?)]%"
_LOOK_BACK = 60  # lines among which a line for stray glyphs is looked for


class TextLine(msgspec.Struct):
    """A line as it stands on the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    em: float
    body: float  # where the text after a list label begins
    first: float  # width of what cannot be parted from the line's first character
    page: int = 0


class TextColumn(msgspec.Struct, frozen=True):
    """The left and right edge between which lines run."""

    left: float
    right: float


def text_lines(glyphs: Iterable[Glyph], page: int) -> list[TextLine]:
    """Return the lines that glyphs make, in the order of the file."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if lines and _same_line(lines[-1][-1], glyph):
            lines[-1].append(glyph)
        elif not glyph.text.isspace():
            home = next((x for x in lines[:-_LOOK_BACK:-1] if _inside(x, glyph)), None)
            if home is None:
                lines.append([glyph])
            else:
                home.append(glyph)
    return [_line(line, page) for line in lines]


def _inside(line: Sequence[Glyph], glyph: Glyph) -> bool:
    """Return whether a glyph stands within or right beside a line that was left before."""
    near = 0.7 * (glyph.bottom - glyph.top)
    if not _level(line[0], glyph):
        return False
    left, right = min(g.left for g in line), max(g.right for g in line)
    return left - near <= glyph.left <= right + near


def _same_line(last: Glyph, glyph: Glyph) -> bool:
    height = max(last.bottom - last.top, glyph.bottom - glyph.top, 1.0)
    return _level(last, glyph) and glyph.left >= last.left - 0.6 * height


def _level(one: Glyph, other: Glyph) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = max(min(one.bottom - one.top, other.bottom - other.top), 0.1)
    return shared >= 0.5 * smaller


def _line(glyphs: Sequence[Glyph], page: int) -> TextLine:
    glyphs = sorted(glyphs, key=lambda g: g.left)
    widths = [g.right - g.left for g in glyphs if g.text > "\u2e7f"]
    em = median(widths) if widths else median(g.bottom - g.top for g in glyphs)
    em = max(em, 1.0)
    text, last = "", None
    starts: list[float] = []
    for glyph in glyphs:
        gap = 0.0 if last is None else glyph.left - last.right
        between = (
            "\t" if gap > 1.6 * em else " " if gap > 0.8 * em or _word(last, glyph, gap) else ""
        )
        if glyph.text.isspace() and gap <= 1.6 * em:
            between = ""
        starts += [glyph.left] * (len(between) + 1)
        text += between + (" " if glyph.text.isspace() else glyph.text)
        last = glyph
    label = _LABEL.match(text)
    end = label.end() if label else 0
    while end < len(text) and text[end].isspace():
        end += 1
    body = starts[end] if end < len(starts) else glyphs[0].left
    drawn = [g for g in glyphs if not g.text.isspace()]
    return TextLine(
        text.strip(),
        drawn[0].left,
        min(g.top for g in drawn),
        drawn[-1].right,
        max(g.bottom for g in drawn),
        em,
        body,
        _first_width(drawn),
        page,
    )


def _word(last: Glyph | None, glyph: Glyph, gap: float) -> bool:
    """Return whether a small gap parts two words in Latin letters."""
    if last is None or last.text > "\u2e7f" or glyph.text > "\u2e7f":
        return False
    return gap > 0.15 * (glyph.bottom - glyph.top) and not last.text.isspace()


def _first_width(glyphs: Sequence[Glyph]) -> float:
    """Return the width of the first piece of a line that no line break may part."""
    end = 1
    while end < min(len(glyphs), 40):
        last, text = glyphs[end - 1].text, glyphs[end].text
        latin = last.isascii() and text.isascii()
        if not (latin or last in _OPENING or text in CLOSING):
            break
        end += 1
    return glyphs[end - 1].right - glyphs[0].left


def paragraphs(lines: Sequence[TextLine], column: TextColumn) -> list[list[TextLine]]:
    """Join lines to paragraphs within the edges of their column."""
    joined: list[list[TextLine]] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line, column):
            joined[-1].append(line)
        else:
            joined.append([line])
    return joined


def _goes_on(paragraph: Sequence[TextLine], line: TextLine, column: TextColumn) -> bool:
    last = paragraph[-1]
    em = last.em
    if last.right + line.first < column.right - 0.5 * em or not 0.75 < line.em / em < 1.33:
        return False
    if len(paragraph) == 1 and last.left > column.left + 7 * em:  # a signature, a short title
        return False
    if _LABEL.match(line.text) and (last.text[-1:] in _STOPS or len(paragraph) > 1):
        return False
    if line.left <= last.left + 0.8 * em:
        return True
    hanging = len(paragraph) == 1 and abs(line.left - last.body) < 0.8 * em
    return hanging and last.body > last.left


def goes_on_after(text: str, line: str) -> bool:
    """Return whether a line goes on with a sentence that a page break parted."""
    return text[-1:] not in _STOPS and _LABEL.match(line) is None


def joined_text(lines: Sequence[TextLine]) -> str:
    """Return the text of a paragraph; a space only where Latin words meet."""
    text = ""
    for line in lines:
        if text and text[-1].isascii() and text[-1].isalpha() and line.text[:1].isascii():
            text += " "
        text += line.text
    return text
