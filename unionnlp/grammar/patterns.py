"""Patterns that cost little to search with.

Python tries a long alternation at every character of a text; asking for the first
character before spares nearly all of that, and keeps the search linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from unionnlp.patterns import lazy

_GROUP = re.compile(r"\(\?:")
_LITERAL = re.compile(r"[^\\.^$()|*+?\[{](?![?*{])")
_QUANTIFIER = re.compile(r"[?*+](?![?+])|\{(\d*)(?:,(\d*))?\}(?![?+])")
_IDLE = re.compile(r"(?:[?*+]|\{[\d,]*\})[?+]")  # a lazy or possessive one is not read
_ANY = frozenset(".^$")
_CLASS = re.compile(r"\[([^\\^\]-]+)\](?![?*+{])(?!.*\((?!\?))")


def first_characters(pattern: str) -> str | None:
    """Return the characters with which a match of ``pattern`` can begin, or ``None`` if unknown.

    Understands literals, character classes, non-capturing groups with alternatives, and ``?``
    behind any of them, and passes over look-behinds; whatever else stands at the beginning
    makes the answer ``None``.
    """
    found: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if pattern.startswith(("(?<!", "(?<="), at):
            at = _closing(pattern, at)
            continue
        if char == "[":
            end = pattern.index("]", at + 2)
            listed = pattern[at + 1 : end].replace(r"\d", "0123456789")
            if listed[0] == "^" or "\\" in listed or "-" in listed:
                return None
            part: str | None = listed
            end += 1
        elif _GROUP.match(pattern, at):
            end = _closing(pattern, at)
            parts = [first_characters(p) for p in _alternatives(pattern[at + 3 : end - 1])]
            part = None if None in parts else "".join(p or "" for p in parts)
        elif char in "\\.^$(|*+{)":
            return None
        else:
            part, end = char, at + 1
        if part is None:
            return None
        found.append(part)
        if pattern[end : end + 1] != "?":
            return "".join(found)
        at = end + 1
    return None


def _closing(pattern: str, at: int) -> int:
    """Return the offset behind the bracket that closes the group at ``at``."""
    depth = 0
    inside = False
    for k in range(at, len(pattern)):
        char = pattern[k]
        inside = char == "[" or (inside and char != "]")
        depth += (char == "(" and not inside) - (char == ")" and not inside)
        if depth == 0:
            return k + 1
    return len(pattern)


def _alternatives(body: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for k, char in enumerate(body):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(body[start:k])
            start = k + 1
    return [*parts, body[start:]]


def guarded(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Compile an alternation of ``patterns`` that a search finds fast.

    Where all begin with a character, Python skips to one of these by itself; else the
    alternation stands behind a look-ahead (``guarded_text``).
    """
    listed = [spelled for pattern in patterns for spelled in _spelled(pattern)]
    if all(_LITERAL.match(p) and len(_alternatives(p)) == 1 for p in listed):
        return lazy("|".join(f"(?:{p})" for p in listed), flags)
    return lazy(guarded_text(listed), flags)


def _spelled(pattern: str) -> list[str]:
    """Return a pattern once for each character of the set that it begins with, if it begins with one."""
    match = _CLASS.match(pattern)
    if match is None or len(_alternatives(pattern)) > 1:
        return [pattern]
    return [re.escape(char) + pattern[match.end() :] for char in match[1]]


def guarded_text(patterns: Iterable[str]) -> str:
    """Return an alternation of ``patterns`` behind a look-ahead for their first characters.

    Where the first characters of any pattern are unknown, the alternation stands bare.
    """
    listed = list(patterns)
    body = "|".join(f"(?:{p})" for p in listed)
    firsts = [first_characters(p) for p in listed]
    if any(f is None for f in firsts):
        return body
    return f"(?=[{''.join(sorted(set(''.join(f or '' for f in firsts))))}])(?:{body})"


def skipping(patterns: Iterable[str]) -> str:
    """Return an alternation of ``patterns`` with which a long text is searched fast.

    They are parted by their first characters, so that Python skips to one of these and tries what
    begins so alone. Where the first character of one is unknown, they stand as in ``guarded_text``.
    """
    given = list(patterns)
    rests: dict[str, list[str]] = {}
    for pattern in given:
        listed = _by_first(pattern)
        if listed is None:
            return f"(?:{guarded_text(given)})"
        for char, rest in listed:
            rests.setdefault(char, []).append(rest)
    parts = [f"{re.escape(char)}(?:{'|'.join(rows)})" for char, rows in rests.items()]
    return f"(?:{'|'.join(parts)})"


def _by_first(pattern: str) -> list[tuple[str, str]] | None:
    """Return the spellings of a pattern in their order: its first character, and what stands behind it."""
    atom = _atom(pattern)
    if atom is None:
        return None
    options, end = atom
    quantifier = _QUANTIFIER.match(pattern, end)
    if _IDLE.match(pattern, end):
        return None
    again = ""
    if quantifier and quantifier[0] != "?":
        least, most = quantifier.groups()
        if not (least and int(least) and most) or any(len(option) > 1 for option in options):
            return None
        again = (
            f"{pattern[:end]}{{{int(least) - 1},{int(most) - 1}}}"  # one of a set, and the others
        )
    rest = again + pattern[quantifier.end() if quantifier else end :]
    found: list[tuple[str, str]] = []
    for option in [*options, ""] if quantifier and quantifier[0] == "?" else options:
        spelled = [(option, rest)] if len(option) == 1 else _by_first(option + rest)
        if spelled is None:
            return None
        found += spelled
    return found


def _atom(pattern: str) -> tuple[list[str], int] | None:
    """Return what a pattern begins with, spelled out, and where that ends; ``None`` where it is not read."""
    char = pattern[:1]
    if char == "[":
        end = pattern.index("]", 2)
        listed = pattern[1:end].replace(r"\d", "0123456789")
        odd = listed[0] == "^" or "\\" in listed or "-" in listed
        return None if odd else (list(listed), end + 1)
    if _GROUP.match(pattern):
        end = _closing(pattern, 0)
        parts = _alternatives(pattern[3 : end - 1])
        return None if _ANY.intersection(parts) else (parts, end)
    return None if not char or char in "\\.^$(|*+{)" else ([char], 1)
