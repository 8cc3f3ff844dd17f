"""Calendar: empty months, fixed days forgotten or misplaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from unionnlp.checks.draft import Draft
from unionnlp.checks.knowledge import items, label
from unionnlp.checks.messages import Hit
from unionnlp.checks.people import is_name_at
from unionnlp.checks.phrases import month_name, month_names, month_range
from unionnlp.checks.records import Activity
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import SMALL
from unionnlp.patterns import lazy
from unionnlp.records import DateMention, ScheduleEntry
from unionnlp.resources import load
from unionnlp.translation import translator

_FULL_YEAR = 8  # so many months with activities make a schedule of the year
_LEAST = 4  # fewer months are no calendar
_MOST_EMPTY = 3  # more empty months are no oversight but another kind of plan
_REACH = 400  # characters of a clause on each side of its date
_VACATIONS = {1, 2, 7, 8}
_WINTER = frozenset({1, 2})
_PREPARES = lazy(
    r"准备|筹备|排练|策划|征集|方案|布置|推荐|评选|总结|预备|为[^。]{0,6}做|迎接|申报|报送|彩排"
    r"|之后|回顾|讲话|精神"
)
_MONTH = lazy(r"(?<!\d)(\d{1,2})月")
_HEAD = lazy(rf"[^\n]{{0,8}}?(?:{SMALL})月")
_LINES = 8  # below its month that still are of it
# Behind a day: what is done before it can be done in an earlier month.
_AHEAD = lazy(r"[”\"]?节?(?:之?前|来临|到来|将至|临近)")


class FixedDay(NamedTuple):
    """A fixed day: where its activities can be, and the month in which one is asked for.

    ``of`` are words of those whose day it is: a unit that names none of them has no such day.
    """

    name: str
    pattern: re.Pattern[str]
    months: tuple[int, ...]
    usual: int
    named: bool = False
    of: re.Pattern[str] | None = None


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what is wrong with the times of a document."""
    entries = draft.document.schedule
    if draft.is_plan:
        yield from _empty_months(draft, entries)
        yield from _forgotten_days(draft, entries)
    yield from _misplaced(draft, entries)
    yield from _together(draft)


@cache
def days() -> tuple[FixedDay, ...]:
    """Return the fixed days of ``resources/checks.toml``."""
    rows: list[dict[str, Any]] = load("checks")["day"]
    return tuple(
        FixedDay(
            r["name"],
            lazy("|".join(r["words"])),
            tuple(r["months"]),
            r["usual"],
            "item" in r,
            lazy("|".join(r["of"])) if "of" in r else None,
        )
        for r in rows
    )


def covered_months(entries: Sequence[ScheduleEntry]) -> list[int]:
    """Return the months of a schedule that have an activity, in calendar order."""
    return sorted({m for e in entries for m in e.months})


def activities(draft: Draft) -> tuple[Activity, ...]:
    """Return what the document does in which months, from its schedule and its dated clauses."""
    document = draft.document
    found = [
        Activity(start=e.start, end=e.end, text=e.text, months=e.months)
        for e in document.schedule
        if e.months
    ]
    for date in document.dates:
        first = max(document.start, date.start - _REACH)
        last = min(document.end, date.end + _REACH)
        start, end = cuts.around(draft.plain, (date.start, date.end), (first, last))
        found.append(
            Activity(start=start, end=end, text=draft.text[start:end].strip(), months=date.months)
        )
    return tuple(found)


def _empty_months(draft: Draft, entries: Sequence[ScheduleEntry]) -> Iterator[Hit]:
    months = covered_months(entries)
    if len(months) < _LEAST:
        return
    expected = (
        set(range(1, 13)) if len(months) >= _FULL_YEAR and not _half(draft) else set(_arc(months))
    )
    expected &= set(draft.term)
    term = [m for m in draft.term if m in months]
    inside = draft.term[draft.term.index(term[0]) : draft.term.index(term[-1])] if term else ()
    if set(inside) & _WINTER - set(months):
        # it lists what matters to its author, not month by month
        return
    if draft.school_type != "company":
        expected -= _VACATIONS
    told = {month for date in draft.document.dates for month in date.months}
    empty = sorted(expected - set(months))
    if told & set(empty):  # what the text says already is not listed again
        return
    if empty and len(empty) <= _MOST_EMPTY:
        names = _usual_items(draft, empty)
        values = {
            "months": month_names(empty, draft.lang), "count": len(empty), "usual": names,
            "range": month_range(months[0], months[-1], draft.lang),
        }  # fmt: skip
        yield Hit("C301", (), values)


def _half(draft: Draft) -> bool:
    return bool(re.search(r"学期|半年", f"{draft.document.title or ''}{draft.body[:60]}"))


