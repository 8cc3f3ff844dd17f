"""Expressions of months and weeks."""

from __future__ import annotations

import re

import pytest

from unionnlp.grammar.months import EXPRESSION, months, weeks


@pytest.mark.parametrize(
    ("shown", "values"),
    [
        ("三月", (3,)),
        ("3月份", (3,)),
        ("1---2月", (1, 2)),
        ("七、八月份", (7, 8)),
        ("四月--五月", (4, 5)),
        ("十一月至次年一月", (11, 12, 1)),
        ("九、十、十一月", (9, 10, 11)),
        ("2024年12月", (12,)),
        ("3月8日", (3,)),
        ("元月", (1,)),
    ],
)
def test_months(shown: str, values: tuple[int, ...]) -> None:
    assert months(shown) == values


@pytest.mark.parametrize("shown", ["三月", "七、八月份", "1---2月", "十一月至次年一月"])
def test_the_whole_expression_matches(shown: str) -> None:
    match = re.match(EXPRESSION, shown)
    assert match
    assert match.group() == shown


@pytest.mark.parametrize(
    ("shown", "values"), [("第2-3周", (2, 3)), ("第十四、十五周", (14, 15)), ("第四周", (4,))]
)
def test_weeks(shown: str, values: tuple[int, ...]) -> None:
    assert weeks(shown) == values
