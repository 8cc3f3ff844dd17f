"""What libraries of documents and paths of websites put above a text, and what is attached below it."""

from __future__ import annotations

import pytest

from unionnlp import extract

BODY = """2024年，工会围着老师们的日子转，不求热闹，只求实在。
一、做好慰问
1、春节前走访困难教师6户，每户送去500元。
2、三月八日组织女教师插花一次。
二、管好经费
1、每学期由经审小组查账一次，结果向会员公布。
"""
CLAIMS = """- 1、本文档由网友上传，书房网整理，可预览全部内容。
- 2、付费之前，请先阅读说明；版权归上传者所有。
- 3、成为VIP会员后，下载免费。
"""


def test_claims_above_a_text_are_the_website_s() -> None:
    text = f"{CLAIMS}柳荫小学工会2024年工作计划\n{BODY}"
    (document,) = extract(text).documents
    assert document.title == "柳荫小学工会2024年工作计划"
    assert document.start == text.index("柳荫小学")
    assert [node.number for node in document.outline if node.depth == 1] == [1, 2]


@pytest.mark.parametrize(
    "place", ["当前位置：青竹范文网 > 工作计划 > ", "您的位置: 首页 › 工会 › "]
)
def test_the_path_of_a_page_is_no_title(place: str) -> None:
    text = f"{place}小学工会工作计划\n\n小学工会工作计划\n\n{BODY}"
    (document,) = extract(text).documents
    assert document.title == "小学工会工作计划"
    assert document.start > text.index("\n")


def test_a_collection_s_name_above_the_first_of_its_texts_is_none_of_it() -> None:
    text = f"县总工会工作计划【三篇】\n\n县总工会工作计划范文篇一\n\n{BODY}"
    (document,) = extract(text).documents
    assert document.title == "县总工会工作计划范文篇一"


@pytest.mark.parametrize("name", ["附：2024年工会主要工作安排表", "附件1：柳荫小学工会活动计划表"])
def test_what_is_attached_is_a_part_of_the_text(name: str) -> None:
    table = "月份\t主要内容\n3月\t女教师插花\n9月\t教师节慰问\n"
    text = f"柳荫小学工会2024年工作计划\n{BODY}柳荫小学工会\n2024年2月20日\n{name}\n{table}"
    (document,) = extract(text).documents
    assert document.end >= text.index("教师节慰问")
    assert [entry.text for entry in document.schedule] == ["女教师插花", "教师节慰问"]
