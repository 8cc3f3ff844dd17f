"""How two Chinese characters follow each other: how often, in texts of unions and in a newspaper.

The counts are in ``resources/usage.txt`` (made by ``scripts/slips.py``). A line holds a character, six
digits about it, and the characters that follow it in groups, each behind the digit of how often they do.
A digit of ``d`` stands for ``2 ** (d / 2) - 1``; digits go on behind 9 in the order of Unicode. What is no
Chinese character is ``EDGE``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from unionnlp.patterns import lazy
from unionnlp.resources import place

EDGE: Final = "^"
SEEN: Final = 5  # the digit from which on two characters are often side by side (five times)
_ABOUT = 6
_NONE = (0,) * _ABOUT
_OTHER = lazy(r"[^\u4e00-\u9fa5]")
_GROUP = lazy(r"([0-Z])([^0-Z]*)")


class CharacterUse(NamedTuple):
    """What the table says of a character: digits."""

    before: int
    """How often it stands before another one."""
    kinds_behind: int
    """How many different characters follow it."""
    kinds_before: int
    """How many different characters it follows."""
    new_behind: int
    """How readily a character follows it that never did: twice the logarithm, less is readier."""
    new_before: int
    """How readily it follows a character that it never followed."""
    alone: int
    """How seldom it is a word of its own: twice the logarithm of its share, negated."""


def edged(text: str) -> str:
    """Return ``text`` with ``EDGE`` for whatever is no Chinese character; the length is kept."""
    return _OTHER.sub(EDGE, text)


class Usage:
    """The table; what no text asks for is not unpacked."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = {line[0]: line for line in lines if line[:1] not in ("", "#")}
        self._often: dict[str, str] = {}
        self._behind: dict[str, dict[str, int]] = {}

    def often(self, first: str) -> str:
        """Return the characters that often follow ``first`` (between them stand digits)."""
        known = self._often.get(first)
        if known is None:
            line = self._lines.get(first, "")
            known = self._often[first] = line[: line.rfind(" ") + 1]
        return known

    def digit(self, first: str, second: str) -> int:
        """Return the digit of how often ``second`` follows ``first``; 0 if never."""
        behind = self._behind.get(first)
        if behind is None:
            line = self._lines.get(first, "")[1 + _ABOUT :].replace(" ", "")
            behind = self._behind[first] = {}
            for group in _GROUP.finditer(line):
                behind.update(dict.fromkeys(group.group(2), ord(group.group(1)) - 48))
        return behind.get(second, 0)

    def about(self, char: str) -> CharacterUse:
        """Return the digits about a character; zeros for an unknown one."""
        line = self._lines.get(char)
        digits = (ord(c) - 48 for c in line[1 : 1 + _ABOUT]) if line else _NONE
        return CharacterUse(*digits)


@cache
def usage() -> Usage:
    """Return the table of the package."""
    return Usage(place("usage.txt").read_text("utf-8").split("\n"))
