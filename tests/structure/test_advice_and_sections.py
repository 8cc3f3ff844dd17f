"""Advice above samples, sections of chapters, lead-ins, and whose text it is."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

SAMPLE = (
    "一、总体思路\n围绕教学，服务教职工。\n二、主要任务\n1、开好教代会，提案办结率95%。\n"
    "2、走访病号，每人慰问300元。\n"
)


def one(text: str) -> Document:
    (document,) = extract(text, items=False).documents
    return document


def nodes(text: str) -> list[tuple[str, int]]:
    return [(n.label or n.heading, n.depth) for n in one(text).outline]


def test_advice_above_samples_is_no_document() -> None:
    page = (
        "首页>>范文>>工会\n学校工会计划怎样起草（附样稿2篇）\n起草之前，不妨先想三个问题：\n"
        "一、给谁看。给老师看，少说空话，比如“每月打一场球”。\n二、多长。1500字左右就好。\n"
        "三、怎么考核。要有数字，像“入会率100%”。\n以下两篇样稿，供大家参考。\n"
        f"范文一：柳荫小学2021年工会工作计划\n{SAMPLE}范文二：荷塘中学2022年工会工作计划\n{SAMPLE}"
    )
    documents = extract(page, items=False).documents
    assert [d.title for d in documents] == [
        "柳荫小学2021年工会工作计划",
        "荷塘中学2022年工会工作计划",
    ]


@pytest.mark.parametrize("head", ["相关新闻", "相关资讯：", "最新动态"])
def test_news_below_a_document_are_none_of_it(head: str) -> None:
    text = f"柳荫小学工会2021年工作总结\n{SAMPLE}柳荫小学工会\n2021年12月30日\n{head}\n学校召开安全大会    2022-01-04\n"
    assert text[: one(text).end].endswith("30日")


def test_page_marks_in_brackets() -> None:
    text = f"柳荫小学工会2021年工作计划\n{SAMPLE}第2页（共5页）\n"
    document = one(text)
    assert text[: document.end].endswith("300元。")
    assert len(document.quantities) == 2


def test_sections_of_chapters_whose_lines_ran_together() -> None:
    text = (
        "柳荫学校工会2025年度计划\n第一章大局与总目标1.1上级要求市总部署了新任务，各校正在落实。1.2全年目标满意率达到90%，"
        "提案办结率100%，经费使用公开透明，教职工得到实惠。第二章组织与职责2.1领导班子主席1名、委员6名，分头落实项目（见第三章），"
        "各组每月碰头1次。2.2分会职责每个分会设组长1名，负责联络。第三章重点工程3.1健康工程体检提高1.5个档次，组织疗养2批。3.2学习工程读书会4场。\n"
    )
    assert nodes(text) == [
        ("第一章", 1), ("1.1", 2), ("1.2", 2), ("第二章", 1), ("2.1", 2), ("2.2", 2), ("第三章", 1),
        ("3.1", 2), ("3.2", 2),
    ]  # fmt: skip
    assert one(text).outline[0].role == "goals"


@pytest.mark.parametrize("lead", ["2021年拟做：", "今年要抓好：", "全年计划完成："])
def test_a_lead_in_on_the_line_of_its_list_is_no_node(lead: str) -> None:
    text = f"柳荫幼儿园工会2021年计划\n{lead}1、3月收提案；2、评能手5名；3、体检提前到5月。\n"
    assert nodes(text) == [("1、", 1), ("2、", 1), ("3、", 1)]


def test_half_a_year_heads_its_chapters() -> None:
    text = f"柳荫小学工会2021年工作总结\n我校工会按照要求，做了许多工作。\n上半年工作\n{SAMPLE}"
    assert nodes(text) == [("上半年工作", 1), ("一、", 2), ("二、", 2), ("1、", 3), ("2、", 3)]


def test_a_chapter_alone_in_a_cut_page_opens_its_lists() -> None:
    text = (
        "四届三次职代会工会年度报告\n同志们：现在由我作汇报，敬请审阅。 "
        "一、2019 年工作回顾 过去一年，学校工会依靠会员办成不少事情，大家都很高兴。 "
        "（一） 完善制度 1.重写会费办法。开春以后，几位委员分头起草，添上了报销一节，"
        "六月间付诸表决。 2.缩短例会。大家嫌会议拖沓，于是每回限时一小时，"
    )
    assert nodes(text) == [("一、", 1), ("（一）", 2), ("1.", 3), ("2.", 3)]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("金沟镇工会依靠全镇职工，一年里办了几桩实事：\n", "金沟镇"),
        ("我镇工会依靠全镇职工，一年里办了几桩实事：\n", None),
        ("各乡镇工会要认真学习，镇工会将组织检查。\n", None),
        ("五月，为庆祝春蕾幼儿园建园20周年，工会请老师们排练节目。\n", "春蕾幼儿园"),
        ("五月，到春蕾幼儿园参观，园工会请老师们座谈。\n", None),
        ("園工會依靠龍口職業(yè)中學教職工，辦實事。龍口職業(yè)中學工會圍繞中心，服務教師。\n", "龍口職業中學"),
    ],
)  # fmt: skip
def test_whose_text_it_is(text: str, organization: str | None) -> None:
    assert one(f"工会2015年工作总结\n{text}{SAMPLE}").organization == organization


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        ("环卫处工会年度工作计划", None),
        ("乡镇卫生院工会下半年工作计划", None),
        ("供电公司工会2015年工作计划", None),
        ("临川县环卫处工会年度工作计划", "临川县环卫处"),
        ("红枫供电所工会2015年工作计划", "红枫供电所"),
        ("县公交公司工会2015年工作计划", "县公交公司"),
    ],
)
def test_a_sort_of_house_is_no_name(title: str, organization: str | None) -> None:
    assert one(f"{title}\n{SAMPLE}").organization == organization


@pytest.mark.parametrize(
    "head",
    [
        "写作小提示：一份好计划要有人管",
        "小编点评：这篇计划胜在具体",
        "读完上面这篇，你也许已经有了主意。",
        "撰写总结时应注意以下几点：",
        "如何写好工会工作总结",
    ],
)
def test_advice_below_a_sample_ends_it(head: str) -> None:
    page = (
        f"首页>>范文>>工会\n范文一：柳荫小学2021年工会工作计划\n{SAMPLE}{head}\n"
        "一、讲时间。写明月份，“3月办球赛”就很清楚。\n二、讲人头。谁负责写清楚，一般2人就够。\n"
        f"范文二：荷塘中学2022年工会工作计划\n{SAMPLE}"
    )
    one_, two = extract(page, items=False).documents
    assert page[: one_.end].endswith("300元。")
    assert two.title == "荷塘中学2022年工会工作计划"


@pytest.mark.parametrize(
    "line",
    [
        "三、写作兴趣小组每周活动1次。",
        "3、组织写作培训，请作家讲课1场。",
        "写好工会工作总结，及时归档材料2份。",
    ],
)
def test_writing_that_is_work_ends_nothing(line: str) -> None:
    document = one(
        f"柳荫小学2021年工会工作计划\n{SAMPLE}{line}\n四、要求\n各组按月落实。\n柳荫小学工会\n2021年3月1日\n"
    )
    assert document.quantities[-1].unit in ("次", "场", "份")


def test_advice_above_a_signature_is_the_texts_own() -> None:
    text = f"柳荫小学2021年工会工作计划\n{SAMPLE}撰写总结时应注意实事求是。\n柳荫小学工会\n2021年3月1日\n"
    assert text[: one(text).end].endswith("1日")


def test_a_title_that_touches_its_text_behind_words_of_the_page() -> None:
    text = (
        "下载后可任意编辑柳河社区 2017 年度工会小结及来年打算20XX年，社区工会依靠上级支持，围绕中心，服务职工，"
        "获得了先进称号，走访了困难职工30户。\n一、建会\n新建工会3家。\n二、帮扶\n走访12户。\n"
    )
    assert one(text).title == "柳河社区 2017 年度工会小结及来年打算"


def test_the_name_of_a_page_is_no_title_behind_its_delimiter() -> None:
    text = (
        "社区工会工作总结\n碧溪网    发表于:2019-04-07 09:15:50\n第1篇:社区工会工作总结\n"
        f"过去一年，社区工会做了许多工作。\n{SAMPLE}"
    )
    assert one(text).title == "第1篇:社区工会工作总结"
    own = text.replace("第1篇:社区工会工作总结", "第1篇:荷塘社区工会2021年工作总结")
    assert one(own).title == "荷塘社区工会2021年工作总结"


def test_an_enumeration_in_one_paragraph_of_a_chapter_is_no_outline() -> None:
    text = (
        "柳荫小学工会2021年工作总结\n一、人手和钱\n首先，选出小组长六人。其次，学校拨来2万元。\n"
        "二、民主管理\n召开教代会1次。\n"
    )
    assert nodes(text) == [("一、", 1), ("二、", 1)]
    own = text.replace("其次", "\n其次")
    assert nodes(own) == [("一、", 1), ("首先，", 2), ("其次，", 2), ("二、", 1)]


def test_a_stray_mark_behind_de_is_injected() -> None:
    text = f"柳荫小学工会2021年工作计划\n{SAMPLE}3、安排热情的`接待，准备`茶点`两份。\n"
    (noise,) = extract(text, items=False).noise
    assert text[noise.start - 1 : noise.end] == "的`"


@pytest.mark.parametrize("head", ["【导读】", "[编者按]", "【写作指导】", "【延伸阅读】"])
def test_an_editors_bracket_on_the_line_of_a_text_ends_it(head: str) -> None:
    glued = (
        "【篇一】2023年度后勤分工会工作总结 一年来,后勤分工会把41名会员拢在一起,做了三件事:"
        " 一、开好会员大会。审议报告2份。"
        " 二、办好食堂。新菜上了36道。 三、看望病人9人次。 后勤分工会 2023年12月28日 "
        f"{head}怎样把总结写得耐看 好的总结先有事、后有理。"
        "动笔之前,先列提纲,再回头找数字,写总结切忌空话,要写带回了什么话。\n"
    )
    second = "【篇二】桃源中学工会2024年工作计划 为做好今年工作,特作如下安排。 一、开好教代会。 二、办好运动会2次。\n"
    page = "工会工作总结及计划范例合集\n" + glued + second
    titles = [d.title for d in extract(page).documents]
    assert titles == ["2023年度后勤分工会工作总结", "桃源中学工会2024年工作计划"]
    first = extract(page).documents[0]
    assert page[first.start : first.end].endswith("2023年12月28日")
