"""The walk through a Word document: paragraphs, tables, text boxes, notes, in reading order.

Tracked changes are read as accepted (what is inserted stays, what is deleted goes,
also a deleted paragraph mark, which joins two paragraphs). Hidden text, comments,
headers and footers, field codes and a table of contents are left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from unionnlp.reading.tables import Cell, table_lines
from unionnlp.reading.word import drawing
from unionnlp.reading.word.fields import Field, form_text
from unionnlp.reading.word.held import OtherParts
from unionnlp.reading.word.numbering import SIGNS
from unionnlp.reading.word.package import W
from unionnlp.reading.word.pages import Pages
from unionnlp.reading.word.styles import Styles, list_reference
from unionnlp.records import Place

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

    from unionnlp.reading.word.trace import Trace

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _R = (W + tag for tag in ("p", "tbl", "tr", "tc", "r"))
_PPR, _RPR = W + "pPr", W + "rPr"
_SKIPPED = {
    W + tag
    for tag in ("del", "moveFrom", "rPr", "pPr", "delText", "tblPr", "tblGrid",
                "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "rt", "rubyPr", "annotationRef",
                "delInstrText", "bookmarkStart", "bookmarkEnd", "proofErr", "fldData")
}  # fmt: skip
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_FIXED = {
    W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t",
}  # fmt: skip
_TEXT, _BREAK, _SYMBOL = W + "t", W + "br", W + "sym"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FIELD, _CODE, _SIMPLE, _FILE = (
    W + tag for tag in ("fldChar", "instrText", "fldSimple", "altChunk")
)
_DRAWN = {drawing.TEXT_PATH, drawing.RELATED, drawing.PARAGRAPH}
_MAX_FIELDS = 50  # that stand in each other
_CONTENTS = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery[@{W}val='Table of Contents']"
_BOX = W + "txbxContent"
_CHOICE = _MC + "AlternateContent"


class BodyReader:
    """Reads the blocks of one document into lines with their places."""

    def __init__(
        self, styles: Styles, held: OtherParts, pages: Pages, trace: Trace | None = None
    ) -> None:
        """``held`` reads what the text shows of other parts, within its budget.

        ``pages`` counts them, ``trace`` learns from which element each character comes.
        """
        self.lines: list[str] = []
        self.places: list[Place] = []
        self.notes: dict[tuple[str, str], None] = {}  # each once, in their order
        self._styles = styles
        self._held = held
        self._pages = pages
        self._fields: list[Field] = []
        self._style: str | None = None  # of the current paragraph
        self._hidden = False  # what that style says
        self._trace = trace
        self._offset = 0
        self._paragraphs = 0
        self._tables = 0
        self._carried = ""
        self._boxes: deque[Element] = deque()

    def read(self, parent: Element) -> None:
        """Read all blocks of ``parent`` (the body, a note) to the end."""
        for block in _blocks(parent):
            if block.tag == _P:
                self._read_paragraph(block)
            elif block.tag == _TBL:
                self._read_table(block)
            else:
                self._read_lines(block, self._held.file(block))

    def _read_lines(self, element: Element, lines: list[str]) -> None:
        """Add lines that are read elsewhere: of a file, of what is drawn."""
        for line in lines:
            self._paragraphs += 1
            if self._trace is not None:
                self._trace.paragraph(element, line)
            self._pages.begin(None, goes_on=False)
            self._add(line, self._pages.places(self._paragraphs))

    def _read_boxes(self) -> None:
        while self._boxes:
            box = self._boxes.popleft()
            if box.tag == _BOX:
                self.read(box)
            else:
                self._read_lines(box, self._held.drawn(box))

    def _read_paragraph(self, element: Element) -> None:
        text = self.paragraph(element)
        if text is not None:
            self._add(text, self._pages.places(self._paragraphs))
        self._read_boxes()

    def _read_table(self, element: Element) -> None:
        self._tables += 1
        table = self._tables
        if self._trace is not None:
            self._trace.table()
        pages: list[int | None] = []
        for line in table_lines(self._rows(element, pages)):
            places = [
                Place(offset=at, kind="cell", number=table, page=pages[row - 1],
                      label=f"table {table}, row {row}, column {column}")
                for at, row, column in line.pieces
            ]  # fmt: skip
            self._add(line.text, places)
        self._read_boxes()

    def _add(self, text: str, places: list[Place]) -> None:
        if not text.strip():
            if not self.lines or not self.lines[-1]:
                return  # one empty line between paragraphs says as much as several
            text = ""
        self._held.budget.chars(len(text) + 1)
        self.lines.append(text)
        if self._trace is not None:
            self._trace.line(self._offset, text, places)
        if text:
            self.places += [replace(p, offset=self._offset + p.offset) for p in places]
        self._offset += len(text) + 1

    def paragraph(self, element: Element) -> str | None:
        """Return a paragraph's label and text, ``None`` where it leaves no line."""
        self._paragraphs += 1
        properties = element.find(_PPR)
        self._pages.begin(properties, goes_on=bool(self._carried))
        style_id, mark = self._styles.default, None
        if properties is not None:
            style = properties.find(W + "pStyle")
            style_id = style_id if style is None else style.get(W + "val")
            mark = properties.find(_RPR)
        if self._styles.is_contents(style_id):
            return None
        self._style, self._hidden = style_id, self._styles.is_hidden(None, style_id)
        pieces: list[str] = []
        self._collect(element, pieces)
        if self._fields:
            self._give_back(pieces, element)
        text = self._carried + "".join(pieces)
        self._carried = ""
        if mark is not None and _is_joined(mark):
            self._carried = text
            return None
        if not text and self._styles.is_hidden(mark, style_id):
            return None
        label = self._label(properties, style_id)
        self._held.budget.chars(len(label))
        shown = label + text.strip(" \n") if text.strip() else ""
        self._pages.shown(len(label), len(text) - len(text.lstrip(" \n")), len(shown))
        if self._trace is not None:
            self._trace.paragraph(element, shown)
        return shown

    def _label(self, properties: Element | None, style_id: str | None) -> str:
        list_id, level = (None, None) if properties is None else list_reference(properties)
        carried = self._styles.list_of(style_id)
        if list_id is None:
            if carried is None:
                return ""
            list_id, level = carried[0], carried[1] if level is None else level
        if list_id == "0":
            return ""
        if level is None:
            tied = self._styles.numbering.style_level(list_id, style_id or "")
            level = tied or 0
        return self._styles.numbering.label(list_id, level)

    def _collect(self, element: Element, pieces: list[str]) -> None:
        """Add the visible text inside a paragraph; put its text boxes aside."""
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self._put(pieces, child.text or "", child)
            elif tag == _R:
                properties = child.find(_RPR)
                if not self._is_hidden(properties):
                    self._collect(child, pieces)
            elif tag not in _SKIPPED:
                self._collect_rare(child, tag, pieces)

    def _is_hidden(self, properties: Element | None) -> bool:
        """Return whether a run of the current paragraph is hidden."""
        if properties is None:
            return self._hidden
        return self._styles.is_hidden(properties, self._style)

    def _collect_rare(self, child: Element, tag: str, pieces: list[str]) -> None:
        """Add what is neither text nor a run: breaks, signs, notes, boxes, containers."""
        self._pages.meet(child, pieces)
        if tag in _FIXED:
            self._put(pieces, _FIXED[tag], child)
        elif tag == _BREAK:  # of a line, a column or a page
            self._put(pieces, "\n", child)
        elif tag == _SYMBOL:
            self._put(pieces, _symbol(child), child)
        elif tag == _FORMULA:
            self._put(pieces, child.text or "", child)
        elif tag in (_FIELD, _CODE, _SIMPLE):
            self._collect_field(child, tag, pieces)
        elif tag == _BOX or tag in _DRAWN:
            self._boxes.append(child)
        elif tag in _NOTES:
            self.notes[_NOTES[tag], child.get(W + "id", "")] = None
        else:
            self._collect(_chosen(child) if tag == _CHOICE else child, pieces)

    def _collect_field(self, child: Element, tag: str, pieces: list[str]) -> None:
        """Follow a field; where it keeps no result, add what Word makes of its instruction."""
        if tag == _SIMPLE:
            before = len(pieces)
            self._collect(child, pieces)
            if len(pieces) == before:
                self._put(pieces, Field(child.get(W + "instr", "")).text(), child)
        elif tag == _CODE:
            if self._fields:
                self._fields[-1].add(child.text or "")
        elif (kind := child.get(W + "fldCharType")) == "begin":
            if len(self._fields) < _MAX_FIELDS:
                self._fields.append(Field(form=form_text(child)))
        elif self._fields and kind == "separate":
            self._fields[-1].separated = True
        elif self._fields and kind == "end":
            field = self._fields.pop()
            if not field.shown and (text := field.text()):
                self._put(pieces, text, child)

    def _give_back(self, pieces: list[str], paragraph: Element) -> None:
        """Add what went into instructions that the paragraph does not close."""
        lost = "".join(field.text() for field in self._fields if field.is_equation)
        self._fields = [field for field in self._fields if not field.is_equation]
        if lost:
            self._put(pieces, lost, paragraph)

    def _put(self, pieces: list[str], text: str, source: Element) -> None:
        if self._fields:
            inner = self._fields[-1]
            inner.shown = inner.shown or (inner.separated and bool(text.strip()))
            for field in self._fields:  # what a field gives to the instruction around it
                if field.is_equation and not field.separated:
                    field.add(text)
                    return
        pieces.append(text)
        if self._trace is not None:
            self._trace.piece(text, source)

    def _rows(self, table: Element, pages: list[int | None] | None = None) -> list[list[Cell]]:
        """Return the rows of a table; ``pages`` is filled with the page of each."""
        rows: list[list[Cell]] = []
        for row in _inside(table, _TR):
            if row.find(f"{W}trPr/{W}del") is not None or _is_hidden_row(row):
                continue
            if pages is not None:
                self._pages.enter_row()
            cells, column = [], 0
            before = row.find(f"{W}trPr/{W}gridBefore")
            column += _span(before)
            for cell in _inside(row, _TC):
                properties = cell.find(W + "tcPr")
                width, merged = 1, None
                if properties is not None:
                    width = _span(properties.find(W + "gridSpan")) or 1
                    merged = properties.find(W + "vMerge")
                covered = merged is not None and merged.get(W + "val") != "restart"
                if not covered:
                    if self._trace is not None:
                        self._trace.enter(len(rows) + 1, column + 1)
                    cells.append(Cell(tuple(self._cell_lines(cell)), column))
                    if self._trace is not None:
                        self._trace.leave()
                column += width
            self._held.budget.cells(len(cells))
            rows.append(cells)
            if pages is not None:
                pages.append(self._pages.row)
        return rows

    def _cell_lines(self, cell: Element) -> Iterator[str]:
        for block in _blocks(cell):
            if block.tag == _P:
                text = self.paragraph(block)
                for line in (text or "").split("\n"):
                    if line.strip():
                        yield line.strip(" \t").replace("\t", " ")
            elif block.tag == _FILE:
                yield from self._cell_file(block)
            else:
                for inner in table_lines(self._rows(block)):
                    yield inner.text

    def _cell_file(self, block: Element) -> Iterator[str]:
        for text in self._held.file(block):
            line = text.strip(" \t").replace("\t", " ")
            if line:
                if self._trace is not None:
                    self._trace.paragraph(block, line)
                yield line


