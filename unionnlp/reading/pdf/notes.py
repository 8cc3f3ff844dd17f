"""Text that lies on a page instead of in it: comments set as text, and the fields of forms.

What they look like is drawn into the page (in memory), so that its characters have boxes like
all others; a comment that says its text and not its look is laid out in its rectangle.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from unionnlp.reading.pdf.shapes import Frame, Glyph

if TYPE_CHECKING:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

_MAX_NOTES = 1_000
_MAX_CHARS = 10_000  # of one note
_UNSEEN = 0x02 | 0x20  # hidden; not to be viewed
_USUAL = 12.0  # points, the size of letters where nothing says another


class PdfNote(msgspec.Struct, frozen=True):
    """A comment without a look of its own: its text and rectangle (left, bottom, right, top)."""

    text: str
    box: tuple[float, float, float, float]


class Notes(msgspec.Struct, frozen=True):
    """What lies on a page: whether some of it is drawn, and what is only said."""

    is_drawn: bool
    texts: list[PdfNote]


def written_notes(page: pdfium.PdfPage) -> Notes:
    """Return the comments and fields of a page that hold text."""
    from pypdfium2 import raw

    drawn, texts = False, []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MAX_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        visible = not raw.FPDFAnnot_GetFlags(note) & _UNSEEN
        if visible and kind in {raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET}:
            if raw.FPDFAnnot_GetObjectCount(note) > 0:
                drawn = True
            else:
                key = b"Contents" if kind == raw.FPDF_ANNOT_FREETEXT else b"V"
                texts += _said(note, key)
        raw.FPDFPage_CloseAnnot(note)
    return Notes(drawn, texts)


def _said(note: object, key: bytes) -> list[PdfNote]:
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    rect = raw.FS_RECTF()
    if not 2 < size < 2 * _MAX_CHARS or not raw.FPDFAnnot_GetRect(note, ctypes.byref(rect)):
        return []
    buffer = ctypes.create_string_buffer(size)
    place = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(note, key, place, size)
    text = buffer.raw.decode("utf-16-le", "replace").strip("\0 \r\n")
    box = (rect.left, rect.bottom, rect.right, rect.top)
    has_place = rect.right - rect.left > 1 and rect.top - rect.bottom > 1
    return [PdfNote(text, box)] if text and has_place else []


def flattened(document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> pdfium.PdfPage:
    """Return the page with its comments and fields drawn into it."""
    from pypdfium2 import raw

    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def note_glyphs(note: PdfNote, frame: Frame) -> Iterator[Glyph]:
    """Yield the characters of a comment as they would stand in its rectangle."""
    left, bottom, right, top = note.box
    lines = [line for line in note.text.splitlines() if line.strip()]
    size = min(_USUAL, max((top - bottom) / max(len(lines), 1), 1.0))
    y = top
    for line in lines:
        x = left
        for char in line:
            wide = size if char > "\u2e7f" else size / 2
            if x + wide > right + 1 and x > left:
                x, y = left, y - size
            yield Glyph(char, *frame.box(x, y - size, x + wide, y))
            x += wide
        y -= size


def placed(own: list[Glyph], added: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a page with those of notes where one reads them.

    A line of a note goes behind what stands to its left on the same line, else before the
    first line that is lower.
    """
    for line in _lines(added):
        at = _home(own, line)
        own[at:at] = line
    return own


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if lines and _level(lines[-1][-1], glyph) and glyph.left >= lines[-1][-1].left:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _home(own: Sequence[Glyph], line: Sequence[Glyph]) -> int:
    first = line[0]
    beside = [i for i, g in enumerate(own) if _level(g, first) and g.left <= first.left]
    if beside:
        return beside[-1] + 1
    middle = (first.top + first.bottom) / 2
    return next((i for i, g in enumerate(own) if g.top > middle), len(own))


def _level(one: Glyph, other: Glyph) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= 0.5 * max(min(one.bottom - one.top, other.bottom - other.top), 0.1)
