"""What is left alone where a writing looks like a slip: names, quoted words, members of a row."""

from __future__ import annotations

from unionnlp.checks.people import surname, titled
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.words import lexicon
from unionnlp.patterns import lazy

OPENS, CLOSES = '“"《‘「', '”"》’」杯'
PLACES = "小中学校园院村镇乡街路县区市厂溪江河湖山岭桥岛巷坊庄"
_OFFICE = lazy(r"(?:主席|委员|组长|校长|园长|院长|书记|主任|会计|出纳|同志|教师|老师|干事)[:：]?$")
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
    if _in_a_name(plain, start, end) or _literary(plain, start) or _place(plain, end):
        return True
    if before and before in COUNT and len(word) == 2 and not _closes(plain, start):
        return True  # 一分一厘|入账
    return _row(plain, start, end)


def _in_a_name(plain: str, start: int, end: int) -> bool:
    """Say whether a pair is of a person's name (``、孟仲秋，``, ``委员曾|立秋、``, ``找小薛``)."""
    before, behind = plain[max(0, start - 2) : start], plain[end : end + 1]
    if before[-1:] and surname(before[-1]) and before[0] in "、,，:：" and len(before) > 1:
        return not _han(behind) and "、" in (before[0], behind)
    if before[-1:] and surname(before[-1]) and not _han(behind):
        return _OFFICE.search(plain[max(0, start - 5) : start - 1]) is not None  # 主席梁仲秋，
    if surname(plain[end - 1]) and titled(plain, start - 1):
        rest = next((k for k in range(3) if not _han(plain[end + k : end + k + 1])), None)
        return bool(rest) and plain[end + (rest or 0)] in "、,，:："
    called = plain[start] in "老小" and bool(surname(plain[end - 1])) and end - start == 2
    return called and not _han(behind) and before[-1:] in tuple("找请由给与跟和及计纳")


def _literary(plain: str, start: int) -> bool:
    """Say whether a word of the old language stands at a place: 历七日乃|拭, 去岁|未."""
    return plain[start] in "乃遂亦皆俱咸" or plain[max(0, start - 1) : start + 1] in (
        "去岁",
        "今岁",
    )


def _place(plain: str, end: int) -> bool:
    """Say whether a pair is the name of what stands behind it (湾南|湿地)."""
    return plain[end : end + 2] in ("湿地", "公园", "森林", "景区", "水库", "古镇", "农场", "果园")


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
