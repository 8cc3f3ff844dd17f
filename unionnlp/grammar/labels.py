"""Numbering labels: ``一、`` ``（一）`` ``1、`` ``①`` ``第一条`` ``二是`` ``2.3.1`` and their kin."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import msgspec

from unionnlp.grammar.leads import SIGNS
from unionnlp.grammar.numerals import COUNT, ENCLOSED, ordinal
from unionnlp.patterns import lazy
from unionnlp.records import LabelStyle

C = f"[{COUNT}百]{{1,4}}"
# Outer styles come first; a style's place is its usual rank, which context may overrule.
RANKS = {
    "part": 0, "article": 1, "formal": 2, "chinese": 3, "bracketed_chinese": 4, "spaced_digit": 4,
    "decimal": 5, "digit": 6, "bracketed_digit": 7, "closed_digit": 8, "circled": 9, "letter": 10, "ordinal": 11,
    "sequence_word": 11, "is": 12,
}  # fmt: skip
_STYLES = (
    ("part", rf"第\s*({C}|\d{{1,2}})\s*(?:部分|章|编|板块|单元|阶段)\s*[:、.,]?"),
    ("part", r"(?:PART|Part)\s?\.?\s?0?(\d{1,2})(?!\d)\s*[:、.,]?"),
    ("article", rf"第\s*({C}|\d{{1,3}})\s*(?:条|节|款)\s*[:、.,]?"),
    ("ordinal", rf"第({C})\s*[,、:]|其([一二三四五六七八九])\s*[,、:]"),
    ("is", rf"({C})[、,]?是(?![否非])"),
    ("is", rf"({C})要(?=[^点求素])"),
    ("bracketed_chinese", rf"\(\s*({C})\s*\)\s*[、.,:]?"),
    ("bracketed_digit", r"\(\s*(\d{1,2})\s*\)\s*[、.,:]?"),
    ("decimal", r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[、.]|\s+|(?=[一-龥“《]))"),
    ("chinese", rf"({C})\s*[、.,:·]"),
    ("formal", r"([壹贰叁参肆伍陆柒捌玖拾]{1,3})\s*[、.,:·]"),
    ("closed_chinese", rf"({C})\s*\)\s*[、.,:]?"),
    ("closed_digit", r"(\d{1,2})\s*\)\s*[、.,:]?"),
    (
        "digit",
        r"(\d{1,2})\s*(?:[、:]|,(?!\d{{3}}(?!\d))|。(?=[一-龥“《])|\.(?!\d)|\.(?=\d{{1,2}}\s*月|(?:19|20)\d\d\s*[年级]))\s*\.?".replace(
            "{{", "{"
        ).replace("}}", "}"),
    ),
    ("spaced_digit", r"(\d{1,2})\s+(?=[一-龥“《])"),
    ("enclosed", f"([{''.join(ENCLOSED)}])\\s*[、.,:]?"),
    ("letter", r"\(?([A-Ha-h])\s*[、.)]"),
    ("sequence_word", r"(首先|其次|再次|最后)\s*[,、:]?"),
)
_TAIL = "(?:、|等奖|年级|妇女|节|班|重阳|劳动节|儿童节|国际)"
_FALSE = {
    "chinese": lazy(rf"\s{{0,40}}+(?:[{COUNT}]{_TAIL}|八[”\"]|[,、。]|$)"),
    "digit": lazy(rf"\s{{0,40}}+(?:\d{{1,2}}{_TAIL}|[,、。]|$)"),
}
# 3.8妇女节, 5.1劳动节: a day with its festival, which no list counts.
_DAY = lazy(
    r"(?:3\.8|3\.12|5\.1|5\.4|5\.12|6\.1|7\.1|8\.1|9\.10|10\.1)\s?"
    r"(?:国际|[“\"]|妇女|女神|女生|劳动|青年|儿童|建党|建军|教师|国庆|植树|护士|节)"
)
_MONTH_NEXT = lazy(rf"\s{{0,40}}+([{COUNT}\d]{{1,3}})\s{{0,40}}+月")
# 1、2月6日, 3、4月下旬: a day, a third of a month has one month.
_DAY_NEXT = lazy(rf"\s{{0,3}}[{COUNT}\d]{{1,3}}\s{{0,3}}[日号曰]|[上中下]旬(?!\s*[:]|\s)")
_UNIT_NEXT = lazy(r"[%月日号元万亿届个人次名位项件]|年(?!度)|\d")
_UNIT_WORD = lazy(r"[%年月号元万亿个次名位\d]|日(?![程常])|人(?![员事文])")


class Label(msgspec.Struct):
    """A label in a text: its style, number and span; ``level`` is the depth of a decimal label."""

    style: LabelStyle
    number: int | None
    start: int
    end: int
    level: int = 0


# Which styles a first character can open; asking that first spares the other patterns.
_OPENERS = {
    "第": ("part", "article", "ordinal"),
    "P": ("part",),
    "其": ("ordinal", "sequence_word"),
    "首再最": ("sequence_word",),
    "(": ("bracketed_chinese", "bracketed_digit", "letter"),
    "0123456789": ("decimal", "closed_digit", "digit", "spaced_digit"),
    f"{COUNT}百": ("is", "chinese", "closed_chinese"),
    "壹贰叁参肆伍陆柒捌玖拾": ("formal",),
    "ABCDEFGHabcdefgh": ("letter",),
    "".join(ENCLOSED): ("enclosed",),
}


@cache
def _leading() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    compiled = [(style, lazy(pattern)) for style, pattern in _STYLES]
    return {
        char: [(style, pattern) for style, pattern in compiled if style in styles]
        for chars, styles in _OPENERS.items()
        for char in chars
    }


def leading(text: str, start: int, end: int) -> Label | None:
    """Return the label that ``text[start:end]`` begins with, or ``None``."""
    if start >= end:
        return None
    for style, pattern in _leading().get(text[start], ()):
        match = pattern.match(text, start, end)
        if match:
            label = _label(style, match)
            if label and not _false(text, label, end):
                return label
            if style != "decimal":
                return None
    return None


def _label(style: str, match: re.Match[str]) -> Label | None:
    shown = match[match.lastindex or 0]
    level = 0
    if style == "decimal":
        level = shown.count(".")
        number: int | None = int(shown.rsplit(".", 1)[1])
    elif style == "sequence_word":
        number = None
    elif style == "letter":
        number = ord(shown.lower()) - ord("a") + 1
    else:
        number = ordinal(shown)
        if number is None or number > 60:
            return None
    if style == "enclosed":
        style = _enclosed_style(shown)
    if style == "closed_chinese":
        style = "bracketed_chinese"
    return Label(cast(LabelStyle, style), number, match.start(), match.end(), level)


def _enclosed_style(char: str) -> str:
    code = ord(char)
    if 0x2474 <= code < 0x2488:
        return "bracketed_digit"
    if 0x2488 <= code < 0x249C:
        return "digit"
    if 0x3220 <= code < 0x3230:
        return "bracketed_chinese"
    return "chinese" if 0x2160 <= code < 0x2170 else "circled"


def _false(text: str, label: Label, end: int) -> bool:
    """Numbers that are no labels: ``一、二、三等奖``, ``三、八妇女节``, ``3、4月``, ``1.5万元``."""
    if label.style in _FALSE and _FALSE[label.style].match(text, label.end, end):
        return True
    mark = text[label.start : label.end]
    listed = label.style in ("chinese", "digit") and ("、" in mark or "," in mark)
    month = _MONTH_NEXT.match(text, label.end, end) if listed else None
    if (
        month
        and month.group(1).isdigit() == text[label.start].isdigit()
        and label.number is not None
        and ordinal(month.group(1)) == label.number + 1
        and not _DAY_NEXT.match(text, month.end(), end)
    ):
        return True
    if label.style == "spaced_digit":
        return bool(_UNIT_WORD.match(text, label.end))
    if label.style == "decimal" and _DAY.match(text, label.start, end):
        return True
    if label.style == "decimal":
        gap = text[label.end - 1].isspace()
        return (not gap and bool(_UNIT_NEXT.match(text, label.end))) or label.number == 0
    return False


_CHAINS = {
    "part": lazy(rf"第({C})(?:部分|章)"),
    "chinese": lazy(rf"(?<![{C[1:-6]}第\d、“(])({C})、(?![{C[1:-6]}]、)"),
    "bracketed_chinese": lazy(rf"\(({C})\)"),
    "digit": lazy(r"(?<![\d.第(])(\d{1,2})(?:、|\.(?!\d))"),
    "bracketed_digit": lazy(r"\((\d{1,2})\)"),
    "circled": lazy(r"([①-⑳])"),
}


def chain(text: str, start: int, end: int, style: str, first: int = 1) -> list[int]:
    """Return where the labels ``first``, ``first + 1`` … of a style stand in ``text[start:end]``, in sequence."""
    found: list[int] = []
    want = first
    for match in _CHAINS[style].finditer(text, start, end):
        if ordinal(match.group(1)) == want:
            found.append(match.start())
            want += 1
    return found


_INLINE = lazy(
    rf"[。;:!?,)”\s](?=[{COUNT}百(\d①-⑳第])(?=(?:{C}、|\({C}\)|\d{{1,2}}[、.](?!\d)|\(\d{{1,2}}\)|[①-⑳]|\d{{1,2}}\)|第{C}(?:部分|章|条)))"
)


def inline(text: str, start: int, end: int) -> list[Label]:
    """Return the labels inside ``text[start:end]`` that stand where a sentence or clause ends."""
    found = []
    for match in _INLINE.finditer(text, max(0, start - 1), end):
        label = leading(text, match.end(), end)
        if label:
            found.append(label)
    return found


# It begins with a set of characters, so that a search can skip to one; what each begins is told behind it.
_ANYWHERE = lazy(
    rf"[第{COUNT}(\d{SIGNS}](?:(?<=第)[{COUNT}]{{1,3}}(?:部分|章|条)"
    rf"|(?<=[{COUNT}])(?<![{COUNT}第\d、“(高初大].)[{COUNT}]{{0,2}}[、.]|(?<=[(])(?:[{COUNT}]{{1,3}}|\d{{1,2}})[)]"
    r"|(?<=\d)(?<![\d.第(].)\d?(?:、|,(?=[一-龥])|[.](?!\d)|[.](?=\d{1,2}月|20\d\d年)|[)])"
    rf"|(?<=[{SIGNS}]))"
)


def may_begin(text: str, start: int, end: int) -> list[int]:
    """Return where labels may begin in ``text[start:end]``, whatever stands before them; ``leading`` tells them."""
    return [match.start() for match in _ANYWHERE.finditer(text, start, end)]


_ITEMS = (
    lazy(r"(?<![\d.])(\d{1,2})\s*(?:[、:,]|\.(?!\d)|\.(?=20\d\d年))"),
    lazy(r"\((\d{1,2})\)\s*[、.]?"),
    lazy(rf"([{''.join(ENCLOSED)}])\s*[、.]?"),
    lazy(r"(?<![\d.(])(\d{1,2})\)\s*[、.]?"),
    lazy(rf"(?<![{COUNT}第])([{COUNT}]{{1,2}})、"),
    lazy(rf"\(([{COUNT}]{{1,2}})\)\s*[、.]?"),
)


def items(text: str, start: int, end: int) -> list[int]:
    """Return where the numbered items 1, 2, 3 … begin, whatever stands before the numbers.

    One item alone counts only at the very beginning.
    """
    for pattern in _ITEMS:
        edges: list[int] = []
        want = None
        for match in pattern.finditer(text, start, end):
            value = ordinal(match.group(1))
            first = want is None and (value == 1 or not text[start : match.start()].strip())
            if value is not None and (value == want or first):
                edges.append(match.start())
                want = value + 1
        if len(edges) >= 2 or (edges and not text[start : edges[0]].strip()):
            return edges
    return []
