"""The order of a document's months, and the real years that they fall in.

A plan for a school year runs from September to July of the next year; its months come in
that order. ``year`` is always the calendar year in which the arrangement begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.numerals import ONES, TO_ARABIC
from unionnlp.records import Document

_AUTUMN = 8  # a school year begins in August or September
_CALENDAR = tuple(range(1, 13))
_SCHOOL_YEAR = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s*+(?:学?年)?\s*+[-~/至到]{1,4}\s*+(?P<second>(?:19|20)?\d\d)\s*+学?年"
    r"|(?<!\d)(?P<short>\d\d)\s*+[-~/至到]{1,4}\s*+(?P<next>\d\d)\s*+学年"
    r"|(?P<only>(?:19|20)\d\d)\s*+学年"
)
_WRITTEN_YEAR = re.compile(f"[〇○零{ONES}]{{4}}")
_TERM = re.compile(r"学年|学期")


class Calendar(msgspec.Struct, frozen=True):
    """The months in the order of an arrangement, and the year of each (``None``: unknown)."""

    order: tuple[int, ...]
    first_year: int | None

    def year(self, month: int) -> int | None:
        """Return the calendar year that ``month`` falls in."""
        if self.first_year is None:
            return None
        return self.first_year + (month < self.order[0])


def resolve(document: Document, year: int | None = None) -> Calendar:
    """Return the months of a document in their order, with the year in which they begin.

    ``year`` overrides what the text claims. A title that names a school year
    (``2024—2025学年``) tells which months belong to which of its two years.
    """
    title = _plain(document.title or "")
    months = [entry.months[0] for entry in document.schedule if entry.months]
    first = _first_month(months, title)
    order = tuple((first - 1 + k) % 12 + 1 for k in range(12))
    if year is not None:
        return Calendar(order, year)
    named = _SCHOOL_YEAR.search(title)
    if named is None:
        return Calendar(order, document.year)
    short = named["short"] and f"20{named['short']}"  # 24—25学年
    autumn = int(named["first"] or named["only"] or short)
    second = named["second"] or named["next"]
    if second and int(second) % 100 != (autumn + 1) % 100:
        return Calendar(order, document.year)  # 2021—2025年: a span of years, no school year
    spring = bool(months) and first < _AUTUMN
    return Calendar(order, autumn + spring)


def _first_month(months: Sequence[int], title: str) -> int:
    """Return the month with which the year of an arrangement begins.

    January, unless the months run past December: in one list, or in several under a title
    that speaks of a school year. Then it is the first of them.
    """
    if not months:
        return _AUTUMN if "学年" in title else 1
    first = months[0]
    turns = [k for k in range(1, len(months)) if months[k] < months[k - 1]]
    one_list = len(turns) == 1 and max(months[turns[0] :]) < first
    stated = bool(turns) and first >= _AUTUMN and _TERM.search(title) is not None
    return first if one_list or stated else 1


def _plain(title: str) -> str:
    """Return a title in its normal form, its years in digits (二〇二四 as 2024)."""
    return _WRITTEN_YEAR.sub(lambda year: year[0].translate(TO_ARABIC), normalize(title))
