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


def test_a_list_whose_items_all_begin_with_months_below_its_heading_is_an_arrangement() -> None:
    listed = "（1）3月组织插花，发放礼品。\n（2）5月表彰先进10名。\n（3）9月举办运动会。\n"
    assert told(f"二、活动安排\n{listed}") == [
        ("组织插花，发放礼品", (3,), None),
        ("表彰先进10名", (5,), None),
        ("举办运动会", (9,), None),
    ]
    assert not told(f"二、主要活动\n{listed}")
    assert not told(f"二、活动安排\n{listed}（4）做好日常慰问。\n")


def test_a_number_before_a_month_is_a_label_where_the_list_counts_on() -> None:
    found = document(
        "4、“五一”前夕表彰先进。\n5、6月份开展竞赛。\n6、7-8月送清凉。\n7、年底评先。\n"
    )
    assert [(n.number, n.heading[:4]) for n in found.outline][1] == (5, "6月份开")
    assert [d.months for d in found.dates] == [(5,), (6,), (7, 8)]
    found = document("1、2月份召开职代会。\n2、3月份开展女工活动。\n3、4月份植树。\n")
    assert [n.number for n in found.outline] == [1, 2, 3]
    assert [d.months for d in found.dates] == [(2,), (3,), (4,)]


def test_a_number_before_a_month_is_a_month_where_the_list_does_not_count_on() -> None:
    body = "3、4月份\n1、春游\n2、职代会\n3、植树\n4、慰问\n5、6月份\n1、表彰\n2、竞赛\n"
    assert [months for _, months, _ in told(body)] == [(3, 4)] * 4 + [(5, 6)] * 2


def test_the_dates_of_one_week_are_not_those_of_the_next() -> None:
    body = "第六周：筹备\n第七周（4月6日—10日）：教代会\n第八周：运动会\n"
    found = document(body).schedule
    assert [(e.weeks, e.months) for e in found] == [((6,), ()), ((7,), (4,)), ((8,), ())]


def test_a_sentence_with_several_months_below_a_heading_is_no_month_of_an_arrangement() -> None:
    body = (
        "一、时间节点\n2月底前印发细则；5月20日前完成自评；11月中旬打分。\n二、保障\n落实经费。\n"
    )
    assert not told(body)
    assert [d.months for d in document(body).dates] == [(2,), (5,), (11,)]
