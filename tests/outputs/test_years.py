"""The order of months and the years that they fall in."""

from __future__ import annotations

import pytest

from unionnlp.grammar import periods
from unionnlp.grammar.normalize import normalize
from unionnlp.outputs.years import resolve
from unionnlp.records import Document, ScheduleEntry


def document(title: str, months: list[int], year: int | None) -> Document:
    entries = tuple(ScheduleEntry(start=0, end=1, text="例会", months=(m,)) for m in months)
    told = periods.read(normalize(title))
    period = told.period if told else None
    return Document(start=0, end=1, title=title, year=year, period=period, schedule=entries)


CALENDAR = list(range(1, 13))
SCHOOL = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("title", "months", "year", "given", "expected"),
    [
        ("2024年工会工作计划", CALENDAR, 2024, None, {1: 2024, 12: 2024}),
        ("2024—2025学年度工会工作计划", SCHOOL, 2024, None, {9: 2024, 12: 2024, 1: 2025, 6: 2025}),
        ("２０２４－２０２５学年工会工作计划", SCHOOL, 2024, None, {9: 2024, 1: 2025}),
        ("2024学年工会工作安排", SCHOOL, 2024, None, {9: 2024, 2: 2025}),
        ("2024—2025学年第二学期工会计划", [2, 3, 4, 5, 6], 2024, None, {2: 2025, 6: 2025}),
        ("2024学年第二学期工会计划", [2, 3, 4, 5, 6], 2024, None, {2: 2025}),
        ("2024年下半年工会工作安排", [9, 10, 11, 12, 1], 2024, None, {9: 2024, 1: 2025}),
        ("2024年工会工作计划", [2, 3, 9, 12, 1], 2024, None, {2: 2024, 1: 2025}),
        # Several lists under several headings: the year does not run on.
        ("2024年工会工作计划", [9, 12, 3, 5, 9, 1, 6], 2024, None, {9: 2024, 3: 2024, 1: 2024}),
        ("2024学年工会工作计划", [9, 12, 3, 5, 9, 1, 6], 2024, None, {9: 2024, 3: 2025, 1: 2025}),
        ("二〇二四—二○二五学年第二学期工会计划", [2, 3, 6], 2024, None, {2: 2025, 6: 2025}),
        ("24—25学年工会工作计划", SCHOOL, None, None, {9: 2024, 1: 2025}),
        ("24—29学年工会工作规划", SCHOOL, None, None, {9: None, 1: None}),
        ("2021—2025年工会工作规划", CALENDAR, 2021, None, {1: 2021, 12: 2021}),
        ("201×年工会工作计划", SCHOOL, None, 2018, {9: 2018, 1: 2019}),
        ("2024—2025学年第二学期工会计划", [2, 3], 2024, 2026, {2: 2026}),
        ("2024—2025学年工会工作计划", [], 2024, None, {9: 2024, 3: 2025}),
        ("工会工作计划", CALENDAR, None, None, {1: None, 9: None}),
    ],
)
def test_months_fall_in_their_years(
    title: str,
    months: list[int],
    year: int | None,
    given: int | None,
    expected: dict[int, int | None],
) -> None:
    calendar = resolve(document(title, months, year), given)
    assert {month: calendar.year(month) for month in expected} == expected
    assert sorted(calendar.order) == CALENDAR


def test_the_order_begins_with_the_first_month() -> None:
    assert resolve(document("2024—2025学年计划", SCHOOL, 2024)).order[:5] == (9, 10, 11, 12, 1)


def test_a_term_of_autumn_stands_in_the_first_of_its_years() -> None:
    calendar = resolve(document("2012—2013学年第一学期工会工作计划", [9, 10, 11, 12], 2012))
    assert [calendar.year(month) for month in (9, 12, 1)] == [2012, 2012, 2013]


def test_years_of_a_plan_for_five_are_no_school_year() -> None:
    calendar = resolve(document("2021—2025年工会工作规划", [9, 10], 2021))
    assert [calendar.year(month) for month in (9, 3)] == [2021, 2021]
