"""Impossible days and hours: those that do not exist, spans that end before they begin, other days' names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from unionnlp.checks import almanac, hours, lunar, ordinal_days, weekdays
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import day_name, month_name
from unionnlp.checks.weekdays import BESIDE, SaidDate, at_work, on
from unionnlp.grammar.days import MONTH_FIGURE, SAID_DAY, SAID_MONTH, WEEKDAYS
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources.kinds.festivals import Festival
from unionnlp.translation import translator

# 3月8日, 三月八号, 2026年3月8日, 8日 (its month is that of the line)
_DATE = lazy(
    rf"(?:(?P<year>(?:19|20)\d\d) ?年 ?)?(?:(?<![\d{COUNT}])(?P<month>{SAID_MONTH}) ?月份? ?)"
    rf"(?P<day>{SAID_DAY})(?! ?月) ?(?P<mark>[日号](?![内游程志常楼线馆院机]))?"
    rf"(?:\s{{0,9}}(?:[-~—–]{{1,2}}|至|到|、)\s{{0,9}}(?P<last>{SAID_DAY})\s{{0,9}}[日号])?"
)
_BARE = lazy(rf"(?<![\d月年第每{COUNT}])(?P<day>{SAID_DAY})日(?![内游程志常])")
_ROW = lazy(rf"\s{{0,40}}+(?P<month>{SAID_MONTH})月份?(?!\d)(?![底初末前后]?[前后])")
# Further months of a line that tells several: 三月灯谜；六月端午（19日）, 三月 灯谜 六月 端午（19日）.
_NEXT_MONTH = lazy(
    rf"[\s;；。,，、]\s{{0,4}}(?P<month>{SAID_MONTH})月份?(?!\d)(?![底初末前后]?[前后])"
)
_NUMBERED = lazy(
    rf"(?<![\d.])(?P<month>{MONTH_FIGURE})\.(?P<day>\d{{1,2}})\s{{0,9}}[-~—–至到]{{1,2}}\s{{0,9}}"
    rf"(?P<month2>{MONTH_FIGURE})\.(?P<day2>\d{{1,2}})(?![\d.%万])"
)
_MONTH = lazy(
    rf"(?<![\d.个满{COUNT}])(?P<month>1[3-9]|[2-9]\d|十[三四五六七八九])月(?:份|\d{{1,2}}日|[上中下]旬|底|初)?(?!龄)"
)
# Between a date and the name of its day: 9月10日（星期四）是教师节, 端午节（6月19日）.
_LINK = lazy(
    r"\s{0,40}+(?:[(（][^()（）\n]{0,8}[)）])?+\s{0,40}+[,，]?+\s{0,40}+(?:是|为|恰逢|适逢|正是|正逢|逢|即)?(?:第\S{1,6}[个次]|国际)?\s{0,40}+"
)
_OPEN = lazy(
    r"\s{0,40}+(?:佳节|节)?+(?:当天|当日|那天)?+\s{0,40}+(?:[(（]|是在?|为|定于|在)\s{0,40}+"
)
_BEFORE = lazy(r"(?:前(?!后)|后|之前|之后|前夕|期间|来临)")
_CLOSED = lazy(
    r"[,，。;；:：]|前后|当[天日晚]|傍晚|晚上|下午|上午|这[一]?天|$|\n|(?:走访|看望|探望|登门|陪|请|邀请|组织|举行|举办|召开)[^,，。;；节]{0,4}[\d一二两三四五六七八九十]+[位名个户场]"
)
# 10月4日重阳节前，: the day is told beside its festival, and what is done comes before it.
_APPOSED = lazy(r"(?:前后|[之以]?前[,，]|前(?=[分把由去给向请派组安]))")
_ORDINAL = lazy(r"(?:第\S{1,6}[个次])?")
_YEARS_NEAR = (-1, -2, 1, -3, 2)
# 5月20日至10日, 2026年9月3日—2026年6月5日
_SPAN = lazy(
    rf"(?:(?P<year>20\d\d) ?年 ?)?(?<![\d{COUNT}])(?P<month>{SAID_MONTH}) ?月 ?(?P<day>{SAID_DAY}) ?[日号]?"
    rf"\s{{0,3}}(?:[-~—–]{{1,2}}|至|到)\s{{0,3}}(?:(?P<year2>20\d\d) ?年 ?)?"
    rf"(?:(?P<month2>{SAID_MONTH}) ?月 ?)?(?P<day2>{SAID_DAY}) ?[日号](?![内游程志常])"
)
_AHEAD_OF = lazy(r"[之以]?前(?!后)")
_LATE = 40  # days behind a festival before which something is to be done
_LEAP = lazy(
    r"生[在于日]|出生|过生|闰年|没有2月29|(?:如果|倘若|若[是遇逢]?|遇[上到]?|逢|赶上)[^。;；\n]{0,8}2月29"
)
_CLOCK = lazy(
    r"(?<![\d.])(?<!\d[:：])(?P<hour>\d{1,2})(?:[:：](?P<minute>\d\d)|[点时](?P<spoken>\d\d)分)(?![\d:：%])"
)
# What stands before an hour, where 25:70 might be a score or a share.
_HOUR_NEXT = lazy(
    rf"(?:[上下]午|晚上?|早[上晨]?|中午|傍晚|[日号]|(?:星期|周)[{WEEKDAYS}]|时间[:：])[)）]?\s{{0,2}}$"
)
# What stands behind one, where no match is told.
_HOUR_BEHIND = lazy(
    r"\s{0,2}(?:[之以]?前(?!锋)|以?后(?!卫)|[开关锁熄起止散整进离交到放收发]|准时|集合|签到|出发|[上下]班|结束|统一|[-~—–至])"
)
_SCORE = lazy("比分|[胜负平]|得分|对阵|比赛结果|战成|领先")
_SPOKEN = lazy(
    rf"(?<![{COUNT}\d])[{COUNT}两]{{1,3}}[点时](?P<minute>[六七八九]十[{COUNT}]?)分(?![之钟])"
)
# 本学期共20周; and one of its weeks, in the text and at the head of a row.
_ALL_WEEKS = lazy(
    rf"(?:学期|放假|结束|月\d{{1,2}}日)[^。;；\n]{{0,24}}?共(?:计|有)?(?P<n>{SMALL})(?:个教学)?周"
)
_ONE_WEEK = lazy(rf"第(?P<n>{SMALL})周(?!年)|(?<![^\n])第?(?P<m>\d{{1,2}})周?\t(?=\d{{1,2}}[.月])")
_FEWEST_WEEKS, _MOST_WEEKS = 12, 40  # of a term
_UNTIL = lazy(r"\s{0,2}(?:[-~—–]{1,2}|至|到)\s{0,2}")
_AFTERNOON = lazy(r"下午\s{0,2}$")
_MONTH_ENDS, _MONTH_BEGINS = 25, 7  # 12月28日至3日 lacks a month rather than being reversed
_BRACKET = lazy(r"\s{0,4}[(（][^()（）\n]{0,8}[)）]\s{0,4}")
_ITS_OWN = lazy(
    rf"(?:节|佳节)?(?:是在?|为|在|[(（])\s{{0,4}}(?:{SAID_MONTH}) ?月 ?(?:{SAID_DAY}) ?[日号]"
)
_KEPT_NEAR = 5  # days before its day on which a festival may be kept
_NEAR = 12  # days: an activity so near a day may be held for it
_FAR = 75  # days: farther away, the words speak of something else


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the days of a document that cannot be."""
    reported: set[int] = set()
    dates = list(said(draft))
    for hit in (
        *_no_days(draft, dates), *weekdays.check(draft, dates), *_festivals(draft, dates), *_reversed(draft),
        *_hours(draft), *_weeks(draft), *ordinal_days.check(draft),
        *hours.check(draft), *lunar.check(draft),
    ):  # fmt: skip
        if hit.spans[0][0] not in reported:
            reported.add(hit.spans[0][0])
            yield hit


