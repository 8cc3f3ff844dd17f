"""The months, with their years, that a document is for."""

from __future__ import annotations

from unionnlp.records import Document, Period


def period_of(document: Document, year: int | None) -> Period:
    """Return the period of a document, the whole of ``year`` where it tells none."""
    period = document.period
    if period is None:
        return Period(first_year=year, first_month=1, last_year=year, last_month=12)
    if period.first_year is not None or year is None:
        return period
    turns = period.last_month < period.first_month
    return Period(
        first_year=year, first_month=period.first_month, last_year=year + turns,
        last_month=period.last_month,
    )  # fmt: skip
