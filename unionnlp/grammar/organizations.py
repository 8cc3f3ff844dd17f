"""Names of organisations: schools, districts, bureaus, companies.

The endings and the words around names are data (resources/organizations.toml).
"""

from __future__ import annotations

import re
from functools import cache

from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import first_characters
from unionnlp.resources import alternation, load


@cache
def _endings() -> str:
    return alternation(load("organizations")["endings"])


class _Lazy:
    """A compiled pattern that is made at its first use."""

    def __init__(self, template: str) -> None:
        self.template = template

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.template)

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)


@cache
def _firsts() -> str:
    """The characters with which an ending can begin (a look-ahead that spares the alternation)."""
    firsts = [first_characters(e) for e in load("organizations")["endings"]]
    if any(f is None for f in firsts):
        return ""
    return "(?=[" + "".join(sorted({c for f in firsts for c in f or ""})) + "])"


@cache
def _compiled(template: str) -> re.Pattern[str]:
    return re.compile(template.replace("{endings}", _endings()).replace("{first}", _firsts()))


ENDING = _Lazy(r"{first}(?:{endings})")
_ENDED = _Lazy(r"{first}(?:{endings})(?!生|部|级|组|教师|长|里|内|之间|型|性|化)")
_BREAKS = frozenset(" \t\n,。;:!?、“”《》()[]【】<>/|-")
_MASKED = re.compile(r"^[xX×*_○〇某\d\s]{1,6}(?=\D)|[xX×*_]{2,}")
_TIME = re.compile(
    r"^.*(?:(?:\d{4}|[xX_*]{2,4})\s*[-~至]?\s*(?:\d{4})?\s*(?:学年度?|年度?)|学年度?|学期|半年)"
)
# Inside running text a name begins behind the last of these.
_FUNCTION = (
    r"[的了着过把被将为与及或在是向从让使其这那们不也都要会能可就还并而但到给以由跟于所之至等入同和当]"
    r"|对(?!照|口|比)"
)
# A part of a name that cannot stand first: 太和县, 义和庄.
_STREETS = "路街巷道"
_NO_HEAD = re.compile(r"[县区市镇乡村庄路街巷桥里门湾坡沟坪洲岭州河湖江城园]")


_VAGUE = re.compile(
    r"^.{0,6}(?<!实验)(?<!中心)(?:学校|公司|集团|学院|医院|图书馆|总工会)$|(?<![县区市镇乡州旗])教育工会$"
)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(load('organizations')['generic'])})$")


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load('organizations')['leaders'])})")


@cache
def _inner() -> re.Pattern[str]:
    """Return what a name stands behind in running text: function words and verbs."""
    verbs = [w for w in load("organizations")["leaders"] if len(w) > 1 and w.isalpha()]
    return re.compile(rf"{alternation(verbs)}|{_FUNCTION}")


@cache
def _heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that may stand before a name or begin one, and the beginnings of names."""
    data = load("organizations")
    return frozenset(data["prepositions"]), tuple(data["beginnings"])


def _whole(text: str) -> list[tuple[int, int]]:
    """Return the raw matches, with a part joined to its house (``师范大学`` + ``外国语学院``).

    Endings are found first and names grown backwards from them, which is linear in the text.
    """
    joined: list[tuple[int, int]] = []
    floor = 0
    for match in _ENDED.pattern.finditer(text):
        end = match.end()
        start = max(floor, match.start() - 18)
        for k in range(match.start() - 1, start - 1, -1):
            if text[k] in _BREAKS:
                start = k + 1
                break
        part = text[start:end]
        if joined and match.start() == joined[-1][1] and match.group().endswith("公司"):
            joined[-1] = (joined[-1][0], end)
            floor = end
            continue
        if start >= match.start() and match.group()[0] not in COUNT:
            continue
        floor = end
        if (
            joined
            and start == joined[-1][1]
            and part.endswith(("学院", "公司"))
            and "会" not in part
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def names(text: str, *, strip: bool = True, running: bool = False) -> list[tuple[int, int]]:
    """Return the spans of organisations' names in ``text``, generic and masked ones left out.

    ``strip`` takes leading words that are no part of a name away (``在``, ``根据``); in ``running`` text a
    name also begins behind the last function word, and names of a common kind (``…公司``) are none.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _whole(text):
        time = _TIME.match(text[start:end])
        if time and time.end() < end - start:
            start += time.end()
        if running:
            start = _behind(text, start, end)
        if strip:
            start = _stripped(text, start, end)
        name = text[start:end]
        if (
            len(name) >= 2
            and not _generic().match(name)
            and not _MASKED.search(name)
            and not (running and _VAGUE.search(name))
        ):
            spans.append((start, end))
    return spans


def _stripped(text: str, start: int, end: int) -> int:
    """Return where a name begins behind words that are no part of it.

    A preposition is one only where words stand before it or a name of two characters is left, and
    nothing is taken from the names that begin like one (``和平中学``, ``于都中学``).
    """
    prepositions, beginnings = _heads()
    first = start
    while start < end - 1:
        if text.startswith(beginnings, start):
            return start
        lead = _leader().match(text, start, end)
        if lead and lead.end() < end - 1 and text[lead.end()] not in _STREETS:
            start = lead.end()
            continue
        if text[start] not in prepositions:
            return start
        bare = start == first and (start == 0 or text[start - 1] in _BREAKS)
        if (bare and text[start] not in "对经由") or not _separable(text, start + 1, end):
            return start
        return _stripped(text, start + 1, end) if text[start + 1] in "我本各" else start + 1
    return start


def _separable(text: str, start: int, end: int) -> bool:
    """Tell whether what begins at ``start`` is a name by itself: two characters and an ending."""
    ending = ENDING.search(text[start:end])
    stem = ending.start() if ending else end - start
    if text[start:end].startswith(
        ("中学", "小学", "学校", "幼儿园", "学院", "大学", "高中", "初中")
    ):
        return False
    return (stem >= 2 or text[start] in COUNT) and not _NO_HEAD.match(text, start)


def _behind(text: str, start: int, end: int) -> int:
    """Return where a name begins in running text: behind the last function word that is no part of it."""
    _, beginnings = _heads()
    at = start
    for word in _inner().finditer(text, start, end - 2):
        if word.start() < at or not _separable(text, word.end(), end):
            continue
        if word.start() - at == 1 and text[at] not in "我你他她":
            continue  # 永和, 兴和: a character alone is no phrase
        if word.start() > start and text.startswith(beginnings, word.start() - 1):
            continue
        at = word.start() if text.startswith(beginnings, word.start()) else word.end()
    return at
