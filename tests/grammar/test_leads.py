"""Where words begin behind a label, and which lines begin with one."""

from __future__ import annotations

import pytest

from unionnlp.grammar import labels, leads


@pytest.mark.parametrize(
    "label",
    ["一、", "（三）", "(3)", "3．", "12.", "三，", "第二，", "（十二）、", "4) ", "第三件，"],
)
def test_words_begin_behind_their_label(label: str) -> None:
    text = f"{label}办好春季运动会。"
    assert text[leads.behind(text) :] == "办好春季运动会。"


@pytest.mark.parametrize(
    "text", ["三月办好运动会", "十四五规划", "第二次会议", "20人参加", "一是开会"]
)
def test_a_number_without_its_mark_is_no_label(text: str) -> None:
    assert leads.behind(text) == 0


def test_a_label_is_read_within_the_bounds_alone() -> None:
    text = "看望会员。（二）慰问。"
    assert leads.behind(text, 5, len(text)) == 8
    assert leads.behind(text, 5, 7) == 5


def test_where_a_point_is_asked_for_brackets_close_no_label() -> None:
    assert leads.behind_mark("（二）慰问") == 0
    assert leads.behind_mark("（二）、慰问") == 4


@pytest.mark.parametrize("text", ["一是慰问病人", "三、慰问病人", "慰问病人"])
def test_the_bare_words_lack_what_counts_them(text: str) -> None:
    assert leads.bare(text) == "慰问病人"


@pytest.mark.parametrize(
    "line",
    [
        "一、慰问",
        "(2)慰问",
        "３．慰问",
        "⑴慰问",
        "第二章 慰问",
        "第三条 会员",
        "1.9月8日庆祝",
        "2.2026年3月慰问",
        "  4、慰问",
    ],
)
def test_lines_begin_with_a_label(line: str) -> None:
    assert leads.begins(line)


@pytest.mark.parametrize(
    "line", ["1.5万元", "3,000元", "8:30集合", "三月慰问", "第二次会议", "慰问"]
)
def test_numbers_in_a_sentence_begin_no_list(line: str) -> None:
    assert not leads.begins(line)


def test_items_are_found_in_their_sequence() -> None:
    text = "1、看望病人。2、办运动会。5、不算。3、写总结。"
    assert [text[at] for at in labels.items(text, 0, len(text))] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("一是开会，二是慰问；三是总结", [1, 2, 3]),
        ("其一，教代会；其二，体检", [1, 2]),
        ("第一，学习，第二，宣传", [1, 2]),
        ("一要学，二要做", [1, 2]),
        ("统一是前提，唯一要求", []),
    ],
)
def test_a_sentence_tells_the_members_of_a_list(text: str, numbers: list[int]) -> None:
    assert leads.told(text) == numbers


@pytest.mark.parametrize(
    "label", ["【1】", "[2]", "b.", "第三条", "①、", "一是", "(四)、", "3.", "五："]
)
def test_words_begin_behind_a_label_of_any_form(label: str) -> None:
    assert leads.behind_any(f"{label}慰问病人") == len(label)


@pytest.mark.parametrize("text", ["", "慰问病人", "12月慰问", "第三届教代会", "ab组慰问"])
def test_a_word_without_label_begins_at_once(text: str) -> None:
    assert leads.behind_any(text) == 0
