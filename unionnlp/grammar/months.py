"""Expressions of months and weeks, as headings of a schedule and in running text."""

from __future__ import annotations

import re
from itertools import pairwise

from unionnlp.grammar.days import MONTH
from unionnlp.grammar.numerals import COUNT, ONES, SMALL, ordinal
from unionnlp.patterns import lazy

M = rf"(?:{MONTH}|元|腊|正)"
# 七八月: two months side by side, without a mark between them.
_SIDE = "|".join(f"{a}(?={b}\\s*月)" for a, b in pairwise(f"{ONES}十"))
_FIRST = rf"(?:(?<![{COUNT}第])(?:{_SIDE}))?"
_YEAR = (
    rf"(?:(?:20\d\d|20[xX_*]{{2}}|[xX_*]{{2,4}}|[〇零○0{ONES}]{{4}})\s*年\s*"
    r"|今年|明年|次年|翌年|来年|当年|去年)?"
)
_JOIN = r"\s*(?:[-~]{1,4}|至|到|、|,|和|及|与|/)\s*"
# 三月, 3月份, 1-2月, 七、八月份, 四月--五月, 九月至次年一月
EXPRESSION = rf"{_YEAR}{_FIRST}{M}(?:\s*月份?)?(?:{_JOIN}{_YEAR}{M}(?:\s*月份?)?){{0,5}}(?<=[月份])"
# In running text members with a 月 of their own are mentions of their own: 6月和11月份.
RUNNING = (
    rf"{_YEAR}(?:{M}\s*(?:、|,|和|及)\s*){{0,4}}{_FIRST}{M}\s*月份?(?:\s*(?:[-~]{{1,4}}|至|到)\s*{_YEAR}{M}\s*月份?)?"
    rf"|{_YEAR}{M}\s*(?:[-~]{{1,4}}|至|到)\s*{M}\s*月份?"
)
_DAYS = lazy(rf"(?:{SMALL})\s*[日号]")
_PIECE = lazy(rf"({M})(?:\s*月份?)?|(-|~|至|到)")
_WEEK = rf"(?:第\s*)?(?:{SMALL})"
WEEKS = rf"(?:第\s*{_WEEK}|(?<![\d{COUNT}]){_WEEK})(?:\s*周)?(?:{_JOIN}{_WEEK}(?:\s*周)?){{0,4}}(?<=周)次?"
_WEEK_PIECE = lazy(rf"({SMALL})|(-|~|至|到)")


def _span(values: list[tuple[int | None, bool]], top: int) -> tuple[int, ...]:
    """Expand numbers with range marks between them; a range of months may run over the year's end."""
    out: list[int] = []
    ranged = False
    for value, mark in values:
        if mark:
            ranged = True
            continue
        if value is None:
            continue
        if ranged and out:
            step = out[-1]
            for _ in range(top):
                step = step % top + 1
                out.append(step)
                if step == value:
                    break
        else:
            out.append(value)
        ranged = False
    return tuple(dict.fromkeys(out))


def months(text: str) -> tuple[int, ...]:
    """Return the calendar months that an expression names (``七、八月`` → 7, 8; ``1-3月`` → 1, 2, 3)."""
    text = re.sub(rf"{_YEAR[:-1]}", "", text) if "年" in text else text
    text = _DAYS.sub("", text) if "日" in text or "号" in text else text
    values: list[tuple[int | None, bool]] = []
    for match in _PIECE.finditer(text):
        word = match.group(1)
        special = {"元": 1, "正": 1, "腊": 12}
        value = special.get(word) or ordinal(word.lstrip("0")) if word else None
        values.append((value, bool(match.group(2))))
    if text.strip().startswith("腊") and len(values) == 1:
        return (1, 2)  # the last month of the old calendar
    return tuple(m for m in _span(values, 12) if 1 <= m <= 12)


def weeks(text: str) -> tuple[int, ...]:
    """Return the weeks that an expression names (``第2-3周`` → 2, 3)."""
    values = [
        (ordinal(m.group(1)) if m.group(1) else None, bool(m.group(2)))
        for m in _WEEK_PIECE.finditer(text)
    ]
    return tuple(w for w in _span(values, 60) if 1 <= w <= 60)
