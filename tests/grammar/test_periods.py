"""Which months a document is about, and who signs it when."""

from __future__ import annotations

import time

import pytest

from unionnlp import extract
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.periods import read
from unionnlp.grammar.signatures import read as signature
from unionnlp.grammar.spans import lines
from unionnlp.records import Period


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("杨桥小学2024年工会工作计划", (2024, 1), (2024, 12)),
        ("杨桥小学工会２０１６年度工作总结", (2016, 1), (2016, 12)),
        ("杨桥小学工会二○○九年工作总结", (2009, 1), (2009, 12)),
        ("杨桥小学2020—2021学年工会工作计划", (2020, 9), (2021, 8)),
        ("杨桥小学二〇〇五—二〇〇六学年度工会计划", (2005, 9), (2006, 8)),
        ("杨桥小学2020—2021学年第一学期工会工作计划", (2020, 9), (2021, 1)),
        ("杨桥小学2020-2021学年度第二学期工会工作计划", (2021, 2), (2021, 7)),
        ("24-25学年第二学期工会工作计划", (2025, 2), (2025, 7)),
        ("2007学年第一学期工会打算", (2007, 9), (2008, 1)),
        ("2019学年工会打算", (2019, 9), (2020, 8)),
        ("2023年春季学期工会安排", (2023, 2), (2023, 7)),
        ("2012年秋学期工会安排", (2012, 9), (2013, 1)),
        ("杨桥小学 2012 年下期工会总结", (2012, 9), (2013, 1)),
        ("2026年上半年工会小结", (2026, 1), (2026, 6)),
        ("2008年下半年工会工作计划", (2008, 7), (2008, 12)),
        ("2024年第三季度工会安排", (2024, 7), (2024, 9)),
        ("2025年9月至2026年1月工会安排", (2025, 9), (2026, 1)),
        ("2025年3—6月工会安排", (2025, 3), (2025, 6)),
        ("2025年11月份工会安排", (2025, 11), (2025, 11)),
        ("2021年暑期慰问方案", (2021, 7), (2021, 8)),
        ("2013年工会总结及2014年计划", (2013, 1), (2013, 12)),
        ("工会第二学期计划", (None, 2), (None, 7)),
        ("20XX学年第一学期工会计划", (None, 9), (None, 1)),
        ("工会201×年下半年打算", (None, 7), (None, 12)),
        ("工会学年工作计划", (None, 9), (None, 8)),
        ("工会年度计划", (None, 1), (None, 12)),
    ],
)
def test_titles(title: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    found = read(normalize(title))
    assert found is not None
    shape = found.period
    assert (shape.first_year, shape.first_month) == first
    assert (shape.last_year, shape.last_month) == last


@pytest.mark.parametrize("title", ["工会工作计划", "工会总结（3）", "工会春季运动会", "2023级会员"])
def test_titles_without_a_period(title: str) -> None:
    assert read(normalize(title)) is None


def test_a_document_tells_its_period_and_year() -> None:
    text = "杨桥小学2020—2021学年第二学期工会工作计划\n一、每月例会一次。\n二、走访会员5人。"
    (document,) = extract(text).documents
    assert document.year == 2021
    assert document.period == Period(first_year=2021, first_month=2, last_year=2021, last_month=7)
    assert document.year_span is not None
    assert text[document.year_span.start : document.year_span.end] == "2021"


def test_the_signature_fills_in_the_year() -> None:
    text = "杨桥小学工会第一学期工作计划\n一、每月例会一次。\n二、走访会员5人。\n杨桥小学工会\n2022年9月3日"
    (document,) = extract(text).documents
    assert document.period == Period(first_year=2022, first_month=9, last_year=2023, last_month=1)
    signed = document.signature
    assert signed is not None
    assert (signed.signer, signed.year, signed.month, signed.day) == ("杨桥小学工会", 2022, 9, 3)
    assert signed.text == text[signed.start : signed.end] == "杨桥小学工会\n2022年9月3日"
    assert document.dates == ()


@pytest.mark.parametrize(
    ("tail", "signer", "when"),
    [
        ("杨桥小学工会\n二〇〇六年二月十六日", "杨桥小学工会", (2006, 2, 16)),
        ("杨桥小学工会 2013.8.30", "杨桥小学工会", (2013, 8, 30)),
        ("杨桥小学工会委员会2025、2", "杨桥小学工会委员会", (2025, 2, None)),
        ("执笔：周秀兰  2012.9.3", "周秀兰", (2012, 9, 3)),
        ("杨桥小学工会 08.12.30", "杨桥小学工会", (2008, 12, 30)),
        ("__小学工会\n201_年2月", "__小学工会", (None, 2, None)),
        ("二○一五年元月八日", None, (2015, 1, 8)),
        ("杨桥小学工会委员会", "杨桥小学工会委员会", (None, None, None)),
        ("大家再加一把劲。 杨桥小学工会 2013 年 1 月 16 日", "杨桥小学工会", (2013, 1, 16)),
    ],
)
def test_signatures(tail: str, signer: str | None, when: tuple[int | None, ...]) -> None:
    text = normalize(f"标题\n一、走访会员。\n{tail}")
    found = signature(text, lines(text, 0, len(text)))
    assert found is not None
    assert (text[slice(*found.signer)] if found.signer else None) == signer
    assert (found.year, found.month, found.day) == when


@pytest.mark.parametrize(
    "tail", ["12月：写总结，评小组", "每学期访问2次。", "一、组织工会小组", "附表2.3"]
)
def test_no_signature(tail: str) -> None:
    text = normalize(f"标题\n一、走访会员。\n{tail}")
    assert signature(text, lines(text, 0, len(text))) is None


@pytest.mark.parametrize("unit", ["2020-", "二〇", "2020年", " ", "x", "第一学期", "工会", "2 0"])
def test_any_length_takes_linear_time(unit: str) -> None:
    began = time.perf_counter()
    read(unit * 20_000)
    text = unit * 20_000
    signature(text, [(0, 0), (0, len(text))])
    assert time.perf_counter() - began < 2
