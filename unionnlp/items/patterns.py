"""The small pattern language of cue lists, expanded to literals that match in linear time.

``<name>`` stands for the words of a named class; ``(甲|乙|)`` lists alternatives (an empty one makes
the group optional), ``[、和]`` is one character of a set, ``?`` makes the character, set or group
before it optional, ``…`` is a gap of up to ``GAP`` characters inside one clause, and ``……`` one of
up to ``WIDE_GAP`` inside one sentence (at most one of both in a variant). Nothing else is special,
so that a union officer can write a cue without knowing regular expressions, and no cue can be slow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

GAP = 10
"""Longest gap of ``…`` in characters: verb and object of one clause stand no farther apart."""

WIDE_GAP = 30
"""Longest gap of ``……``: what is done, and what shows how, in one sentence (10 to 40 tried)."""

MAX_VARIANTS = 4000
"""A pattern that expands to more literals than this is a mistake."""

GAP_SIGN, WIDE_SIGN = "…", "……"

Classes = Mapping[str, Sequence[str]]
"""Words by the name of their class."""

_NONE: Classes = MappingProxyType({})


class PatternError(ValueError):
    """A pattern that cannot be read; the text says what is wrong with it."""


class _Reader:
    """Recursive-descent reader of one pattern; returns all literal variants."""

    def __init__(self, pattern: str, classes: Classes) -> None:
        self.pattern = pattern
        self.classes = classes
        self.at = 0

    def _peek(self) -> str:
        return self.pattern[self.at] if self.at < len(self.pattern) else ""

    def sequence(self, depth: int) -> list[str]:
        variants = [""]
        while (char := self._peek()) and char not in "|)":
            options = self._atom(depth)
            if self._peek() == "?":
                self.at += 1
                options = [*options, ""]
            variants = [left + right for left in variants for right in options]
            if len(variants) > MAX_VARIANTS:
                raise PatternError(f"expands to more than {MAX_VARIANTS} words")
        if char == ")" and depth == 0:
            raise PatternError("has ) without (")
        return variants

    def _atom(self, depth: int) -> list[str]:
        char = self._peek()
        self.at += 1
        if char == "[":
            end = self.pattern.find("]", self.at)
            if end <= self.at:
                raise PatternError("has [ without a closing ] or with nothing inside")
            chars, self.at = list(self.pattern[self.at : end]), end + 1
            return chars
        if char == "(":
            return self._group(depth + 1)
        if char == "<":
            return self._class()
        if char in "]?":
            raise PatternError(f"has {char} with nothing before it")
        return [char]

    def _class(self) -> list[str]:
        end = self.pattern.find(">", self.at)
        name = self.pattern[self.at : end]
        if end < 0 or name not in self.classes:
            known = ", ".join(self.classes) or "none"
            raise PatternError(f"names a class of words that is not there (known: {known})")
        self.at = end + 1
        return [word.lower() for word in self.classes[name]]

    def _group(self, depth: int) -> list[str]:
        options = self.sequence(depth)
        while self._peek() == "|":
            self.at += 1
            options += self.sequence(depth)
        if self._peek() != ")":
            raise PatternError("has ( without )")
        self.at += 1
        return options


def expand(pattern: str, classes: Classes = _NONE) -> tuple[tuple[str, ...], ...]:
    """Return the variants of a pattern, each as its parts around a gap, in a stable order.

    >>> expand("(走|探)访…户?")
    (('走访', '户'), ('走访',), ('探访', '户'), ('探访',))

    The sign of a wide gap stands between its parts.

    >>> expand("采购……橱窗")
    (('采购', '……', '橱窗'),)

    Raises ``PatternError`` for a pattern that cannot be read or that matches almost
    everything (an empty variant, or a gap between single characters).
    """
    reader = _Reader(pattern.lower(), classes)
    variants = reader.sequence(0)
    if reader.at < len(reader.pattern):
        raise PatternError("has | outside of ( )")
    found: dict[tuple[str, ...], None] = {}
    for variant in variants:
        wide = WIDE_SIGN in variant
        parts = tuple(part for part in variant.split(WIDE_SIGN if wide else GAP_SIGN) if part)
        if not parts or (len(parts) > 1 and max(map(len, parts)) == 1):
            raise PatternError(f"is too short where it reads {variant!r}")
        if len(parts) > 2 or (wide and any(GAP_SIGN in part for part in parts)):
            raise PatternError(f"has more than one gap where it reads {variant!r}")
        found[(parts[0], WIDE_SIGN, parts[1]) if wide and len(parts) == 2 else parts] = None
    return tuple(found)
