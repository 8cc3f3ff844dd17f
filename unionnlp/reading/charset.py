"""The encoding of a web page: what it says of itself, what its bytes are, in that order of doubt.

Only the encodings that Chinese pages have are taken at their word, and only where the text
that comes out looks like Chinese: a page that calls itself ``iso-8859-1``, in which any
bytes are text, is looked at as if it had said nothing.
"""

from __future__ import annotations

import re

from unionnlp.errors import EncodingError
from unionnlp.reading.plain import decode, likeness

_CHARSET = re.compile(
    rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})", re.IGNORECASE
)
_KNOWN = {
    "utf-8": "utf-8", "utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030",
    "windows-936": "gb18030", "euc-cn": "gb18030", "big5": "big5", "big5-hkscs": "big5hkscs",
    "cp950": "cp950", "x-x-big5": "big5", "hz-gb-2312": "hz", "utf-16": "utf-16",
    "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
}  # fmt: skip
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_ENOUGH = 0.3  # as for plain text
_WIDE = re.compile(r"[^\x00-\x7f]+")


def known_charset(name: str) -> str | None:
    """Return the codec of an encoding that a file may claim, ``None`` for every other."""
    return _KNOWN.get(name.strip().lower())


def decode_page(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """Return a page's text and its codec; one lost character in a thousand is forgiven.

    ``encoding`` is what the user or the message around the page says of it. Raises
    ``EncodingError`` (U101) where no encoding gives sensible characters.
    """
    if encoding is not None:
        return decode(data, name, known_charset(encoding) or encoding)
    found = _CHARSET.search(data[:4096])
    declared = known_charset(found.group(1).decode("ascii", "ignore")) if found else None
    if declared is None or data.startswith(_MARKS):
        return decode(data, name)
    said = _strictly(data, declared)
    if said is not None and _looks(said) >= _ENOUGH and (declared == "utf-8" or not _is_utf8(data)):
        return said, declared
    try:
        return decode(data, name)
    except EncodingError:
        if said is not None:
            return said, declared
        text = data.decode(declared, "replace")
        if text.count("\ufffd") <= len(text) // 1000:
            return text, declared
        raise


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 that holds Chinese: no accident in a text of some length."""
    text = _strictly(data, "utf-8")
    return text is not None and _looks(text) >= _ENOUGH


def _looks(text: str) -> float:
    """Return how much the first characters outside ASCII look like Chinese."""
    wide, size = [], 0
    for found in _WIDE.finditer(text):
        wide.append(found.group())
        size += len(wide[-1])
        if size > 4_000:
            break
    return likeness("".join(wide))
