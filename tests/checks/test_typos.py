"""Slips of the pen: the sure ones are found, words that only look like them are not."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TAIL = "\n柳溪小学工会委员会\n2026年2月20日\n"


def quotes(words: str) -> list[str]:
    text = f"柳溪小学工会2026年工作计划\n一、主要工作\n1、{words}\n{TAIL}"
    return [f.evidence[0].text for f in check(text).findings if f.kind == "typo"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("5月为会员按装饮水机两台。", "按装"),
        ("每季度因该开一次小组会。", "因该"),
        ("4月给实验员配防护眼睛12副。", "眼睛"),
        ("6月组织体捡一次。", "体捡"),
        ("10月举行乒兵球比赛。", "乒兵球"),
        ("暑假安排疗修养一批。", "疗修养"),
        ("每月开一次坐谈会。", "坐谈会"),
        ("材料存放再档案柜里，每月一次。", "再"),
        ("已习近平新时代中国特色社会主义思想为指导，每月学习一次。", "已"),
        ("组织组织教职工登山一次。", "组织组织"),
        ("学习《工会法一次，人人写笔记。", "法一次"),
        ("祝会员身心建康，每月健步走一次。", "建康"),
        ("5月激请专家举办讲座一次。", "激请"),
        ("人人争当主人瓮，征集建议20条。", "主人瓮"),
        ("6月慰问困难教工职4户。", "困难教工职"),
        ("合唱队每周练一次，节节日里演出两场。", "节节日"),
    ],
)
def test_a_slip_is_found(words: str, wrong: str) -> None:
    found = quotes(words)
    assert len(found) == 1
    assert wrong in found[0] or found[0] in wrong or words.index(found[0]) >= 0


@pytest.mark.parametrize(
    "words",
    [
        "慰问离退休职教工12人，既使老同志安心，又使在职教师暖心。",
        "本学期添置新教室空调3台，对会员负责任地办好每件事。",
        "院际联赛打4场，校情通报会开两次，拉长长板，每月学习一次。",
        "会费由园方按工资总额拨缴，基本工资为准，每月一次。",
        "学习全国教育大会和交代会议精神一次。",
        "校务公开、园务公开、院务公开每月一次。",
        "请会员会后座谈一次，现在在校教师都参加。",
        "（1）每月一次“读书会”，读《论语》。",
        "会员室添一张茶台和四把椅子，每周开放一次。",
        "一分一厘入账，一笔一画记清，每季公布一次。",
        "心里有事可以找顾老师，请温师傅修灯两盏。",
    ],
)
def test_what_only_looks_like_one_is_not(words: str) -> None:
    assert quotes(words) == []


def test_the_title_that_was_never_closed_is_shown() -> None:
    (shown,) = quotes("学《工会法》和《妇女权益保障法一次，再对照《教师职业行为十项准则》写一页。")
    assert shown.startswith("《妇女") or "妇女权益" in shown


def test_names_are_no_slips() -> None:
    text = "提检小学工会2026年工作计划\n一、主要工作\n1、提检小学每月体检一次。\n提检小学工会\n2026年2月1日\n"
    assert [f for f in check(text).findings if f.kind == "typo"] == []


IN_EXCESS = [
    "采取现场看、随机机抽会员谈三种办法。",
    "三月组织织女教师插花。",
    "财务务每季度公布账目。",
    "会员福利利按时发放。",
    "请会员员按时报名参加合唱。",
]
WORDS_THAT_MEET = [
    "教师师德考核每年一次，学生生活由班主任负责。",
    "教职工工间操每天一次，教职工工资按时发放，工会会员凭证借阅。",
    "代表表决通过方案，安全全覆盖，大家家访时带上慰问品。",
    "一座座小书屋，一桩桩实事，校园里静悄悄的。",
    "计划划分三个阶段，比赛赛程另行通知，会议议题提前公布。",
    "每月月底公示，本校校长信箱，重点点评，学习习惯养成。",
    "三年年限期满，委员员额不变，老师陈丽丽负责。",
]


@pytest.mark.parametrize("words", IN_EXCESS)
def test_the_last_character_of_a_word_written_twice(words: str) -> None:
    assert quotes(words)


@pytest.mark.parametrize("words", WORDS_THAT_MEET)
def test_a_character_that_ends_one_word_and_begins_the_next(words: str) -> None:
    assert not quotes(words)


def test_a_writing_that_sounds_alike_counts_between_two_words() -> None:
    assert quotes("会前两周征集职工带表的提案。")
    assert not quotes("组长带表回家填写。")
