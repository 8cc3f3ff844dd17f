"""The arrangement of a year in one line: ``三月，谈心；四月，大会；五月，健步走、说课；…``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.records import ScheduleEntry

_LEAST: Final = 4  # months that make an arrangement
_MOST: Final = 90  # characters of a part; a longer one tells a story
_HEAD = lazy(
    rf"(?:(?<=[:：;；。])|(?<![^\n]))[ 　]{{0,4}}(?P<m>{SMALL})月份?[,，:：、 　]?"
    rf"(?![上中下底初末至到~—\d{COUNT}份前后起])"
)


def arranged(draft: Draft) -> tuple[ScheduleEntry, ...]:
    """Return the entries of the arrangement, those that one line tells month by month with them."""
    own = draft.document
    return draft.once("arranged", own, lambda: (*own.schedule, *_inlined(draft)))


def _inlined(draft: Draft) -> Iterator[ScheduleEntry]:
    taken = {(e.start, e.end) for e in draft.document.schedule}
    for start, end in draft.lines():
        if draft.plain.count("月", start, end) < _LEAST or "\t" in draft.plain[start:end]:
            continue
        parts = list(_parts(draft, start, end))
        months = [month for month, _, _ in parts]
        if len(parts) < _LEAST or not _in_order(months):
            continue
        if any(a < end and start < b for a, b in taken):
            continue
        for month, left, right in parts:
            yield ScheduleEntry(start=left, end=right, text=draft.text[left:right], months=(month,))


def _in_order(months: list[int]) -> bool:
    """Say whether months come one behind another, over the end of a year at most once."""
    return sum(b <= a for a, b in pairwise(months)) <= 1 and len(set(months)) == len(months)


def _parts(draft: Draft, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the month, start and end of what a line tells of each month."""
    for head in _HEAD.finditer(draft.plain, start, end):
        month = ordinal(head["m"]) or 0
        right = cuts.on(draft.plain, head.end(), end)
        if 1 <= month <= 12 and head.end() < right <= head.end() + _MOST:
            yield month, head.end(), right
