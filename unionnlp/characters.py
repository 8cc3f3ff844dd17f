"""Characters that nobody sees, and what is written in their place: one list for all who show a text.

A stranger's text can hold what drives a terminal, turns the direction of writing or cannot
be written to a file at all. Each function keeps the other characters as they are.
"""

from __future__ import annotations

from typing import Final

from unionnlp.patterns import lazy

CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""Controls but tabulators and ends of lines (for a class in a pattern), the escape of terminals among them."""
NO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""What takes no room: joiners, marks of byte order, soft hyphens."""
BREAKS: Final = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line beside ``\\n``."""
HALVES: Final = lazy("[\ud800-\udfff]")
"""Halves of characters: no file of UTF-8 can hold them."""
_TURNING: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the direction of writing
_INNER: Final = "\u2061-\u2065\ufff9-\ufffb"  # invisible operators, marks of annotations
_UNSHOWN: Final = lazy(f"[{CONTROLS}\r{NO_WIDTH}{_TURNING}{_INNER}]")
_CONTROL: Final = lazy(f"[{CONTROLS}]")
_BROKEN: Final = lazy("[\ud800-\udfff\ufffe\uffff]")  # no character, in no page
_INSTEAD: Final = "\ufffd"


def whole(text: str) -> str:
    """Return a text of the same length that a file can hold: halves of characters are replaced."""
    return HALVES.sub(_INSTEAD, text)


def covered(text: str) -> str:
    """Return a text of the same length in which a terminal finds nothing to obey."""
    return _CONTROL.sub(_INSTEAD, text)


def shown(text: str) -> str:
    """Return a text without what is not shown, for a screen or a page; its lines stay."""
    return _BROKEN.sub(_INSTEAD, _UNSHOWN.sub("", text))
