"""Years and periods as titles and openings write them: years, school years, terms, halves, quarters.

``read`` finds the first period of a text, ``period`` decides which months a document is about.
Texts are normalised ones (``grammar.normalize``).
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from unionnlp.grammar.numerals import COUNT, ONES, chinese, ordinal
from unionnlp.patterns import lazy
from unionnlp.records import Period

CHINESE_YEAR: Final = rf"[二一][〇零○0OＯo九][〇零○0OＯo{ONES}]{{2}}"
MASKED_YEAR: Final = r"(?:20[xX_*×\d]{0,1}[xX_*×]{1,2}|[xX_*×]{2,4})"
_YEAR = (
    rf"(?<![\d.])(?P<year>(?:19|20)\d\d|{CHINESE_YEAR}|{MASKED_YEAR}|\d\d(?=\s*+[-~/至]{{1,2}}\s*+\d\d\s*+学年))"
    rf"(?:\s*+年?\s*+[-~/至]{{1,2}}\s*+(?P<other>(?:19|20)?\d\d|{CHINESE_YEAR}|{MASKED_YEAR}))?\s*+(?P<kind>学年度?|年度?|(?=[上下][半学期]|[春秋]|第))?"
)
_YEARS = lazy(_YEAR)
_TERMS = (
    (1, r"第?[一1]\s*学期|上学期|秋季?(?:学期|期)?"),
    (2, r"第?[二2]\s*学期|下学期|春季?(?:学期|期)?"),
)
_MONTH = rf"(?:1[0-2]|0?[1-9]|[{COUNT}]{{1,2}})"
_PARTS = lazy(
    r"(?P<term>第?[一二12]\s*+学期|[上下]学期|[春秋]季?学?期|[春秋]季(?!节|运动|健|登|踏|游|拔)|[上下]期)|(?P<half>[上下]半年)"
    r"|第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?P<first>{_MONTH})\s*+月?份?\s*+[-~至到]{{1,2}}\s*+(?:(?:次年|翌年|来年|明年|(?P<next>(?:19|20)\d\d)\s*+年)\s*+)?(?P<last>{_MONTH})\s*+月份?"
    rf"|(?P<month>{_MONTH})\s*+月份?(?!\s*+\d|[初底末])|(?P<summer>暑[假期])|(?P<winter>寒假)|(?P<school>学年)|(?P<year>年[度终]|全年)"
)
_WORK = lazy(
    r"的?[,，]?(?:我[校园院]|本[校园院]|全[校园院]|学校)?的?(?:工会|工作|重点|计划|任务|主要|各项|活动|打算|安排|要|将)"
)
_TERM_MONTHS = 5  # shorter stretches in an opening are the time of an activity
_DOTTED = lazy(
    rf"(?<![\d.])(?P<year>(?:19|20)\d\d)\.(?P<first>{_MONTH})\s*+[-~至]{{1,2}}\s*+(?:(?P<next>(?:19|20)\d\d)\.)?(?P<last>{_MONTH})(?![\d.])"
)
_REACH = 14  # characters between a year and the part of it that a title names


class FoundPeriod(msgspec.Struct, frozen=True):
    """A period in a text: ``start`` and ``end`` of its words, ``year_at`` the span of its year."""

    period: Period
    start: int
    end: int
    year_at: tuple[int, int] | None = None
    whole: bool = False


def year_value(word: str) -> int | None:
    """Return the year that ``word`` writes in digits or Chinese, ``None`` for a masked one."""
    if word.isdigit():
        value = int(word)
        return value + 2000 if value < 100 else value
    shown = chinese(re.sub("[○0OＯo]", "〇", word))
    return int(shown) if shown and 1949 <= shown <= 2100 else None


def read(text: str) -> FoundPeriod | None:
    """Return the first period that ``text`` names, ``None`` where it names none."""
    dotted = _DOTTED.search(text)
    if dotted:
        year, low, high = int(dotted["year"]), _month(dotted["first"]), _month(dotted["last"])
        ends = int(dotted["next"] or year)
        shape = Period(first_year=year, first_month=low, last_year=ends, last_month=high)
        return FoundPeriod(shape, *dotted.span(), dotted.span("year"))
    for match in _YEARS.finditer(text):
        if not (match["kind"] is not None or match["other"] or _year_ends(text, match.end())):
            continue
        first = year_value(match["year"])
        other = _other(first, match["other"])
        if len(match["year"]) == 2 and other is None:
            continue
        school = "学年" in (match["kind"] or "") or other is not None
        part = _PARTS.search(text, match.end(), match.end() + _REACH)
        if part and (part["school"] or part["year"]):
            school, part = school or bool(part["school"]), None
        at = match.span("year")
        if part is None:
            return FoundPeriod(_whole(first, school), match.start(), match.end(), at, whole=True)
        return _part(match, part, first, other, school)
    part = _PARTS.search(text)
    if part is None:
        return None
    shape = _shape(part, None, school="学年" in text)
    return FoundPeriod(shape, part.start(), part.end())


def _year_ends(text: str, at: int) -> bool:
    """A bare year counts where no digit, unit or point stands behind it."""
    return not re.match(r"\s*[\d.%元人名份个件次级届、]", text[at : at + 4])


def _other(first: int | None, word: str | None) -> int | None:
    if word is None:
        return None
    value = year_value(word)
    return value if first is None or value is None or value - first == 1 else None


def _whole(first: int | None, school: bool) -> Period:
    if school:
        return Period(
            first_year=first, first_month=9, last_year=first + 1 if first else None, last_month=8
        )
    return Period(first_year=first, first_month=1, last_year=first, last_month=12)


def _part(
    match: re.Match[str], part: re.Match[str], first: int | None, other: int | None, school: bool
) -> FoundPeriod:
    shape = _shape(part, first, school=school)
    at = match.span("year")
    if school and shape.first_month < 8 and part["term"] and match["other"]:
        at = match.span("other")
    return FoundPeriod(shape, match.start(), part.end(), at)


def _shape(part: re.Match[str], year: int | None, *, school: bool) -> Period:
    """Return the months of a part of a year; ``school``: ``year`` begins a school year."""
    if part["term"]:
        return _term(part["term"], year, school=school)
    low, high = _months(part)
    begins = year
    if year is not None and school and high < 8 and low < 8:
        begins = year + 1
    ends = None if begins is None else begins + (high < low)
    if part["next"] and begins is not None:
        ends = int(part["next"])
    return Period(first_year=begins, first_month=low, last_year=ends, last_month=high)


def _term(word: str, year: int | None, *, school: bool) -> Period:
    """The first term runs from September to January, the second from February to July.

    Beside a calendar year 上期 is the spring's and 下期 the autumn's term, as where they are written.
    """
    autumn = bool(re.search(r"[一1上秋]", word))
    if word in ("上期", "下期", "上学期", "下学期") and not school and year is not None:
        autumn = not autumn
    if autumn:
        return Period(
            first_year=year, first_month=9, last_year=None if year is None else year + 1,
            last_month=1,
        )  # fmt: skip
    begins = None if year is None else year + school
    return Period(first_year=begins, first_month=2, last_year=begins, last_month=7)


def _months(part: re.Match[str]) -> tuple[int, int]:
    if part["half"]:
        return (1, 6) if part["half"][0] == "上" else (7, 12)
    if part["quarter"]:
        k = ordinal(part["quarter"]) or 1
        return 3 * k - 2, 3 * k
    if part["summer"] or part["winter"]:
        return (7, 8) if part["summer"] else (1, 2)
    if part["school"]:
        return 9, 8
    if part["year"]:
        return 1, 12
    low = _month(part["first"] or part["month"])
    return low, _month(part["last"]) if part["last"] else low


def _month(word: str) -> int:
    value = ordinal(word.lstrip("0")) or 1
    return min(max(value, 1), 12)


def period(
    title: FoundPeriod | None,
    opening: str,
    *,
    year: int | None,
    signed: tuple[int | None, int | None],
) -> Period | None:
    """Return the months that a document is about: from its ``title``, its opening, else its signature.

    ``year`` is the year that the document claims, ``signed`` year and month of its signature; both
    fill in what the words leave out. A document that names no period but a year is about that year.
    """
    found = title
    if found is None or (found.whole and found.period.first_year is None):
        told = read(opening)
        long = told is not None and len(told.period.months) >= _TERM_MONTHS
        if told and opening.endswith("半年", told.start, told.end):
            # 两位厨工下半年试用期满: when something is, and no time that the document is for
            long = bool(_WORK.match(opening, told.end))
        if told and long and told.period.first_year in (None, year):
            found = told
    year = year if year is not None else signed[0]
    if found is None:
        return _whole(year, school=False) if year is not None else None
    shape = found.period
    if shape.first_year is not None or year is None:
        return shape
    late = shape.last_month < shape.first_month
    begins = year - 1 if late and signed[0] == year and (signed[1] or 12) <= 2 else year
    return Period(
        first_year=begins, first_month=shape.first_month,
        last_year=begins + late, last_month=shape.last_month,
    )  # fmt: skip
