"""What the header words of an arrangement's table name: time, activity, person, place (resources/schedule.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_LONGEST = 12  # characters of a header cell
_MOST = 8  # columns
TIMES = ("month", "date", "week")
"""The roles of columns that tell a time."""

WIDE_GAP = lazy(r"(?<=\S) {2,}(?=\S)")
"""The gap between two cells of a row."""


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role, lazy("|".join(f"(?:{p})" for p in patterns)))
        for role, patterns in load("schedule")["columns"].items()
    )


LABELLED = r"(?P<label>[一-龥]{2,6})\s?:\s{0,4}"
"""The label of a form's row, with what parts it from its value (``负责人：``)."""
_FIELD = lazy(rf"{LABELLED}\S")


def field(text: str) -> str | None:
    """Return the role of the label before a colon that a line begins with (``负责人：李建国``), else ``None``."""
    found = _FIELD.match(text)
    return role(found["label"]) if found else None


@lru_cache(4096)
def role(word: str) -> str | None:
    """Return the role that a header cell names, or ``None`` for any other word."""
    word = re.sub(r"\s|[:|]$", "", word)
    if not word or len(word) > _LONGEST:
        return None
    return next((name for name, pattern in _roles() if pattern.fullmatch(word)), None)


def header_roles(text: str) -> list[str]:
    """Return the roles that the words of a header's line name (bars between them or not), none for any other."""
    if len(text) > _LONGEST * _MOST:
        return []
    first = text.replace("|", " ").split(maxsplit=1)
    if not first or not role(first[0]):
        return []
    words = text.replace("|", " ").split()
    found = [name for name in map(role, words) if name]
    return found if len(found) == len(words) else []


def header_words(text: str) -> bool:
    """Tell whether ``text`` ends with the header of a table, a time and an activity among its words."""
    words = text.split()[-6:]
    known = 0
    while known < len(words) and role(words[-1 - known]):
        known += 1
    found = [role(w) for w in words[len(words) - known :]]
    return known > 1 and heads(found)


def heads(roles: Iterable[str | None]) -> bool:
    """Tell whether roles are those of an arrangement's table: a time and an activity among them."""
    found = set(roles)
    return bool(found & set(TIMES)) and bool(found & {"name", "content"})


def detail(word: str) -> bool:
    """Tell whether a piece is a detail of the activity before it (``时间：…``, ``分组进行``)."""
    return bool(words("schedule", "words", "detail").match(word.strip()))
