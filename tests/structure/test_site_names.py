"""What a page calls itself is the page's where it stands alone, and no name of a school's own."""

from __future__ import annotations

import pytest

import unionnlp
from unionnlp.grammar.normalize import normalize
from unionnlp.structure.site_names import site_names

PLAN = (
    "柳荫中学工会2021年工作计划\n2021年，柳荫中学工会围绕教学开展工作，计划如下：\n一、加强学习\n"
    "每月组织教职工学习一次，请柳荫中学党支部书记讲课2次。\n"
    "二、加强宣传\n在柳荫教育网发布信息不少于12篇。\n三、关心职工\n慰问生病教职工，全年不少于10人次。\n"
)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("您好，欢迎光临松涛文库！", "松涛文库"),
        ("松涛写作网_您身边的写作专家", "松涛写作网"),
        ("Copyright 2020-2022 松涛文库 All Rights Reserved", "松涛文库"),
        ("以上就是松涛范文堂为大家整理的工作计划", "松涛范文堂"),
    ],
)
def test_a_page_says_its_name(page: str, name: str) -> None:
    assert site_names(normalize(page)) == [name]


@pytest.mark.parametrize(
    "page", ["Copyright © 柳荫中学 版权所有", "以上是小编为大家整理的计划", "来源：校园网"]
)
def test_a_school_s_name_is_no_website_s(page: str) -> None:
    assert site_names(normalize(page)) == []


@pytest.mark.parametrize("foot", ["松涛文库", "松涛文库推荐阅读", "松涛(www.songtao.example)整理"])
def test_a_line_of_the_page_s_name_is_no_last_line(foot: str) -> None:
    text = f"欢迎光临松涛文库！\n{PLAN}{foot}\n"
    (document,) = unionnlp.extract(text, items=False).documents
    assert text[: document.end].endswith("10人次。")


def test_names_of_the_text_s_own_are_no_noise() -> None:
    text = f"{PLAN}柳荫中学工会\n2021年3月2日\n来源：柳荫教育网\nCopyright © 柳荫中学 版权所有\n"
    found = unionnlp.extract(text, items=False)
    assert not [n for n in found.noise if n.kind == "watermark"]
    assert found.documents[0].organization == "柳荫中学"


def test_a_name_inside_a_sentence_is_the_page_s() -> None:
    text = f"欢迎光临松涛文库！\n{PLAN}四、活动\n5月组织教职工登山松涛文库一次，全年文体活动不少于6次。\n"
    found = unionnlp.extract(text, items=False)
    assert [text[n.start : n.end] for n in found.noise if n.kind == "watermark"] == ["松涛文库"]
