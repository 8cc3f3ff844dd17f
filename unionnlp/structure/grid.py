"""What the header words of an arrangement's table name: time, activity, person, place (resources/schedule.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from unionnlp.resources import load

_LONGEST = 12  # characters of a header cell
_TIMES = ("month", "date", "week")


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role, re.compile("|".join(f"(?:{p})" for p in patterns)))
        for role, patterns in load("schedule")["columns"].items()
    )


@lru_cache(4096)
def role(word: str) -> str | None:
    """Return the role that a header cell names, or ``None`` for any other word."""
    word = re.sub(r"\s|[:|]$", "", word)
    if not word or len(word) > _LONGEST:
        return None
    return next((name for name, pattern in _roles() if pattern.fullmatch(word)), None)


def header_words(text: str) -> bool:
    """Tell whether ``text`` ends with the header of a table, a time and an activity among its words."""
    words = text.split()[-6:]
    known = 0
    while known < len(words) and role(words[-1 - known]):
        known += 1
    found = [role(w) for w in words[len(words) - known :]]
    return known > 1 and any(r in _TIMES for r in found) and bool({"name", "content"} & set(found))
