"""What a page is made of: documents, furniture and injected lines, on pages of our own of every kind."""

from __future__ import annotations

import time

import pytest

import unionnlp
from unionnlp.records import Document

BODY = (
    "一、健全组织\n3月补选工会小组长2名，重新登记会员。\n二、关心职工\n1、教职工生病住院，工会委员三天内上门探望。\n"
    "2、每学期召开座谈会一次，听取意见。\n三、文体活动\n5月举行教职工跳绳比赛，10月组织登山。"
)
LEAD = "本学期，校工会要围绕学校中心工作，服务教职工，维护教职工的合法权益，现将工作安排如下："


def documents(text: str) -> tuple[Document, ...]:
    return unionnlp.extract(text, items=False).documents


def noise(text: str) -> str:
    found = unionnlp.extract(text, items=False)
    return "".join(text[n.start : n.end] for n in found.noise)


def only(text: str) -> Document:
    found = documents(text)
    assert len(found) == 1, [d.title for d in found]
    return found[0]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("", ""),
        (
            "您现在的位置：首页 >> 工会天地 >> 计划总结\n",
            "\n【打印】【关闭】\n上一篇：我校举行读书会\n下一篇：没有了",
        ),
        (
            "计划.docx\n页数：4\n大小：32KB\n",
            "\n您可能感兴趣的文档\n• 班主任工作计划.docx\n文档评论（0）",
        ),
        (
            "索引号：0211/2019-0003\n发布机构：云州市教育局\n",
            "\n扫一扫在手机打开当前页\n主办：云州市教育局",
        ),
        ("楼主\n小叶 发表于 2012-3-4 10:22\n", "\n回复 支持 反对 举报\n发新帖 返回列表"),
        ("打开APP阅读全文\n", "\n阅读 321  赞 5  在看 2\n喜欢此内容的人还喜欢"),
    ],
    ids=["bare", "school", "library", "government", "forum", "app"],
)
def test_a_document_is_found_in_the_furniture_of_every_kind_of_site(head: str, tail: str) -> None:
    text = f"{head}柳坝小学工会2019年工作计划\n{LEAD}\n{BODY}{tail}"
    found = only(text)
    assert found.title == "柳坝小学工会2019年工作计划"
    assert text[found.start :].startswith(found.title)
    assert text[: found.end].endswith("10月组织登山。")
    assert "登山" not in noise(text)


def test_a_title_above_and_below_a_stamp_opens_one_document_at_the_first() -> None:
    text = (
        "柳坝小学工会工作计划\n发布时间：2019-03-04  浏览次数：87\n柳坝小学工会工作计划\n"
        f"{LEAD}\n{BODY}"
    )
    found = only(text)
    assert found.start == 0
    assert noise(text).count("柳坝小学工会工作计划") == 1
    assert "浏览次数" in noise(text)


@pytest.mark.parametrize("form", ["篇{}", " 【篇{}】", "（{}）", "范文{}", "精选{}"])
def test_an_anthology_is_cut_at_its_delimiters(form: str) -> None:
    marks = [f"学校工会工作计划{form.format(n)}" for n in "一二三"]
    parts = "\n".join(f"{mark}\n{LEAD}\n{BODY}" for mark in marks)
    text = (
        "学校工会工作计划范文3篇\n以下是小编整理的学校工会工作计划范文，供大家参考。\n"
        f"{parts}\n以上就是小编为大家带来的范文，希望能帮到您。"
    )
    assert [d.title for d in documents(text)] == marks
    assert "小编" in noise(text)


def test_documents_of_a_page_without_line_breaks_are_cut_too() -> None:
    body = BODY.replace("\n", " ")
    text = f"学校工会计划一：柳坝小学工会工作计划 {LEAD} {body} 学校工会计划二：石滩中学工会工作计划 {LEAD} {body}"
    assert [d.title for d in documents(text)] == ["柳坝小学工会工作计划", "石滩中学工会工作计划"]
    assert [d.organization for d in documents(text)] == ["柳坝小学", "石滩中学"]


@pytest.mark.parametrize(
    "text",
    [
        "工会工作总结怎么写\n工会工作总结一般由标题、正文和落款三部分组成。标题要写清单位和时限。\n一、开头\n开头要简短，切忌空话、套话。"
        "例如可以写：“一年来，校工会做了三件事。”\n二、正文\n动笔之前先列出提纲，行文时语气要平实，小标题要醒目。\n三、结尾\n结尾不妨展望一下，落款写明单位。",
        "我校召开工会工作会议\n3月12日下午，校工会在会议室召开工作会议，会议由工会主席李明主持。\n会上，副校长王平作了讲话。他指出，工会要服务教职工。"
        "与会人员纷纷表示要努力工作。\n会议强调，要办好教代会。据悉，出席会议的有工会委员11人。\n（通讯员 张华）",
    ],
    ids=["howto", "news"],
)
def test_an_article_is_no_document_and_no_noise(text: str) -> None:
    found = unionnlp.extract(text, items=False)
    assert found.documents == ()
    assert found.noise == ()


def test_a_text_without_title_is_a_document_without_title() -> None:
    found = only(f"{LEAD}\n{BODY}\n柳坝小学工会\n2019年3月1日")
    assert found.title is None
    assert found.organization == "柳坝小学"
    assert found.year == 2019


def test_a_section_that_is_called_a_plan_is_no_document() -> None:
    text = (
        "柳坝小学工会2019年工作总结\n一年来，校工会做了以下工作。\n一、民主管理\n召开教代会两次，办理提案12件。\n二、关心职工\n慰问病困教职工15人。\n"
        "三、下学期工作计划\n继续办好教代会，把职工之家建设好。"
    )
    assert only(text).kind == "summary+plan"


def test_a_title_goes_on_below_with_a_second_kind_of_text() -> None:
    text = f"第一篇：柳坝小学工会总结\n柳坝小学工会2019年工作总结\n及2020年工作计划\n{LEAD}\n{BODY}"
    assert only(text).title == "柳坝小学工会2019年工作总结及2020年工作计划"


def test_download_lines_and_further_reading_are_noise() -> None:
    text = (
        f"柳坝小学工会2019年工作计划\n{LEAD}\n{BODY}\n附件：工会活动安排表.doc\n"
        "柳坝小学工会工作计划的延伸阅读——怎样写好一份计划\n"
        "写计划之前先列出提纲，标题要醒目，措辞要得体。\n上一页 [1] [2]"
    )
    assert text[: only(text).end].endswith("登山。")


def test_a_page_mark_that_cuts_a_sentence_is_noise() -> None:
    cut = BODY.replace("听取意见", "听取\n第 2 页 共 4 页\n意见")
    text = f"柳坝小学工会2019年工作计划\n{LEAD}\n{cut}"
    assert noise(text) == "第 2 页 共 4 页"
    assert only(text).end == len(text)


def test_the_reading_of_lines_takes_time_in_proportion_to_the_text() -> None:
    def taken(text: str) -> float:
        start = time.process_time()
        unionnlp.extract(text, items=False)
        return time.process_time() - start

    for unit in (
        "工会计划一：",
        "\n \n",
        "第一篇：",
        "（一）",
        "a ",
        "工会工作计划 ",
        "【篇1】\n",
        "20xx年 ",
        "1、\n",
    ):
        head = f"柳坝小学工会2019年工作计划\n{LEAD}\n{BODY}\n"
        small, large = taken(head + unit * 1_000), taken(head + unit * 8_000)
        assert large < 8 * 4 * max(small, 0.02), unit
