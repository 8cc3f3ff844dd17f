"""Normalisation that keeps every offset: one code point in, one code point out.

Full width becomes half width, traditional becomes simplified character by character,
odd spaces and dashes become plain ones. Rules match on the result, spans point into the
source. Phrase-wise script conversion is not used, since it can change the length.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_DASHES = "—–―－─━‐‑‒﹣﹘⸺⸻〜～∼˜﹏"
_DASH_TILDES = frozenset("〜～∼˜")
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u2060\u00ad\ufffc"
)
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_QUOTES = {"「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "〝": "“", "〞": "”"}
_DOTS = {
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


@cache
def _table() -> dict[int, str]:
    """Width, space, dash and compatibility mappings (built once, about 800 entries)."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): "~" if c in _DASH_TILDES else "-" for c in _DASHES}
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(map(ord, _BREAKS), "\n")
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, in no file
    table |= {ord(k): v for k, v in (_QUOTES | _DOTS).items()}
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAFF)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    return table


def _script_table(text: str) -> dict[int, str]:
    """Map the traditional characters of ``text`` to simplified ones.

    GB 2312 holds next to no traditional characters, so a text that it can hold needs no
    dictionary, and OpenCC is not even imported.
    """
    han = "".join(sorted(c for c in set(text) if "\u3400" <= c <= "\u9fff"))
    if len(han.encode("gb2312", "ignore")) == 2 * len(han):
        return {}
    import opencc

    plain = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    pairs = zip(han, plain, strict=True)
    return {ord(c): p for c, p in pairs if len(p) == 1 and p != c}


def normalize(text: str) -> str:
    """Return ``text`` in half width, simplified script and plain spaces, of the same length."""
    plain = text.translate(_table())
    script = _script_table(plain)
    return plain.translate(script) if script else plain
