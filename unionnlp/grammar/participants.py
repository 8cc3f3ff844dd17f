"""Words that name those who take part in an activity (resources/schedule.toml)."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_LONGEST = 18  # characters of one group of people
_GAP = lazy(r"[;\s]+")
_BESIDE = lazy(r"\([^()\n]{0,30}\)")


def takers(word: str) -> bool:
    """Tell whether a cell or line names those who take part (``全体女教工``, ``各组代表 退休教师``)."""
    parts = _GAP.split(_BESIDE.sub("", word.strip(" :|。;")).strip())
    return all(0 < len(part) <= _LONGEST and _group(part) for part in parts)


def _group(word: str) -> bool:
    """Tell whether words end in people, and say of an act at most who they are (``报名的职工``)."""
    act = _acts().search(word)
    if act and (act.start() == 0 or "的" not in word[act.end() :]):
        return False
    return bool(words("schedule", "participants", "ends", ends=True).search(word))


@cache
def _acts() -> re.Pattern[str]:
    rows = load("schedule")
    return lazy(alternation([*rows["person"]["verbs"], *rows["participants"]["acts"]]))
