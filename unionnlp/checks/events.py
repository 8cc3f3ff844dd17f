"""The events of a draft: what it does, in which month, day or week, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from unionnlp.checks.clause_dates import Dated, dates
from unionnlp.checks.draft import Draft
from unionnlp.checks.inlined import arranged
from unionnlp.grammar import leads, spans
from unionnlp.grammar.clauses import pieces
from unionnlp.grammar.cuts import PART
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.records import ScheduleEntry
from unionnlp.resources import alternation, load, words

_MONTH = lazy(r"(?<!\d)(\d{1,2})月")
_DAY = lazy(r"(?<!\d)\d{1,2}(?:[日号]|[-~—–至到、])")
_MONTH_ALONE = lazy(rf"[ 　]{{0,4}}(?P<m>{SMALL})月份?[ 　]{{0,4}}")
_LONGEST = 10  # characters of an activity's name before its last word
_SHORTEST = 3  # of what is left of it, to be the same as another
_PARTS = frozenset(["", *f"{PART}:："])  # before a part of a sentence that tells of another time
_BOUNDS = lazy(r"[^一-鿿A-Za-z0-9“”\"《》]")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An activity with the months or weeks that one place of the draft gives it.

    ``key`` is the same for what is the same activity, ``name`` as written. ``planned`` is true
    for an entry of the arrangement. ``[start, end)`` holds activity and date. ``day`` is the day of
    the month of what takes place on one day.
    """

    key: str
    name: str
    start: int
    end: int
    months: frozenset[int]
    weeks: frozenset[int]
    planned: bool
    year: int | None
    day: int | None = None


class _Named(msgspec.Struct, frozen=True):
    key: str
    start: int
    end: int


def events(draft: Draft) -> list[Event]:
    """Return the dated activities of a draft, those of the text and of its arrangement."""
    return [*_of_text(draft), *_of_schedule(draft)]


def _of_schedule(draft: Draft) -> Iterator[Event]:
    for entry in arranged(draft):
        weeks = own_week(draft, entry)
        if not (entry.months or len(weeks) == 1):
            continue
        if often(draft, entry.start, entry.end):
            continue
        months = _months(draft, entry)
        for named in _named(draft.plain, entry.start, entry.end):
            yield Event(
                key=named.key, name=draft.text[named.start : named.end], start=entry.start,
                end=entry.end, months=months, weeks=frozenset(weeks), planned=True,
                year=draft.year, day=_one_day(draft, named.key, entry),
            )  # fmt: skip
        yield from _occasions(draft, entry, months, frozenset(weeks))


def _occasions(
    draft: Draft, entry: ScheduleEntry, months: frozenset[int], weeks: frozenset[int]
) -> Iterator[Event]:
    """Yield what an entry is done on the occasion of (``开教职工大会的时候，顺便…``): so that has its date.

    It is no further time in the arrangement, but must be one of those there.
    """
    for key, pattern in _acts():
        for match in pattern.finditer(draft.plain, entry.start, entry.end):
            if key in _of_one_day() and _occasion().match(draft.plain, match.end(), entry.end):
                yield Event(
                    key=key, name=draft.text[slice(*match.span())], start=entry.start, end=entry.end,
                    months=months, weeks=weeks, planned=False, year=draft.year,
                )  # fmt: skip


def _occasion() -> re.Pattern[str]:
    return words("acts", "heads", "occasion")


def _months(draft: Draft, entry: ScheduleEntry) -> frozenset[int]:
    """Return the months of an entry: those of its date, or of its row where that is of a week."""
    own = {int(m[1]) for m in _MONTH.finditer(draft.plain, entry.start, entry.end)}
    if entry.months:
        return frozenset(own if len(own) == 1 and own <= set(entry.months) else entry.months)
    left = draft.plain.rfind("\n", draft.document.start, entry.start) + 1
    return frozenset(own or {int(m[1]) for m in _MONTH.finditer(draft.plain, left, entry.start)})


def _one_day(draft: Draft, key: str, entry: ScheduleEntry) -> int | None:
    """Return the one day that an entry gives what takes place on a day."""
    days = _DAY.findall(draft.plain, entry.start, entry.end)
    if key not in _of_one_day() or len(days) != 1:
        return None
    # In a row of a week the day stands beside what it is of: 四届三次教代会（24日）.
    told = days[0][:-1] if days[0][-1] in "日号" else ""
    return int(told) if told else entry.day


