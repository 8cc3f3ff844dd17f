"""Whether the words of a cell name a place: a column of such holds no activities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import Pattern

from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_LONGEST = 14  # characters of a place
_ROWS = 2  # rows in which a place stands at the same cell


@cache
def _ends() -> Pattern[str]:
    return lazy(f"(?:{'|'.join(load('schedule')['places']['ends'])})$")


def place(word: str) -> bool:
    """Tell whether a cell names a place (``三楼会议室``, ``滨江公园``) and no activity there."""
    ink = "".join(word.split())
    if not 2 <= len(ink) <= _LONGEST or not _ends().search(ink):
        return False
    return not words("schedule", "places", "acts").search(ink)


def most(cells: Sequence[str]) -> bool:
    """Tell whether nearly all the cells of a column name places."""
    told = sum(map(place, cells))
    return told >= _ROWS and told * 4 >= len(cells) * 3