def said(draft: Draft) -> Iterator[SaidDate]:
    """Yield the dates with a day, those without a month with that of their line."""
    for start, end in draft.lines():
        row = _ROW.match(draft.plain, start, end)
        taken: list[tuple[int, int]] = []
        for match in _DATE.finditer(draft.plain, start, end):
            found = _said(draft, match)
            if found:
                taken.append(match.span())
                yield from found
        if row is None:
            continue
        heads = [row, *_NEXT_MONTH.finditer(draft.plain, row.end(), end)]
        ends = [head.end() for head in heads]
        for match in _BARE.finditer(draft.plain, start, end):
            inside = any(a <= match.start() < b for a, b in taken)
            day = ordinal(match.group("day"))
            above = heads[bisect_right(ends, match.start()) - 1]
            month = ordinal(above.group("month")) or 0
            if day and not inside and 1 <= month <= 12:
                yield SaidDate(*match.span(), month, day, draft.year_of(match.start(), month))


def _said(draft: Draft, match: re.Match[str]) -> list[SaidDate]:
    month, day = ordinal(match.group("month")), ordinal(match.group("day"))
    weekday = BESIDE.match(draft.plain, match.end())
    if month is None or day is None or not (match.group("mark") or match.group("last") or weekday):
        return []
    said_year = match.group("year")
    year = int(said_year) if said_year else draft.year_of(match.start(), month)
    found = [SaidDate(match.start(), match.end(), month, day, year)]
    last = match.group("last")
    if last and (until := ordinal(last)):
        found.append(SaidDate(match.start(), match.end(), month, until, year))
    return found