def _arc(months: Sequence[int]) -> list[int]:
    """Return the shortest run of months, over the year's end too, that holds all of ``months``."""
    runs = []
    for first in months:
        run = [(first + k - 1) % 12 + 1 for k in range(12)]
        last = max(i for i, m in enumerate(run) if m in months)
        runs.append(run[: last + 1])
    return min(runs, key=len)


def _usual_items(draft: Draft, months: Sequence[int]) -> str:
    figures = draft.profile.figures(draft.school_type, draft.settings.enough)[1]
    counts = {
        item: sum(f.months[m - 1] for m in months)
        for item, f in figures.items.items()
        if item in items()
    }
    best = [i for i in sorted(counts, key=lambda i: (-counts[i], i)) if counts[i]][:3]
    return translator(draft.lang).listed([label(i, draft.lang) for i in best]) or "——"


def _forgotten_days(draft: Draft, entries: Sequence[ScheduleEntry]) -> Iterator[Hit]:
    months = covered_months(entries)
    for day in days():
        if day.named:  # that it lacks is told as the item that it is
            continue
        if day.of and not day.of.search(draft.body):
            continue
        if day.usual in months and not day.pattern.search(draft.body):
            if day.name == "教师节" and draft.school_type == "company":
                continue
            values = {
                "month": month_name(day.usual, draft.lang),
                "day": translator(draft.lang)(day.name),
            }
            yield Hit("C302", (), values)


def _misplaced(draft: Draft, entries: Sequence[ScheduleEntry]) -> Iterator[Hit]:
    """An activity of a fixed day in a month where it cannot be."""
    for entry in entries:
        text = draft.plain[entry.start : entry.end]
        months = _own_months(draft, entry)
        if not months or _PREPARES.search(text) or _several(draft, entry):
            continue
        for day in days():
            match = day.pattern.search(text)
            if match is None or _near(months, day.months):
                continue
            at, end = entry.start + match.start(), entry.start + match.end()
            if not is_name_at(draft.plain, at, end) and not _AHEAD.match(draft.plain, end):
                yield _wrong_month(draft, day, months, (entry.start, entry.end))


def _own_months(draft: Draft, entry: ScheduleEntry) -> Sequence[int]:
    """Return the months of an entry: those that its own line gives it, not those of a line above."""
    left = draft.plain.rfind("\n", draft.document.start, entry.start) + 1
    if "月" in draft.plain[left : entry.start]:
        return entry.months
    own = {int(m) for m in _MONTH.findall(draft.plain, entry.start, entry.end)}
    if own or _right_below(draft, left):
        return sorted(own) or entry.months
    return ()


def _right_below(draft: Draft, at: int) -> bool:
    """Say whether a line of the arrangement stands below one that begins with its month, and near it."""
    floor = draft.document.start
    for _ in range(_LINES):
        above = draft.plain.rfind("\n", floor, max(at - 1, floor)) + 1 or floor
        if _HEAD.match(draft.plain, above, at):
            return True
        if above >= at:
            return False
        at = above
    return False


def _several(draft: Draft, entry: ScheduleEntry) -> bool:
    """Say whether the part of an entry names days of several months: it tells of more than its own month."""
    left, right = draft.context.sentence(entry.start)
    left = max(left, draft.plain.rfind(";", left, entry.start) + 1)
    stop = draft.plain.find(";", entry.start, right)
    part = draft.plain[left : stop if stop >= 0 else right]
    named = [set(day.months) for day in days() if day.pattern.search(part)]
    return len(named) > 1 and not set.intersection(*named)


def _near(months: Sequence[int], allowed: Sequence[int]) -> bool:
    return bool(set(months) & set(allowed))


def _wrong_month(draft: Draft, day: FixedDay, months: Sequence[int], span: tuple[int, int]) -> Hit:
    values = {
        "day": translator(draft.lang)(day.name), "months": month_names(months, draft.lang),
        "right": month_names(day.months, draft.lang),
    }  # fmt: skip
    return Hit("C303", (span,), values)


def _together(draft: Draft) -> Iterator[Hit]:
    """A month and a festival side by side in the text (``五月教师节``)."""
    dates = sorted(draft.document.dates, key=lambda d: d.start)
    for first, second in pairwise(dates):
        between = draft.plain[first.end : second.start]
        if (
            len(between) > 6
            or re.search(r"[、,，;；。\n到至和及与前]", between)
            or not _is_month(first)
        ):
            continue
        day = next(
            (d for d in days() if d.pattern.search(draft.plain[second.start : second.end])), None
        )
        named = day and is_name_at(draft.plain, second.start, second.end)
        if day and not named and not _near(first.months, day.months):
            yield _wrong_month(draft, day, first.months, (first.start, second.end))


def _is_month(date: DateMention) -> bool:
    return "月" in date.text and len(date.months) == 1
