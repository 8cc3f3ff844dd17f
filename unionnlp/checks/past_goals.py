"""Goals and programmes whose years are over: ``确保到2020年…建成``, ``落实《…规划（2016—2020年）》`` in 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.patterns import lazy
from unionnlp.resources import words

_GRACE = 1  # years in which what a programme left is still gathered up
_AIM = 30  # characters behind a year in which it is told what is to be reached
# 到2020年, 确保2020年底前: a year by which something is to be reached.
_GOAL = lazy(r"(?<!\d)(?P<year>20\d\d)年(?:年?底|末)?(?:以?前|之前)?[,，]?")
# 《乡村教师支持计划（2015—2020年）》: a programme with its years in its name.
_PROGRAMME = lazy(
    r"[(（]20\d\d年?\s?(?:[-—–~～]{1,2}|至|到)\s?(?P<last>20\d\d)年?[)）](?:》|[”\"]|规划|计划|行动|纲要|方案)?"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what a plan still means to reach, or to carry out, by a year that is over."""
    if draft.year is None or draft.document.kind == "summary":
        return
    for match in _GOAL.finditer(draft.plain, draft.document.start, draft.document.end):
        year = int(match["year"])
        if year < draft.year and _aimed(draft, match) and not draft.in_noise(*match.span()):
            start, end = draft.context.clause(match.start())
            yield _hit(draft, start, end, year)
    for match in _PROGRAMME.finditer(draft.plain, draft.document.start, draft.document.end):
        year = int(match["last"])
        if year < draft.year and _carried_out(draft, match, year):
            start, end = draft.context.clause(match.start())
            yield _hit(draft, start, max(end, match.end()), year)


def _hit(draft: Draft, start: int, end: int, own: int) -> Hit:
    return Hit("E512", ((start, end),), {"own": own, "year": draft.year})


def _aimed(draft: Draft, match: re.Match[str]) -> bool:
    """Say whether a clause means to reach something by its year: by words before the year and behind it."""
    start, right = draft.context.sentence(match.start())
    clause, _ = draft.context.clause(match.start())
    if _words("told").search(draft.plain, start, right):
        return False
    before = _words("until").search(draft.plain[clause : match.start()])
    aim = _words("aim").match(draft.plain, match.end(), min(right, match.end() + _AIM))
    return bool(before and aim)


def _carried_out(draft: Draft, match: re.Match[str], last: int) -> bool:
    """Say whether a sentence carries a programme out now; the year behind its end needs 今年 for that."""
    left, right = draft.context.sentence(match.start())
    if _words("told").search(draft.plain, left, right):
        return False
    if _words("of_now").search(draft.plain, left, right):
        return True
    start, _ = draft.context.clause(match.start())
    late = last + _GRACE < (draft.year or last)
    return late and bool(_words("does").search(draft.plain, start, match.start()))


def _words(key: str) -> re.Pattern[str]:
    return words("laws", "goals", key)
