"""A collection's name, a title said twice, a letter with its plan, a dash for 一: what opens a text."""

from __future__ import annotations

import pytest

import unionnlp
from unionnlp import extract
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.organizations import names
from unionnlp.records import Document

DONE = (
    "一年来，我们工会做了以下工作：\n一、学习\n组织教职工学习12次。\n"
    "二、活动\n举办了运动会1次，慰问了生病教职工9人次。\n"
)
PLAN = "一、加强学习\n每月组织教职工学习一次。\n二、关心职工\n慰问生病教职工，全年不少于10人次。\n"


def only(text: str) -> Document:
    (document,) = unionnlp.extract(text, items=False).documents
    return document


@pytest.mark.parametrize("count", ["(精选25篇)", "（共三篇）", "【优秀10篇】"])
def test_a_collection_s_name_is_no_title_of_the_text_below_it(count: str) -> None:
    document = only(f"学校工会2024年工作总结{count}\n{DONE}")
    assert (document.title, document.year, document.kind) == (None, None, "summary")


@pytest.mark.parametrize("behind", ["（讨论稿）", "（一篇）", ""])
def test_a_title_that_counts_nothing_is_the_text_s(behind: str) -> None:
    assert only(f"学校工会2024年工作总结{behind}\n{DONE}").year == 2024


def test_a_title_twice_on_one_line_is_said_once() -> None:
    document = only(f"学校工会工作总结 学校工会工作总结 2020\n{DONE}")
    assert (document.title, document.year) == ("学校工会工作总结 2020", 2020)


def test_a_letter_holds_the_plan_that_it_sends_along() -> None:
    title = "柳荫区教育工会2021年工作要点"
    letter = (
        f"关于印发《{title}》的通知\n\n各基层工会：\n\n现将《{title}》印发给你们，请认真贯彻落实。\n\n"
        f"柳荫区教育工会\n\n2021年3月2日\n\n附件1：\n\n{title}\n\n"
    )
    document = only(f"{letter}2021年，柳荫区教育工会将围绕中心开展工作。\n{PLAN}")
    assert document.start == 0
    assert [n.heading for n in document.outline] == ["附件1", "加强学习", "关心职工"]


def test_a_list_of_what_is_sent_along_is_no_outline() -> None:
    letter = "各基层工会：\n\n现将两份材料印发给你们。\n\n附件：1.《工作要点》\n\n2.《活动安排表》\n\n柳荫区教育工会\n"
    document = only(f"柳荫区教育工会2021年工作要点\n{letter}\n{PLAN}")
    assert [n.heading for n in document.outline] == ["加强学习", "关心职工"]


def test_a_part_is_no_furniture() -> None:
    text = f"柳荫中学工会20xx年工作总结与20xx年工作要点\n第一部分 20xx年工作总结\n{DONE}第二部分 20xx年工作要点\n{PLAN}"
    assert [n.depth for n in only(text).outline if n.style == "part"] == [1, 1]


def test_a_dash_before_a_stop_is_a_one_of_a_scan() -> None:
    assert normalize("计划\n-、学习\n二、活动") == "计划\n一、学习\n二、活动"
    assert normalize("—、学习\n3-、4-") == "一、学习\n3-、4-"


def test_to_make_a_plan_is_a_task_of_a_report() -> None:
    first = "一、班子\n成立工会小组13个，制定小组计划和学习计划。本年度主要开展：\n二、活动\n参加选拔赛，捐款9950元。\n"
    text = f"工会工作总结 篇1\n\n回顾本年度，主要工作如下：\n{first}"
    assert only(text).kind == "summary"


@pytest.mark.parametrize(
    "text", ["车费由中心校工会承担", "意见报到学校工会", "现将院工会工作总结如下", "各教学点工会"]
)
def test_what_is_done_at_a_house_is_no_name(text: str) -> None:
    text = normalize(text)
    assert not [text[a:b] for a, b in names(text, running=True, sorts=True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柳荫湾教学点工会小组2018年工作设想", "柳荫湾教学点"),
        ("为迎接验收，柳荫小学工会20xx年拟做三件事", "柳荫小学"),
        ("李由中心小学工会坚持学习", "李由中心小学"),
    ],
)
def test_such_words_in_names_are_kept(text: str, name: str) -> None:
    text = normalize(text)
    assert name in [text[a:b] for a, b in names(text, running=True)]


def test_the_red_head_of_a_numbered_document_is_its_own() -> None:
    text = (
        "青岭县教育局门户网站\n首页 政务公开 教育动态 办事服务 互动交流\n"
        "索 引 号：qx0087/2016-00031 发布机构：青岭县教育局\n"
        "青岭县教育局工会文件\n青教工〔2016〕4号\n关于2015年工会工作情况的报告\n县总工会：\n"
        "2015年，县教育局工会做了三件事。\n一、开好教代会。召开会议2次。\n二、慰问困难教师31人。\n三、办运动会1场。\n"
        "青岭县教育局工会\n2016年1月8日\n"
    )
    (document,) = extract(text, items=False).documents
    assert text[document.start :].startswith("青岭县教育局工会文件")
    assert document.title == "关于2015年工会工作情况的报告"
