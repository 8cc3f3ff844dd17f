"""Numbers in Chinese and Arabic writing.

Labels and quantities need the same reader, with its position-wise strictness
(``二三`` is no number, ``十几`` is at least ten), and need it at start-up speed; the tests
hold it against cn2an over a wide range.
"""

from __future__ import annotations

from unionnlp.patterns import lazy
from unionnlp.resources import NUMERALS

ONES = NUMERALS[:9]
LEGAL = "零壹贰叁肆伍陆柒捌玖"
"""The digits of cheques and vouchers."""
DIGITS = {c: i for i, c in enumerate(f"零{ONES}")} | {
    "〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6,
    "柒": 7, "捌": 8, "玖": 9, "俩": 2, "参": 3,
}  # fmt: skip
SCALES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
_FACTORS = SCALES | MYRIADS
COUNT = NUMERALS
"""The characters of numbers below a hundred, for classes in patterns."""
SMALL = rf"\d{{1,2}}|[{COUNT}]{{1,3}}"
"""The number of a month, a day, a week or an hour as it is written, for a group of a pattern."""
CHINESE = f"零〇{COUNT}百千万亿两"
ENCLOSED = {
    **{chr(0x2460 + i): i + 1 for i in range(20)},
    **{chr(0x2474 + i): i + 1 for i in range(20)},
    **{chr(0x2488 + i): i + 1 for i in range(20)},
    **{chr(0x3220 + i): i + 1 for i in range(10)},
    **{chr(0x3280 + i): i + 1 for i in range(10)},
    **{chr(0x2776 + i): i + 1 for i in range(10)},
    **{chr(0x2160 + i): i + 1 for i in range(12)},
    **{chr(0x24F5 + i): i + 1 for i in range(10)},
}
TO_CHINESE = str.maketrans("0123456789", f"〇{ONES}")
TO_ARABIC = str.maketrans(f"〇○零{ONES}", "000123456789")
_ESTIMATE = lazy(
    rf"(?P<head>[{ONES}]?[十百]?[{ONES}]?十?)(?P<low>[{ONES}两])(?P<high>[{ONES}])(?P<scale>[十百千万]{{0,2}})"
)
_ARABIC = lazy(r"\d+(?:,\d{3})*(?:\.\d+)?")


