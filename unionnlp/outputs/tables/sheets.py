"""Sheets of a workbook: headings, widths, filters, safe cells. Knows nothing of unions."""

from __future__ import annotations

import math
import re
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from unionnlp.outputs.wording import line
from unionnlp.writing.cells import is_formula

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Style = Literal["number", "count", "year", "month", "share", "percent"]

_ROWS = 1_048_576  # of a sheet, by the file format
_CELL = 32_000  # UTF-16 units of a cell; the file format allows 32,767
_LINE, _TALLEST = 14.5, 409.0  # points: a line of 10 point type, and what a row may have
_A4, _A3 = 9, 8  # papers
_WIDE, _NARROW = 190, 120  # characters that A4 holds in readable type, laid and upright
_INK, _PAPER, _RULE, _FAINT = "#1F3A4D", "#E8EFF3", "#D5DDE2", "#7A8790"
_FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "top"}
_CELLS: dict[str, dict[str, Any]] = {
    "number": {"align": "right", "num_format": "#,##0.####_)"},
    "whole": {"align": "right", "num_format": "#,##0_)"},
    "count": {"align": "center", "num_format": "0"},
    "year": {"align": "center", "num_format": "0"},
    "month": {"align": "center", "num_format": '0"月"'},
    "share": {"align": "right", "num_format": "0.00_)"},
    "percent": {"align": "right", "num_format": "0%_)"},
    "text": {},
    "wrap": {"text_wrap": True},
    "guarded": {"quote_prefix": True},
    "guarded wrap": {"quote_prefix": True, "text_wrap": True},
    "folded": {"font_color": _FAINT, "font_size": 9},
    "guarded folded": {"font_color": _FAINT, "font_size": 9, "quote_prefix": True},
}
_DATA_BAR = {
    "type": "data_bar",
    "bar_color": "#BFD4DF",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
    "data_bar_2010": True,  # without it a bar fades out, and one half full looks like a full one
    "bar_solid": True,
}
_NO_XML = re.compile("[\ufffe\uffff]")


class Heading(msgspec.Struct, frozen=True):
    """A column: its name, its width in characters of half width, how its cells look.

    ``folded`` columns are there but closed; ``upright`` names are written downwards; a
    ``bar`` column draws its shares (0 to 1) as bars.
    """

    name: str
    width: float
    wrap: bool = False
    folded: bool = False
    upright: bool = False
    style: Style = "number"
    bar: bool = False


