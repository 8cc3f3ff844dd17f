"""PDF files with a text layer: lines joined to paragraphs, page furniture left out.

PDFium reads the characters; ruled tables are found from their lines, and come out in
the form of ``unionnlp.reading.tables``. Page numbers and heads that repeat from page to
page are dropped. A file without text (a scan) is refused.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

import msgspec

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading import apart
from unionnlp.reading.pdf.fonts import choose_fonts
from unionnlp.reading.pdf.grid import PdfGrid, find_grids
from unionnlp.reading.pdf.layout import (
    CLOSING,
    TextColumn,
    TextLine,
    goes_on_after,
    joined_text,
    paragraphs,
    text_lines,
)
from unionnlp.reading.pdf.open_grid import level_grids
from unionnlp.reading.pdf.page import load_page
from unionnlp.reading.pdf.shapes import Glyph, Page
from unionnlp.reading.source import Content, Job, Limits
from unionnlp.reading.tables import Cell, table_lines
from unionnlp.records import Place

__all__ = ["read_pdf"]

_PAGE_NUMBER = re.compile(
    r"[-—–·\s]{0,12}第?\s{0,6}\d{1,4}\s{0,6}页?\s{0,6}(?:[,，/／|]?\s{0,6}共?\s{0,6}\d{1,4}\s{0,6}页?)?[-—–·\s]{0,12}|[-—–\s]{0,12}[ivxlc]{1,6}[-—–\s]{0,12}"
)
_PADDING = 6.5  # points that Word and LibreOffice leave at the edge of a cell
_TITLE = re.compile("计划|總結|計劃|总结|要点|安排|打算|方案|汇报|报告|意见|通知")
_HEAD = 0.075  # share of the page's height above the usual top margin
_MARGIN = 0.11  # share of the page's height where heads and page numbers stand


class _Table(msgspec.Struct):
    """The rows of a table, each with its page; it may go on over several pages."""

    rows: list[list[Cell]]
    pages: list[int]


_Block = list[TextLine] | _Table


def read_pdf(job: Job) -> Content:
    """Return the text of a PDF, a line for each paragraph or table row; places are pages."""
    name = job.name
    pages = list(_pages(job.data, name, job.limits))
    letters = sum(not g.text.isspace() for page in pages for g in page.glyphs)
    if letters < 3 * len(pages) and letters < 60:
        cause = "a scan (pictures of pages)" if any(p.has_image for p in pages) else "empty pages"
        raise ReadingError(
            f"{name}: a PDF without text, {cause}; run text recognition (OCR) on it first"
        )
    lost = sum(
        g.text == "\ufffd" or "\ue000" <= g.text <= "\uf8ff" for p in pages for g in p.glyphs
    )
    if lost > 0.3 * letters:
        raise ReadingError(
            f"{name}: a PDF whose fonts do not tell their characters; "
            "export it again from Word, or run text recognition (OCR) on it"
        )
    return _content(pages)


def _pages(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    if apart.inside():  # it starts PDFium anew, which a program may be using
        choose_fonts()
    deadline = time.process_time() + limits.timeout
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise ReadingError(
                f"{name}: a PDF protected by a password; save it without one"
            ) from error
        raise ReadingError(f"{name}: a damaged PDF; export it again") from error
    try:
        if len(document) > limits.max_pages:
            raise LimitError(
                f"{name}: {len(document)} pages are more than the limit of {limits.max_pages}; "
                "split it or raise Limits.max_pages"
            )
        length = 0
        for index in range(len(document)):
            page = load_page(document, index)
            length += len(page.glyphs)
            if length > limits.max_chars or time.process_time() > deadline:
                raise LimitError(
                    f"{name}: too much text, or too slow, at page {index + 1}; "
                    "split it or raise Limits.max_chars and Limits.timeout"
                )
            yield page
    except pdfium.PdfiumError as error:
        raise ReadingError(f"{name}: a damaged PDF ({error}); export it again") from error
    finally:
        document.close()


def _content(pages: Sequence[Page]) -> Content:
    """Lay out all pages, drop what repeats, and join what goes on over a page break."""
    layouts = [_layout(page) for page in pages]
    repeated = _repeated(pages, layouts)
    kept: list[_Block] = []
    for page, blocks in zip(pages, layouts, strict=True):
        for block in blocks:
            if isinstance(block, _Table):
                _add_table(kept, block)
                continue
            shown = _below_head(block, page, len(pages))
            lines = [t for t in shown if not _is_furniture(t, page, repeated)]
            if kept and isinstance(kept[-1], list):
                kept[-1].extend(lines)
            elif lines:
                kept.append(lines)
    lines = [t for block in kept if isinstance(block, list) for t in block]
    left = min((t.left for t in lines), default=0.0)
    wide = median(page.width for page in pages)  # margins are alike on both sides
    # punctuation may hang over the edge
    right = max((t.right for t in lines if t.text[-1:] not in CLOSING), default=0.0)
    return _written(kept, TextColumn(left, max(right, wide - left)))


def _add_table(kept: list[_Block], table: _Table) -> None:
    """Add a table, or the next page's part of one, whose head may be repeated there."""
    last = kept[-1] if kept else None
    if not isinstance(last, _Table) or last.pages[-1] == table.pages[0]:
        kept.append(table)
        return
    rows, pages = table.rows, table.pages
    if rows[0] == last.rows[0]:
        rows, pages = rows[1:], pages[1:]
    if rows and not rows[0][0].lines and last.rows[-1][0].lines:  # a row cut by the page
        last.rows[-1] = _rejoined(last.rows[-1], rows[0])
        rows, pages = rows[1:], pages[1:]
    last.rows += rows
    last.pages += pages


