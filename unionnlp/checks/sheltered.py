"""What is left alone where a writing looks like a slip: names, quoted words, members of a row."""

from __future__ import annotations

from unionnlp.checks.people import surname, titled
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.words import lexicon

OPENS, CLOSES = '“"《‘「', '”"》’」杯'
PLACES = "小中学校园院村镇乡街路县区市厂溪江河湖山岭桥岛巷坊庄"
_MEMBER = 8  # characters between the members of a list
_NEAR_BY = 20_000  # characters on either side in which a word is looked for again: bounds the time
_SHORT = 4  # characters of a member of a list of short words


def sheltered(plain: str, start: int, end: int) -> bool:
    """Say whether the word ``[start, end)`` of a text is a name, quoted, or one of a row of its like."""
    word, before, behind = plain[start:end], plain[start - 1 : start], plain[end : end + 1]
    if (before and before in OPENS) or (behind and behind in CLOSES + PLACES + "〔["):
        return True
    if plain.count(word, max(0, start - _NEAR_BY), end + _NEAR_BY) > 1 or in_list(plain, start):
        return True
    if word[0] in "和与及" and not _han(behind) and not _han(plain[max(0, start - 2) : start - 1]):
        return True  # 乐和动, a heading
    alone = not _han(before) and not _han(behind)
    if (alone and surname(word)) or (surname(word[-1]) and titled(plain, end)):
        return True
    if before and before in COUNT and len(word) == 2 and not _closes(plain, start):
        return True  # 一分一厘|入账
    return _row(plain, start, end)


def _closes(plain: str, start: int) -> bool:
    """Say whether the numeral before ``start`` ends a word of its own (逐一, 统一)."""
    pair = plain[max(0, start - 2) : start]
    return len(pair) > 1 and pair[0] not in COUNT and pair in lexicon()[pair[0]]


def _row(plain: str, start: int, end: int) -> bool:
    """Say whether a word is one of a row: 自报自记, 有模有样, 稳岗、提技、护安."""
    first, last = plain[start], plain[end - 1]
    around = plain[max(0, start - 2) : start], plain[end : end + 2]
    if any(first in side or last in side for side in around if all(map(_han, side))):
        return True
    low = plain.rfind("、", max(0, start - _SHORT), start)
    high = plain.find("、", end, end + _SHORT)
    return low >= 0 and high >= 0 and high - low <= _SHORT


def in_list(plain: str, at: int) -> bool:
    """Say whether a pair is a member of a list whose other members begin with the same verb (看墙、看网)."""
    char = plain[at]
    before = plain[max(0, at - _MEMBER) : at]
    behind = plain[at + 2 : at + 2 + _MEMBER]
    opens = any(k == 0 or not _han(before[k - 1]) for k, c in enumerate(before) if c == char)
    follows = any(c == char and behind[k - 1] in "、，," for k, c in enumerate(behind) if k)
    return (opens and before[-1:] in ("、", "，", ",")) or (follows and not _han(before[-1:]))


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"
