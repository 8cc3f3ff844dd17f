"""What a Word document holds by reference: whole files, and the data of diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading import formats
from unionnlp.reading.source import Budget, Job
from unionnlp.reading.word import drawing
from unionnlp.reading.word.package import Package, R

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_DEEPEST = 3  # files in files; Word makes one level


class OtherParts:
    """Reads the other parts of a package that its text shows, within one budget."""

    def __init__(self, package: Package, depth: int = 0) -> None:
        self.budget = Budget(package.name, package.limits)
        self._package = package
        self._depth = depth
        self._files: dict[str, list[str]] = {}

    def file(self, chunk: Element) -> list[str]:
        """Return the lines of a file that the text takes in (``w:altChunk``).

        One that cannot be read leaves no lines, as in Word; one that is too large is an error.
        """
        path = self._package.linked(chunk.get(R + "id", "")) or ""
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def drawn(self, element: Element) -> list[str]:
        """Return the lines of WordArt, a diagram, or a paragraph of a shape."""
        if element.tag == drawing.TEXT_PATH:
            return drawing.word_art(element)
        if element.tag == drawing.RELATED:
            return drawing.diagram(element, self._part)
        return drawing.drawn(element)

    def _part(self, key: str) -> Element | None:
        path = self._package.linked(key)
        return None if path is None else self._package.part(path)

    def _read(self, path: str) -> list[str]:
        data = self._package.raw(path)
        if not data or self._depth >= _DEEPEST:
            return []
        package = self._package
        job = Job(data, f"{package.name} ({path})", package.limits, depth=self._depth + 1)
        try:
            return formats.sniff(data, path).read(job).text.split("\n")
        except LimitError:
            raise
        except ReadingError:
            return []
