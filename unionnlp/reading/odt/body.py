"""The walk through an OpenDocument text: its blocks, written as those of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unionnlp.reading.odt.lists import (
    DC,
    DRAW,
    FO,
    LOEXT,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    XML_ID,
    Lists,
    Numbered,
    add,
)
from unionnlp.reading.source import Budget
from unionnlp.reading.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
_ROWS = {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}
_CELLS = {TABLE + "table-cell", TABLE + "covered-table-cell"}
_SKIPPED = {
    *(TEXT + n for n in ("tracked-changes", "table-of-content", "ruby-text", "note-citation", "script",
                         "variable-decls", "sequence-decls", "user-field-decls", "section-source")),
    OFFICE + "forms", OFFICE + "annotation", OFFICE + "event-listeners",
}  # fmt: skip
_FIXED = {TEXT + "tab": "tab", TEXT + "line-break": "br"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_WIDEST, _TALLEST = 60, 200  # times that a cell, a row is repeated at most
_DEEPEST = 10  # styles that are made from each other
_LONGEST = 1_000  # blanks of one element that counts them


class Story:
    """Writes the blocks of a text as a Word document, and its notes and comments beside it."""

    def __init__(
        self, content: Element, styles: Element | None, lists: Lists, budget: Budget
    ) -> None:
        """``content`` and ``styles`` are the two parts; ``lists`` gives the numbers of items."""
        self.document, self.notes, self.comments = map(_root, ("document", "footnotes", "comments"))
        self._body = add(self.document, "body")
        self._lists, self._budget = lists, budget
        self._looks = _Looks(content, styles)
        self._changes = _changes(content)
        self._ended = {e.get(OFFICE + "name") for e in content.iter(OFFICE + "annotation-end")}
        self._inserting = ""  # whose insertion what follows is
        self._open: dict[str, str] = {}  # comments without an end, until their paragraph ends
        self._boxes: list[Element] = []
        self._count = 0
        self._blank = True  # whether a blank would be the second one, or the first of a paragraph

    def read(self, parent: Element) -> None:
        """Write all blocks of ``parent``."""
        self._blocks(parent, self._body)

    def margin(self, element: Element, kind: str) -> Element:
        """Return a header or footer as a part."""
        part = _root("hdr" if kind == "header" else "ftr")
        self._blocks(element, part)
        if not len(part):
            add(part, "p")
        return part

    def _blocks(self, parent: Element, target: Element) -> None:
        for block in parent:
            tag = block.tag
            if tag in _PARAGRAPHS:
                self._paragraph(block, target, self._heading(block))
            elif tag == TEXT + "list":
                self._list(block, target, None, 0)
            elif tag == TABLE + "table":
                self._table(block, target)
            elif tag.startswith(DRAW):
                self._paragraph(block, target, None)
            elif tag.startswith(TEXT + "change"):
                self._change(block, None)
            elif tag not in _SKIPPED and block.get(TEXT + "display") != "none":
                self._blocks(block, target)  # a section, an index

    def _heading(self, block: Element) -> tuple[str, str] | None:
        told = block.get(TEXT + "outline-level", "")
        headed = block.get(TEXT + "is-list-header") == "true"
        if not told.isdigit() or headed or self._looks.is_plain(block):
            return None
        found = self._lists.outline()
        return None if found is None else self._lists.at(found, int(told[:2]) - 1)

    def _list(self, element: Element, target: Element, around: Numbered | None, depth: int) -> None:
        found = self._lists.open(element, around)
        for item in element:
            named = found is not None and item.tag == TEXT + "list-item"
            first = next((b for b in item if not b.tag.startswith(TEXT + "soft")), None)
            for block in item:
                if block.tag == TEXT + "list":
                    self._list(block, target, found, depth + 1)
                elif block.tag in _PARAGRAPHS:
                    label = None
                    if named and found is not None and block is first:
                        label = self._lists.at(found, depth, item.get(TEXT + "start-value"))
                    self._paragraph(block, target, label)

    def _paragraph(self, block: Element, target: Element, label: tuple[str, str] | None) -> None:
        made = add(target, "p")
        if self._looks.is_hidden(block):
            target.remove(made)
            return
        turns = self._looks.turns(block)
        if label is not None or turns:
            properties = add(made, "pPr")
            if turns:
                add(properties, "pageBreakBefore")
            if label is not None:
                numbered = add(properties, "numPr")
                add(numbered, "ilvl", val=label[1])
                add(numbered, "numId", val=label[0])
        boxes, self._boxes, self._blank = self._boxes, [], True
        if block.tag in _PARAGRAPHS:
            self._inline(block, made, bold=block.tag == TEXT + "h")
        else:
            self._boxes.append(block)
        for number in self._open.values():
            self._end_comment(made, number)
        self._open.clear()
        waiting, self._boxes = self._boxes, boxes
        for box in waiting:
            self._box(box, made)

    def _inline(self, element: Element, made: Element, *, bold: bool = False) -> None:
        """Write the text in an element and what stands in it."""
        self._text(element.text, made, bold=bold)
        for child in element:
            tag = child.tag
            if tag in _FIXED:
                add(self._run(made), _FIXED[tag])
                self._blank = True
            elif tag == TEXT + "s":
                self._spaces(child, made)
            elif tag == TEXT + "soft-page-break":
                add(self._run(made), "lastRenderedPageBreak")
            elif tag == TEXT + "note":
                self._note(child, made)
            elif tag in (OFFICE + "annotation", OFFICE + "annotation-end"):
                self._comment(child, made)
            elif tag.startswith(TEXT + "change"):
                self._change(child, made)
            elif tag.startswith(DRAW) and tag != DRAW + "a":
                self._boxes.append(child)
            elif tag not in _SKIPPED and not self._looks.is_hidden(child):
                self._inline(child, made, bold=bold)
            self._text(child.tail, made, bold=bold)

    def _text(self, text: str | None, made: Element, *, bold: bool = False) -> None:
        """Write text; blanks that follow each other are one, as OpenDocument has it."""
        if not text:
            return
        shown = _BLANKS.sub(" ", text)
        if self._blank and shown.startswith(" "):
            shown = shown[1:]
        if shown:
            self._blank = shown.endswith(" ")
            self._write(shown, made, bold=bold)

    def _spaces(self, element: Element, made: Element) -> None:
        told = element.get(TEXT + "c", "1")
        self._write(" " * min(_whole(told), _LONGEST), made)
        self._blank = False

    def _write(self, text: str, made: Element, *, bold: bool = False) -> None:
        self._budget.chars(len(text))
        run = self._run(made)
        if bold:
            add(add(run, "rPr"), "b")
        put = add(run, "t")
        put.text = text
        put.set(_SPACE, "preserve")

    def _run(self, made: Element) -> Element:
        if self._inserting:
            made = add(made, "ins", id=self._next(), author=self._inserting)
        return add(made, "r")

    def _next(self) -> str:
        self._count += 1
        return str(self._count)

    def _note(self, element: Element, made: Element) -> None:
        number = self._next()
        note = add(self.notes, "footnote", id=number)
        body = element.find(TEXT + "note-body")
        if body is not None:
            blank = self._blank
            self._blocks(body, note)
            self._blank = blank
        add(self._run(made), "footnoteReference", id=number)

    def _comment(self, element: Element, made: Element) -> None:
        name = element.get(OFFICE + "name") or ""
        if element.tag == OFFICE + "annotation-end":
            if name in self._open:
                self._end_comment(made, self._open.pop(name))
            return
        if element.get(LOEXT + "resolved") == "true" or element.get(LOEXT + "parent-name"):
            return
        number = self._next()
        author, date = (element.findtext(DC + tag) or "" for tag in ("creator", "date"))
        comment = add(self.comments, "comment", id=number, author=author, date=date[:19])
        for paragraph in element.iter(TEXT + "p"):
            self._words("".join(paragraph.itertext()), comment)
        add(made, "commentRangeStart", id=number)
        self._open[name or number] = number

    def _words(self, text: str, target: Element) -> None:
        self._budget.chars(len(text))
        add(add(add(target, "p"), "r"), "t").text = text

    def _end_comment(self, made: Element, number: str) -> None:
        add(made, "commentRangeEnd", id=number)
        add(add(made, "r"), "commentReference", id=number)

    def _change(self, element: Element, made: Element | None) -> None:
        """Begin or end an insertion, or write what was deleted here."""
        author, said = self._changes.get(element.get(TEXT + "change-id", ""), ("", None))
        if element.tag == TEXT + "change-end":
            self._inserting = ""
        elif element.tag == TEXT + "change-start" and said is None:
            self._inserting = author
        elif said and made is not None:
            run = add(add(made, "del", id=self._next(), author=author), "r")
            add(run, "delText").text = said

    def _box(self, element: Element, made: Element) -> None:
        """Write what stands in a frame or shape as a text box."""
        holders = {
            p.getparent() for p in element.iter(*_PARAGRAPHS, TEXT + "list", TABLE + "table")
        }
        outer = [
            h for h in element.iter() if h in holders and holders.isdisjoint(h.iterancestors())
        ]
        for holder in outer:
            shape = add(add(made, "r"), "pict")
            self._blocks(holder, add(shape, "txbxContent"))

    def _table(self, element: Element, target: Element) -> None:
        made = add(target, "tbl")
        borders = add(add(made, "tblPr"), "tblBorders")
        for side in _SIDES:
            add(borders, side, val="single", sz="4")
        spans: dict[int, tuple[int, int]] = {}  # column: rows left of a cell, its columns
        for row in _rows(element):
            if row.get(TABLE + "visibility") in ("collapse", "filter"):
                continue
            filled = any(True for _ in row.iter(*_PARAGRAPHS))
            times = min(_whole(row.get(TABLE + "number-rows-repeated", "1")), _TALLEST)
            for _ in range(times if filled else 1):
                self._row(row, add(made, "tr"), spans)
        if len(made) == 1:
            target.remove(made)

    def _row(self, row: Element, made: Element, spans: dict[int, tuple[int, int]]) -> None:
        column = 0
        for cell in (c for c in row if c.tag in _CELLS):
            times = min(_whole(cell.get(TABLE + "number-columns-repeated", "1")), _WIDEST)
            for _ in range(times):
                self._budget.cells(1)
                if cell.tag == TABLE + "covered-table-cell":
                    left, wide = spans.get(column, (0, 1))
                    if left > 0:
                        spans[column] = (left - 1, wide)
                        add(self._cell(made, wide), "vMerge")
                        add(made[-1], "p")
                else:
                    self._filled(cell, made, spans, column)
                column += 1

    def _filled(
        self, cell: Element, made: Element, spans: dict[int, tuple[int, int]], column: int
    ) -> None:
        wide = min(_whole(cell.get(TABLE + "number-columns-spanned", "1")), _WIDEST)
        tall = _whole(cell.get(TABLE + "number-rows-spanned", "1"))
        properties = self._cell(made, wide)
        if tall > 1:
            spans[column] = (tall - 1, wide)
            add(properties, "vMerge", val="restart")
        self._blocks(cell, made[-1])
        if made[-1][-1].tag != W + "p":  # Word wants a paragraph at the end of a cell
            add(made[-1], "p")

    @staticmethod
    def _cell(made: Element, wide: int) -> Element:
        properties = add(add(made, "tc"), "tcPr")
        if wide > 1:
            add(properties, "gridSpan", val=str(wide))
        return properties


def _root(tag: str) -> Element:
    from lxml import etree  # type: ignore[import-untyped]

    return etree.Element(W + tag, nsmap={"w": W[1:-1]})


def _whole(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


class _Looks:
    """What the styles say that changes what is read."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        for style in (s for r in roots if r is not None for s in r.iter(STYLE + "style")):
            self._styles.setdefault(style.get(STYLE + "name", ""), style)

    def is_hidden(self, element: Element) -> bool:
        """Say whether the text of an element is not shown."""
        if element.get(TEXT + "is-hidden") == "true":
            return True
        return self._told(element, TEXT + "display") == "none"

    def is_plain(self, element: Element) -> bool:
        """Say whether the style of a heading takes its number away."""
        told = (style.get(STYLE + "list-style-name") for style in self._chain(element))
        return next((name for name in told if name is not None), None) == ""

    def turns(self, element: Element) -> bool:
        """Say whether a page begins with a paragraph."""
        return self._told(element, FO + "break-before") == "page"

    def _told(self, element: Element, key: str) -> str | None:
        for style in self._chain(element):
            for properties in style:
                if properties.get(key) is not None:
                    return str(properties.get(key))
        return None

    def _chain(self, element: Element) -> Iterator[Element]:
        """Yield the style of an element and those that it is made from."""
        name = element.get(TEXT + "style-name")
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = style.get(STYLE + "parent-style-name")


def _changes(content: Element) -> dict[str, tuple[str, str | None]]:
    """Return author and, where something was deleted, its words for each tracked change."""
    found: dict[str, tuple[str, str | None]] = {}
    for region in content.iter(TEXT + "changed-region"):
        author = region.findtext(f".//{DC}creator") or "?"
        deletion = region.find(TEXT + "deletion")
        said = None
        if deletion is not None:
            said = "".join(t for p in deletion.iter(*_PARAGRAPHS) for t in p.itertext())
        elif region.find(TEXT + "insertion") is None:
            said = ""  # a change of looks
        for key in (region.get(TEXT + "id"), region.get(XML_ID)):
            if key:
                found[key] = (author, said)
    return found