def chinese(text: str) -> float | None:
    """Return the value of a number in Chinese characters, or ``None`` if it is none.

    ``一百零五`` is 105, ``两万三千`` is 23000, ``三十五`` is 35, ``二〇二四`` is 2024 (digits
    in a row); ``二三`` is ``None``, since two digits in a row are an estimate or a list.
    """
    if len(text) > 2 and all(c in DIGITS for c in text):
        return float("".join(str(DIGITS[c]) for c in text))
    total = section = 0
    digit: int | None = None
    scale = 10_000
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
        elif char in SCALES:
            unit = SCALES[char]
            if unit >= scale or (digit == 0 and section == 0 and text[0] != "零"):
                return None
            section += (1 if digit is None else digit) * unit
            scale, digit = unit, None
        elif char in MYRIADS:
            section += digit or (0 if section or total else 1)
            total = (total + section) * MYRIADS[char] if char == "亿" else total + section * 10_000
            section, digit, scale = 0, None, 10_000
        else:
            return None
    if digit and text[-2:-1] and text[-2] in "百千万" and len(text) > 1 and text[-1] in DIGITS:
        # 三百五, 两万三: a bare last digit counts in the next lower scale
        return float(total + section + digit * (_FACTORS[text[-2]] // 10))
    return float(total + section + (digit or 0))


def written(
    number: int, digits: str = f"零{ONES}", units: str = "十百千", *, spoken: bool = True
) -> str:
    """Return a number below 100 million in words: 十二, 一百零三, 一万零五十; 0 is 零.

    ``spoken`` says 十二 where books of accounts say 一十二.
    """
    if not number:
        return digits[0]
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = digits[0] if 0 < low < 1_000 else ""
        rest = written(low, digits, units, spoken=False) if low else ""
        return written(high, digits, units, spoken=spoken) + "万" + gap + rest
    text, skipped = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            skipped = bool(text)
            continue
        text += (digits[0] if skipped else "") + digits[digit] + (units[power - 1] if power else "")
        skipped = False
    return text[1:] if spoken and 10 <= number < 20 else text


def number(text: str) -> float | None:
    """Return the value of an Arabic, Chinese or mixed number (``13.02万``), or ``None``."""
    text = text.replace(" ", "")
    match = _ARABIC.match(text)
    if not match:
        return chinese(text) if text else None
    total, value = 0.0, float(match.group().replace(",", ""))
    scaled = False
    at = match.end()
    while at < len(text):
        factor = _FACTORS.get(text[at])
        if factor is not None:
            value, scaled, at = value * factor, True, at + 1
            continue
        following = _ARABIC.match(
            text, at
        )  # 6千5百, 25万6千: the next part counts in a lower scale
        if following is None or not scaled:
            return None
        total, value, scaled = total + value, float(following.group()), False
        at = following.end()
    return round(total + value, 6)


def share(text: str) -> float | None:
    """Return a share of one as the part that it is, or ``None`` if it is none.

    ``三分之二`` is 2/3, ``六成`` 0.6, ``60%`` and ``百分之六十`` 0.6, ``2/3`` 2/3, ``5‰`` 0.005,
    ``千分之零点五`` 0.0005, ``百分之半`` 0.005, ``半数``, ``一半`` and ``过半`` 0.5.
    """
    if "分之" in text:
        bottom, _, top = text.partition("分之")
        below = {"百": 100.0, "千": 1000.0, "万": 10_000.0}.get(bottom, number(bottom))
        above = 0.5 if top == "半" else _decimal(top)
    elif "成" in text:
        whole, _, half = text.partition("成")
        value = number(whole)
        below, above = 10.0, None if value is None else value + (0.5 if half == "半" else 0)
    elif "/" in text:
        left, _, right = text.partition("/")
        above, below = number(left), number(right)
    elif text[-1:] in ("%", "‰"):
        above, below = number(text[:-1].strip()), 100.0 if text[-1] == "%" else 1000.0
    else:
        return 0.5 if "半" in text else None
    return above / below if below and above is not None else None


def _decimal(text: str) -> float | None:
    """Return a number with its decimals written in either way (``零点五``, ``一点二五``)."""
    whole, point, part = text.partition("点")
    value = number(whole) if whole else 0.0
    if not point or value is None:
        return value
    digits = "".join(str(DIGITS.get(c, c)) for c in part)
    return value + float(f"0.{digits}") if digits.isdigit() else None


def estimate(text: str) -> tuple[float, float] | None:
    """Return the bounds of an estimate by two neighbouring digits, or ``None`` if it is none.

    ``两三`` is 2 to 3, ``五六十`` 50 to 60, ``十五六`` 15 to 16, ``三五百`` 300 to 500.
    """
    match = _ESTIMATE.fullmatch(text)
    if not match:
        return None
    low, high = DIGITS[match["low"]], DIGITS[match["high"]]
    if high != low + 1 and (low, high) != (3, 5):
        return None
    bounds = [chinese(match["head"] + match[k] + match["scale"]) for k in ("low", "high")]
    return None if None in bounds else (bounds[0] or 0.0, bounds[1] or 0.0)


def ordinal(text: str) -> int | None:
    """Return the number of a label (``十二`` → 12, ``３`` → 3, ``⑤`` → 5), or ``None``."""
    if text in ENCLOSED:
        return ENCLOSED[text]
    if text.isdigit():
        return int(text) if text.isascii() else None
    value = chinese(text)
    return None if value is None else int(value)
