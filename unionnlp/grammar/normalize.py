"""Normalisation that keeps every offset: one code point in, one code point out.

Full width becomes half width, traditional becomes simplified character by character,
odd spaces and dashes become plain ones. Rules match on the result, spans point into the
source. Phrase-wise script conversion is not used, since it can change the length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from unionnlp.characters import BREAKS, NO_WIDTH
from unionnlp.patterns import lazy
from unionnlp.resources import NUMERALS, load

_DASHES = "—–―－─━‐‑‒﹣﹘⸺⸻〜～∼˜﹏"
_DASH_TILDES = frozenset("〜～∼˜")
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    f"\u202f\u205f\u3000\ufffc{NO_WIDTH}"
)
_QUOTES = {"「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "〝": "“", "〞": "”"}
_DOTS = {
    "エ": "工",
    "・": "·",
    "•": "·",
    "‧": "·",
    "∙": "·",
    "●": "·",
    "×": "x",
    "✕": "x",
    "﹒": ".",
    "｡": "。",
    "､": "、",
    "﹑": "、",
}
_DASHED_ONE = lazy(
    r"(?:(?<=\n)|(?<=\n[ ])|(?<=\n[ ]{2})|(?<=\n[ ]{4})|\A)-(?=、[^-])"
)  # a scan's 一、
# What a scan reads as other signs: 工 as a kana, a 1 as the letter l where a count or a date has it, 日 as 曰.
_SCANNED_ONE = lazy(
    r"(?<![A-Za-z\d.])l(?=\d{1,3}\s?[月年曰日件人名次场位个项户份万元%]|\s?月\s?\d)"
    r"|(?<=\d)l(?=\s?[月日件人名次场位个项户])"
)
_SCANNED_DAY = lazy(rf"(?P<day>月\s{{0,2}}[\d{NUMERALS}]{{1,3}}\s?)曰")
_ENTITIES = ("&nbsp;", "&emsp;", "&ensp;", "&#160;")  # blanks of a page's code
_LONG = 1_000  # characters of a text that is worth a pattern
_ENOUGH = 40_000  # characters that show most of those that texts have
_MANY = 100  # different characters from which on each by itself is slower
_TRADITIONAL_TOO = frozenset("吒夥後徵拚捱摺於榘菸薹袷醣麴麽")  # of those that GB 2312 holds


class _Plain(dict[int, str]):
    """The plain form of each code point, worked out when it is first met.

    A text has a few hundred different characters: asking for each once costs nothing, and
    ``str.translate`` then finds every character without raising.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _widths().get(code, char)
        plain = self[code] = _simplified(plain) if "\u3400" <= plain <= "\u9fff" else plain
        return plain


@cache
def _widths() -> dict[int, str]:
    """Width, space, dash and compatibility mappings (built once, about 800 entries)."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): "~" if c in _DASH_TILDES else "-" for c in _DASHES}
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(map(ord, BREAKS), "\n")
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, in no file
    table |= {ord(k): v for k, v in (_QUOTES | _DOTS).items()}
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAFF)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    return table


def _simplified(char: str) -> str:
    """Return the simplified form of a character.

    GB 2312 holds next to no traditional characters, so for most texts the table is not even read.
    """
    if char not in _TRADITIONAL_TOO and char.encode("gb2312", "ignore"):
        return char
    return _table().get(char, char)


@cache
def _table() -> dict[str, str]:
    """Return the simplified forms of traditional characters (``resources/simplified.toml``)."""
    known = load("simplified")
    return dict(zip(known["traditional"].strip(), known["simplified"].strip(), strict=True))


_PLAIN = _Plain()


class _Odd:
    """The characters of a text that have another plain form, found by a pattern of those that have none.

    A pattern passes over what is plain in a sixth of the time that ``str.translate`` takes. It is made once
    some texts were read, of the characters in them, and again where as many others were met.
    """

    def __init__(self) -> None:
        self._read = 0
        self._known = 0
        self._found: re.Pattern[str] | None = None

    def plain(self, text: str) -> str:
        """Return the plain form of each character of ``text``."""
        pattern = self._pattern(len(text)) if len(text) >= _LONG else None
        odd = set(pattern.findall(text)) if pattern else ()
        forms = {char: form for char in odd if (form := _PLAIN[ord(char)]) != char}
        if not pattern or len(forms) > _MANY or not forms.keys().isdisjoint(forms.values()):
            return text.translate(_PLAIN)
        for char, form in forms.items():
            text = text.replace(char, form)
        return text

    def _pattern(self, size: int) -> re.Pattern[str] | None:
        """Return the pattern, made anew where it lacks too many; ``None`` before enough was read."""
        self._read += size
        if len(_PLAIN) > 2 * self._known and self._read > _ENOUGH:
            plain = "".join([chr(code) for code, form in _PLAIN.items() if ord(form) == code])
            self._known = len(_PLAIN)
            self._found = lazy(f"[^{re.escape(plain)}]")
        return self._found


_ODD = _Odd()


def normalize(text: str) -> str:
    """Return ``text`` in half width, simplified script and plain spaces, of the same length."""
    plain = _ODD.plain(text)
    for entity in _ENTITIES if "&" in plain else ():
        plain = plain.replace(entity, " " * len(entity))
    if "曰" in plain:
        plain = _SCANNED_DAY.sub(r"\g<day>日", plain)
    if "l" in plain:
        plain = _SCANNED_ONE.sub("1", plain)
    return _DASHED_ONE.sub("一", plain) if "-、" in plain else plain
