"""Lines of iCalendar (RFC 5545): properties with their values escaped, folded at 75 bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

Value = str | int | date | datetime
_WIDTH = 75  # bytes of a line; what goes on begins with a space
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # no calendar may hold them


def lines(properties: Iterable[tuple[str, Value]]) -> bytes:
    """Return properties as content lines, each ended by CR and LF.

    A text is escaped, a ``date`` becomes a day, a ``datetime`` a moment (it must be in UTC).
    """
    return b"".join(_folded(f"{name}{_value(value)}".encode()) for name, value in properties)


def _value(value: Value) -> str:
    if isinstance(value, datetime):
        return f":{value:%Y%m%dT%H%M%SZ}"
    if isinstance(value, date):
        return f";VALUE=DATE:{value.year:04}{value:%m%d}"
    if isinstance(value, int):
        return f":{value}"
    return f":{_CONTROL.sub('', value.replace(chr(13) + chr(10), chr(10))).translate(_ESCAPED)}"


def _folded(line: bytes) -> bytes:
    """Return a line in pieces of at most 75 bytes, cut between characters."""
    pieces, start, room = [], 0, _WIDTH
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:  # inside a character of UTF-8
            end -= 1
        pieces.append(line[start:end])
        start, room = end, _WIDTH - 1
    return b"\r\n ".join([*pieces, line[start:]]) + b"\r\n"
