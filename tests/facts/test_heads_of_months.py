"""Heads of months and days that look like labels."""

from __future__ import annotations

import pytest

from unionnlp import extract

Entries = list[tuple[tuple[int, ...], str]]


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (
            "5月：\n1、篮球赛\n7,8月：\n1、暑期疗休养\n9月：\n1、教师节座谈\n",
            [((5,), "篮球赛"), ((7, 8), "暑期疗休养"), ((9,), "教师节座谈")],
        ),
        (
            "三月\n3.8妇女节趣味活动\n羽毛球比赛\n五月\n5.1劳动节慰问\n教工体检\n",
            [
                ((3,), "3.8妇女节趣味活动"),
                ((3,), "羽毛球比赛"),
                ((5,), "5.1劳动节慰问"),
                ((5,), "教工体检"),
            ],
        ),
    ],
)
def test_a_month_or_a_day_is_no_label(body: str, entries: Entries) -> None:
    extraction = extract(f"东岭小学工会2024年工作安排\n七、活动安排\n{body}")
    assert [(e.months, e.text) for d in extraction.documents for e in d.schedule] == entries
