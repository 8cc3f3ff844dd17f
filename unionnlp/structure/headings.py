"""Which part a heading opens, and which unlabelled lines are headings (resources/headings.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from unionnlp.grammar import attachments
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import guarded, guarded_text
from unionnlp.patterns import lazy
from unionnlp.records import Role
from unionnlp.resources import load

_ROLES: dict[str, Role] = {
    "guiding": "guiding", "goals": "goals", "mixed": "work", "work": "work",
    "schedule": "schedule", "outlook": "outlook", "other": "other",
}  # fmt: skip
_SENTENCE_END = lazy(r"[。;!?”)\s](?=[一-龥【])")
_DIVIDED = lazy(r"[:\s]")
_LACKING = lazy(r"[^,。;:\n\d]{0,8}(?:问题|不足|不足之处|差距|困难)\s?(?:主要)?[是有]?\s?:\s?\S")
_FILE = lazy(r"\.(?:docx?|xlsx?|pdf|pptx?|wps|et|rar|zip|jpe?g|png)", re.I)
_COUNTED = lazy(rf"^[{COUNT}两\d]{{1,2}}[个项大种条]?.{{2,8}}[:]$")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return lazy("|".join(f"(?:{t})" for t in load("headings")[key]))


@cache
def _untitled() -> re.Pattern[str]:
    body = guarded_text(load("headings")["untitled"])
    return lazy(
        rf"(?:附(?:件|表)?\d?[:])?【?(?:[一-龥\d]{{0,12}}?)(?:{body})(?:\(.{{1,12}}\))?】?\s*(?:[:]|$)"
    )


@cache
def _leading_words() -> re.Pattern[str]:
    """Structural words that a lost line break joined with the text behind them."""
    words = [t for t in load("headings")["untitled"] if re.fullmatch(r"[一-龥]{4,}", t)]
    words += [
        "指导思想",
        "工作目标",
        "存在问题",
        "主要工作",
        "工作措施",
        "总体目标",
        "不足之处",
        "努力方向",
    ]
    return guarded(words)


def role_of(heading: str) -> Role | None:
    """Return the role that the words of a heading tell, or ``None`` for a theme of its own."""
    return _role_of(heading) if heading else None


@lru_cache(maxsize=512)  # several rooms ask it of a heading
def _role_of(heading: str) -> Role | None:
    text = heading.strip(" :。,;、“”").replace(" ", "")
    if not text:
        return None
    lead = _leading_words().match(text) if len(text) > 14 else None
    if lead:
        text = lead.group()
    elif len(text) > len(words := (heading.split(maxsplit=1) or [""])[0]) and (
        told := role_of(words)
    ):
        return told  # a gap ends the heading
    if len(text) > 24:
        return None
    for key in load("headings")["order"] if len(text) <= 14 else ("outlook", "schedule"):
        if _pattern(key).search(text):
            return _ROLES[key]
    return None


def untitled(text: str) -> int:
    """Return the length of the unlabelled structural heading that a line begins with, or 0.

    ``指导思想：以…`` gives the length up to its colon.
    """
    if len(text) > 26 and ":" not in text[:27]:
        return 0
    if len(text) < 40 and _pattern("not_headings").search(text):
        return 0
    match = _untitled().match(text)
    if not match or len(match.group()) > 24:
        return 0
    rest = text[match.end() :]
    if not match.group().rstrip().endswith(":") and rest:
        return 0
    if rest.strip() and lacking(text):
        return 0
    return match.end()


def inner_headings(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of structural headings that stand inside a line, with the colon or gap behind them.

    They begin where a sentence ends, and nothing but a colon or a gap divides them from their text.
    """
    found = []
    for match in _SENTENCE_END.finditer(text, max(0, start - 1), end):
        begin, last = match.end(), min(match.end() + 24, end)
        if last < end and not _DIVIDED.search(text, begin, last):
            continue
        heading = _untitled().match(text, begin, last)
        if heading is None and not text[match.end() - 1].isspace():
            heading = _gapped().match(text, begin, last)
        if heading and not _pattern("not_headings").search(heading.group()):
            found.append((begin, heading.end()))
    return found


@cache
def _gapped() -> re.Pattern[str]:
    body = guarded_text(load("headings")["untitled"])
    return lazy(rf"【?(?:[一-龥\d]{{0,6}}?)(?:{body})】?\s+(?=[^\s:])")


def counted(text: str) -> bool:
    """Tell whether a line is a counted sub-heading (``六个工程：``)."""
    if len(text) > 14 or not _COUNTED.match(text) or text.endswith("是:"):
        return False
    return not _pattern("not_headings").search(text)


def colon_heading(text: str) -> bool:
    """Tell whether a short line with a colon can be a heading of its own."""
    return (
        3 <= len(text) <= 16
        and text.endswith(":")
        and not re.search(r"[,。;、\d]", text)
        and not _pattern("not_headings").search(text)
    )


def plain_heading(text: str) -> bool:
    """Tell whether a row without label, colon or stop is short enough to be a theme's heading."""
    if re.fullmatch(r"【[一-龥]{2,8}】[一-龥,、“” ]{0,24}", text):
        return True
    return (
        3 <= len(text) <= 14
        and bool(re.fullmatch(r"[一-龥“”·\s]+", text))
        and not re.search(r"(?:工会|委员会|小学|中学|学校|学院|幼儿园|[日月])$", text)
    )


def outlook_opening(text: str) -> bool:
    """Tell whether a paragraph turns a summary to the future."""
    return bool(_pattern("outlook_opening").match(text))


def announces(text: str) -> bool:
    """Tell whether a row is the heading or the lead-in of a month-by-month arrangement."""
    if role_of(text) == "schedule":
        return True
    return len(text) <= 60 and bool(_pattern("announces").search(text))


def attachment(text: str) -> bool:
    """Tell whether a row opens an attachment that stands in the text (``附:活动安排表``), not a file to load."""
    name = attachments.name(text)
    return len(text) <= 60 and name != "" and not (name[0].isdigit() or _FILE.search(name))


def lacking(text: str) -> bool:
    """Tell whether a row says in a sentence of its own what is lacking (``不足之处:信息偏少``): no heading."""
    return bool(_LACKING.match(text))
