"""The lists of an OpenDocument text as numbering definitions of Word.

A list names a style whose levels say how numbers look. Each list counts from its start, unless
it says that it goes on from another one or from the last of its style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from unionnlp.reading.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (
    _NS % name for name in ("office", "text", "table", "style", "drawing")
)
FO = _NS % "xsl-fo-compatible"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

OUTLINE = "outline"  # the numbers of headings, which stand in no list
_LEVELS = 9
_MOST = 5_000  # lists that count for themselves; further ones go on from the last of their style
_FORMATS = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman", "一": "chineseCounting", "壹": "chineseLegalSimplified",
    "〇": "ideographDigital", "①": "decimalEnclosedCircle", "甲": "ideographTraditional",
    "子": "ideographZodiac", "１": "decimalFullWidth", "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop", "㊀": "ideographEnclosedCircle", "壱": "japaneseLegal",
    "01": "decimalZero",
}  # fmt: skip
_SHOWN = re.compile(r"%([1-9])%")
_SUFFIXES = {"space": "space", "nothing": "nothing"}


def add(parent: Element, tag: str, **values: str) -> Element:
    """Append an element of Word with attributes of Word; return it."""
    from lxml import etree  # type: ignore[import-untyped]

    return etree.SubElement(parent, W + tag, {W + key: value for key, value in values.items()})


class _Level(msgspec.Struct, frozen=True):
    start: str = "1"
    style: str = "none"
    text: str = ""
    suffix: str = "tab"


class Numbered(msgspec.Struct):
    """A list in the text: its key, its style, and the definition that its items name now."""

    key: str
    style: str
    number: str = ""


class Lists:
    """The styles of lists, and the definitions that the text needs of them."""

    def __init__(self, *roots: Element | None) -> None:
        """``roots`` are the parts that define styles: the content, the styles."""
        from lxml import etree

        self.numbering = etree.Element(W + "numbering", nsmap={"w": W[1:-1]})
        self._styles: dict[str, dict[int, _Level]] = {}
        self._known: dict[str, Numbered] = {}
        self._last: dict[str, Numbered] = {}
        self._abstract: dict[str, str] = {}
        self._made = 0
        for root in (r for r in roots if r is not None):
            for style in root.iter(TEXT + "list-style"):
                self._styles.setdefault(style.get(STYLE + "name", ""), _levels(style))
            for style in root.iter(TEXT + "outline-style"):
                self._styles.setdefault(OUTLINE, _levels(style))

    def open(self, element: Element, around: Numbered | None) -> Numbered | None:
        """Return the list that an element begins, goes on with or, inside another, belongs to."""
        style = element.get(TEXT + "style-name") or (around.style if around else "")
        if around is not None and style == around.style:
            return around
        return self._of(style, element)

    def outline(self) -> Numbered | None:
        """Return the list of headings, ``None`` where they have no numbers."""
        return self._of(OUTLINE, None) if OUTLINE in self._styles else None

    def at(self, found: Numbered, level: int, start: str | None = None) -> tuple[str, str]:
        """Return number and level of the definition for an item; ``start`` begins anew there."""
        index = str(min(level, _LEVELS - 1))
        if start is not None or not found.number:
            found.number = self._definition(found, index, start)
        return found.number, index

    def _of(self, style: str, element: Element | None) -> Numbered | None:
        if style not in self._styles:
            return None
        key = "" if element is None else element.get(XML_ID) or element.get(TEXT + "id") or ""
        goes_on = element is None or element.get(TEXT + "continue-numbering") == "true"
        earlier = None if element is None else element.get(TEXT + "continue-list")
        found = self._known.get(earlier) if earlier else None
        if found is None or found.style != style:
            found = self._last.get(style) if goes_on or self._made >= _MOST else None
        found = found or Numbered(key or f"{style} {len(self._known)}", style)
        self._known[key or f"{style} {len(self._known)}"] = found
        self._last[style] = found
        return found

    def _definition(self, found: Numbered, index: str, start: str | None) -> str:
        self._made += 1
        abstract = self._abstract.get(found.key)
        if abstract is None:
            abstract = self._abstract[found.key] = str(self._made)
            made = add(self.numbering, "abstractNum", abstractNumId=abstract)
            for level, look in self._styles[found.style].items():
                row = add(made, "lvl", ilvl=str(level))
                add(row, "start", val=look.start)
                add(row, "numFmt", val=look.style)
                add(row, "suff", val=look.suffix)
                add(row, "lvlText", val=look.text)
        number = add(self.numbering, "num", numId=str(self._made))
        add(number, "abstractNumId", val=abstract)
        if start is not None:
            add(add(number, "lvlOverride", ilvl=index), "startOverride", val=start)
        return str(self._made)


def _levels(style: Element) -> dict[int, _Level]:
    found = {}
    for row in style:
        told = row.get(TEXT + "level", "")
        if told.isascii() and told.isdigit() and 1 <= int(told[:3]) <= _LEVELS:
            found[int(told) - 1] = _level(row, int(told))
    return found


def _level(row: Element, number: int) -> _Level:
    layout = next(row.iter(STYLE + "list-level-label-alignment"), None)
    followed = "" if layout is None else layout.get(TEXT + "label-followed-by", "")
    suffix = _SUFFIXES.get(followed, "tab")
    sign = row.get(TEXT + "bullet-char")
    if sign:
        return _Level(style="bullet", text=sign, suffix=suffix)
    look = row.get(STYLE + "num-format", "")
    style = _FORMATS.get(look.split(",")[0].strip(), "decimal")
    shown = row.get(LOEXT + "num-list-format")
    if shown is not None:
        text = _SHOWN.sub(r"%\1", shown)
    else:
        told = row.get(TEXT + "display-levels", "1")
        first = number - (int(told) if told.isascii() and told.isdigit() and len(told) < 3 else 1)
        places = ".".join(f"%{n}" for n in range(max(first, 0) + 1, number + 1))
        text = row.get(STYLE + "num-prefix", "") + places + row.get(STYLE + "num-suffix", "")
    start = row.get(TEXT + "start-value", "1")
    return _Level(start=start, style=style, text=text, suffix=suffix)
