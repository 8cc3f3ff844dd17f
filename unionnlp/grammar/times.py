"""When an activity of an arrangement happens: months, weeks and day, as heads and cells write it.

``3月``, ``七、八月份``, ``3月8日—10日``, ``4月底前``, ``第2—3周``; in a column also ``5``, ``9.1-9.5`` and ``2026-03``.
"""

from __future__ import annotations

import msgspec

from unionnlp.grammar.days import MONTH, WEEKDAYS, number
from unionnlp.grammar.months import EXPRESSION, WEEKS, months, weeks
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy

_C = f"[{COUNT}]{{1,3}}"
_TO = r"[-~至到]{1,3}"
_DAY = rf"(?:\d{{1,2}}|{_C})"
_PART = r"(?:[上中下]旬|[初底末]|中(?=$|[:\s(]))"
_DATE = lazy(
    rf"(?P<months>{EXPRESSION})(?:\s*+份)?"
    rf"(?:\s*+(?P<day>{_DAY})\s*+(?:[日号]|(?=\s*+(?:{_TO}|、)\s*+{_DAY}\s*+[日号])))?"
    rf"(?:\s*+{_PART})?"
    rf"(?:\s*+(?:{_TO}|、)\s*+(?:(?P<last>{EXPRESSION})\s*+(?:{_DAY}\s*+[日号]|{_PART})|{_DAY}\s*+[日号]|{_PART}))?"
    rf"(?:\s*+\(?(?:星期|周)[{WEEKDAYS}]\)?)?(?:[上下]午|晚上?)?"
    r"(?:以?前后?|左右|起|期间|之间)?"
)
_BEGIN = frozenset(
    f"{COUNT}〇零○xX_*今明次翌来当去元腊正第"
)  # with digits, all that a time begins with
_WEEKS = lazy(rf"(?:{WEEKS})(?![年岁末边围刊长])")
_BARE_MONTH = lazy(rf"{MONTH}(?:\s*[-~至到、,]\s*{MONTH})?")
_BARE_WEEK = lazy(
    rf"(?:第\s*)?(?:\d{{1,2}}|{_C})(?:\s*(?:{_TO}|、|,)\s*(?:\d{{1,2}}|{_C}))?(?:\s*周次?)?"
)
_NUMERIC = lazy(
    r"(?:(?:20)?\d\d[-./年])?(?P<month>1[0-2]|0?[1-9])[-./](?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:\s*[-~至到]{1,3}\s*(?:(?:20\d\d[-./年])?(?P<last>1[0-2]|0?[1-9])[-./月])?(?:3[01]|[12]\d|0?[1-9])日?)?"
)
_YEAR_MONTH = lazy(r"20\d\d[-./](?P<month>1[0-2]|0?[1-9])")
_BRACKET = lazy(r"\(([^()]{1,20})\)\s*$")
_INSIDE = lazy(
    rf"(?<![\d.])(?:(?P<month>1[0-2]|0?[1-9]|{_C})\s*月\s*)?(?P<day>3[01]|[12]\d|0?[1-9]|{_C})\s*"
    rf"(?:[日号](?![常程子])|(?={_TO}\d{{1,2}}[日号]))"
)


class When(msgspec.Struct, frozen=True):
    """The months (1-12), weeks and first day of an activity; empty where nothing is said."""

    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    day: int | None = None

    def with_date(self, other: When) -> When:
        """Return this time with what another column adds to it."""
        return When(
            self.months or other.months,
            self.weeks or other.weeks,
            self.day if self.day is not None else other.day,
        )

    def __bool__(self) -> bool:
        return bool(self.months or self.weeks)


def at(text: str, start: int, end: int) -> tuple[When, int] | None:
    """Read the time that ``text[start:end]`` begins with; return it and where it ends, or ``None``."""
    first = text[start : start + 1]
    if not first or not (first in _BEGIN or first.isdecimal()):
        return None
    match = _DATE.match(text, start, end)
    if match:
        return When(_months(match["months"], match["last"]), (), number(match["day"])), match.end()
    match = _WEEKS.match(text, start, end)
    if match:
        return When((), weeks(match.group())), match.end()
    return None


def cell(word: str, *, column: str | None = None) -> When | None:
    """Read a whole cell as a time; a bare number needs a ``column`` (``month``, ``week`` or ``date``)."""
    bracket = _BRACKET.search(word)
    if bracket and bracket.start():
        here = cell(word[: bracket.start()], column=column)
        dates = cell(bracket.group(1), column="date") if here and here.weeks else None
        return here.with_date(dates) if here and dates else here
    word = word.strip()
    if not word:
        return None
    found = at(word, 0, len(word))
    if found and found[1] == len(word) and found[0]:
        return found[0]
    if column == "week":
        return _bare_weeks(word)
    return _numbers(word) if column else None


def _bare_weeks(word: str) -> When | None:
    return When((), weeks(word)) if _BARE_WEEK.fullmatch(word) and weeks(word) else None


def _numbers(word: str) -> When | None:
    """Read the figures that only a column of months or dates gives a meaning."""
    if _BARE_MONTH.fullmatch(word):
        return When(months(word.replace(",", "、") + "月"))
    match = _NUMERIC.fullmatch(word)
    if match:
        return When(_span(int(match["month"]), match["last"]), (), int(match["day"]))
    match = _YEAR_MONTH.fullmatch(word)
    return When((int(match["month"]),)) if match else None


def day_inside(text: str, start: int, end: int, months_: tuple[int, ...]) -> int | None:
    """Return the first day that ``text[start:end]`` names within ``months_`` (``时间:9月9日`` → 9)."""
    for match in _INSIDE.finditer(text, start, end):
        month = number(match["month"])
        if month is None or month in months_ or not months_:
            day = number(match["day"])
            return day if day and day <= 31 else None
    return None


def _months(first: str, last: str | None) -> tuple[int, ...]:
    named = months(first)
    if not last or not named:
        return named
    return _span(named[-1], str((months(last) or named)[-1]))


def _span(first: int, last: str | None) -> tuple[int, ...]:
    """Return the months from the first to the last, over the year's end where it must be."""
    if not last or int(last) == first:
        return (first,)
    return tuple((first - 1 + k) % 12 + 1 for k in range((int(last) - first) % 12 + 1))
