"""The elements of a web page as a browser shows them: what is seen, what stands in a line, what blanks are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unionnlp.characters import NO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode as Node

DROPPED = {
    "script", "style", "noscript", "nav", "footer", "aside", "iframe", "object", "svg", "template",
    "head", "title", "button", "select", "textarea", "input", "-comment", "o:p", "xml", "rt", "rp",
    "rtc",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "listing", "main", "menu", "ol", "optgroup", "option", "p", "plaintext", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
}  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|font-size\s*:\s*0(?:px|pt|r?em|%)?\s*(?:[;!]|$)", re.IGNORECASE
)
_DISPLAY = re.compile(r"display\s*:\s*(block|inline)\b", re.IGNORECASE)
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_BETWEEN = re.compile(rf"(?<=[{_CJK}])[ \t\f]*+[\r\n][ \t\r\n\f]*+(?=[{_CJK}])")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_UNSEEN = str.maketrans("", "", NO_WIDTH)


def children(node: Node) -> Iterator[Node]:
    """Yield the children that a reader sees: texts and visible elements."""
    child = node.child
    while child is not None:
        if is_text(child):
            yield child
        elif child.tag and child.tag not in DROPPED and not child.tag.startswith("!"):
            style = child.attributes.get("style") or ""
            if not (style and _HIDDEN.search(style)) and "hidden" not in child.attributes:
                yield child
        child = child.next


def is_text(node: Node) -> bool:
    """Return whether a node is a text."""
    return node.tag == "-text"


def owner_table(cell: Node) -> int:
    """Return the id of the table that a cell or row belongs to."""
    parent = cell.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent is not None else 0


def is_inline(node: Node) -> bool:
    """Return whether an element stands in a line of text."""
    style = node.attributes.get("style") or ""
    said = _DISPLAY.search(style) if style else None
    return said.group(1).lower() == "inline" if said else node.tag not in _BLOCKS


def clean(text: str) -> str:
    """Return a text with blanks as a browser shows them, none between Chinese lines."""
    return _BLANKS.sub(" ", _BETWEEN.sub("", text.translate(_UNSEEN)))
