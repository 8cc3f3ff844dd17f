"""Names of organisations: schools, districts, bureaus, companies.

The endings and the words around names are data (resources/organizations.toml).
"""

from __future__ import annotations

import re
from functools import cache

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
_FUNCTION = re.compile(
    r"[的了着过把被将为与及或在是对向从让使其这那们不也都要会能可就还并而但到给以由跟于所之至等入]|和(?!谐|平|睦)"
)
_VAGUE = re.compile(
    r"^.{0,6}(?<!实验)(?<!中心)(?:学校|公司|集团|学院|医院|图书馆|总工会|教育工会|学区)$"
)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(load('organizations')['generic'])})$")


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(load('organizations')['leaders'])})")


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
        if start >= match.start() and match.group()[0] not in "一二三四五六七八九十":
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
    name also begins behind the last function word, and names of a common kind (``…学校``) are none.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _whole(text):
        time = _TIME.match(text[start:end])
        if time and time.end() < end - start:
            start += time.end()
        if running:
            for word in _FUNCTION.finditer(text, start, end - 2):
                start = word.end()
        while strip:
            lead = _leader().match(text, start, end)
            if not lead or lead.end() >= end - 1:
                break
            start = lead.end()
        name = text[start:end]
        if (
            len(name) >= 2
            and not _generic().match(name)
            and not _MASKED.search(name)
            and not (running and _VAGUE.match(name))
        ):
            spans.append((start, end))
    return spans
