"""Numbers as a sheet shows them: ``20`` in the format ``0"户"`` is read as 20户.

Number formats (ECMA-376, 18.8.31) are sections for positive, negative, zero and text,
or with conditions of their own; digits stand among literal text. Two liberties serve
reading: no separators of thousands, and dates always as ``2026年3月8日``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

import msgspec

from unionnlp.grammar.numerals import LEGAL, TO_CHINESE
from unionnlp.reading.labels import number_text

_LONGEST = 255  # characters of a format; Excel allows no more
_GENERAL = ("general", "g/通用格式", "常规")
_TOKEN = re.compile(
    r'"([^"]*)"?|[\\!](.?)|_.?|\*.?|\[([^\]]*)\]?|([0#?])|(\.)|(,)|(%)|(@)|[Ee][+-]|(.)', re.DOTALL
)
_NAMED = re.compile(r"general|g/通用格式", re.IGNORECASE)
_DATE_LETTERS = frozenset("ymdhsYMDHSaeg")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,9})?)")
_CURRENCY = re.compile(r"\$([^-\]]{0,9})")
_BANKERS = str.maketrans("0123456789", LEGAL)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_DAYS = dt.timedelta(days=1)


class _Section(msgspec.Struct):
    """One part of a format: what it is for, and its pieces in their order.

    A piece is a literal, or one of the signs ``0 # ? . @ g`` (``g``: as is).
    """

    pieces: list[tuple[bool, str]]
    condition: tuple[str, float] | None = None
    percent: int = 0
    thousands: int = 0
    chinese: str = ""
    letters: str = ""


class NumberFormat:
    """A number format that was read."""

    def __init__(self, code: str) -> None:
        known = code if len(code) <= _LONGEST else "General"
        self._sections = [_section(part) for part in _parts(known)][:4]

    @property
    def is_date(self) -> bool:
        """Whether numbers are days counted from the epoch of the workbook."""
        first = self._sections[0]
        return bool(first.letters) and not any(
            sign in "0#?" for literal, sign in first.pieces if not literal
        )

    def number(self, value: float) -> str:
        """Return a number as it is shown."""
        section, signed = self._chosen(value)
        return _shown(section, value if signed else abs(value))

    def text(self, value: str) -> str:
        """Return a text as it is shown, with what the format puts around it."""
        section = self._sections[3 if len(self._sections) == 4 else 0]
        if not any(not literal and sign == "@" for literal, sign in section.pieces):
            return value if len(self._sections) < 4 else ""
        return "".join(piece if literal else value if piece == "@" else "" for literal, piece
                       in section.pieces)  # fmt: skip

    def date(self, value: float, *, epoch_1904: bool = False) -> str:
        """Return a day, month or time as one reads it (``2026年3月8日``, ``3月``, ``14:30``)."""
        letters = self._sections[0].letters.lower()
        moment = _moment(value, epoch_1904)
        if moment is None:
            return _general(value)
        has_day = "d" in letters or "a" in letters
        has_year = "y" in letters or "e" in letters
        time = f"{moment.hour}:{moment.minute:02d}" if "h" in letters else ""
        if time and not has_day and not has_year:
            return time
        shown = f"{moment.year}年" if has_year else ""
        alone = letters.strip("hs") == "d" * letters.count("d") and has_day and not has_year
        shown += f"{moment.month}月" if ("m" in letters or has_day) and not alone else ""
        shown += f"{moment.day}日" if has_day or ("m" not in letters and not has_year) else ""
        return f"{shown} {time}" if time else shown

    def _chosen(self, value: float) -> tuple[_Section, bool]:
        """Return the section for a number, and whether its sign is shown beside it."""
        sections = self._sections
        if any(s.condition for s in sections):
            for index, section in enumerate(sections[:3]):
                if section.condition is None or _holds(value, section.condition):
                    return section, index == 0 or value >= 0
            return sections[-1], True
        if value < 0 and len(sections) > 1:
            return sections[1], False
        if value == 0 and len(sections) > 2:
            return sections[2], False
        return sections[0], True


@lru_cache(maxsize=512)
def number_format(code: str) -> NumberFormat:
    """Return the format of a code, read once."""
    return NumberFormat(code)


def _parts(code: str) -> list[str]:
    """Return the sections of a code, cut at semicolons outside of quotes."""
    parts, start, at, quoted = [], 0, 0, False
    while at < len(code):
        char = code[at]
        if char == '"':
            quoted = not quoted
        elif char in "\\!" and not quoted:
            at += 1
        elif char == ";" and not quoted:
            parts.append(code[start:at])
            start = at + 1
        at += 1
    return [*parts, code[start:]]


def _section(code: str) -> _Section:
    section = _Section([])
    bare = re.sub(r"\[[^\]]*\]", "", code).strip()
    if bare.lower() in _GENERAL or (not bare and "[" in code):
        _brackets(section, code)
        section.pieces.append((False, "g"))
        return section
    commas = 0
    for found in _TOKEN.finditer(_NAMED.sub("\0", code)):
        quoted, escaped, bracket, digit, dot, comma, percent, text, other = found.groups()
        if comma:
            commas += 1
            continue
        if digit:  # commas between digits part thousands, those behind them divide
            commas = 0
        if bracket is not None:
            _brackets(section, f"[{bracket}]")
        elif percent:
            section.percent += 1
            section.pieces.append((True, "%"))
        elif literal := quoted if quoted is not None else escaped:
            section.pieces.append((True, literal))
        elif digit or dot or text:
            section.pieces.append((False, digit or dot or text))
        elif other == "\0":
            section.pieces.append((False, "g"))
        elif other in _DATE_LETTERS:
            section.letters += other
        elif other:
            section.pieces.append((True, other))
    section.thousands = min(commas, 4)
    section.percent = min(section.percent, 2)
    return section


def _brackets(section: _Section, code: str) -> None:
    """Note what stands in brackets: a condition, Chinese digits, a currency, hours."""
    for inner in re.findall(r"\[([^\]]*)\]", code):
        low = inner.lower()
        if low.startswith("dbnum"):
            section.chinese = low[5:6]
        elif found := _CONDITION.fullmatch(inner.strip()):
            section.condition = (found.group(1), float(found.group(2)))
        elif (found := _CURRENCY.match(inner)) and found.group(1):
            section.pieces.append((True, found.group(1)))
        elif low in {"h", "hh", "m", "mm", "s", "ss"}:
            section.letters += "h"


def _holds(value: float, condition: tuple[str, float]) -> bool:
    sign, limit = condition
    return {
        "<": value < limit, ">": value > limit, "=": value == limit, "<=": value <= limit,
        ">=": value >= limit, "<>": value != limit,
    }[sign]  # fmt: skip


def _shown(section: _Section, value: float) -> str:
    signs = [sign for literal, sign in section.pieces if not literal]
    if "g" in signs or "@" in signs:
        text = _chinese(_general(value), section.chinese)
        return "".join(p if literal else text if p in "g@" else "" for literal, p in section.pieces)
    if not any(sign in "0#?" for sign in signs):
        return "".join(piece for literal, piece in section.pieces if literal)
    value = value * 100**section.percent / 1000**section.thousands
    dot = signs.index(".") if "." in signs else len(signs)
    places = [sign for sign in signs[dot + 1 :] if sign in "0#?"]
    whole, part = _rounded(abs(value), len(places))
    part = part[: max(len(part.rstrip("0")), places.count("0"))]
    whole = whole.lstrip("0").rjust(signs[:dot].count("0"), "0")
    minus = "-" if value < 0 and (whole.strip("0") or part.strip("0")) else ""
    if section.chinese:
        text = _chinese(whole or "0", section.chinese)
        return minus + _laid(section.pieces, [text], _chinese_digits(part, section.chinese))
    return minus + _laid(section.pieces, list(whole), part)


def _laid(pieces: Sequence[tuple[bool, str]], whole: list[str], part: str) -> str:
    """Return the digits in their places: from the right before the point, from the left behind."""
    dot = next((i for i, (lit, p) in enumerate(pieces) if not lit and p == "."), len(pieces))
    before: list[str] = []
    first = next((i for i, (lit, p) in enumerate(pieces) if not lit and p in "0#?"), dot)
    for index in range(dot - 1, -1, -1):
        literal, piece = pieces[index]
        if literal:
            before.append(piece)
        elif whole:
            before.append("".join(whole) if index == first else whole[-1])
            whole = [] if index == first else whole[:-1]
    behind, left = [], part
    for literal, piece in pieces[dot + 1 :]:
        if literal:
            behind.append(piece)
        elif left:
            behind.append(left[0])
            left = left[1:]
    return "".join(reversed(before)) + ("." if part else "") + "".join(behind)


def _rounded(value: float, places: int) -> tuple[str, str]:
    try:
        exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:  # too many digits to round
        return f"{value:.0f}", ""
    whole, _, part = f"{exact:f}".partition(".")
    return whole, part


def _general(value: float) -> str:
    if value != value or abs(value) >= 1e15:  # noqa: PLR0124 - no number
        return f"{value:g}"
    return f"{value:.9f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def _chinese(digits: str, kind: str) -> str:
    """Return a whole number in the digits of ``DBNum`` 1 (三十), 2 (叁拾) or 3 (full width)."""
    styles = {"1": "chineseCounting", "2": "chineseLegalSimplified"}
    if kind in styles and digits.isdigit() and 0 < int(digits[:12]) < 10**8 and len(digits) < 9:
        return number_text(int(digits), styles[kind])
    return _chinese_digits(digits, kind)


def _chinese_digits(digits: str, kind: str) -> str:
    tables = {"1": TO_CHINESE, "2": _BANKERS, "3": _WIDE}
    return digits.translate(tables[kind]) if kind in tables else digits


def _moment(value: float, epoch_1904: bool) -> dt.datetime | None:
    if not 0 <= value < 2_958_466:  # the last day of 9999
        return None
    if epoch_1904:
        start = dt.datetime(1904, 1, 1)
    else:  # the calendar of Excel has a 29 February 1900
        start = dt.datetime(1899, 12, 31) if value < 60 else dt.datetime(1899, 12, 30)
    try:
        return start + round(value * 86_400) * dt.timedelta(seconds=1)
    except OverflowError:
        return None
