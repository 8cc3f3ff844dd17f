"""A sentence on what is lacking is no heading; a clause that turns to the text's own period promises."""

from __future__ import annotations

import pytest

import unionnlp
from unionnlp.grammar.clauses import tense_at
from unionnlp.records import Document

DONE = "一、学习\n组织教职工学习12次。\n二、活动\n举办了运动会1次，慰问了生病教职工9人次。\n"


def only(text: str) -> Document:
    (document,) = unionnlp.extract(text, items=False).documents
    return document


@pytest.mark.parametrize("lead", ["不足之处", "存在问题", "差距和不足", "存在的不足是"])
def test_what_is_lacking_is_told_in_a_sentence(lead: str) -> None:
    text = f"柳荫中学工会2021年工作总结\n{DONE}{lead}：信息报送偏少，全年只有8条。\n柳荫中学工会\n2021年12月30日\n"
    assert [n.heading for n in only(text).outline] == ["学习", "活动"]


def test_a_heading_alone_on_its_line_stays_one() -> None:
    text = f"柳荫中学工会2021年工作总结\n{DONE}存在问题：\n信息报送偏少，全年只有8条。\n柳荫中学工会\n2021年12月30日\n"
    assert "存在问题" in [n.heading for n in only(text).outline]


def test_what_comes_in_the_next_half_year_is_an_outlook() -> None:
    turn = "下半年打算：10月组织登山1次，参与率不低于80%。"
    document = only(f"柳荫中学工会2021年上半年工作总结\n{DONE}{turn}\n柳荫中学工会\n2021年7月3日\n")
    assert document.kind == "summary+plan"
    assert [n.role for n in document.outline][-1] == "outlook"


@pytest.mark.parametrize(
    ("text", "number", "tense"),
    [
        ("上学期会费结余1126元,本学期计划收缴960元,文体活动用500元", "500", "target"),
        ("上学期会费结余1126元,本学期计划收缴960元", "1126", "result"),
        ("学校现有社团3个,会员占56%,本学期每个社团活动不少于6次", "6", None),
        ("去年表彰了5人,今年也表彰了7人", "7", "result"),
        ("本学期计划表彰5人", "5", "target"),
        ("去年的2021学年计划完成3次", "3", "result"),
    ],
)
def test_a_clause_of_the_text_s_own_period_turns(text: str, number: str, tense: str | None) -> None:
    assert tense_at(text, text.rindex(number)) == tense


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("全校35岁以下的青年教师有61名", "result"),
        ("我们只有教师7人", "result"),
        ("全校教职工每月有2次活动", "target"),
        ("我校力争有3名教师获奖", "target"),
    ],
)
def test_what_there_is_now_is_reported_in_a_plan(clause: str, role: str) -> None:
    text = f"柳荫中学工会2021年工作计划\n一、学习\n每月学习一次。\n二、队伍\n{clause}。\n三、活动\n登山1次。\n"
    below = [q for q in only(text).quantities if q.start > text.index(clause)]
    assert below[0].role == role


@pytest.mark.parametrize("office", ["体卫股", "文化站", "安监所"])
def test_offices_of_towns_answer_for_activities(office: str) -> None:
    text = f"柳荫镇工会2021年工作计划\n一、活动安排\n三月：女职工健步走（{office}）\n四月：义务植树\n五月：篮球赛\n"
    assert only(text).schedule[0].responsible == office


def test_a_holiday_in_which_something_is_arranged_is_a_date() -> None:
    text = "柳荫中学工会2021年工作计划\n一、休养\n暑假安排优秀教师疗休养3批。\n二、附表\n暑假安排表另发。\n"
    assert [d.months for d in only(text).dates] == [(7, 8)]
