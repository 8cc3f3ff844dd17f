"""Which parts a plan has, from guiding ideology to signature and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from unionnlp.grammar import leads
from unionnlp.grammar.leads import LINE
from unionnlp.grammar.numerals import COUNT, ONES, SMALL
from unionnlp.grammar.patterns import skipping
from unionnlp.patterns import lazy
from unionnlp.records import Document
from unionnlp.resources import load

_SUBTITLE = 30  # characters of a line below the title that names a union or a date
_NO_SIGNATURE = lazy(r"[:：;；]|计划|总结|思想|目标|要点")
_SENTENCE = lazy(r"[。!?]\s*")
_DATED = 3  # so many dated activities in the text stand for a schedule
_MEASURES = 3  # fewer numbered or dated tasks are no plan
_OPENING = 600  # characters in which guiding words stand for the section
_TASK = lazy(
    rf"(?m)^[ \t\u3000]{{0,12}}(?:{LINE}|[{COUNT}]是|答[:：]|\|?[ \t]{{0,4}}\d{{1,3}}[ \t]{{0,4}}[|\t]"
    r"|[◆●■☆★△▲◇○•·—-][ \t]{0,4}\S)"
)
_MONTH = lazy(rf"(?m)^[ \t\u3000]{{0,4}}(?:{SMALL})月|\d{{1,2}}月\d{{1,2}}日")
_DATE = lazy(
    rf"(?:20|19|二[〇○零O0])[\d〇○零{ONES}]{{2}}[ \t]{{0,4}}[年.、/-]"
    rf"[ \t]{{0,4}}[\d{COUNT}元]{{1,3}}|\d{{4}}年"
)
_SIGNED = lazy(
    r"^[^。!?]{1,30}(?:工会|委员会|女工委|总支|学校|小学|中学|幼儿园|学院|大学|公司|小组|组室)"
    r"[^。!?]{0,12}$"
)


def present(document: Document, plain: str) -> dict[str, bool]:
    """Return which parts a plan has; ``plain`` is the normalised text of its source."""
    body = plain[document.start : document.end]
    roles = {n.role for n in document.outline}
    headings = "\n".join(plain[n.start : n.end][:40] for n in document.outline)
    lines = body.split("\n")
    ends = (*_head(lines), *_tail(lines))
    tasks = len(document.outline) + len(document.schedule)
    tasks += len(document.dates) + len(document.quantities)  # told in one piece, without labels
    tasks += len(_TASK.findall(body)) if tasks < _MEASURES else 0
    return {
        "guiding": "guiding" in roles or _names("guiding", headings, body[:_OPENING]),
        "goals": "goals" in roles or _names("goals", headings, body),
        "measures": tasks >= _MEASURES,
        "schedule": bool(document.schedule)
        or "schedule" in roles
        or len(document.dates) >= _DATED
        or (unread(document) and len(_MONTH.findall(body)) >= _DATED),
        "responsible": bool(_responsible().search(body)),
        "budget": _names("budget", headings, body),
        "signature": any(_SIGNED.match(line) for line in ends),
        "date": any(len(line) <= 40 and _DATE.search(line) for line in ends),
    }


def unread(document: Document) -> bool:
    """Say whether nothing was read from a text: it was taken for no plan, and is checked whole."""
    return not (document.outline or document.dates or document.quantities or document.title)


def _head(lines: Sequence[str]) -> list[str]:
    """Return short lines below the title that may name the union and the date instead of the end."""
    below = islice((ink for line in lines if (ink := line.strip())), 1, 3)
    short = (line for line in below if len(line) <= _SUBTITLE and not leads.begins(line))
    return [line for line in short if not _NO_SIGNATURE.search(line)]


def _tail(lines: Sequence[str]) -> list[str]:
    """Return the last three lines and, for texts on one line, their last words."""
    last = list(islice((ink for line in reversed(lines) if (ink := line.strip())), 3))
    pairs = ((line, _SENTENCE.split(line)[-1]) for line in reversed(last))
    return [part for pair in pairs for part in pair if part]


def _names(part: str, headings: str, text: str) -> bool:
    heading, inside = _terms(part)
    return heading.stand_in(headings) or inside.stand_in(text)


class _Terms(NamedTuple):
    """Terms of a table: plain words, which are found in no time, and a pattern of the others."""

    plain: tuple[str, ...]
    other: re.Pattern[str] | None

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the terms stands in ``text``."""
        for word in self.plain:
            if word in text:
                return True
        return self.other is not None and bool(self.other.search(text))


@cache
def _terms(part: str) -> tuple[_Terms, _Terms]:
    table = load("parts")["part"][part]
    return _parted(table["heading"]), _parted(table["text"])


def _parted(terms: Sequence[str]) -> _Terms:
    plain = tuple(term for term in terms if term.isalnum())
    other = [term for term in terms if term not in plain]
    return _Terms(plain, lazy("|".join(other)) if other else None)


@cache
def _responsible() -> re.Pattern[str]:
    return lazy(skipping(load("parts")["words"]["responsible"]))
