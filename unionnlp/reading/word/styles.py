"""What a paragraph's style says about it: its list, hidden text, a table of contents."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from unionnlp.reading.word.numbering import Numbering
from unionnlp.reading.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_OFF = {"0", "false", "off"}
_DEPTH = 40  # a chain of styles that is longer turns in a circle


class Styles:
    """The styles of one document and the lists that they carry."""

    def __init__(self, root: Element | None, load_lists: Callable[[], Element | None]) -> None:
        """``load_lists`` gives the numbering part; it is called when a list is first met."""
        self._styles: dict[str, Element] = {}
        self.default: str | None = None
        for style in () if root is None else root.iterchildren(W + "style"):
            style_id = style.get(W + "styleId", "")
            self._styles[style_id] = style
            kind = style.get(W + "type")
            if kind == "paragraph" and style.get(W + "default") not in {None, *_OFF}:
                self.default = style_id
        self._load_lists = load_lists
        self._lists: dict[str, tuple[str, int] | None] = {}
        self._contents: dict[str, bool] = {}
        self._hidden: dict[str, bool] = {}
        self._marks: dict[str | None, bool | None] = {}
        self._parents: dict[str | None, str | None] = {}
        self._own: dict[str | None, tuple[str | None, int | None]] = {}

    @cached_property
    def numbering(self) -> Numbering:
        """All lists of the document, with their counters."""
        links = {key: self._own_list(style)[0] for key, style in self._styles.items()}
        return Numbering(self._load_lists(), {key: n for key, n in links.items() if n})

    def is_hidden(self, properties: Element | None, style_id: str | None = None) -> bool:
        """Return whether a run is hidden: by its own properties, or by what its styles say.

        ``style_id`` is the style of its paragraph. Hidden by both kinds of style is shown,
        as Word has it: they switch, they do not add up.
        """
        if properties is not None:
            own = properties.find(W + "vanish")
            if own is not None:
                return own.get(W + "val") not in _OFF
            found = properties.find(W + "rStyle")
            if found is not None and self._hides(found.get(W + "val", "")):
                return not self._hides(style_id)
        return self._hides(style_id)

    def _hides(self, style_id: str | None) -> bool:
        """Return whether a style, or one that it is based on, hides text."""
        if style_id is None or style_id not in self._styles:
            return False
        if style_id not in self._hidden:
            self._hidden[style_id] = self._find_hidden(style_id)
        return self._hidden[style_id]

    def _find_hidden(self, style_id: str) -> bool:
        current: str | None = style_id
        for _ in range(_DEPTH):
            style = self._styles.get(current or "")
            if style is None:
                break
            if current not in self._marks:
                mark = style.find(f"{W}rPr/{W}vanish")
                self._marks[current] = None if mark is None else mark.get(W + "val") not in _OFF
            own = self._marks[current]
            if own is not None:
                return own
            current = self._parent(current)
        return False

    def _parent(self, style_id: str | None) -> str | None:
        """Return the style that a style is based on."""
        if style_id not in self._parents:
            style = self._styles.get(style_id or "")
            based = None if style is None else style.find(W + "basedOn")
            self._parents[style_id] = None if based is None else based.get(W + "val")
        return self._parents[style_id]

    def list_of(self, style_id: str | None) -> tuple[str, int] | None:
        """Return the list and level that a paragraph style carries, also by inheritance."""
        if style_id is None:
            return None
        if style_id not in self._lists:
            self._lists[style_id] = self._find_list(style_id)
        return self._lists[style_id]

    def is_contents(self, style_id: str | None) -> bool:
        """Return whether a style is that of a line of a table of contents."""
        if style_id is None:
            return False
        if style_id not in self._contents:
            name = self._styles[style_id].find(W + "name") if style_id in self._styles else None
            shown = "" if name is None else name.get(W + "val", "").lower()
            self._contents[style_id] = shown.startswith("toc ") and shown[4:].isdigit()
        return self._contents[style_id]

    def _find_list(self, style_id: str) -> tuple[str, int] | None:
        list_id: str | None = None
        level: int | None = None
        current: str | None = style_id
        for _ in range(_DEPTH):
            style = self._styles.get(current or "")
            if style is None:
                break
            if current not in self._own:
                self._own[current] = self._own_list(style)
            own_list, own_level = self._own[current]
            list_id = list_id if list_id is not None else own_list
            level = level if level is not None else own_level
            if list_id is not None:
                break
            current = self._parent(current)
        if list_id is None or list_id == "0":
            return None
        tied = self.numbering.style_level(list_id, style_id)
        if tied is None and current is not None:
            tied = self.numbering.style_level(list_id, current)
        return list_id, level if level is not None else tied or 0

    @staticmethod
    def _own_list(style: Element) -> tuple[str | None, int | None]:
        properties = style.find(W + "pPr")
        return (None, None) if properties is None else list_reference(properties)


def list_reference(properties: Element) -> tuple[str | None, int | None]:
    """Return the list id and level that ``w:pPr`` itself names."""
    found = properties.find(W + "numPr")
    if found is None:
        return None, None
    list_id, level = found.find(W + "numId"), found.find(W + "ilvl")
    text = "" if level is None else level.get(W + "val", "")
    return (
        None if list_id is None else list_id.get(W + "val"),
        int(text) if text.isascii() and text.isdigit() and len(text) < 3 else None,
    )
