"""The order of a document's months, and the real years that they fall in.

A plan for a school year runs from September to July of the next year; its months come in
that order. ``year`` is always the calendar year in which the arrangement begins.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unionnlp.records import Document, Period

_AUTUMN = 8  # a school year begins in August or September


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

    ``year`` overrides what the text claims. A period that runs past December tells which months
    belong to which of its two years.
    """
    months = [entry.months[0] for entry in document.schedule if entry.months]
    period = document.period
    first = _first_month(months, period)
    order = tuple((first - 1 + k) % 12 + 1 for k in range(12))
    if year is not None:
        return Calendar(order, year)
    told = period.first_year if period is not None else None
    return Calendar(order, document.year if told is None else told)


def _first_month(months: Sequence[int], period: Period | None) -> int:
    """Return the month with which the year of an arrangement begins.

    January, unless the months run past December: in one list, then with the first of them, or in
    the period of the document, then with a school year or with the first of several lists.
    """
    over = period is not None and period.last_month < period.first_month
    first = months[0] if months else 1
    turns = [k for k in range(1, len(months)) if months[k] < months[k - 1]]
    one_list = len(turns) == 1 and max(months[turns[0] :]) < first
    if one_list or (over and turns and first >= _AUTUMN):
        return first
    return _AUTUMN if over else 1
