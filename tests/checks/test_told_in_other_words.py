"""Faults told in everyday words, and sentences near them that are in order."""

from __future__ import annotations

import pytest

from unionnlp.checks import check
from unionnlp.checks.records import Finding

TITLE = "松岭中学工会2026年工作计划"


def found(words: str, *codes: str, title: str = TITLE) -> list[Finding]:
    """Return the findings of these codes on a short plan that holds ``words``."""
    union = title.split("2026")[0]
    text = f"{title}\n一、主要工作\n1、{words}\n{union}\n2026年2月20日\n"
    return [f for f in check(text).findings if f.code in codes]


@pytest.mark.parametrize(
    "signed", ["工会主席：孙玉兰", "主席：孙玉兰", "工会主席 : 孙玉兰（签名）"]
)
def test_an_office_with_a_colon_names_its_holder(signed: str) -> None:
    text = f"{TITLE}\n一、分工\n工会主席丁海峰负责全面工作。\n二、安排\n4月开教代会。\n{signed}\n2026年2月20日\n"
    (finding,) = [f for f in check(text).findings if f.code == "F102"]
    assert {e.text[-3:] for e in finding.evidence} == {"丁海峰", "孙玉兰"}


@pytest.mark.parametrize(
    "signed", ["工会主席：丁海峰", "工会主席：安排", "工会主席：（签名）", "副主席：孙玉兰"]
)
def test_a_colon_before_the_same_or_no_name_contradicts_nothing(signed: str) -> None:
    text = f"{TITLE}\n一、分工\n工会主席丁海峰负责全面工作。\n{signed}\n2026年2月20日\n"
    assert not [f for f in check(text).findings if f.code == "F102"]


@pytest.mark.parametrize(
    "words",
    [
        "补赛去年因雨取消的跳绳比赛，日子定在5月15日（星期五）。",
        "沿用上年办法，5月15日（星期五）组织跳绳比赛。",
        "去年的跳绳比赛停了，今年拟于5月15日（星期五）举办。",
    ],
)
def test_a_thing_of_last_year_leaves_the_date_in_this_year(words: str) -> None:
    assert not found(words, "C307")
    assert found(words.replace("星期五", "星期四"), "C307")


def test_a_date_of_last_year_keeps_its_year() -> None:
    assert not found("去年5月15日（星期四）的跳绳比赛反响很好。", "C307")


@pytest.mark.parametrize(
    "words", ["根据学院工会的总体部署开展工作。", "按照学院工会要求做好服务。"]
)
def test_the_unit_above_is_no_other_unit(words: str) -> None:
    assert not found(words, "L602", title="松岭职业技术学院会计系分工会2026年工作计划")


def test_heads_before_the_noun_are_compared() -> None:
    assert found("现有会员57人，年底全体75名会员投票。", "F101")
    assert not found("现有会员57人，年底全体57名会员投票。", "F101")
    assert not found("现有会员57人，其中12名会员是新人。", "F101")


COUNTED = [
    "今年抓三项工作：一是建家，二是普法。",
    "全年开放四个社团：书法社、合唱团、瑜伽社。",
    "今年办好三件实事：\n（1）修车棚。\n（2）装热水器。\n二、其他\n按月开会。",
]
RIGHT = [
    "今年抓三项工作：一是建家，二是普法，三是帮困。",
    "全年开放四个社团：书法社、合唱团、瑜伽社和太极队。",
    "全年开放四个社团：书法社、合唱团、瑜伽社等。",
    "今年办好两件实事：\n（1）修车棚。\n（2）装热水器。\n二、其他\n按月开会。",
    "今年办好三件实事：\n（1）修车棚。\n（2）装热水器。\n（3）换灯。\n二、其他\n按月开会。",
]


@pytest.mark.parametrize("words", COUNTED)
def test_a_list_shorter_than_announced_is_found(words: str) -> None:
    assert found(words, "F107")


@pytest.mark.parametrize("words", RIGHT)
def test_a_list_as_long_as_announced_is_not(words: str) -> None:
    assert not found(words, "F107")


NOTES = [
    "（补助标准待校长定）",
    "【经费待核】",
    "【这里待书记确认】",
    "（回头再补两句）",
    "（篇幅不够，周末再凑一段）",
    "（经费数待定）",
]
IN_ORDER = [
    "（时间待定）",
    "（经费预算待工会委员会审定）",
    "（晚上再集中排练）",
    "（标准由县总工会核定）",
]


@pytest.mark.parametrize("note", NOTES)
def test_notes_to_oneself_are_leftovers(note: str) -> None:
    assert found(f"5月慰问住院会员{note}。", "L609")


@pytest.mark.parametrize("note", IN_ORDER)
def test_remarks_for_readers_are_none(note: str) -> None:
    assert not found(f"5月慰问住院会员{note}。", "L609", "L604")


@pytest.mark.parametrize(
    "words",
    [
        "今年事多，教代会从略。",
        "工会经费不必再审。",
        "教代会改由全体组长碰头会代替。",
        "教代会这件事，改由群里通知代替。",
    ],
)
def test_a_duty_is_refused_in_soft_words(words: str) -> None:
    assert found(words, "R101", "R102")


@pytest.mark.parametrize(
    "words", ["教代会议程的细节从略。", "已公示的提案不必再公示。", "意见箱改由办公室保管。"]
)
def test_leaving_out_a_detail_refuses_nothing(words: str) -> None:
    assert not found(words, "R101", "R102")


BROKEN = [
    "教代会当天代表到了一半多就能开。",
    "教职工大会来半数以上即可开会。",
    "新一届委员会一干就是四年。",
    "本届委员要干六年。",
]
KEPT = [
    "小组活动来一半以上就可以开展。",
    "主席已经干了六年。",
    "新一届委员会一干就是五年。",
    "委员干满两年后方可评优。",
]


@pytest.mark.parametrize("words", BROKEN)
def test_rules_broken_in_everyday_words(words: str) -> None:
    assert found(words, "R201")


@pytest.mark.parametrize("words", KEPT)
def test_words_near_a_rule_break_none(words: str) -> None:
    assert not found(words, "R201")


def test_a_sentence_begins_with_its_date() -> None:
    text = f"{TITLE}\n一、文体\n6月初去水库秋游，在农家住一晚，第二天回校，房费由工会经费列支。\n"
    (finding,) = [f for f in check(text).findings if f.code == "R201"]
    assert finding.evidence[0].text.startswith("6月初")


LONG = "教职工的拔河比赛在五月分两个上午进行，各年级组自己报名，"
NEXT = (
    "学校的歌咏比赛另由音乐组负责安排，工会协助搬运器材和维持秩序，比赛结束后统一清点，"
    "并由各组派人把场地打扫干净，第二天照常上课。"
)


def test_a_paragraph_that_ends_in_a_word_that_holds_is_cut_off() -> None:
    assert found(f"{LONG}裁判由体育组老师担任，赛后将\n{NEXT}", "P211")
    assert not found(f"{LONG}裁判由体育组老师担任，赛后颁奖\n{NEXT}", "P211")


def test_a_word_of_the_same_sound_is_a_slip() -> None:
    assert found("认真关彻上级工会的要求。", "L610")
