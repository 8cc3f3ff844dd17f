"""Signs that a website puts into the lines of a text against copying, and the numbers of a library's pages."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.patterns import lazy
from unionnlp.records import NoiseKind

_ODD = frozenset("<>^~|\\$&*#@`{}=+!")
# A run of signs between two Chinese characters, or before a stop; no mark of a page's language.
_MIDDLE = lazy(
    r"[A-Za-z0-9^~\\$&*#@`{}=+!](?<=[一-龥][A-Za-z0-9^~\\$&*#@`{}=+!])[A-Za-z0-9^~\\$&*#@`{}=+!]{2,10}(?=[一-龥]|[,。;:][一-龥])"
)
_SIGNS = lazy(r"[\^~\\$&#@`{}!](?:(?<=[A-Za-z0-9].)|(?=[A-Za-z0-9]))")
_INDENT = 8  # blanks at most before the first number of a page
_SEVERAL = 2  # one alone may be a slip of the keys
_FIRST = lazy(r"1/(\d{1,2})(?=[一-龥])")
Found = tuple[int, int, NoiseKind]


def odd_code(code: str) -> bool:
    """Tell whether ASCII signs are no word, number or address: mixed, with strange marks or without balance."""
    letters = sum(c.isalpha() for c in code)
    odd = [c for c in code if c in _ODD]
    balanced = all(code.count(a) == code.count(b) for a, b in ("()", "[]", "{}", "<>"))
    mixed = any(c.isdigit() for c in code) or (code.upper() != code != code.lower()) or len(odd) > 1
    told = "@" in code and "." in code  # an address of mail
    return letters > 1 and mixed and not told and (bool(odd) or not balanced)


def codes_in_lines(norm: str) -> list[Found]:
    """Return codes in the middle of sentences, where there are several."""
    if not _SIGNS.search(norm):
        return []
    found = [m.span() for m in _MIDDLE.finditer(norm) if odd_code(m[0])]
    return [(a, b, "watermark") for a, b in found] if len(found) >= _SEVERAL else []


def pages_in_lines(norm: str) -> Iterator[Found]:
    """Yield the numbers of a library's pages, ``1/4``, ``2/4`` …, wherever they cut the text."""
    first = _FIRST.search(norm) if "1/" in norm else None
    if (
        not first
        or norm[max(0, first.start() - _INDENT) : first.start()].rpartition("\n")[2].strip()
    ):
        return
    total = int(first[1])
    at, found = first.end(), [(first.end() - 2 - len(first[1]), first.end())]
    for number in range(2, total + 1):
        mark = f"{number}/{total}"
        at = norm.find(mark, at)
        if at < 0:
            break
        found.append((at, at + len(mark)))
        at += len(mark)
    if len(found) > 1:
        for a, b in found:
            yield a, b, "site"