class Book:
    """A workbook file under construction; ends whole when its block does."""

    def __init__(self, path: Path, folder: str, created: datetime) -> None:
        import xlsxwriter

        self.book: Workbook = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "tmpdir": folder, "in_memory": False}
        )
        self.book.set_properties({"created": created.replace(tzinfo=None), "comments": "unionnlp"})
        self.formats = {
            name: self.book.add_format({**_FONT, "bottom": 4, "bottom_color": _RULE, **look})
            for name, look in _CELLS.items()
        }
        heading = {**_FONT, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
        solid = {"bg_color": _INK, "font_color": "#FFFFFF", "border": 1, "border_color": _RULE}
        self.formats["heading"] = self.book.add_format({**heading, **solid})
        self.formats["folded heading"] = self.book.add_format(
            {
                **heading,
                "bg_color": _PAPER,
                "font_color": _FAINT,
                "border": 1,
                "border_color": _RULE,
            }
        )
        self.formats["upright"] = self.book.add_format({**heading, **solid, "rotation": 270})
        self.sheets: list[WrittenSheet] = []

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            for sheet in self.sheets:
                sheet.finish()
        self._close()

    def _close(self) -> None:
        """Write the file, and give the temporary files of its rows back."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self.book.close()
        except FileCreateError as error:
            # What XlsxWriter leaves open would complain on standard error when it is collected.
            hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
            try:
                for one in (error, error.args[0]):
                    traceback.clear_frames(one.__traceback__)
            finally:
                sys.unraisablehook = hook
            raise error.args[0] from error

    def sheet(self, name: str, headings: Sequence[Heading]) -> WrittenSheet:
        """Add a sheet; wide ones are printed on A3."""
        sheet = WrittenSheet(self, name, headings)
        self.sheets.append(sheet)
        return sheet


class WrittenSheet:
    """A sheet with a frozen heading and filters, continued in another where it is full."""

    def __init__(self, book: Book, name: str, headings: Sequence[Heading]) -> None:
        self._book = book
        self.name = name
        self._headings = headings
        self._part = 0
        self.hidden = False
        self._printed: int | None = None
        self._begin()

    def append(self, cells: Sequence[Any]) -> None:
        """Write the next row: texts, numbers, ``None`` for nothing."""
        if self._row >= _ROWS:
            self.finish()
            self._begin()
        pairs = list(zip(self._headings, cells, strict=True))
        lines = max(_lines(value, heading.width) for heading, value in pairs if heading.wrap)
        # Not left to the program that opens it: LibreOffice does not measure such cells.
        self._sheet.set_row(self._row, min(lines * _LINE + 3, _TALLEST))
        for place, (heading, value) in enumerate(pairs):
            self._write(place, heading, value)
        # The row before is on disk now; its height, which XlsxWriter keeps, is not needed.
        self._sheet.row_info.pop(self._row - 1, None)
        self._sheet.row_sizes.pop(self._row - 1, None)
        self._row += 1

    def fit_one_page(self) -> None:
        """Print the whole sheet on one page, however much stands in it."""
        self._sheet.fit_to_pages(1, 1)

    def hide(self) -> None:
        """Close the sheet: it is there, but neither shown nor printed until it is opened."""
        self.hidden = True
        self._sheet.hide()

    def print_at_most(self, rows: int) -> None:
        """Leave what stands behind the heading out of print where it is longer: it is looked up."""
        self._printed = rows

    def print_to_here(self) -> None:
        """Leave what comes behind the present row out of print."""
        self._sheet.print_area(0, 0, self._row - 1, len(self._headings) - 1)

    def finish(self) -> None:
        """Put the filters over all rows, draw the bars, and say what is printed."""
        if self._row > 1:
            self._sheet.autofilter(0, 0, self._row - 1, len(self._headings) - 1)
        for place, heading in enumerate(self._headings):
            if heading.bar and self._row > 1:
                self._sheet.conditional_format(1, place, self._row - 1, place, _DATA_BAR)

        if self._printed is not None and (self._row > self._printed or self._part > 1):
            self._sheet.print_area(0, 0, 0, len(self._headings) - 1)

    def _begin(self) -> None:
        self._part += 1
        name = self.name if self._part == 1 else f"{self.name} ({self._part})"
        self._sheet: Worksheet = self._book.book.add_worksheet(name)
        self._row = 1
        upright = max((len(h.name) for h in self._headings if h.upright), default=0)
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_row(0, max(upright * _LINE + 14, 24))
        for place, heading in enumerate(self._headings):
            options = {"level": 1, "hidden": True} if heading.folded else {}
            self._sheet.set_column(place, place, heading.width, None, options)
            kind = "upright" if heading.upright else "heading"
            kind = "folded heading" if heading.folded else kind
            self._sheet.write_string(0, place, heading.name, self._book.formats[kind])
        self._print()

    def _print(self) -> None:
        shown = sum(heading.width for heading in self._headings if not heading.folded)
        if shown > _NARROW:
            self._sheet.set_landscape()
        self._sheet.set_paper(_A3 if shown > _WIDE else _A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")

    def _write(self, place: int, heading: Heading, value: Any) -> None:
        formats = self._book.formats
        if value is None or value == "":
            self._sheet.write_blank(self._row, place, None, formats["text"])
        elif isinstance(value, str):
            text = cell_text(value)
            guard = "guarded" if is_formula(text) else ""
            look = "folded" if heading.folded else "wrap" if heading.wrap else ""
            style = f"{guard} {look}".strip() or "text"
            self._sheet.write_string(self._row, place, text, formats[style])
        else:
            whole = heading.style == "number" and float(value).is_integer()
            look = "whole" if whole else heading.style  # or 3 would be shown as "3."
            self._sheet.write_number(
                self._row, place, value, formats["folded" if heading.folded else look]
            )


def _lines(value: Any, width: float) -> int:
    """Return how many lines a text takes in a column (a Chinese character is two wide)."""
    if not isinstance(value, str):
        return 1
    wide = width * 1.02  # a Chinese character of 10 points is a little less than two of 11
    return sum(
        max(1, math.ceil((len(row) + len(row.encode("utf-8", "replace"))) / 2 / wide))
        for row in value.split("\n")
    )


def cell_text(text: str) -> str:
    """Return ``text`` as a cell can hold it: safe lines, at most what the format allows."""
    safe = "\n".join(line(row) for row in text.split("\n")).strip()
    safe = _NO_XML.sub("\ufffd", safe)
    if len(safe) * 2 > _CELL and len(safe.encode("utf-16-le")) > _CELL * 2:
        cut = safe.encode("utf-16-le")[: (_CELL - 1) * 2].decode("utf-16-le", "ignore")
        return f"{cut}…"
    return safe
