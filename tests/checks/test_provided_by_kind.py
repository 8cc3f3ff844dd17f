"""Sentences of many voices that provide for an item: who does what with what, in words that no list of names has."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import check

PLAN = """松岭镇中心小学工会2026年工作计划
一、主要工作
1、给大楼的时钟换电池。
2、{}
3、散会后锁门。
松岭镇中心小学工会
2026年2月20日
"""


def rows() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "provided.txt").read_text("utf-8")
    lines = (line.split(" | ", 1) for line in text.splitlines() if not line.startswith("#"))
    return [(item, words) for item, words in lines]


@pytest.mark.parametrize(("item", "words"), rows())
def test_what_is_provided_for_in_own_words_is_covered(item: str, words: str) -> None:
    report = check(PLAN.format(words))
    assert item in {c.item for c in report.covered} | set(report.extra)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("clubs", "3月8日下午办一场插花会，各组轮流上台。"),
        ("professional_development", "学校由教研室、进修学校合并而成，现有教师64名。"),
        ("rights_protection", "函授面授期间代课由组内承担，不扣课时费。"),
        ("womens_rights", "三八那天女老师不上课，去对岸看桃花，当天来回。"),
        ("teacher_ethics", "新来的教师尽快站稳讲台，教研组长每周看一回教案。"),
        ("publicity", "伙食账每月贴在橱窗里，老师们随时看。"),
        ("warmth_visits", "毕业班的晚自习由两位老师轮流坐班。"),
        ("hardship_aid", "学困生由班主任课后补课，每班三名。"),
        ("archives", "学生的作品装订成册，放在图书室。"),
        ("staff_home", "学生宿舍的空调坏了两台，暑假换。"),
    ],
)
def test_what_shares_words_with_it_provides_nothing(item: str, words: str) -> None:
    report = check(PLAN.format(words))
    assert item not in {c.item for c in report.covered} | set(report.extra)
