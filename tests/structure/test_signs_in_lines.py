"""Signs that pages put into lines: codes, readings, pages' numbers, promises in brackets, lost figures."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document


def one(text: str) -> Document:
    (document,) = extract(text, items=False).documents
    return document


def noise(text: str) -> list[str]:
    found = extract(text, items=False).noise
    return [text[n.start : n.end] for n in found]


HEAD = "柳荫小学工会2021年工作计划\n"


def test_codes_in_the_middle_of_sentences() -> None:
    text = f"{HEAD}1、加强学习pW5$x，每月学习1次。\n2、关心职工&kJ8，走访病号12人。\n3、办好活动Za6^m，开运动会1次。\n"
    assert noise(text) == ["pW5$x", "&kJ8", "Za6^m"]


@pytest.mark.parametrize(
    "word", ["ISO9001认证", "A+课堂", "3D打印", "Q&A答疑", "“1+X”证书", "WPS培训"]
)
def test_words_of_letters_are_no_codes(word: str) -> None:
    text = f"{HEAD}1、推进{word}，教职工每月学习1次。\n2、办好{word}活动，走访病号12人。\n3、总结{word}，开会1次。\n"
    assert noise(text) == []


def test_a_reading_behind_a_letter() -> None:
    text = f"{HEAD}一年来，工会把事做實(shí)。F(xiàn)就主要工作安排如下：\n1、走访病号12人。\n2、开教代会1次。\n"
    assert noise(text) == ["(shí)", "(xiàn)"]


def test_numbers_of_a_librarys_pages_cut_the_text() -> None:
    text = (
        "文档简介\n1/3柳荫幼儿园工会工作计划（2021）一、思路围绕教学，服务教师。二、工作1、走访病号12人，每2/3人慰问300元。"
        "2、开教代会1次，三分之二以上代表到会。3、发放福利，3/3人均500元。\n"
    )
    assert noise(text)[-3:] == ["1/3", "2/3", "3/3"]
    assert one(text).title == "柳荫幼儿园工会工作计划（2021）"


def test_fractions_are_no_pages() -> None:
    text = f"{HEAD}1、教代会须有2/3代表出席，1/3以上附议。\n2、每月学习1次。\n"
    assert noise(text) == []


@pytest.mark.parametrize(
    "promise", ["（本文由好稿子整理）", "【转载请注明出处】", "[未经许可不得摘抄]"]
)
def test_what_a_page_says_of_itself_in_brackets(promise: str) -> None:
    text = f"{HEAD}一、思路{promise}\n围绕教学，服务教师。\n二、工作\n走访病号12人。\n"
    assert noise(text) == [promise]


def test_remarks_on_files_end_a_text() -> None:
    body = f"{HEAD}一、思路\n围绕教学，服务教师。\n二、工作\n走访病号12人。\n柳荫小学工会2021年2月26日\n"
    text = f"{body}温馨提示\n1. 部分文件需要解压软件才能打开。\n2. 资料是否完整，请自行判断。\n"
    assert text[: one(text).end].endswith("26日")
    kept = f"{HEAD}一、活动\n走访病号12人。\n二、要求\n按时参加。\n温馨提示\n活动当天请穿运动鞋。\n"
    assert kept[: one(kept).end].endswith("鞋。")


def test_labels_that_lost_their_figures() -> None:
    text = f"{HEAD}一、主要工作\n、加强学习。\n、关心职工，走访12人。\n、办好活动，全年6次。\n二、要求\n各组配合。\n"
    assert [(n.label, n.number, n.depth) for n in one(text).outline] == [
        ("一、", 1, 1), ("、", None, 2), ("、", None, 2), ("、", None, 2), ("二、", 2, 1),
    ]  # fmt: skip


def test_whose_house_it_is_is_no_name() -> None:
    text = "中学工会工作总结\n一年来，我镇初级中学工会围着教师转。\n1、走访病号12人。\n2、开教代会1次。\n"
    assert one(text).organization is None


def test_numbers_of_persons_named_before() -> None:
    text = "柳荫小学工会2021年总结\n1、韩冬、卢青两位老师获奖，另有两位老师入选。\n2、入会率百分百，大家百分百投入。\n"
    assert [(q.text, q.value) for q in one(text).quantities] == [("两位", 2.0), ("百分百", 100.0)]


def test_a_third_of_a_month_behind_a_label() -> None:
    text = f"{HEAD}一、工作 1、走访病号12人。 2、4月15日开教代会。 3、4月下旬开展培训2天。\n二、要求\n各组配合。\n"
    assert [d.text for d in one(text).dates] == ["4月15日", "4月下旬"]
