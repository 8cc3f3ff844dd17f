"""On which page of a Word document a paragraph stands, where the file tells it.

Word writes down where its pages ended when it saved (``lastRenderedPageBreak``). Programs
that do not are believed where the breaks that an author set make just the number of pages that
the file says it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unionnlp.reading.word.package import Package, W
from unionnlp.records import Place

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

RENDERED = W + "lastRenderedPageBreak"
_BREAK, _BEFORE = W + "br", W + "pageBreakBefore"
_COUNT = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_FULL = 2_000  # characters of the fullest page: a file that says fewer pages was not laid out
_OFF = {"0", "false", "off"}


class Pages:
    """Counts pages while a document is read, and tells where its paragraphs stand."""

    def __init__(self, package: Package, main: Element) -> None:
        rendered = next(main.iter(RENDERED), None) is not None
        self._mark = RENDERED if rendered else _BREAK
        self._number: int | None = 1 if rendered or _is_laid_out(package, main) else None
        self._first = self._number  # where the paragraph begins
        self._turned: list[tuple[int, int]] = []  # where in it a page begins, and which
        self.row: int | None = None  # where the first text since ``enter_row`` stands

    def begin(self, properties: Element | None, *, goes_on: bool) -> None:
        """Learn that a paragraph begins; ``goes_on``: in the line of the one before it."""
        if self._number is not None and self._mark == _BREAK and properties is not None:
            self._number += _is_on(properties.find(_BEFORE))
        if not goes_on:
            self._first, self._turned = self._number, []

    def meet(self, element: Element, pieces: list[str]) -> None:
        """Learn of an element behind the text that was collected: a page may begin there."""
        if self._number is None or element.tag != self._mark:
            return
        if element.tag == _BREAK and element.get(W + "type") != "page":
            return
        self._number += 1
        self._turned.append((sum(map(len, pieces)), self._number))

    def shown(self, label: int, lead: int, length: int) -> None:
        """Learn what is shown of the paragraph: a label, its text without ``lead`` blanks, to ``length``."""
        before = [page for at, page in self._turned if at <= lead]
        self._first = before[-1] if before else self._first
        inside = ((at - lead + label, page) for at, page in self._turned if at > lead)
        self._turned = [(at, page) for at, page in inside if at < length]
        if length and self.row is None:
            self.row = self._first

    def enter_row(self) -> None:
        """Learn that a row of a table begins."""
        self.row = None

    def places(self, number: int) -> list[Place]:
        """Return the places of the paragraph that was shown: its beginning, and pages in it."""
        starts = [(0, self._first), *self._turned]
        return [Place(offset=at, kind="paragraph", number=number, page=page) for at, page in starts]

    def end(self) -> None:
        """Learn that what follows stands on no known page (notes)."""
        self._number = self._first = None
        self._turned = []


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(W + "val") not in _OFF


def _is_laid_out(package: Package, main: Element) -> bool:
    """Say whether the breaks of the author make the number of pages that the file says it has."""
    properties = package.part("docProps/app.xml")
    told = "" if properties is None else properties.findtext(_COUNT) or ""
    if not (told.isascii() and told.isdigit() and len(told) < 5):
        return False
    breaks = sum(e.get(W + "type") == "page" for e in main.iter(_BREAK))
    breaks += sum(_is_on(e) for e in main.iter(_BEFORE))
    characters = sum(len(e.text or "") for e in main.iter(W + "t"))
    return int(told) == breaks + 1 and characters <= _FULL * int(told)