def _is_joined(mark: Element) -> bool:
    """Return whether a paragraph's mark is deleted, so that the next one goes on in it."""
    return mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None


def _is_hidden_row(row: Element) -> bool:
    mark = row.find(f"{W}trPr/{W}hidden")
    return mark is not None and mark.get(W + "val") not in {"0", "false", "off"}


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a part, out of controls and tracked changes."""
    for child in parent:
        tag = child.tag
        if tag in (_P, _TBL, _FILE):
            yield child
        elif tag == W + "sdt":
            if (
                child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery[@{W}val='Table of Contents']")
                is None
            ):
                content = child.find(W + "sdtContent")
                yield from () if content is None else _blocks(content)
        elif tag == _CHOICE:
            yield from _blocks(_chosen(child))
        elif tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _blocks(child)


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also out of controls."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _inside(child, wanted)


def _chosen(alternatives: Element) -> Element:
    """Return the branch of ``mc:AlternateContent`` to read: the first that has text."""
    for branch in alternatives:
        if next(branch.iter(_TEXT), None) is not None:
            return branch
    return alternatives[0] if len(alternatives) else alternatives


def _span(element: Element | None) -> int:
    value = "" if element is None else element.get(W + "val", "")
    return min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 5 else 0


def _symbol(element: Element) -> str:
    """Return the sign of a symbol font as a plain one where it is known."""
    code = element.get(W + "char", "")
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return SIGNS.get(sign, "" if "\ue000" <= sign <= "\uf8ff" else sign)
