"""Titles on the same line as words of a page, and the ordinals by which collections count."""

from __future__ import annotations

import pytest

import unionnlp
from unionnlp.structure.glued import _delimiters, breaks

TEXT = (
    " 为做好本学期的工作，工会作如下安排。 一、加强学习 每月组织教职工学习一次。"
    "二、关心职工 慰问生病教职工，全年不少于10人次。三、文体活动 五月举办教工运动会1次。"
)


@pytest.mark.parametrize(
    "said",
    ["精品文档 欢迎下载", "文档网-中学-工会-计划", "在线文库 共 3 页", "文库 > 工作计划 > 工会"],
)
def test_a_title_behind_words_of_the_page_is_whole(said: str) -> None:
    title = "柳荫中学工会2013年工作计划"
    (document,) = unionnlp.extract(f"{said}{title}{TEXT}\n", items=False).documents
    assert (document.title, document.organization) == (title, "柳荫中学")


def test_a_year_behind_the_noun_is_the_title_s() -> None:
    (document,) = unionnlp.extract(f"柳荫中学工会工作计划2023{TEXT}\n", items=False).documents
    assert (document.title, document.year) == ("柳荫中学工会工作计划2023", 2023)


def test_a_school_of_networks_is_one_name() -> None:
    text = f"文库 柳荫网络学校工会2013年工作计划{TEXT}"
    assert text.index("络学校") not in breaks(text)


@pytest.mark.parametrize("ordinals", [("之一 ", "之二 "), ("第一则：", "第二则：")])
def test_collections_count_in_other_words(ordinals: tuple[str, str]) -> None:
    first, second = "柳荫中学工会工作计划", "槐树小学工会工作安排"
    body = TEXT.strip().replace(" ", "\n")
    text = f"{ordinals[0]}{first}\n{body}\n{ordinals[1]}{second}\n{body}\n"
    assert [d.title for d in unionnlp.extract(text, items=False).documents] == [first, second]


def test_a_means_among_others_opens_no_text() -> None:
    text = f"柳荫中学工会工作计划\n{TEXT.strip()}\n重点工作之一 抓学习\n每周学习一次。\n重点工作之二 抓帮扶\n"
    assert len(unionnlp.extract(text, items=False).documents) == 1


def test_a_number_alone_in_a_bracket_counts_where_whole_titles_stand_behind_it() -> None:
    first, second = "柳荫中学2014年工会工作计划", "槐树小学2013年工会工作总结"
    one, other = (
        f"{first}{TEXT} 柳荫中学工会 2014年3月1日",
        f"{second}{TEXT} 槐树小学工会 2014年1月1日",
    )
    text = f"中学工会计划总结两篇【一】{one}【二】{other}\n"
    found = unionnlp.extract(text, items=False).documents
    assert [d.title for d in found] == [first, second]
    assert [d.organization for d in found] == ["柳荫中学", "槐树小学"]


def test_chapters_in_such_brackets_are_one_text() -> None:
    text = f"柳荫中学2014年工会工作计划{TEXT}【一】学习篇 每周学习一次。【二】活动篇 制定活动方案 每月活动一次。\n"
    assert len(unionnlp.extract(text, items=False).documents) == 1


@pytest.mark.parametrize(
    "letter",
    [
        "现将区教育工会2026年工作要点印发给你们，请结合本单位实际抓好落实。",
        "区教育工会2026年工作要点已经常委会通过，现予印发，请遵照执行。",
        "柳荫区教育工会2026年工作计划发布后，请各校对照执行。",
    ],
)
def test_a_letter_that_sends_a_plan_along_is_no_title(letter: str) -> None:
    title = "柳荫区教育工会2026年工作要点"
    text = f"{title}\n各基层工会：\n{letter}\n一、总体要求\n围绕中心，服务教职工。\n二、重点工作\n1.开好教代会。\n"
    assert [d.title for d in unionnlp.extract(text, items=False).documents] == [title]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("范文一:", "范文二:"),
        ("【篇1】", "【篇2】"),
        ("(第一篇)", "(第二篇)"),
        ("工会工作计划(三)", "工会工作计划(四)"),
        ("工会工作总结1:", "工会工作总结2:"),
        ("精选篇十:", "精选篇十一:"),
    ],
)
def test_ordinal_words_open_texts_where_they_count_on(first: str, second: str) -> None:
    body = "一、学习,每月一次。"
    found = _delimiters(f"{first}{body}{second}{body}")
    assert len(found) == 2
    assert _delimiters(f"{first}{body}{first}{body}") == {}  # nothing counts on


@pytest.mark.parametrize("year", ["2019年6月", "2019. 6. 30", "xx年6月"])
def test_a_signature_before_a_title_ends_its_text(year: str) -> None:
    signed = "柳荫中学工会 " + year
    assert len(signed) + 1 in breaks(f"{signed} 槐树小学工会工作计划\n一、学习\n")
    assert breaks(f"柳荫中学 共{year}\n一、学习\n") == []
