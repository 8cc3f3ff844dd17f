"""The lines of a part of a web page: blocks, breaks, ordered lists and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from unionnlp.grammar import leads
from unionnlp.reading.html_nodes import children, clean, is_inline, is_text, owner_table
from unionnlp.reading.labels import number_text
from unionnlp.reading.source import Budget
from unionnlp.reading.tables import Cell, table_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode as Node

_STYLES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "cjk-ideographic": "chineseCounting", "decimal": "decimal",
    "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
    "none": "none",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_MAX_SPAN = 200
_MAX_COLUMN = 300  # cells further to the right are taken as of this column


def lines_of(root: Node, is_menu: Callable[[Node], bool], budget: Budget) -> Iterator[str]:
    """Yield the lines that are not empty; elements that are menus are left out."""
    walk = _Walk(is_menu, budget)
    walk.visit(root)
    walk.end_line()
    yield from walk.lines


class _Walk:
    """Collects text until a block or a break ends the line."""

    def __init__(self, is_menu: Callable[[Node], bool], budget: Budget) -> None:
        self.lines: list[str] = []
        self._budget = budget
        self._is_menu = is_menu
        self._held: list[str] = []
        self._label = ""

    def end_line(self) -> None:
        """Finish the line that is being collected."""
        for text in "".join(self._held).split("\n"):
            line = text.strip(" \u3000")
            if line:
                label = "" if self._label and leads.begins(line) else self._label
                self._label = ""
                self._budget.chars(len(label) + len(line) + 1)
                self.lines.append(label + line)
        self._held = []

    def visit(self, node: Node) -> None:
        """Collect all that is inside ``node``."""
        for child in children(node):
            if is_text(child):
                text = child.text_content or ""
                self._held.append(text if node.tag == "pre" else clean(text))
            elif child.tag == "br":
                self._held.append("\n")
            elif is_inline(child):
                self.visit(child)
            elif not self._is_menu(child):
                self.end_line()
                self._block(child)
                self.end_line()

    def _block(self, node: Node) -> None:
        if node.tag == "table" and _is_data(node):
            self.lines.extend(line.text for line in table_lines(self._rows(node)))
        elif node.tag == "ol":
            self._ordered(node)
        else:
            self.visit(node)

    def _ordered(self, node: Node) -> None:
        found = _LIST_STYLE.search(node.attributes.get("style") or "")
        kind = found.group(1) if found else node.attributes.get("type") or "1"
        style = _STYLES.get(kind, "decimal")
        number = _whole(node.attributes.get("start"), 1)
        for child in children(node):
            if is_text(child):
                continue
            self.end_line()
            if child.tag == "li" and style != "none":
                number = _whole(child.attributes.get("value"), number)
                mark = "、" if style == "chineseCounting" else ". "
                self._label = number_text(number, style) + mark
                number += 1
            self.visit(child)
            self.end_line()
            self._label = ""

    def _rows(self, table: Node) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        covered: dict[int, int] = {}  # column -> first row that no cell above covers
        for row in table.css("tr"):
            if owner_table(row) != table.mem_id:
                continue
            cells: list[Cell] = []
            column = 0
            for cell in (c for c in children(row) if c.tag in {"td", "th"}):
                while covered.get(column, 0) > len(rows):
                    column += 1
                wide = min(_whole(cell.attributes.get("colspan"), 1), _MAX_SPAN)
                high = min(_whole(cell.attributes.get("rowspan"), 1), 5_000)
                cells.append(Cell(self._cell_lines(cell), min(column, _MAX_COLUMN)))
                if high > 1 and column < _MAX_COLUMN:
                    covered.update(dict.fromkeys(range(column, column + wide), len(rows) + high))
                    self._budget.cells(wide)
                column += wide
            self._budget.cells(len(cells))
            rows.append(cells)
        return rows

    def _cell_lines(self, cell: Node) -> tuple[str, ...]:
        inner = _Walk(self._is_menu, self._budget)
        inner.visit(cell)
        inner.end_line()
        return tuple(text.replace("\t", " ") for text in inner.lines)


def _is_data(table: Node) -> bool:
    """Return whether a table holds data in rows and columns, not the layout of a page."""
    if table.css_first("table table, td table, th table") is not None:
        return False
    rows = table.css("tr")
    wide = [r for r in rows if sum(1 for c in children(r) if c.tag in {"td", "th"}) > 1]
    return bool(wide)


def _whole(text: str | None, default: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else default
