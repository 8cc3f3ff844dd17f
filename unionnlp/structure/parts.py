"""Which parts a plan has, from guiding ideology to signature and date."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import skipping
from unionnlp.patterns import lazy
from unionnlp.records import Document
from unionnlp.resources import load

_SUBTITLE = 30  # characters of a line below the title that names a union or a date
_NO_SIGNATURE = lazy(rf"^[{COUNT}(（\d]+[、.)）](?!\d)|[:：;；]|计划|总结|思想|目标|要点")
_DATED = 3  # so many dated activities in the text stand for a schedule
_MEASURES = 3  # fewer numbered or dated tasks are no plan
_OPENING = 600  # characters in which guiding words stand for the section
_TASK = lazy(
    rf"(?m)^[ \t\u3000]{{0,12}}(?:[{COUNT}]+[、.是]|第[{COUNT}]+[,，、]"
    rf"|[(（][{COUNT}\d]+[)）]"
    r"|答[:：]|\|?[ \t]{0,4}\d{1,3}[ \t]{0,4}[、.．|\t]|[①-⑳]|[◆●■☆★△▲◇○•·—-][ \t]{0,4}\S)"
)
_MONTH = lazy(rf"(?m)^[ \t\u3000]{{0,4}}(?:\d{{1,2}}|[{COUNT}]{{1,3}})月|\d{{1,2}}月\d{{1,2}}日")
_DATE = lazy(
    r"(?:20|19|二[〇○零O0])[\d〇○零一二三四五六七八九]{2}[ \t]{0,4}[年.、/-]"
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
    head, tail = _head(plain, document), _tail(plain, document)
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
        "signature": any(_SIGNED.match(line) for line in (*head, *tail)),
        "date": any(_DATE.search(line) and len(line) <= 40 for line in (*head, *tail)),
    }


def unread(document: Document) -> bool:
    """Say whether nothing was read from a text: it was taken for no plan, and is checked whole."""
    return not (document.outline or document.dates or document.quantities or document.title)


def _head(plain: str, document: Document) -> list[str]:
    """Return short lines below the title that may name the union and the date instead of the end."""
    lines = [line.strip() for line in plain[document.start : document.end].split("\n")]
    below = [line for line in lines if line][1:3]
    return [line for line in below if len(line) <= _SUBTITLE and not _NO_SIGNATURE.search(line)]


def _tail(plain: str, document: Document) -> list[str]:
    """Return the last three lines and, for texts on one line, their last words."""
    found = [
        line.strip() for line in plain[document.start : document.end].split("\n") if line.strip()
    ]
    return [
        part for line in found[-3:] for part in (line, re.split(r"[。!?]\s*", line)[-1]) if part
    ]


def _names(part: str, headings: str, text: str) -> bool:
    heading, inside = _patterns(part)
    return bool(heading.search(headings)) or bool(inside.search(text))


@cache
def _patterns(part: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load("parts")["part"][part]
    return lazy("|".join(table["heading"])), lazy("|".join(table["text"]))


@cache
def _responsible() -> re.Pattern[str]:
    return lazy(skipping(load("parts")["words"]["responsible"]))
