r"""Fields that Word shows without storing what it shows.

Most fields keep their last result as text. ``EQ`` (``EQ \o\ac(○,21)`` shows ㉑), ``SYMBOL``,
``MACROBUTTON`` and the controls of old forms keep none: what is seen follows from the
instruction alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from unionnlp.reading.word.numbering import SIGNS
from unionnlp.reading.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_LONGEST = 500  # characters of an instruction; Word's own are far shorter
_DEEPEST = 12
_RINGS = frozenset("○◯〇Oo0ОО")
_SHAPES = _RINGS | frozenset("□△◇▢☐")
_CIRCLED = (0x2460, 20, 0x3251, 15, 0x32B1, 15)  # 1-20, 21-35, 36-50
_SYMBOL = re.compile(r"SYMBOL\s+(\d{1,6}|0x[0-9a-fA-F]{1,5})\b", re.IGNORECASE)
_BUTTON = re.compile(r"MACROBUTTON\s+\S{1,80}\s+(.+)", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]{0,80}"|[^\s\\]{1,40})')  # \* jc2, \* "Font:宋体"


class Field(msgspec.Struct):
    """A field that has begun: its instruction, and whether its result is being read."""

    code: str = ""
    form: str = ""
    separated: bool = False
    shown: bool = False

    @property
    def is_equation(self) -> bool:
        """Whether the field is an ``EQ`` field so far."""
        code = self.code.lstrip()
        return len(code) < _LONGEST and code[:3].upper() in {"EQ", "EQ ", "EQ\\"}

    def add(self, code: str) -> None:
        """Add a piece of the instruction."""
        if len(self.code) < _LONGEST:
            self.code += code[:_LONGEST]

    def text(self) -> str:
        """Return what Word shows for a field without a stored result."""
        code = self.code.strip()
        if self.is_equation:
            return equation(code[2:])
        if found := _SYMBOL.match(code):
            sign = _character(int(found.group(1), 0) if "x" in found.group(1).lower()
                              else int(found.group(1)))  # fmt: skip
            return SIGNS.get(sign) or SIGNS.get(chr(0xF000 + ord(sign) % 256), "")
        if found := _BUTTON.match(code):
            return found.group(1)
        return self.form


def form_text(begin: Element) -> str:
    """Return what an old form control shows: the entry chosen, or whether a box is ticked."""
    data = begin.find(W + "ffData")
    if data is None:
        return ""
    chosen = data.find(W + "ddList")
    if chosen is not None:
        entries = [e.get(W + "val", "") for e in chosen.iterchildren(W + "listEntry")][:100]
        index = _whole(chosen.find(W + "result"), _whole(chosen.find(W + "default"), 0))
        return entries[index] if index < len(entries) else ""
    box = data.find(W + "checkBox")
    if box is None:
        return ""
    mark = box.find(W + "checked")
    mark = box.find(W + "default") if mark is None else mark
    ticked = mark is not None and mark.get(W + "val", "1") not in {"0", "false", "off"}
    return "☑" if ticked else "☐"


def equation(code: str) -> str:
    r"""Return the text of an ``EQ`` instruction: ``\o\ac(○,21)`` is ㉑, ``\f(1,2)`` 1/2.

    Of characters written over each other the last is the base (``\o(\s\up9(jiàn),健)``).
    """
    text, _ = _Equation(_SWITCH.sub("", code)[:_LONGEST]).sequence(0, 0)
    return text.strip()


class _Equation:
    def __init__(self, code: str) -> None:
        self._code = code

    def sequence(self, at: int, depth: int) -> tuple[str, int]:
        """Return the text up to the end of an argument, and where that is."""
        code, pieces = self._code, []
        while at < len(code):
            char = code[at]
            if depth and char in ",;)":
                break
            if char == "\\" and code[at + 1 : at + 2].isalpha() and depth < _DEEPEST:
                piece, at = self._switch(at, depth)
                pieces.append(piece)
            else:
                at += char == "\\"
                pieces.append(code[at : at + 1])
                at += 1
        return "".join(pieces), at

    def _switch(self, at: int, depth: int) -> tuple[str, int]:
        code = self._code
        name = code[at + 1].lower()
        opening = code.find("(", at)
        if opening < 0 or opening - at > 60:
            return "", at + 2
        arguments, at = [], opening + 1
        while at < len(code):
            text, at = self.sequence(at, depth + 1)
            arguments.append(text.strip())
            at += 1
            if code[at - 1 : at] == ")":
                break
        return _written(name, arguments), at


def _written(name: str, arguments: list[str]) -> str:
    if name == "o":
        return _over(arguments)
    if name == "d":  # moves the pen
        return ""
    return {"f": "/", "l": ","}.get(name, "").join(arguments)


def _over(arguments: list[str]) -> str:
    inner = [text for text in arguments if text not in _SHAPES]
    if not inner:
        return arguments[-1] if arguments else ""
    ringed = any(text in _RINGS for text in arguments)
    return _circled(inner[-1]) if ringed else inner[-1]


def _circled(text: str) -> str:
    if not text.isdecimal() or len(text) > 2:
        return text
    number = int(text)
    for start, count in zip(_CIRCLED[::2], _CIRCLED[1::2], strict=True):
        if 0 < number <= count:
            return chr(start + number - 1)
        number -= count
    return text


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _whole(element: Element | None, default: int) -> int:
    text = "" if element is None else element.get(W + "val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default