def _no_days(draft: Draft, dates: Sequence[SaidDate]) -> Iterator[Hit]:
    for one in dates:
        if not almanac.exists(one.year, one.month, one.day) and not _supposed(draft, one):
            yield _impossible(draft, one.start, one.end, one.month, one.year)
    for match in _NUMBERED.finditer(draft.plain, draft.document.start, draft.document.end):
        for key in ("", "2"):
            month, day = int(match.group("month" + key)), int(match.group("day" + key))
            year = draft.year_of(match.start(), month)
            if not almanac.exists(year, month, day) and day <= 39:
                start, end = match.start("month" + key), match.end("day" + key)
                yield _impossible(draft, start, end, month, year)
    for match in _MONTH.finditer(draft.plain, draft.document.start, draft.document.end):
        yield Hit("C306", (match.span(),), {"why": translator(draft.lang)("一年只有十二个月")})


def _supposed(draft: Draft, one: SaidDate) -> bool:
    """``谁生在2月29日``: a day that some years have is told of those born on it, or of such a year."""
    leap = (one.month, one.day) == (2, 29)
    return leap and bool(_LEAP.search(draft.plain, *draft.context.sentence(one.start)))


def _impossible(draft: Draft, start: int, end: int, month: int, year: int | None) -> Hit:
    _ = translator(draft.lang)
    if not 1 <= month <= 12:
        why = _("一年只有十二个月")
    else:
        from calendar import monthrange

        days = monthrange(year or 2024, month)[1]
        why = _("{month}只有 {days} 天", month=month_name(month, draft.lang), days=days)
    return Hit("C306", ((start, end),), {"why": why})


