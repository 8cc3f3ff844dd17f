"""What holds for every text, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionnlp import extract
from unionnlp.records import Document, Extraction, Span

ROOT = Path(__file__).parent.parent
PIECES = [
    *"一二三四十百万零两0123456789０９%％‰年月日号周次个人元件名篇章节第",
    *"、，。；：:.．,()（）〔〕【】《》“”[]-—～~*#|\t\n\r\u2028\u3000 \ufeff\u200b_×",
    "\r\n", "\n\n", "一、", "（二）", "(3)", "4．", "5.1", "①", "第一，", "一是", "首先", "第一章 ", "### ",
    "**", "【篇1】", "篇一：", "范文二", "工作总结1", "工会工作计划", "学校工会工作总结", "2024年", "20xx年",
    "201_年", "二〇二四年", "实验小学", "第三中学", "市总工会", "教代会", "三月：", "3月份", "1—2月", "七、八月",
    "十二月", "第2—3周", "教师节", "“三八”", "国庆节", "11月23日至25日", "每学期", "每人", "不少于", "以上",
    "达到", "100%", "13.02万元", "三分之二", "九成", "个百分点", "零", "近", "慰问", "（待定）", "指导思想：",
    "活动安排", "附件：", "各位代表：", "当前位置：首页 > ", "来源：", "作者：佚名", "第 1 页 共 4 页", "相关文章",
    "收藏", "www.example.com", "月份", "负责人", "备注", "\t", "11、", "101、", "工會", "計劃", "\U00020bb7", "\x00",
]  # fmt: skip

# Titles make documents, and documents facts: without them little would be looked at.
TITLES = ["", "实验小学2024年工会工作计划\n", "第三中学工会2023年工作总结\n一、主要工作\n"]

pieces = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
texts = st.one_of(
    st.text(max_size=300),
    pieces,
    st.lists(st.tuples(st.sampled_from(TITLES), pieces).map("".join), max_size=3).map("\n".join),
)


def spans_of(document: Document) -> Iterator[Span]:
    for group in (document.outline, document.schedule, document.dates, document.quantities):
        yield from group
    yield from document.items
    yield from (node.extent for node in document.outline)
    yield from (item.line for item in document.items if item.line)
    places = (document.title_span, document.organization_span, document.year_span)
    yield from (place for place in places if place)


def check(text: str) -> Extraction:
    """Assert everything that holds for the extraction of any text; return it."""
    extraction = extract(text)
    limit = len(text)
    assert extraction.source.length == limit
    for group in (extraction.documents, extraction.noise):
        assert all(0 <= span.start < span.end <= limit for span in group)
        assert all(a.end <= b.start for a, b in pairwise(group)), group
    for document in extraction.documents:
        for fact in spans_of(document):
            assert document.start <= fact.start < fact.end <= document.end, fact
        quoted = (document.outline, document.schedule, document.dates, document.quantities)
        for fact in (fact for group in quoted for fact in group):
            assert fact.text == text[fact.start : fact.end]
            inside = [n for n in extraction.noise if n.start <= fact.start and fact.end <= n.end]
            assert not inside, (fact, inside)
        assert all(1 <= m <= 12 for entry in document.schedule for m in entry.months)
        assert all(1 <= m <= 12 for mention in document.dates for m in mention.months)
        assert all(node.depth >= 1 for node in document.outline)
        for group in quoted:
            starts = [fact.start for fact in group]
            assert starts == sorted(starts), "facts stand in the order of the text"
    assert Extraction.from_json(extraction.to_json()) == extraction
    return extraction


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_holds_for_any_text(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_holds_for_plans_that_were_cut_and_mixed(data: st.DataObject) -> None:
    plan = (ROOT / "examples" / "plan.txt").read_text("utf-8")
    parts = []
    for _ in range(data.draw(st.integers(1, 4))):
        a = data.draw(st.integers(0, len(plan)))
        b = data.draw(st.integers(a, len(plan)))
        parts.append(plan[a:b] + data.draw(st.sampled_from(["", *PIECES])))
    check("".join(parts))


def test_lone_surrogates_do_not_stop_the_extraction() -> None:
    assert extract("实验小学2024年工会工作计划\n一、\ud800目标").documents


def test_same_text_gives_the_same_record() -> None:
    plan = (ROOT / "examples" / "plan.txt").read_text("utf-8")
    assert extract(plan).to_json() == extract(plan).to_json()


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u3000", "。", "一、", "1" * 5000, "（" * 5000, "三月：" * 2000]
)
def test_holds_for_odd_texts(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "marked").glob("*.txt")), ids=lambda p: p.stem
)
def test_holds_for_the_texts_with_gold(path: Path) -> None:
    import re

    check(re.sub("⟦[^⟦⟧]*⟧", "", path.read_text("utf-8")))


def test_a_check_leaves_what_is_extracted_as_it_was() -> None:
    from unionnlp.checks import check

    text = (
        "红星小学2025年工会工作计划\n一、工作\n1、组织教师座谈，关心大家的生活。\n2、召开教代会。\n"
    )
    before = extract(text)
    check(text)
    assert extract(text) == before
