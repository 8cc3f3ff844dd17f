"""What names the row of a table in which a number stands in a line of its own."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.facts.cells import number
from unionnlp.grammar import times
from unionnlp.grammar.cuts import STATED
from unionnlp.grammar.festivals import words_of_times
from unionnlp.patterns import lazy
from unionnlp.resources import alternation

_ALONE = lazy(r"[^\S\n]{0,9}(?:以[上下内]|左右|/[一-龥]{1,2})?[^\S\n]{0,9}(?:\n|$)")
_WORDS = lazy(r"[^,。;:!?(\n]{2,14}")
_ROW = 5  # cells of a row before a number
_CELL = 24  # characters of a cell


def row_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of the cell that names the row of the number ``text[start:end]``, which fills its line."""
    if text[start - 1 : start] not in ("", "\n") or not _ALONE.match(text, end):
        return None
    at = start
    for _ in range(_ROW):
        stop = at - 1
        if stop <= 0:
            return None
        at = text.rfind("\n", max(0, stop - _CELL - 1), stop) + 1
        if not at:
            return None
        cell = text[at:stop].strip()
        if not cell or cell[-1] in STATED:
            return None
        if _time().fullmatch(cell) or number(cell, (0, len(cell))) or times.cell(cell):
            continue
        named = _WORDS.match(text, at, stop)
        return named.span() if named else None
    return None


@cache
def _time() -> re.Pattern[str]:
    named = alternation(words_of_times())
    return lazy(
        rf"(?:全(?:学?年|学期)|(?:(?:{named}|教师|年[底中末])节?(?:前后?|期间)?[、,和]?)+|[-—]+)"
    )
