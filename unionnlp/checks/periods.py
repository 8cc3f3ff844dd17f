"""The months, with their years, that a document is for."""

from __future__ import annotations

from unionnlp.grammar.normalize import normalize
from unionnlp.patterns import lazy
from unionnlp.records import Document, Period
from unionnlp.resources import load

_SCHOOL_YEAR = lazy(r"((?:19|20)\d\d)\s*(?:[-~—–至]{1,3}|年[-~—–至]{1,2})\s*((?:20)?\d\d)")
_WORDS = lazy(r"学年|学期")
_HEAD = 60  # characters of the text in which a term stands where the title does not say it
_LATE = 7  # a school year begins in the summer


def period_of(document: Document, plain: str, year: int | None) -> Period:
    """Return the period of a document, the whole of ``year`` where nothing else is said."""
    if document.period is not None:
        return _dated(document.period, year)
    title = normalize(document.title or "") or plain[document.start : document.start + _HEAD]
    months = _term(title)
    span = _SCHOOL_YEAR.search(title)
    if span and _WORDS.search(title):
        first = int(span.group(1))
        return _school_year(first, months)
    if months is None and "学年" in title:
        return _school_year(year, None) if year else _months((9, 8), year)
    return _months(months or (1, 12), year)


def _dated(period: Period, year: int | None) -> Period:
    if period.first_year is not None or year is None:
        return period
    turns = period.last_month < period.first_month
    return Period(
        first_year=year, first_month=period.first_month, last_year=year + turns,
        last_month=period.last_month,
    )  # fmt: skip


def _term(title: str) -> tuple[int, int] | None:
    for term in load("checks")["term"]:
        if any(word in title for word in term["words"]):
            return term["months"][0], term["months"][-1]
    return None


def _school_year(first: int | None, months: tuple[int, int] | None) -> Period:
    begin, end = months or (9, 8)
    if first is None:
        return _months((begin, end), None)
    begins = first if begin >= _LATE else first + 1
    ends = begins + (end < begin)
    return Period(first_year=begins, first_month=begin, last_year=ends, last_month=end)


def _months(months: tuple[int, int], year: int | None) -> Period:
    begin, end = months
    last = None if year is None else year + (end < begin)
    return Period(first_year=year, first_month=begin, last_year=last, last_month=end)
