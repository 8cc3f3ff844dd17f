"""What words are led in by: labels by their looks, where it does not matter whether a list counts them.

``labels.leading`` reads a label as the outline counts it, with its style and number. Who only asks where the
words of a line or a sentence begin asks here, and is not refused where a number stands alone.
"""

from __future__ import annotations

from sys import maxsize
from typing import Final

from unionnlp.grammar.numerals import COUNT, ordinal
from unionnlp.patterns import lazy

FIGURES: Final = rf"[{COUNT}\d]{{1,3}}"
"""The number of a label."""
SIGNS: Final = "①-⑳⑴-⒛㈠-㈩"
"""Signs that are a number with its mark, for a set of a pattern."""
COUNTED: Final = rf"第{FIGURES}(?:件(?:实?事)?|项|条|点|步|类|块)[,，、:：]"
"""A task told by its number: ``第三件，``."""
LABEL: Final = rf"[(（第]?{FIGURES}(?:[)）][、.．,，]?|[、.．,，])|{COUNTED}"
"""A label with its marks, for patterns in which words go on behind it."""
DATED: Final = r"(?=\d{1,2}\s?月|(?:19|20)\d\d\s?年)"
"""The date behind a point that no decimal number has (``1.9月8日``)."""
LINE: Final = (
    rf"[(（]?{FIGURES}\s{{0,4}}(?:[)）、]|[.．,，:：](?!\d)|[.．]{DATED})"
    rf"|第{FIGURES}[条章节编篇部,，、]|[{SIGNS}]"
)
"""What a line of a list begins with, for patterns in which something else begins one as well."""
_LINE = lazy(rf"\s{{0,40}}+(?:{LINE})")
_LABEL = lazy(rf"\s{{0,40}}+(?:{LABEL})\s*")
_IS = lazy(rf"[{COUNT}]{{1,3}}是(?![否非])")
_MARKED = lazy(rf"\s{{0,9}}[(（第]?{FIGURES}[)）]?[、.．,，]\s*")

# A label in brackets of any kind, letters and articles among them: 【1】, b., 第二条, 一是要.
_ANY = lazy(
    rf"[(\[【]?(?:第?[{COUNT}百]{{1,3}}|\d{{1,2}}|[①-⒛a-j])"
    r"(?:[)\]】、.．,:：]|是(?=要)?|章|条|篇)[)、.]?"
)
_ANY_BEGINS = frozenset(f"([【第{COUNT}百0123456789abcdefghij") | frozenset(
    map(chr, range(ord("①"), ord("⒛") + 1))
)
_TOLD = lazy(
    rf"(?:^|[,，;；:：。])(?:其(?P<a>[{COUNT}])[是为,，:：]?|(?P<b>[{COUNT}])(?:是|要|为)|第(?P<c>[{COUNT}])[是,，:：、])"
)


def behind(text: str, start: int = 0, end: int = maxsize) -> int:
    """Return where the words of ``text[start:end]`` begin behind their label, ``start`` without one."""
    label = _LABEL.match(text, start, end)
    return label.end() if label else start


def bare(text: str) -> str:
    """Return a text without the label, or the ``一是``, that it begins with."""
    told = _IS.match(text)
    return text[told.end() if told else behind(text) :]


def behind_any(text: str) -> int:
    """Return where the words of a line begin behind a label of any form, letters and articles among them."""
    label = _ANY.match(text) if text[:1] in _ANY_BEGINS else None
    return label.end() if label else 0


def behind_mark(text: str, start: int = 0, end: int = maxsize) -> int:
    """Return what ``behind`` does where a point or comma closes the label; brackets alone close none."""
    label = _MARKED.match(text, start, end)
    return label.end() if label else start


def begins(line: str) -> bool:
    """Return whether a line begins with a label."""
    return _LINE.match(line) is not None


def marked(sign: str) -> str:
    """Return a pattern of the label of a line whose ``sign`` (``甲、``, ``（B）``, ``3.``) is the group ``n``."""
    return rf"\s{{0,9}}+[(（]?(?P<n>{sign})[)）、.．]{{1,2}}\s{{0,2}}"


def told(text: str) -> list[int]:
    """Return the numbers by which a sentence tells the members of a list (``其一是``, ``一要``, ``第一，``)."""
    return [ordinal(m["a"] or m["b"] or m["c"]) or 0 for m in _TOLD.finditer(text)]
