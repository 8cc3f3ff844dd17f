"""Numbers as Word writes them: one function for each number format of a list level.

The names are those of ``w:numFmt`` (ECMA-376, ST_NumberFormat). Beyond the range of a
closed series (ten stems, twenty circles) Word goes on with plain digits, and so do we.
"""

from __future__ import annotations

from collections.abc import Callable

from unionnlp.grammar.numerals import LEGAL, TO_CHINESE, written

_SERIES: dict[str, str] = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_WIDEST = 10  # digits to which a custom format fills up
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def number_text(number: int, style: str) -> str:
    """Return ``number`` in the number format ``style`` (``chineseCounting``, ``lowerRoman`` ...).

    ``none`` and ``bullet`` give nothing; an unknown format gives digits, as Word does.
    """
    if style in {"none", "bullet"}:
        return ""
    if series := _SERIES.get(style):
        return series[number - 1] if 0 < number <= len(series) else str(number)
    writer = _WRITERS.get(style)
    return writer(number) if writer is not None and number > 0 else str(number)


def padded(number: int, custom: str) -> str:
    """Return digits filled with zeros as ``w:format`` shows them (``001, 002, 003, ...``)."""
    first = custom.split(",")[0].strip()
    return str(number).zfill(min(len(first), _WIDEST)) if first.isdigit() else str(number)


def _legal(digits: str, units: str) -> Callable[[int], str]:
    return lambda number: written(number, digits, units, spoken=False)


def _digital(number: int) -> str:
    return str(number).translate(TO_CHINESE)


def _letters(number: int) -> str:
    """Return a ... z, then aa, bb as Word repeats them."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(turns + 1, 30)


def _roman(number: int) -> str:
    if number > 32_767:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        turns, number = divmod(number, value)
        text += sign * turns
    return text


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "ordinal": _ordinal,
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "chineseCounting": written,
    "chineseCountingThousand": written,
    "taiwaneseCounting": written,
    "taiwaneseCountingThousand": written,
    "japaneseCounting": written,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": _legal(LEGAL, "拾佰仟"),
    "ideographLegalTraditional": _legal("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseLegal": _legal("零壱弐参四伍六七八九", "拾百千"),
}
