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


def test_months_between_blanks_of_a_line_are_heads_each() -> None:
    text = (
        "兰溪小学工会2026年工作计划\n一、常规工作\n1、每月谈心一次。\n二、一年走表\n"
        "一月　送年货、查账　二月　家访　三月　踢毽子、踏青\n四月　春游　五月　体检　六月　端午（19日）包粽子\n"
    )
    (document,) = extract(text).documents
    told = [(entry.months, entry.text) for entry in document.schedule]
    assert ((2,), "家访") in told
    assert ((6,), "端午（19日）包粽子") in told
    assert all(len(months) == 1 for months, _ in told)


def test_forms_in_a_list_are_no_chapters() -> None:
    text = "兰溪中学工会2026年工作计划\n一、小家\n微波炉由小组轮管，3月高一、4月高二、5月高三、6月行政，7月再轮。\n"
    (document,) = extract(text).documents
    assert [node.text for node in document.outline] == ["一、小家"]