def _rejoined(above: list[Cell], below: list[Cell]) -> list[Cell]:
    """Join the two halves of a row that a page break parted."""
    rest = {cell.column: cell.lines for cell in below}
    whole = []
    for cell in above:
        lines, more = cell.lines, rest.pop(cell.column, ())
        if lines and more and goes_on_after(lines[-1], more[0]):
            lines, more = (*lines[:-1], lines[-1] + more[0]), more[1:]
        whole.append(Cell((*lines, *more), cell.column))
    return whole + [cell for cell in below if cell.column in rest]


def _written(blocks: Sequence[_Block], column: TextColumn) -> Content:
    texts: list[str] = []
    places: list[Place] = []
    offset = 0
    for block in blocks:
        for text, pages in _texts(block, column):
            for at, page in pages:
                if not places or places[-1].number != page:
                    places.append(Place(offset=offset + at, kind="page", number=page, page=page))
            texts.append(text)
            offset += len(text) + 1
    return Content("\n".join(texts), places=places)


def _texts(block: _Block, column: TextColumn) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the lines of a block, each with the offsets in it where a page begins."""
    if isinstance(block, _Table):
        for line in table_lines(block.rows):
            yield line.text, [(0, block.pages[line.pieces[-1][1] - 1])]
        return
    for group in paragraphs(block, column):
        at, pages = 0, []
        for part in group:
            pages.append((at, part.page))
            at += len(part.text)
        yield joined_text(group), pages


def _layout(page: Page) -> list[_Block]:
    """Return the blocks of a page: the tables where their first glyph comes in the file."""
    grids, loose = find_grids(page.rules)
    grids += level_grids(loose, page.glyphs)
    held: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    order: list[Glyph | int] = []  # loose glyphs, and tables where their first glyph comes
    for glyph in page.glyphs:
        for index, grid in enumerate(grids):
            box = grid.box_of(glyph)
            if box is not None:
                if not held[index]:
                    order.append(index)
                held[index].setdefault(box, []).append(glyph)
                break
        else:
            order.append(glyph)
    blocks: list[_Block] = []
    for is_table, items in groupby(order, key=lambda item: isinstance(item, int)):
        if not is_table:
            blocks.append(text_lines([g for g in items if isinstance(g, Glyph)], page.number))
            continue
        for index in (i for i in items if isinstance(i, int)):
            blocks.append(_table(grids[index], held[index], page.number))
    return blocks


def _table(grid: PdfGrid, held: dict[int, list[Glyph]], page: int) -> _Table:
    rows: dict[int, list[Cell]] = {}
    for index, box in enumerate(grid.boxes):
        lines = text_lines(held.get(index, ()), page)
        column = TextColumn(box.left, max([box.right - _PADDING, *(t.right for t in lines)]))
        texts = tuple(joined_text(group).replace("\t", " ") for group in paragraphs(lines, column))
        rows.setdefault(box.row, []).append(Cell(texts, box.column))
    return _Table([rows[key] for key in sorted(rows)], [page] * len(rows))


def _below_head(lines: list[TextLine], page: Page, pages: int) -> list[TextLine]:
    """Leave out the running head of a file of one page, where nothing repeats."""
    if pages > 1 or len(lines) < 4:
        return lines
    first, second = lines[0], lines[1]
    apart = second.top - first.bottom > 0.6 * (first.bottom - first.top)
    small = first.em <= median(t.em for t in lines) and len(first.text) < 30
    is_head = first.bottom < _HEAD * page.height and apart and small
    return lines[1:] if is_head and not _TITLE.search(first.text) else lines


def _in_margin(line: TextLine, page: Page) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _repeated(pages: Sequence[Page], layouts: Sequence[list[_Block]]) -> set[str]:
    """Return the lines that stand in the margin of at least half of the pages."""
    seen: Counter[str] = Counter()
    for page, blocks in zip(pages, layouts, strict=True):
        texts = {
            _bare(line.text)
            for block in blocks
            if isinstance(block, list)
            for line in block
            if _in_margin(line, page)
        }
        seen.update(texts)
    return {text for text, count in seen.items() if count > 1 and count * 2 >= len(pages)}


def _bare(text: str) -> str:
    return re.sub(r"[\d\s]+", "", text)


def _is_furniture(line: TextLine, page: Page, repeated: set[str]) -> bool:
    if not _in_margin(line, page):
        return False
    return _PAGE_NUMBER.fullmatch(line.text) is not None or _bare(line.text) in repeated
