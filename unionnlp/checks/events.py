"""The events of a draft: what it does, in which month, day or week, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.grammar.clauses import pieces
from unionnlp.grammar.numerals import COUNT, ordinal
from unionnlp.records import ScheduleEntry
from unionnlp.resources import alternation, load

_TAIL = re.compile(r"(?:\d{1,2}[日号])?(?:[上中下]旬|[初底末])?(?:[(（][^()（）]{0,6}[)）])?")
_WEEK = re.compile(rf"第(\d{{1,2}}|[{COUNT}]{{1,3}})周(?!年)")
_LONGEST = 10  # characters of an activity's name before its last word
_SHORTEST = 3  # of what is left of it, to be the same as another
_BOUNDS = re.compile(r"[^一-鿿A-Za-z0-9“”\"《》]")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An activity with the months or weeks that one place of the draft gives it.

    ``key`` is the same for what is the same activity, ``name`` as written. ``planned`` is true
    for an entry of the arrangement. ``[start, end)`` holds activity and date.
    """

    key: str
    name: str
    start: int
    end: int
    months: frozenset[int]
    weeks: frozenset[int]
    planned: bool
    year: int | None


class _Named(msgspec.Struct, frozen=True):
    key: str
    start: int
    end: int


def events(draft: Draft) -> list[Event]:
    """Return the dated activities of a draft, those of the text and of its arrangement."""
    return [*_of_text(draft), *_of_schedule(draft)]


def _of_schedule(draft: Draft) -> Iterator[Event]:
    for entry in draft.document.schedule:
        weeks = _own_week(draft, entry)
        if not (entry.months or len(weeks) == 1):
            continue
        for named in _named(draft.plain, entry.start, entry.end):
            if _often().search(draft.plain, entry.start, entry.end):
                continue
            yield Event(
                key=named.key, name=draft.text[named.start : named.end], start=entry.start,
                end=entry.end, months=frozenset(entry.months), weeks=frozenset(weeks),
                planned=True, year=draft.year,
            )  # fmt: skip


def _own_week(draft: Draft, entry: ScheduleEntry) -> tuple[int, ...]:
    """Return the week of a row that begins with it, where the entry only knows its stage."""
    left = draft.plain.rfind("\n", draft.document.start, entry.start) + 1
    row = re.compile(r"\s{0,40}+(\d{1,2})\t").match(draft.plain, left, entry.start)
    if len(entry.weeks) > 1 and row and int(row.group(1)) in entry.weeks:
        return (int(row.group(1)),)
    return entry.weeks


def _of_text(draft: Draft) -> Iterator[Event]:
    planned = [(e.start, e.end) for e in draft.document.schedule]
    for start, end in draft.lines():
        if any(a < end and start < b for a, b in planned):
            continue
        for left, right in pieces(draft.plain, start, end):
            yield from _of_clause(draft, left, right)


def _of_clause(draft: Draft, left: int, right: int) -> Iterator[Event]:
    plain = draft.plain
    named = list(_named(plain, left, right))
    if not named or _often().search(plain, left, right):
        return
    if draft.context.past(left) or draft.context.others(left):
        return
    dated = list(_dates(draft, left, right))
    if len(dated) != 1 or len(named) != 1:
        return
    (name,), ((at, until, when, weeks),) = named, dated
    yield Event(
        key=name.key, name=draft.text[name.start : name.end], start=min(at, name.start),
        end=max(until, name.end), months=when, weeks=weeks, planned=False,
        year=draft.context.year_at(name.start),
    )  # fmt: skip


def _dates(
    draft: Draft, left: int, right: int
) -> Iterator[tuple[int, int, frozenset[int], frozenset[int]]]:
    """Yield the months and weeks of a clause with their spans; ends and beginnings are none."""
    for date in draft.document.dates:
        if not (left <= date.start < right and "月" in date.text):
            continue
        tail = _TAIL.match(draft.plain, date.end)
        after = tail.end() if tail else date.end
        if not _not_date().match(draft.plain, after):
            yield date.start, after, frozenset(date.months), frozenset()
    for match in _WEEK.finditer(draft.plain, left, right):
        week = ordinal(match.group(1))
        if week and not _not_date().match(draft.plain, match.end()):
            yield match.start(), match.end(), frozenset(), frozenset({week})


def _named(plain: str, start: int, end: int) -> Iterator[_Named]:
    """Yield the activities that a passage names, the known ones first."""
    taken: list[tuple[int, int]] = []
    for key, pattern in _acts():
        for match in pattern.finditer(plain, start, end):
            taken.append(match.span())
            if _itself(plain, start, match.start(), match.end()):
                yield _Named(key, match.start(), match.end())
                break
    for match in _heads().finditer(plain, start, end):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        begin = _begin(plain, start, match.start())
        name = plain[begin : match.end()]
        core = _core(name)
        if len(core) >= _SHORTEST and _itself(plain, start, begin, match.end()):
            yield _Named(core, begin, match.end())


def _begin(plain: str, start: int, at: int) -> int:
    """Return where the name before a last word begins: behind the last mark, at most so far."""
    floor = max(start, at - _LONGEST)
    for k in range(at - 1, floor - 1, -1):
        if _BOUNDS.match(plain[k]) or plain[k] in "月日周旬办开搞行展加":
            return k + 1
    return floor


def _core(name: str) -> str:
    core = re.sub(r"[“”\"《》]", "", _stop().sub("", name))
    return re.sub(r"(?:比|大|竞|联)赛$", "赛", core)


def _itself(plain: str, floor: int, start: int, end: int) -> bool:
    """Say whether the words name the activity, not its preparation or what comes of it."""
    before = plain[max(floor, start - 6) : start]
    return not _not_after().match(plain, end) and not _not_before().search(before)


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r["name"], re.compile(alternation(r["words"]))) for r in load("acts")["act"])


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(alternation(load("acts")["heads"]["words"]))


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(alternation(load("acts")["heads"]["stop"]))


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(alternation(load("acts")["heads"]["not_after"]))


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load('acts')['heads']['not_before'])})[^,。]{{0,2}}$")


@cache
def _not_date() -> re.Pattern[str]:
    return re.compile(alternation(load("acts")["heads"]["not_date"]))


@cache
def _often() -> re.Pattern[str]:
    return re.compile(alternation(load("acts")["heads"]["often"]))
