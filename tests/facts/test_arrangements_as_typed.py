"""Arrangements as secretaries type them: months without marks between them, terms, outlines below tables."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

TITLE = "柳林机械厂工会2026年工作安排\n"


def document(body: str) -> Document:
    (found,) = extract(TITLE + body, items=False).documents
    return found


def told(body: str) -> list[tuple[str, tuple[int, ...], str | None]]:
    return [(e.text, e.months, e.responsible) for e in document(body).schedule]


def headings(body: str) -> list[str]:
    return [node.heading for node in document(body).outline]


def test_two_months_side_by_side_need_no_mark() -> None:
    body = "时间\t活动\t负责人\n七八月\t疗养\t丁兰\n十一月\t体检\t丁兰\n二三月份\t慰问\t工会主席\n"
    assert told(body) == [
        ("疗养", (7, 8), "丁兰"),
        ("体检", (11,), "丁兰"),
        ("慰问", (2, 3), "工会主席"),
    ]


def test_two_months_side_by_side_in_a_sentence_are_one_mention() -> None:
    found = document("一、疗养\n六七月份组织疗养，十一月组织体检。\n二、慰问\n开展慰问。").dates
    assert [(d.text, d.months) for d in found] == [("六七月份", (6, 7)), ("十一月", (11,))]


def test_an_outline_goes_on_below_a_table_with_spaces() -> None:
    body = (
        "1.目标\n当好娘家人。\n2.活动安排\n时间 活动内容 责任人\n3月 座谈 郭燕\n5月 竞赛 梁斌\n"
        "3.要求\n（1）厉行节约。\n（2）注意安全。"
    )
    assert told(body) == [("座谈", (3,), "郭燕"), ("竞赛", (5,), "梁斌")]
    assert headings(body) == ["目标", "活动安排", "要求", "厉行节约", "注意安全"]


@pytest.mark.parametrize(
    "terms", [("上学期：", "下学期："), ("第一季度：", "第四季度："), ("前半学期", "后半学期")]
)
def test_names_of_terms_between_months_are_no_headings(terms: tuple[str, str]) -> None:
    body = f"一、活动安排\n{terms[0]}\n9月：座谈\n10月：登山\n{terms[1]}\n11月：竞赛\n12月：总结\n"
    assert headings(body) == ["活动安排"]
    assert [months for _, months, _ in told(body)] == [(9,), (10,), (11,), (12,)]


def test_a_month_whose_activity_is_a_summary_opens_no_text() -> None:
    body = "2025年10月 登山\n2025年11月 体检\n2025年12月 总结\n2026年1月 慰问\n"
    assert [text for text, _, _ in told(body)] == ["登山", "体检", "总结", "慰问"]