def own_week(draft: Draft, entry: ScheduleEntry) -> tuple[int, ...]:
    """Return the week of a row that begins with it, where the entry only knows its stage."""
    left = draft.plain.rfind("\n", draft.document.start, entry.start) + 1
    row = lazy(r"\s{0,40}+(\d{1,2})\t").match(draft.plain, left, entry.start)
    if len(entry.weeks) > 1 and row and int(row.group(1)) in entry.weeks:
        return (int(row.group(1)),)
    return entry.weeks


def text_clauses(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the clauses of the lines that hold no entry of the arrangement."""
    planned = spans.merged((e.start, e.end) for e in arranged(draft))
    for start, end in draft.lines():
        if not spans.meets(planned, start, end):
            yield from pieces(draft.plain, start, end)


def dated_clauses(draft: Draft) -> Iterator[tuple[int, int, Dated]]:
    """Yield the clauses of the text with one date that are of this year and of the unit.

    A clause that is only a time is of the one behind it (``10月中旬，带大家爬山``).
    """
    begin: int | None = None
    for left, right in text_clauses(draft):
        alone = _is_time(draft, leads.behind(draft.plain, left, right), right)
        first = left if begin is None or "\n" in draft.plain[begin:left] else begin
        begin = left if alone else None
        dated = list(dates(draft, first, right))
        if alone or len(dated) != 1 or often(draft, first, right):
            continue
        if not (draft.context.past(left) or draft.context.others(left)):
            yield first, right, dated[0]


def _of_text(draft: Draft) -> Iterator[Event]:
    waiting: _Named | None = None
    month: tuple[int, Dated] | None = None  # of a line that begins with it (五月。教代会；…)
    ahead: Dated | None = None  # of a part that begins with it (；5月，教代会；…)
    for left, right in text_clauses(draft):
        named = list(_named(draft.plain, left, right))
        if draft.plain[left - 1 : left] in _PARTS:
            ahead = _ahead(draft, left, right)
            if ahead:
                waiting = None
                continue
        elif ahead and len(named) == 1 and (event := _of_clause(draft, left, right, named, ahead)):
            yield event
            continue
        month = _month_of_line(draft, left, right) or month
        if month and len(named) == 1 and "\n" not in draft.plain[month[0] : left]:
            event = _of_clause(draft, left, right, named, month[1])
            if event is not None:
                yield event
                continue
        waiting = _waits(draft, left, right, named) or (
            waiting if _is_time(draft, left, right) else None
        )
        event = _of_clause(draft, left, right, named or ([waiting] if waiting else []))
        if event is not None:
            yield event


def _ahead(draft: Draft, left: int, right: int) -> Dated | None:
    """Return the date of a clause that is nothing but its date: what stands behind it has it (``；5月，教具赛``)."""
    begin = leads.behind(draft.plain, left, right)
    when = next(dates(draft, begin, right), None)
    bare = when and when.start == begin and not draft.plain[when.end : right].strip(" 　份里")
    return when if bare and draft.plain[right : right + 1] in ",，" else None


def _waits(draft: Draft, left: int, right: int, named: list[_Named]) -> _Named | None:
    """Return the one activity of a clause without a date (``教代会一年一次，今年在…``)."""
    return named[0] if len(named) == 1 and not list(dates(draft, left, right)) else None


def _is_time(draft: Draft, left: int, right: int) -> bool:
    """Say whether a clause only says when: ``今年在6月5日（星期五）``, ``时间``."""
    return bool(_only_time().fullmatch(draft.plain, left, right))


def _month_of_line(draft: Draft, left: int, right: int) -> tuple[int, Dated] | None:
    """Return where a clause begins that is a month alone at the head of its line, and that month."""
    if left and draft.plain[left - 1] != "\n":
        return None
    match = _MONTH_ALONE.fullmatch(draft.plain, left, right)
    number = ordinal(match["m"]) if match else None
    if number is None or not 1 <= number <= 12 or draft.plain[right : right + 1] not in "。:：":
        return None
    return left, Dated(left, right, frozenset({number}), frozenset())


def _of_clause(
    draft: Draft, left: int, right: int, named: list[_Named], month: Dated | None = None
) -> Event | None:
    if len(named) != 1 or often(draft, left, right):
        return None
    if draft.context.past(left) or draft.context.others(left):
        return None
    if words("acts", "heads", "apart").search(draft.plain, left, right):
        return None
    dated = list(dates(draft, left, right)) or ([month] if month else [])
    if len(dated) != 1:
        return None
    (name,), (when,) = named, dated
    return Event(
        key=name.key, name=draft.text[name.start : name.end], start=min(when.start, name.start),
        end=max(when.end, name.end), months=when.months, weeks=when.weeks, planned=False,
        year=draft.context.year_at(when.start),
        day=when.day if name.key in _of_one_day() else None,
    )  # fmt: skip


def often(draft: Draft, start: int, end: int) -> bool:
    """Say whether a passage tells of what comes again and again; once a year is not often."""
    yearly = _yearly().search(draft.plain, start, end)
    if yearly is None:
        return bool(_often().search(draft.plain, start, end))
    rest = ((start, yearly.start()), (yearly.end(), end))
    return any(_often().search(draft.plain, *part) for part in rest)


def _named(plain: str, start: int, end: int) -> Iterator[_Named]:
    """Yield the activities that a passage names, the known ones first."""
    taken: list[tuple[int, int]] = []
    for key, pattern in _acts():
        for match in pattern.finditer(plain, start, end):
            taken.append(match.span())
            if itself(plain, start, match.start(), match.end()):
                yield _Named(key, match.start(), match.end())
                break
    for found in _ended(plain, start, end):
        if not any(a < found.end and found.start < b for a, b in taken):  # few: one for each act
            core = _core(plain[found.start : found.end])
            if len(core) >= _SHORTEST and itself(plain, start, found.start, found.end):
                yield _Named(core, found.start, found.end)


def _ended(plain: str, start: int, end: int) -> Iterator[_Named]:
    """Yield what is named by its last word; of a name within another (``“微讲座”比赛``) the longer one."""
    last: _Named | None = None
    for match in _heads().finditer(plain, start, end):
        begin = _begin(plain, start, match.start())
        if last and begin > last.start:
            yield last
        last = _Named("", begin, match.end())
    if last:
        yield last


def _begin(plain: str, start: int, at: int) -> int:
    """Return where the name before a last word begins: behind the last mark, at most so far."""
    floor = max(start, at - _LONGEST)
    for k in range(at - 1, floor - 1, -1):
        if _BOUNDS.match(plain[k]) or plain[k] in "月日周旬办开搞行展加":
            return k + 1
    return floor


def _core(name: str) -> str:
    core = re.sub(r"[“”\"《》]", "", _stop().sub("", name))
    return re.sub(r"(?:比|大|竞|竟|联)赛$", "赛", core)


def known_act(name: str) -> bool:
    """Say whether a name is one of the activities that have a row of their own."""
    return any(pattern.fullmatch(name) for _, pattern in _acts())


def generic_name(name: str) -> str:
    """Return the last word of a name that says nothing but the kind of thing, else nothing."""
    head = _heads().search(name)
    if head is None or head.end() < len(name):
        return ""
    rest = words("acts", "heads", "generic").sub("", name[: head.start()])
    return "" if rest else head.group()


def itself(plain: str, floor: int, start: int, end: int) -> bool:
    """Say whether the words name the activity, not its preparation or what comes of it."""
    before = plain[max(floor, start - 6) : start]
    return not _not_after().match(plain, end) and not _not_before().search(before)


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r["name"], lazy(alternation(r["words"]))) for r in load("acts")["act"])


@cache
def _of_one_day() -> frozenset[str]:
    return frozenset(r["name"] for r in load("acts")["act"] if r.get("one_day"))


def _yearly() -> re.Pattern[str]:
    return words("acts", "heads", "yearly")


@cache
def _only_time() -> re.Pattern[str]:
    table = load("acts")["time"]
    lead, tail = alternation(table["lead"]), alternation(table["tail"])
    bracket = r"[ 　]?[(（][^()（）]{0,12}[)）]?"
    later = alternation(table["after"])
    return lazy(
        rf"(?:{lead})?(?:\d{{1,2}}月|[{COUNT}]{{1,2}}月|第\d{{1,2}}周|第[{COUNT}]{{1,3}}周)份?"
        rf"(?:\d{{1,2}}[日号]|[{COUNT}]{{1,3}}[日号]|[上中下]旬|[初底末])?(?:{bracket})?(?:(?:{later}){{0,3}}(?:{tail}))?|时间|日期"
    )


def _heads() -> re.Pattern[str]:
    return words("acts", "heads", "words")


def _stop() -> re.Pattern[str]:
    return words("acts", "heads", "stop")


def _not_after() -> re.Pattern[str]:
    return words("acts", "heads", "not_after")


@cache
def _not_before() -> re.Pattern[str]:
    return lazy(f"(?:{alternation(load('acts')['heads']['not_before'])})[^,。]{{0,2}}$")


def _often() -> re.Pattern[str]:
    return words("acts", "heads", "often")
