"""One PDF page as PDFium gives it: characters with their boxes, and ruled lines."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

from unionnlp.reading.pdf.notes import flattened, note_glyphs, placed, written_notes
from unionnlp.reading.pdf.shapes import Frame, Glyph, Page, RuledLine
from unionnlp.reading.pdf.tiles import without_tiles

if TYPE_CHECKING:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

_MAX_OBJECTS = 20_000
_THIN = 3.0  # points: what is thinner is a ruled line
_QUARTER = math.pi / 2
_UPRIGHT = 20  # characters by which a page of upright text is known
_SKEW = 0.14  # radians (8 degrees): what is turned further is no scan laid askew
_SHORT = 6.0  # points: shorter strokes are marks, not the edge of a cell


def load_page(document: pdfium.PdfDocument, index: int) -> Page:
    """Return page ``index`` (from 0) with its glyphs and rules.

    What is written in comments on the page and in the fields of a form stands in its place.
    """
    page = document[index]
    page.set_rotation(0)  # in a turned page PDFium changes the order of characters
    notes = written_notes(page)
    drawn = 0
    if notes.is_drawn:  # they become part of the page, in memory alone
        drawn = _count(page)
        page = flattened(document, page, index)
    text = page.get_textpage()
    try:
        left, bottom, right, top = page.get_cropbox()
        frame = Frame(left, bottom, right, top, _direction(text))
        rules, has_image = _rules(page, frame)
        width, height = right - left, top - bottom
        if frame.rotation in {90, 270}:
            width, height = height, width
        glyphs = _glyphs(text, frame)
        own = [glyph for at, glyph in glyphs if not drawn or at < drawn]
        added = [glyph for at, glyph in glyphs if drawn and at >= drawn]
        if frame.rotation:  # here too; then places tell the order better
            own.sort(key=lambda g: (round((g.top + g.bottom) / 6), g.left))
        own = without_tiles(own)
        added += [g for note in notes.texts for g in note_glyphs(note, frame)]
        return Page(index + 1, width, height, placed(own, added), rules, has_image)
    finally:
        text.close()
        page.close()


def _count(page: pdfium.PdfPage) -> int:
    text = page.get_textpage()
    count: int = text.count_chars()
    text.close()
    return count


def _direction(text: pdfium.PdfTextPage) -> int:
    """Return how most of the text runs: 0, or 90, 180, 270 degrees against the clock."""
    from pypdfium2 import raw

    count = text.count_chars()
    turns = [
        -round(math.degrees(raw.FPDFText_GetCharAngle(text.raw, index)) / 90) % 4 * 90
        for index in range(0, count, max(count // 50, 1))
        if raw.FPDFText_IsGenerated(text.raw, index) != 1
    ]
    return max(set(turns), key=turns.count) if turns else 0


def _glyphs(text: pdfium.PdfTextPage, frame: Frame) -> list[tuple[int, Glyph]]:
    """Return the visible characters with their indices.

    Line ends and spaces that PDFium made up are dropped, and so is what stands askew on a
    page of upright text: a watermark.
    """
    from pypdfium2 import raw

    rect = raw.FS_RECTF()
    pointer = ctypes.byref(rect)
    handle = text.raw
    found: list[tuple[int, Glyph]] = []
    skewed: list[tuple[int, Glyph]] = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code < 32 or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        if code == 0xFFFE or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        if raw.FPDFText_GetLooseCharBox(handle, index, pointer):
            box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
            turn = raw.FPDFText_GetCharAngle(handle, index) % _QUARTER
            home = skewed if _SKEW < turn < _QUARTER - _SKEW else found
            home.append((index, Glyph(chr(code), *box)))
    return found if len(found) >= _UPRIGHT or not skewed else found + skewed


def _rules(page: pdfium.PdfPage, frame: Frame) -> tuple[list[RuledLine], bool]:
    """Return the ruled lines of a page, and whether it shows a picture."""
    from pypdfium2 import raw

    rules: list[RuledLine] = []
    has_image = False
    for count, item in enumerate(page.get_objects(max_depth=3)):
        if count > _MAX_OBJECTS:
            break
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            has_image = True
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _path_rules(item, frame)
    return rules, has_image


def _path_rules(item: pdfium.PdfObject, frame: Frame) -> list[RuledLine]:
    """Return the straight edges of a path: thin boxes as one line, others edge by edge."""
    from pypdfium2 import raw

    try:
        whole = _rule(*frame.box(*item.get_bounds()))
    except Exception:  # PDFium refuses bounds of empty paths
        return []
    if whole is not None:
        return [whole]
    matrix = item.get_matrix()
    rules, last = [], (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item.raw), 2_000)):
        segment = raw.FPDFPath_GetPathSegment(item.raw, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            (x0, x1), (y0, y1) = sorted((last[0], point[0])), sorted((last[1], point[1]))
            rule = _rule(*frame.box(x0, y0, x1, y1))
            rules += [rule] if rule is not None else []
        last = point
    return rules


def _rule(left: float, top: float, right: float, bottom: float) -> RuledLine | None:
    wide, high = right - left, bottom - top
    if wide <= _THIN and high >= _SHORT:
        return RuledLine(True, (left + right) / 2, top, bottom)
    if high <= _THIN and wide >= _SHORT:
        return RuledLine(False, (top + bottom) / 2, left, right)
    return None