def _festivals(draft: Draft, dates: Sequence[SaidDate]) -> Iterator[Hit]:
    """Compare a date with the festival that stands beside it."""
    for one in dates:
        if one.year is None or not almanac.exists(one.year, one.month, one.day):
            continue
        named = _behind(draft, one) or _ahead(draft, one)
        if named is None:
            continue
        festival, start, end, sure = named
        right = almanac.day_of(festival, one.year)
        if right is None:
            continue
        apart = abs((date(one.year, one.month, one.day) - right).days)
        if apart == 0 or apart > _FAR * 3 or (not sure and apart <= _NEAR):
            continue
        if draft.year and almanac.day_of(festival, draft.year) == on(draft.year, one):
            continue  # 二十年前的毕业生回园；29日中秋节: the day of this year, whatever is told before it
        values = {
            "day": translator(draft.lang)(festival.name), "year": one.year,
            "right": day_name(right.month, right.day, draft.lang),
        }  # fmt: skip
        yield Hit("C308", ((min(start, one.start), max(end, one.end)),), values)


def _reversed(draft: Draft) -> Iterator[Hit]:
    """Yield spans of days that end before they begin; across months only where both years are said."""
    for match in _SPAN.finditer(draft.plain, draft.document.start, draft.document.end):
        first, last = (_place(match, key) for key in ("", "2"))
        if last[1] in (0, first[1]) and last[0] in (0, first[0]):
            lacks = last[1] == 0 and first[2] >= _MONTH_ENDS and last[2] <= _MONTH_BEGINS
            wrong = last[2] < first[2] and not lacks
        else:
            wrong = 0 < last[0] == first[0] and last[1] < first[1]
        if wrong:
            yield _ends_first(draft, match.start(), match.end())


def _place(match: re.Match[str], key: str) -> tuple[int, int, int]:
    """Return year, month and day of one end of a span, 0 for what it does not say."""
    said = (match.group(part + key) or "" for part in ("year", "month", "day"))
    year, month, day = (ordinal(word) or 0 for word in said)
    return year, month, day


def _hours(draft: Draft) -> Iterator[Hit]:
    """Yield times of day that no clock shows, and spans of them that end before they begin."""
    before: re.Match[str] | None = None
    for match in _CLOCK.finditer(draft.plain, draft.document.start, draft.document.end):
        hour, minute = _time(match)
        left = max(match.start() - 8, draft.document.start)
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            follows = before and _UNTIL.fullmatch(draft.plain, before.end(), match.start())
            told = _HOUR_NEXT.search(draft.plain, left, match.start())
            if told or follows or _behind_hour(draft, match):
                yield _no_hour(draft, match)
        elif before is not None and _UNTIL.fullmatch(draft.plain, before.end(), match.start()):
            early = max(before.start() - 4, draft.document.start)
            noon = _AFTERNOON.search(draft.plain, early, before.start()) and hour < 12
            if _time(match) < _time(before) and (noon or hour > 12) and _time(before)[0] < 24:
                yield _ends_first(draft, before.start(), match.end())
        before = match
    for match in _SPOKEN.finditer(draft.plain, draft.document.start, draft.document.end):
        yield _no_hour(draft, match)


def _behind_hour(draft: Draft, match: re.Match[str]) -> bool:
    """``16：75开门``: what is done then stands behind an hour, and no match is told."""
    told = _HOUR_BEHIND.match(draft.plain, match.end())
    return bool(told) and not _SCORE.search(draft.plain, *draft.context.sentence(match.start()))


def _no_hour(draft: Draft, match: re.Match[str]) -> Hit:
    _ = translator(draft.lang)
    return Hit("C310", (match.span(),), {"why": _("一天只有24小时，一小时只有60分")})


def _weeks(draft: Draft) -> Iterator[Hit]:
    """Yield ``第22周`` in a plan that says that its term has twenty weeks."""
    told = _ALL_WEEKS.search(draft.plain, draft.document.start, draft.document.end)
    weeks = ordinal(told["n"]) if told else None
    if told is None or not weeks or weeks < _FEWEST_WEEKS or draft.context.past(told.start()):
        return
    _ = translator(draft.lang)
    why = _("本学期一共 {n} 周", n=weeks)
    for match in _ONE_WEEK.finditer(draft.plain, draft.document.start, draft.document.end):
        number = ordinal(match["n"] or match["m"]) or 0
        if weeks < number <= _MOST_WEEKS:
            yield Hit("C310", (match.span(),), {"why": why})


