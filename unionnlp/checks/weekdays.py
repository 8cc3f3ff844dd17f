"""Days of the week: a date, or a festival, beside the day of the week that the words give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from unionnlp.checks import almanac
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.people import is_name_at
from unionnlp.checks.phrases import day_name, weekday_name
from unionnlp.grammar.days import WEEKDAY, WEEKDAYS
from unionnlp.grammar.festivals import dated
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.resources.kinds.festivals import Festival

BESIDE = lazy(rf"[\s,，]{{0,40}}+[(（]?\s{{0,40}}+{WEEKDAY}(?!至|到|、)")
"""A day of the week right behind a date."""
_YEAR_SAID = lazy(r"[去上前当那往]年|上一?(?:学年|学期)|已经?|曾|(?:19|20)\d\d")
_ALREADY = lazy(r"已经?[在于]?$")
_CHEAP = lazy(f"星期|周[{WEEKDAYS}]|礼拜")
# 这天正好是: what tells the day of the week of what stands before it.
_TOLD = (
    r"(?:佳节)?[,，]?(?:[这那]一?天|当[天日]|[这那]日)?(?:正好|恰好|刚好|恰巧|正巧|恰|正|刚|又|也|就|已经?)?"
    r"(?:是|为|逢|赶上|适逢|恰逢|正值|碰上|遇上|遇)(?:一?个)?"
)
_LEAST = r"(?!至|到|、|[之以]?[前后]|[或和与]|\d|[上下中]?旬)"  # no span, no time before it
_PART = (
    r"(?:[上下中]午|晚上?|傍晚|清?早[上晨]?|全天|当天)?"
    rf"(?:(?:\d{{1,2}}|[两{COUNT}]{{1,3}})(?:[:：]\d\d|[点时](?:半|整|\d{{1,2}}分?|[{COUNT}]{{1,3}}分)?))?"
)
_AHEAD = lazy(rf"{WEEKDAY}(?:[上下中]午|晚上?)?(?:[(（]|[,，]?(?:即|也就是))\s{{0,2}}$")
_EVERY = lazy(r"(?:[每逢各单双个隔或、至到]|第\S{1,3})$")
_NEXT_YEAR = lazy("[去上明来]年|下学[期年]|次年")
_WEEKEND = 5
_BEFORE = 10  # characters before a date in which a day of the week stands


class SaidDate(msgspec.Struct, frozen=True):
    """A date in the text: its span, its month and day, the year it must be in, if known."""

    start: int
    end: int
    month: int
    day: int
    year: int | None


def check(draft: Draft, dates: Sequence[SaidDate]) -> Iterator[Hit]:
    """Yield the days that fall on another day of the week than the draft says."""
    if not _CHEAP.search(draft.plain, draft.document.start, draft.document.end):
        return
    for one in dates:
        found = _named(draft, one)
        if found is None or one.year is None or not almanac.exists(one.year, one.month, one.day):
            continue
        right = date(one.year, one.month, one.day).weekday()
        said = almanac.weekday(found["day"])
        if said in (right, _before(draft, one), _ahead_of(draft, one)):
            continue
        end = found.end() + (draft.plain[found.end() : found.end() + 1] in ")）")
        span = min(one.start, found.start()), max(one.end, end)
        yield _wrong(draft, span, date(one.year, one.month, one.day))
    yield from _of_festivals(draft, dates)


def _wrong(draft: Draft, span: tuple[int, int], day: date) -> Hit:
    values = {
        "year": day.year, "right": weekday_name(day.weekday(), draft.lang),
        "day": day_name(day.month, day.day, draft.lang),
    }  # fmt: skip
    return Hit("C307", (span,), values)


def _named(draft: Draft, one: SaidDate) -> re.Match[str] | None:
    """Return the day of the week that the words around a date give it."""
    for pattern in (BESIDE, *_behind()):
        behind = pattern.match(draft.plain, one.end)
        if behind is not None:
            return behind
    floor = max(draft.document.start, one.start - _BEFORE)
    ahead = _AHEAD.search(draft.plain, floor, one.start)
    if ahead is None or _EVERY.search(draft.plain, max(floor - 4, 0), ahead.start()):
        return None
    closed = draft.plain[one.end : one.end + 1] in ")）" or ahead.group()[-1] not in "(（"
    return ahead if closed else None


@cache
def _behind() -> tuple[re.Pattern[str], ...]:
    """``5月4日青年节这天是星期五``, ``9月10日下午两点（周四）``, ``9月10日教师节（周四）``."""
    feast = rf"(?:(?:是|为)?(?:第[^,，。;；\s]{{1,5}}个)?(?:国际|全国)?(?:{_feasts()}))?"
    bracket = r"(?:[(（][^()（）\n]{0,8}[)）])?"
    return (
        lazy(rf"{feast}{bracket}{_TOLD}{WEEKDAY}{_LEAST}"),
        lazy(rf"{feast}{_PART}[(（]{WEEKDAY}(?=[)）,，])"),
    )


@cache
def _feasts() -> str:
    return "|".join(f.pattern for f in dated())


# --- festivals without their date --------------------------------------------------------------


def _of_festivals(draft: Draft, dates: Sequence[SaidDate]) -> Iterator[Hit]:
    """Yield ``教师节这天是星期五``, ``元宵节（周一）``: in brackets only where it is not kept on another day."""
    ends = {one.end for one in dates}
    start, end = draft.document.start, draft.document.end
    for match in almanac.festival_words().finditer(draft.plain, start, end):
        told = _told().match(draft.plain, match.end())
        bracket = None if told else _bracket().match(draft.plain, match.end())
        found = told or bracket
        if found is None or _dated(draft, match, ends):
            continue
        festival = almanac.festival_of(match)
        year = draft.year_of(match.start())
        right = almanac.day_of(festival, year) if year else None
        if right is None or year != draft.year or is_name_at(draft.plain, *match.span()):
            continue
        wrong = almanac.weekday(found["day"]) != right.weekday()
        if wrong and (told or at_work(festival, right)):
            yield _wrong(draft, (match.start(), found.end()), right)


def _dated(draft: Draft, match: re.Match[str], ends: set[int]) -> bool:
    """Say whether a festival has a date beside it, which is looked at by itself."""
    floor = max(match.start() - _BEFORE, draft.document.start)
    line = draft.plain[floor : match.start()]
    return not ends.isdisjoint(range(floor, match.start() + 1)) or bool(_NEXT_YEAR.search(line))


def at_work(festival: Festival, day: date) -> bool:
    """Say whether a festival is on a day of work, so that there is no reason to keep it on another one."""
    return not festival.free and day.weekday() < _WEEKEND


@cache
def _told() -> re.Pattern[str]:
    return lazy(rf"{_TOLD}{WEEKDAY}{_LEAST}")


@cache
def _bracket() -> re.Pattern[str]:
    return lazy(rf"[(（]{WEEKDAY}(?=[)）,，])")


# --- years other than the plan's ---------------------------------------------------------------


def on(year: int, one: SaidDate) -> date | None:
    """Return a date in a year, if there is one."""
    return date(year, one.month, one.day) if almanac.exists(year, one.month, one.day) else None


def _before(draft: Draft, one: SaidDate) -> int | None:
    """Return the day of the week a year earlier, of a day that is past already (``已在3月22日开过``)."""
    past = _ALREADY.search(draft.plain, max(0, one.start - 4), one.start)
    day = on(one.year - 1, one) if past and one.year is not None else None
    return day.weekday() if day else None


def _ahead_of(draft: Draft, one: SaidDate) -> int | None:
    """Return the day of the week in the plan's own year, of a day that only other words call past.

    ``去年报销后自付4万元，工会募捐，3月8日（星期一）送到``: what is told with its day of the week lies ahead.
    """
    own = draft.year
    day = on(own, one) if own is not None and one.year != own else None
    if day is None:
        return None
    left, _ = draft.context.sentence(one.start)
    clause = max(left, *(draft.plain.rfind(mark, left, one.start) + 1 for mark in ",;；"))
    if _YEAR_SAID.search(draft.plain, clause, one.end):
        return None
    return day.weekday()
