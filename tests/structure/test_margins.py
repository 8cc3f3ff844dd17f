"""What a page puts above a document's own title and below its last line is no part of the document."""

from __future__ import annotations

import pytest

import unionnlp
from unionnlp.records import Document
from unionnlp.structure.lines import Line
from unionnlp.structure.margins import byline, ends, foot, heads, marks

PLAN = (
    "本学期工会围绕教学开展工作，安排如下：\n一、加强学习\n每月组织教职工学习一次。\n"
    "二、关心职工\n慰问生病教职工，全年不少于10人次。\n"
)
TITLE = "柳荫中学工会2021年工作计划"


def only(text: str) -> Document:
    (document,) = unionnlp.extract(text, items=False).documents
    return document


def line(text: str, label: str) -> Line:
    return Line(0, len(text), text, 0, label=label, clean=text)


@pytest.mark.parametrize(
    "above",
    [
        "柳荫中学 工会之窗",
        "柳荫区教育局",
        "柳荫中学信息平台",
        "校务公开-工会工作-计划总结",
        "党群工作_工会",
        "范文小站:工会工作计划",
        "柳荫中学工会委员会文件",
        "工会工作计划",
        "柳荫教育集团 党建工会",
        "柳荫教育集团 柳荫中学",
    ],
)
def test_what_stands_above_a_whole_title_is_the_page_s(above: str) -> None:
    lines = [line(above, "title"), line(TITLE, "title"), line("一、学习", "node")]
    heads(lines)
    assert [x.label for x in lines] == ["site", "title", "node"]
    document = only(f"{above}\n{TITLE}\n{PLAN}柳荫中学工会\n2021年3月2日\n")
    assert document.title == TITLE
    assert document.organization == "柳荫中学"


@pytest.mark.parametrize("above", ["工作总结:", "范文:", "之一:", "【第1则】"])
def test_a_title_begins_behind_an_ordinal_or_a_sort_of_text(above: str) -> None:
    document = only(f"{above}柳荫中学工会2021年工作总结\n{PLAN}柳荫中学工会\n2021年3月2日\n")
    assert document.title == "柳荫中学工会2021年工作总结"


def test_a_platform_above_a_notice_is_the_page_s() -> None:
    notice = "关于印发《柳荫中学工会2021年工作计划》的通知"
    assert only(f"柳荫镇政府信息公开平台\n{notice}\n各分会:\n{PLAN}").title == notice


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("柳荫中学工会", "2021年工作计划"),
        ("柳荫中学工会2020年工作总结", "及2021年工作计划"),
        ("关于印发《柳荫中学工会工作要点》的通知", "柳荫中学工会2021年工作要点"),
        ("柳荫师范大学", "外国语学院工会2021年工作计划"),
        ("柳荫中学工会2021年工作计划", "工会工作计划"),
    ],
)
def test_halves_of_a_title_and_a_fuller_title_stay(first: str, second: str) -> None:
    lines = [line(first, "title"), line(second, "title"), line("一、学习", "node")]
    heads(lines)
    assert lines[0].label == "title"


def test_a_page_s_general_heading_above_its_stamp_is_no_title() -> None:
    text = f"工会工作计划\n发布时间：2021-03-05 浏览：87次\n{TITLE}\n{PLAN}"
    assert only(text).start == text.index(TITLE)


@pytest.mark.parametrize(
    "name", ["柳荫中学工会", "信息来源:柳荫中学工会", "点击蓝字 关注柳荫中学工会"]
)
def test_a_line_below_a_whole_title_says_who_wrote_it(name: str) -> None:
    assert byline(name, TITLE)
    assert not byline("及2022年工作设想", TITLE)
    assert not byline("(2021年3月)", TITLE)


@pytest.mark.parametrize(
    "below",
    [
        "责编：校办",
        "（责编：校办）",
        "【责任编辑：小林】",
        "图文：小周老师",
        "本文标签：汇报材料 工会",
        "3楼 路过：学习了",
        "抄送：区总工会",
        "馆藏目录 座位预约",
        "报：区教育工会 送：校领导 印40份",
    ],
)
def test_what_stands_below_the_signature_is_the_page_s(below: str) -> None:
    text = f"{TITLE}\n{PLAN}柳荫中学工会\n2021年3月2日\n{below}\n"
    assert text[: only(text).end].endswith("2021年3月2日")


@pytest.mark.parametrize(
    "script",
    [
        's("relate_box");',
        'showAd("bottom")',
        'var ad_id = "u12";',
        "(ads = window.ads || []).push({});",
        "load(12);",
    ],
)
def test_what_is_left_of_a_page_s_script_is_the_page_s(script: str) -> None:
    text = f"{TITLE}\n{PLAN}\n{script}\n"
    assert only(text).end <= text.index(script)


@pytest.mark.parametrize(
    "text", ["TEL(0571)88", "A(B)", "QQ(12345)", "2. PPT (Word)", "PDCA (plan, do)"]
)
def test_brackets_in_latin_are_no_script(text: str) -> None:
    assert not foot(text)


def test_a_credit_that_was_held_for_a_line_of_the_text_is_given_back() -> None:
    lines = [line("二、关心职工。", "node"), line("文字:小周 图片:小林", "body")]
    ends(lines)
    assert [x.label for x in lines] == ["node", "site"]


@pytest.mark.parametrize(
    "text", ["发放慰问金3次。", "编写简报10期", "报送材料及时", "送温暖到人心"]
)
def test_what_a_union_does_is_no_credit(text: str) -> None:
    assert not foot(text)


def test_an_account_s_name_above_its_title_is_the_page_s() -> None:
    lines = [
        line("柳荫中学工会", "title"),
        line("柳荫中学工会 2021-03-02 08:00", "inner_site"),
        line("点击上方蓝字关注我们", "body"),
        line("柳荫中学工会2021年工作计划来啦!", "body"),
        line("一、学习", "node"),
    ]
    heads(lines)
    assert [x.label for x in lines] == ["site", "site", "site", "title", "node"]


def test_the_occasion_of_a_report_tells_its_year() -> None:
    text = (
        "柳荫中学工会五年工作总结\n——在第三次会员代表大会上的报告（2018年10月27日）\n"
        f"{PLAN.replace('本学期', '五年来')}"
    )
    assert only(text).year == 2018


def test_a_table_of_contents_opens_no_text() -> None:
    lines = [
        *(line(f"篇{k}", "delimiter") for k in (1, 2)),
        line("工会工作总结 篇1", "delimiter"),
        line("做了学习。", "body"),
        line("工会工作总结 篇2", "delimiter"),
        line("做了帮扶。", "body"),
    ]
    marks(lines)
    assert [x.label for x in lines[:3]] == ["wrapper", "wrapper", "delimiter"]


def test_a_title_of_no_noun_below_an_ordinal_is_the_text_s_own() -> None:
    lines = [
        line("【篇一】", "delimiter"),
        line("柳荫小学工会秋季活动与预算", "body"),
        line("一、登山", "node"),
    ]
    marks(lines)
    assert lines[1].label == "title"
