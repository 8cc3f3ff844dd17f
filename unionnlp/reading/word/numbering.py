"""Automatic numbering: the label that Word shows before a paragraph.

A paragraph names a list (``w:num``) and a level, itself or through its style; lists
share the counters of their abstract list, so that two lists of one abstract list go on
counting, unless a list overrides the start. A level counts on, restarts after a
higher level (``w:lvlRestart`` says after which), and shows the numbers of the levels
above it through ``%1`` ... ``%9`` in its text. A level hidden by ``numFmt none``
counts but shows no number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from unionnlp.reading.labels import number_text, padded
from unionnlp.reading.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_LEVELS = 9
# Symbol fonts keep their signs in a private area; these are the list signs of Word.
SIGNS = {
    "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓",
    "\uf0a7": "▪", "\uf0b2": "◇", "\uf0a8": "◆", "\uf076": "❖", "\uf09f": "•", "\uf0e8": "➔",
    "\uf046": "☞", "\uf0ab": "★", "\uf0fe": "☑", "\uf070": "□", "\uf071": "□", "\uf02d": "-",
}  # fmt: skip
_PLACE = re.compile(r"(%[1-9])")
_TIGHT = "、）)，。："
_LONGEST = 120  # characters of a level's text; Word itself allows few


class Level(msgspec.Struct, frozen=True):
    """How one level of a list counts and looks (``w:lvl``)."""

    start: int = 1
    style: str = "decimal"
    custom: str | None = None
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    paragraph_style: str | None = None

    def number(self, value: int, *, legal: bool = False) -> str:
        """Return ``value`` in this level's format (digits where ``legal``)."""
        if self.style == "none":
            return ""
        if legal:
            return str(value)
        if self.style == "custom":
            return padded(value, self.custom or "")
        return number_text(value, self.style)


class _List(msgspec.Struct):
    """A list as a paragraph uses it: its levels, with overrides, and whose counters."""

    abstract: str
    levels: list[Level]
    starts: dict[int, int]


class Numbering:
    """All lists of one document, and their counters while it is read from start to end."""

    def __init__(self, root: Element | None, style_lists: dict[str, str] | None = None) -> None:
        """``style_lists`` gives the list of each numbering style (for ``numStyleLink``)."""
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[str] = set()
        if root is not None:
            self._load(root, style_lists or {})

    def style_level(self, list_id: str, style_id: str) -> int | None:
        """Return the level of a list that is tied to a paragraph style."""
        known = self._lists.get(list_id)
        for index, level in enumerate(known.levels if known else ()):
            if level.paragraph_style == style_id:
                return index
        return None

    def label(self, list_id: str, index: int) -> str:
        """Count one paragraph and return its label with what separates it from the text."""
        known = self._lists.get(list_id)
        if known is None or not 0 <= index < _LEVELS:
            return ""
        counters = self._counters.setdefault(known.abstract, [None] * _LEVELS)
        if list_id not in self._started:
            self._started.add(list_id)
            for level in known.starts:
                counters[level] = None
        self._count(known, counters, index)
        return _shown(known.levels, counters, index)

    @staticmethod
    def _count(known: _List, counters: list[int | None], index: int) -> None:
        for above in range(index):  # a level that was skipped shows its start
            if counters[above] is None:
                counters[above] = known.levels[above].start
        held = counters[index]
        counters[index] = known.levels[index].start if held is None else held + 1
        for below in range(index + 1, _LEVELS):
            after = known.levels[below].restart
            if after is None or index < after:
                counters[below] = None

    def _load(self, root: Element, style_lists: dict[str, str]) -> None:
        abstracts = {
            e.get(W + "abstractNumId", ""): e for e in root.iterchildren(W + "abstractNum")
        }
        levels = {key: _levels(element) for key, element in abstracts.items()}
        nums = {e.get(W + "numId", ""): e for e in root.iterchildren(W + "num")}
        for list_id, element in nums.items():
            abstract = _value(element, "abstractNumId") or ""
            link = _value(abstracts.get(abstract), "numStyleLink")
            if link and style_lists.get(link) in nums:  # the levels stand in the style's list
                abstract = _value(nums[style_lists[link]], "abstractNumId") or abstract
            if abstract in levels:
                self._lists[list_id] = _overridden(abstract, levels[abstract], element)


def _levels(abstract: Element) -> list[Level]:
    found = [Level(style="none")] * _LEVELS
    for element in abstract.iterchildren(W + "lvl"):
        index = _integer(element.get(W + "ilvl"), -1)
        if 0 <= index < _LEVELS:
            found[index] = _level(element)
    return found


def _level(element: Element) -> Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    style, custom = _format(element)
    return Level(
        start=_integer(_value(element, "start"), 0),
        style=style,
        custom=custom,
        text=(_value(element, "lvlText") or "")[:_LONGEST],
        suffix=_value(element, "suff") or "tab",
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and legal.get(W + "val") not in {"0", "false", "off"},
        paragraph_style=_value(element, "pStyle"),
    )


def _format(element: Element) -> tuple[str, str | None]:
    """Return the number format; a newer one stands beside its fallback in a choice."""
    found = element.find(W + "numFmt")
    if found is None:
        found = next(element.iter(W + "numFmt"), None)
    if found is None:
        return "decimal", None
    return found.get(W + "val", "decimal"), found.get(W + "format")


def _overridden(abstract: str, levels: list[Level], num: Element) -> _List:
    levels, starts = list(levels), {}
    for override in num.iterchildren(W + "lvlOverride"):
        index = _integer(override.get(W + "ilvl"), -1)
        if not 0 <= index < _LEVELS:
            continue
        replaced = override.find(W + "lvl")
        if replaced is not None:
            levels[index] = _level(replaced)
        start = _value(override, "startOverride")
        if start is not None:
            starts[index] = _integer(start, 1)
            levels[index] = msgspec.structs.replace(levels[index], start=starts[index])
    return _List(abstract, levels, starts)


def _shown(levels: list[Level], counters: list[int | None], index: int) -> str:
    """Return the label of a level from the counters, with its separator."""
    level = levels[index]
    if level.style == "bullet":
        text = "".join(SIGNS.get(c, "•" if "\ue000" <= c <= "\uf8ff" else c) for c in level.text)
    else:
        text = _filled(levels, counters, index)
    text = text.strip()
    if not text or level.suffix == "nothing" or text[-1] in _TIGHT:
        return text
    return f"{text} "


def _filled(levels: list[Level], counters: list[int | None], index: int) -> str:
    """Return a level's text with the numbers in place of ``%1`` ... ``%9``.

    A higher level that is hidden (``none``) takes with it what separates its number
    from the next one: ``%1.%2`` shows ``2``, not ``.2``.
    """
    level = levels[index]
    text, hidden = "", False
    for piece in _PLACE.split(level.text):
        if not _PLACE.fullmatch(piece):
            text += "" if hidden else piece
            continue
        other = int(piece[1]) - 1
        value = counters[other] if other <= index else None
        hidden = other < index and levels[other].style == "none"
        text += "" if value is None else levels[other].number(value, legal=level.legal)
    return text


def _value(element: Element | None, tag: str) -> str | None:
    child = None if element is None else element.find(W + tag)
    return None if child is None else child.get(W + "val")


def _integer(text: str | None, default: int) -> int:
    """Return a small integer; damaged numbers must neither raise nor grow."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else default
