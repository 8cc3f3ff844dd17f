"""The one table of festivals: what all readers of a festival know alike."""

from __future__ import annotations

import pytest

from unionnlp import check, extract
from unionnlp.checks import almanac
from unionnlp.grammar.festivals import dated, festivals
from unionnlp.patterns import lazy


def test_a_festival_is_told_once() -> None:
    names = [festival.name for festival in festivals()]
    assert sorted(names) == sorted(set(names))
    assert [f.name for f in festivals() if not (f.words or f.times)] == []


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_its_day_falls_into_its_months(year: int) -> None:
    days = {festival.name: almanac.day_of(festival, year) for festival in dated()}
    months = {festival.name: festival.months for festival in dated()}
    assert [
        name for name, day in days.items() if day is None or day.month not in months[name]
    ] == []


def test_its_name_is_found_by_its_own_words() -> None:
    unknown = [f.name for f in dated() if not lazy(f.pattern).search(f.name.replace("劳动", ""))]
    assert unknown == []


@pytest.mark.parametrize(
    ("words", "text", "months"),
    [
        ("宪法日前后请律师讲一次课。", "宪法日前后", (12,)),
        ("助残日走访残疾职工家庭。", "助残日", (5,)),
        ("端午佳节慰问值班同事。", "端午佳节", (5, 6)),
        ("国庆假期组织一次骑行。", "国庆假期", (10,)),
        ("国庆佳节前夕看望退休教师。", "国庆佳节前夕", (10,)),
    ],
)
def test_what_the_calendar_knows_is_a_time_of_the_plan(
    words: str, text: str, months: tuple[int, ...]
) -> None:
    source = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、{words}\n桃溪小学工会\n2026年2月20日\n"
    (document,) = extract(source).documents
    assert (text, months) in {(d.text, d.months) for d in document.dates}


@pytest.mark.parametrize("words", ["庆祝国庆77周年", "荣获五一劳动奖章", "陈国庆老师负责"])
def test_what_is_no_time_stays_none(words: str) -> None:
    source = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、组织职工座谈，{words}。\n桃溪小学工会\n2026年2月20日\n"
    (document,) = extract(source).documents
    assert [d.text for d in document.dates if d.start < source.index("。")] == []


def test_a_festival_on_a_wrong_day_is_told_and_one_beside_its_holiday_is_not() -> None:
    plan = "桃溪小学工会2026年工作计划\n一、主要工作\n1、{}\n桃溪小学工会\n2026年2月20日\n"
    wrong = check(plan.format("12月6日宪法日，请律师讲课。"))
    right = check(plan.format("10月3日国庆假期，组织骑行一次。"))
    assert "C308" in {f.code for f in wrong.findings}
    assert "C308" not in {f.code for f in right.findings}
