"""Words of other trades and of grades that a school has not; another school's parts: found, and only they."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def found(unit: str, words: str, about: str = "") -> set[str]:
    """Return what is foreign in a short plan of ``unit`` that holds ``words``."""
    body = (
        f"{unit}工会2026年工作计划\n{about}\n一、主要工作\n1、{words}\n{unit}工会\n2026年2月20日\n"
    )
    text = body.replace("工会工会", "工会").replace("\n\n", "\n")
    return {
        f.code
        for f in check(text, ignore=("M",)).findings
        if f.kind == "foreign" and f.severity != "low"
    }


TRADES = [
    ("青禾教育集团", "各营业网点的凭证由会计主管保管。"),
    ("青禾教育集团", "各门店推荐一名岗位标兵。"),
    ("松岭县教师进修学校", "各供电所把安全隐患报到工会。"),
    ("松岭小学", "客户经理每月写一篇心得。"),
    ("松岭小学", "收银员要做到唱收唱付。"),
    ("云泽县教育工会", "各加油站轮流值守，做好记录。"),
    ("青禾教育集团", "围绕揽储任务开展劳动竞赛。"),
    ("松岭中学", "矿工轮流下井，班前由小组长点名。"),
    ("云泽大学", "各支行选一名宣传员。"),
    ("青禾教育集团", "车间主任负责收齐意见。"),
    ("临江高等专科学校", "小学部一、二年级班主任轮流观摩板书竞赛。"),
    ("松岭中学", "小学部全体教师分两批观摩课堂比赛。"),
]
GRADES = [
    ("石坝中学", "我校只有初中，三个年级。", "高三毕业班的老师由工会送茶点。"),
    ("石坝中学", "学校不设高中部。", "高一年级组负责拔河比赛。"),
    ("石坝学校", "我校是一所初级中学。", "为高考冲刺的老师准备早餐。"),
    ("石坝中学", "我校是纯高中，三个年级。", "七年级组负责布置展板。"),
    ("石坝中学", "我校只办高中。", "给初三毕业班的老师送绿豆汤。"),
    ("石坝学校", "我校只有小学，六个年级。", "九年级老师六月轮休一天。"),
]
NAMES = [
    ("河湾特殊教育学校", "东风实验小学各教研组请于十日前交表。"),
    ("河湾特殊教育学校", "让东风实验小学上下拧成一股绳。"),
    ("河湾幼儿园", "东风幼儿园各班推荐一名代表。"),
    ("松岭中学", "红星中学各年级组每月报一次考勤。"),
    ("松岭中学", "红星中学这个大家庭需要每个人出力。"),
]
OWN = [
    ("青禾教育集团", "工会卡可到各支行网点办理激活。", ""),
    ("青禾教育集团", "会员凭卡在各门店享受优惠。", ""),
    ("松岭小学", "请客户经理来讲防诈骗，组织教师到车间参观。", ""),
    ("松岭小学", "请村民代表参加校园开放日。", ""),
    ("临江高等专科学校", "组织教师到附近学校的小学部观摩。", ""),
    ("松岭中学", "选派三名教师到实验学校小学部见习。", ""),
    ("松岭小学", "职工子女车间体验日放在暑假。", ""),
    ("石坝中学", "给家有高三考生的老师调课一天。", "我校只有初中，三个年级。"),
    ("石坝中学", "高三毕业班的老师由工会送茶点。", "我校设有初中部和高中部。"),
    ("石坝中学", "教工子女参加高考的，准假一天。", "我校只有初中，三个年级。"),
    ("石坝中学", "九年级组负责拔河比赛。", "我校只有初中，三个年级。"),
    ("河湾特殊教育学校", "邀请东风实验小学各教研组的老师来校听课。", ""),
    ("河湾特殊教育学校", "与东风实验小学各教研组结对。", ""),
    ("松岭中学", "感谢红星中学各部门来访交流。", ""),
    ("松岭中学", "松岭中学各教研组请于十日前交表。", ""),
]


@pytest.mark.parametrize(("unit", "words"), TRADES)
def test_words_of_other_trades_are_found(unit: str, words: str) -> None:
    assert "L608" in found(unit, words)


@pytest.mark.parametrize(("unit", "about", "words"), GRADES)
def test_grades_that_a_school_has_not_are_found(unit: str, about: str, words: str) -> None:
    assert "L608" in found(unit, words, about)


@pytest.mark.parametrize(("unit", "words"), NAMES)
def test_parts_of_another_school_are_found(unit: str, words: str) -> None:
    assert "L602" in found(unit, words)


@pytest.mark.parametrize(("unit", "words", "about"), OWN)
def test_own_grades_and_errands_are_left_alone(unit: str, words: str, about: str) -> None:
    assert not found(unit, words, about)
