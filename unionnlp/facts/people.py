"""What an arrangement says beside its activities (who answers, where it is): words of cells and brackets."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.patterns import lazy
from unionnlp.records import SAID
from unionnlp.resources import load

_LIST = lazy(r"[、,/;]|\s{1,4}(?=[一-龥]{2})|和|及")
Span = tuple[int, int]

_LONGEST = 18
_SURNAMED = 3  # characters of an office with a surname behind it, the gap among them
_SHORT = 6  # characters of an office at a row's end
_REST = lazy(r"[^()]{0,200}[一-龥]")
_NEXT = lazy(r"\s[一-龥]{2,6}\s?:")  # the next detail of a line: 地点:操场 要求:着运动鞋
_OPEN_YET = lazy(r"[一-龥]{2,4}[,、;]\s?")  # (暂定,经济科): what is open, and who answers
_BRACKET = lazy(r"[(【\[]([^()\[\]【】\n]{2,18})[)】\]]")


@cache
def _patterns(table: str, key: str) -> re.Pattern[str]:
    return lazy("|".join(f"(?:{p})" for p in load("schedule")[table][key]))


@cache
def _ends() -> re.Pattern[str]:
    return lazy(f"(?:{'|'.join(load('schedule')['person']['ends'])})$")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load("schedule")["person"]["surnames"])


def person(word: str) -> bool:
    """Tell whether a cell or bracket names persons, offices or bodies (``女工委员 沈悦``, ``教导处``)."""
    word = _joined(word.strip(" :()"))
    if not 2 <= len(word) <= _LONGEST or _patterns("person", "verbs").search(word):
        return False
    parts = [p.strip() for p in _LIST.split(word) if p.strip()]
    return bool(parts) and all(_office(p) or name(p) for p in parts)


def answers(word: str) -> bool:
    """Tell whether a cell of a column of those who answer names such (``女工委``, ``校医``)."""
    if person(word):
        return True
    ink = "".join(word.split())
    told = _patterns("person", "column").fullmatch(ink)
    return bool(told) and not _patterns("person", "verbs").search(ink)


def office_of(word: str, named: str) -> bool:
    """Tell whether a word before a person's name is that person's office: 体育组 陈刚."""
    return name(named) and person(word) and not name(word)


def _joined(word: str) -> str:
    """Close the gaps inside names that were spread out (``沈 悦``, ``裴 卫 东``)."""
    tokens: list[str] = []
    for token in word.split():
        if (len(token) <= 2 and tokens and len(tokens[-1]) == 1) or (
            len(token) == 1 and tokens and len(tokens[-1]) == 2 and tokens[-1][0] in _surnames()
        ):
            tokens[-1] += token
        else:
            tokens.append(token)
    return " ".join(tokens)


def _office(word: str) -> bool:
    if len(word) > _SURNAMED and word[-2].isspace() and word[-1] in _surnames():
        word = word[:-2]  # 财务委员 施
    return len(word) <= 12 and "\u4e00" <= word[0] <= "\u9fff" and bool(_ends().search(word))


def office(word: str) -> bool:
    """Tell whether the last word of a row can only be an office (``出纳``, ``教导处``)."""
    return len(word) <= _SHORT and bool(_patterns("person", "sure").fullmatch(word))


def name(word: str) -> bool:
    """Tell whether ``word`` can be a person's name: a surname and one or two characters."""
    word = re.sub(r"(?:老师|等)$", "", word)
    if not 2 <= len(word) <= 3 or word[0] not in _surnames():
        return False
    if not all("\u4e00" <= c <= "\u9fff" for c in word):
        return False
    return not _patterns("person", "no_names").fullmatch(word)


def details(text: str, start: int, end: int) -> dict[str, Span]:
    """Return the spans of what the words of the activity ``text[start:end]`` say, by field (``SAID``)."""
    found = {name: _told(name, text, start, end) for name in SAID}
    found["responsible"] = found["responsible"] or _bracketed(text, start, end)
    return {name: span for name, span in found.items() if span}


def _bracketed(text: str, start: int, end: int) -> Span | None:
    """Return the span of a bracket that names persons, offices or bodies."""
    for found in _BRACKET.finditer(text, start, end):
        word, at = found.group(1), found.start(1)
        open_ = _OPEN_YET.match(word)
        if open_ and _patterns("words", "tentative").search(open_.group()):
            word, at = word[open_.end() :], at + open_.end()
        if ":" in word:
            continue  # 协办:语文组 is none of those who answer
        # A bare name must close the activity: (单项), (卢沟桥) inside one are no persons.
        last = not _REST.match(text, found.end(), end)
        if person(word) and (last or found.start() == start or not _all_names(word)):
            return at, found.end(1)
    return None


def _all_names(word: str) -> bool:
    return all(name(part.strip()) for part in _LIST.split(_joined(word)) if part.strip())


@cache
def _compiled(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(lazy(p) for p in load("schedule")["details"][key])


def _told(key: str, text: str, start: int, end: int) -> Span | None:
    for pattern in _compiled(key):
        match = pattern.search(text, start, end)
        if match:
            a, b = match.span("said")
            if key == "responsible" and ":" not in match.group() and _acts(text[a:b]):
                continue  # 财务负责人培训
            following = _NEXT.search(text, a, b)
            b = following.start() if following else b
            words = text[a:b]
            return a + len(words) - len(words.lstrip()), a + len(words.rstrip())
    return None


def _acts(word: str) -> bool:
    return bool(_patterns("person", "verbs").search(word))


def idle(word: str) -> bool:
    """Tell whether a cell holds only a holiday or a mark for nothing (``寒假``, ``/``)."""
    return bool(_patterns("words", "idle").fullmatch("".join(word.split()).strip("。;,·")))


def always(word: str) -> bool:
    """Tell whether the cell of a time holds none (``全年``, ``不定期``)."""
    return bool(_patterns("words", "always").fullmatch(word.strip(" :")))


def closing(word: str) -> bool:
    """Tell whether a row or piece stands behind an arrangement (``以上安排…``, ``注：…``)."""
    return bool(_patterns("words", "closing").match(word.strip()))


def tentative(text: str, start: int, end: int) -> bool:
    """Tell whether the activity's words leave it open (``待定``, ``暂定``, ``拟``)."""
    return bool(_patterns("words", "tentative").search(text, start, end))
