"""Text that is drawn: WordArt, SmartArt, and shapes with text of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unionnlp.reading.word.package import R

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
RELATED = _DIAGRAM + "relIds"
PARAGRAPH = _DRAWN + "p"


def word_art(path: Element) -> list[str]:
    """Return the lines of an old WordArt (``v:textpath``), none of a watermark."""
    shape = path.getparent()
    name = "" if shape is None else f"{shape.get('id', '')}{shape.get('alt', '')}"
    return [] if "watermark" in name.lower() else _lines(path.get("string", ""))


def diagram(related: Element, part: Callable[[str], Element | None]) -> list[str]:
    """Return the texts of a SmartArt diagram, in the order of its points."""
    data = part(related.get(R + "dm", ""))
    if data is None:
        return []
    lines = []
    for point in data.iter(_DIAGRAM + "pt"):
        if point.get("type", "node") in {"node", "asst"}:
            for paragraph in point.iter(PARAGRAPH):
                lines += drawn(paragraph)
    return lines


def drawn(paragraph: Element) -> list[str]:
    """Return the lines of a paragraph of a shape (``a:p``)."""
    pieces = []
    for element in paragraph.iter(_DRAWN + "t", _DRAWN + "br"):
        pieces.append("\n" if element.tag.endswith("}br") else element.text or "")
    return _lines("".join(pieces))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