def _time(match: re.Match[str]) -> tuple[int, int]:
    return int(match.group("hour")), int(match.group("minute") or match.group("spoken"))


def _ends_first(draft: Draft, start: int, end: int) -> Hit:
    _ = translator(draft.lang)
    return Hit("C310", ((start, end),), {"why": _("结束写在开始之前")})


Named = tuple[Festival, int, int, bool]


def _behind(draft: Draft, one: SaidDate) -> Named | None:
    """A festival right behind the date: ``6月19日端午节``; sure where a verb says so."""
    link = _LINK.match(draft.plain, one.end)
    if link is None:
        return None
    match = almanac.festival_words().match(draft.plain, link.end())
    if match is None:
        return None
    festival, end = almanac.festival_of(match), match.end()
    if _ITS_OWN.match(draft.plain, end):  # 端午是6月19日，中秋是9月25日
        return None
    beside = _ORDINAL.fullmatch(_BRACKET.sub("", link.group())) and match.group()[-1] in "节日"
    if beside and _AHEAD_OF.match(draft.plain, end) and 0 < _days_late(one, festival) <= _LATE:
        return festival, match.start(), end, True
    if _BEFORE.match(draft.plain, end) and not (beside and _APPOSED.match(draft.plain, end)):
        return None
    # 5月28日端午节，: the day is the festival; so is one that was its day in another year
    told = beside and (_CLOSED.match(draft.plain, end) or _copied(one, festival))
    if told and _BRACKET.search(link.group()):  # 9月8日（星期五）教师节，: kept two days before
        told = _days_off(one, festival) >= _KEPT_NEAR or _kept_then(one, festival)
    sure = bool(told or re.search(r"是|为|逢|即", link.group()))
    return festival, match.start(), end, sure


def _kept_then(one: SaidDate, festival: Festival) -> bool:
    """Say whether a festival is on a day of work, when it would be kept on its own day."""
    right = almanac.day_of(festival, one.year or 0)
    return right is not None and at_work(festival, right)


def _days_off(one: SaidDate, festival: Festival) -> int:
    return abs(_days_late(one, festival))


def _days_late(one: SaidDate, festival: Festival) -> int:
    """Return how many days a day lies behind a festival: nothing is done then before it."""
    right = almanac.day_of(festival, one.year or 0)
    told = on(one.year or 0, one)
    return (told - right).days if told and right else 0


def _copied(one: SaidDate, festival: Festival) -> bool:
    """Say whether a day is the festival's own in a year near by: taken over from an older plan."""
    moving = festival.day is None and one.year is not None
    near = (almanac.day_of(festival, (one.year or 0) + k) for k in _YEARS_NEAR if moving)
    return any(day and (day.month, day.day) == (one.month, one.day) for day in near)


def _ahead(draft: Draft, one: SaidDate) -> Named | None:
    """A festival before a date in brackets: ``端午节（6月19日）``."""
    left = max(draft.document.start, one.start - 16)
    for match in almanac.festival_words().finditer(draft.plain, left, one.start):
        link = _OPEN.match(draft.plain, match.end(), one.start)
        if link is None or link.end() != one.start or _person(draft, match):
            continue
        closed = draft.plain[one.end : one.end + 8]
        if _BEFORE.match(closed) and "(" in link.group():
            return None
        bracket = bool(re.search(r"[(（是为]", link.group()))
        return almanac.festival_of(match), match.start(), match.end(), bracket
    return None


def _person(draft: Draft, match: re.Match[str]) -> bool:
    from unionnlp.checks.people import is_name_at

    return is_name_at(draft.plain, match.start(), match.end())
