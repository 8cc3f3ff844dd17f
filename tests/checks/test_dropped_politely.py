"""Duties dropped in polite words, rules bent, laws gone, notes and broken ends; near them, what is in order."""

from __future__ import annotations

import pytest

from unionnlp.checks import check
from unionnlp.checks.records import Finding

TITLE = "松岭中学工会2026年工作计划"


def found(words: str, *codes: str) -> list[Finding]:
    """Return the findings of these codes on a short plan that holds ``words``."""
    text = f"{TITLE}\n一、主要工作\n1、{words}\n2、4月10日召开教职工大会。\n松岭中学工会\n2026年2月20日\n"
    return [f for f in check(text, ignore=("M",)).findings if f.code in codes]


DROPPED = {
    "democratic_appraisal": [
        "民主测评干部的事与期末考试挤在一起，工会这一块今年拿掉。",
        "民主评议校级干部跟上级的考核重了，这一项本学年就免掉了。",
    ],
    "warmth_visits": [
        "谁家老人病了，往年工会都拎一袋水果上门看望，如今大家住得远，这个惯例从今年起就省掉了。",
        "同事住院，以往委员们都去病房看看，眼下人手不够，这件事今年先砍掉。",
    ],
    "staff_voice": [
        "合理化建议去年积下一大堆没有回复，今年先不再收新的。",
        "合理化建议办理得慢，本学年先不再征集新的了。",
    ],
    "health_check": ["教职工体检花费不小，这个项目今年就划掉了。", "教职工体检今年先拿掉。"],
}
KEPT = [
    "教职工体检放在5月，排队抽号的环节省掉了。",
    "民主测评照常进行，表格里重复的两栏去掉。",
    "同事住院，往年工会都提一篮水果去看望，今年照旧。",
    "谁家老人病了，委员们拎一袋水果上门看望，客套话都免掉。",
    "合理化建议随时可交，过期的旧表不再收。",
    "教代会4月召开，会前的彩排今年拿掉。",
]


@pytest.mark.parametrize(("item", "words"), [(i, w) for i, rows in DROPPED.items() for w in rows])
def test_a_duty_dropped_in_polite_words_is_refused(item: str, words: str) -> None:
    (finding,) = found(words, "R101", "R102")
    assert finding.item == item


@pytest.mark.parametrize("words", KEPT)
def test_what_is_only_made_shorter_is_not_refused(words: str) -> None:
    assert not found(words, "R101", "R102")


BROKEN = [
    "教职工大会4月召开，到场的人凑够六成就敲铃开会。",
    "4月开教代会，来的代表有一半就先开始。",
    "路远的教学点可以把两年的教代会合成一次开。",
    "教代会两年并作一场，省得来回跑。",
    "废纸卖的钱不入账，另拿一个折子存起来。",
    "场地租金另开一本子记着，供接待时机动。",
    "捐来的款项先留给校长机动。",
]
IN_ORDER = [
    "教职工大会4月召开，到场的人凑够七成就敲铃开会。",
    "把两年的教代会材料合成一册装订。",
    "教代会和工代会并作一次开，每年4月。",
    "会员借书另用一个本子登记。",
    "所有收入都记进工会账，不另开折子。",
    "结余的钱留作下一年的困难补助。",
]


@pytest.mark.parametrize("words", BROKEN)
def test_a_rule_bent_in_everyday_words_is_found(words: str) -> None:
    assert found(words, "R201")


@pytest.mark.parametrize("words", IN_ORDER)
def test_what_keeps_the_rule_is_silent(words: str) -> None:
    assert not found(words, "R201")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("组织校医学习《执业医师法》，考一次试。", "E509"),
        ("食堂人员每人一册《中华人民共和国食品卫生法》。", "E509"),
        ("按照《流动人口计划生育工作条例》登记外来教工。", "E509"),
        ("宣传一对夫妻只生一个孩子，签好承诺。", "E503"),
        ("要第二个孩子的教师，先到街道办理准生证。", "E503"),
        ("女教工怀孕前须申请生育指标。", "E503"),
    ],
)
def test_laws_and_permits_that_are_gone(words: str, code: str) -> None:
    assert found(words, code)


@pytest.mark.parametrize(
    "words",
    [
        "组织校医学习《医师法》，考一次试。",
        "讲一讲《医师法》与已废止的《执业医师法》有什么不同。",
        "食堂人员每人一册《食品安全法》。",
        "只生一个孩子的退休教师，凭证领取奖励金。",
        "落实三孩政策，女教工生育登记由女工委员代办。",
    ],
)
def test_laws_in_force_are_silent(words: str) -> None:
    assert not found(words, "E503", "E509")


@pytest.mark.parametrize(
    "words",
    [
        "经审小组每半年查一次账，@小林：上年余额你再对一下，结果向会员公布。",
        "体检放在9月，@王主任，医院名字等你定，分三批去。",
    ],
)
def test_a_note_to_a_colleague_was_left(words: str) -> None:
    assert found(words, "L609")


@pytest.mark.parametrize(
    "words", ["官方微博@松岭中学，每周更新两次。", "稿件发到songling@edu，附照片。"]
)
def test_an_account_is_no_note(words: str) -> None:
    assert not found(words, "L609")


@pytest.mark.parametrize(
    "words", ["各组每月交一份活动记录，年底由委员会按规定给", "困难补助每学期办理一次，申请书交向"]
)
def test_a_sentence_that_ends_before_its_object(words: str) -> None:
    assert found(words, "P211")


def test_a_label_in_brackets_ends_the_sentence_before_it() -> None:
    plan = "〔一〕活动\n各组每月交一份记录，年底由委员会按规定给\n〔二〕安排\n4月召开教职工大会。"
    text = f"{TITLE}\n{plan}\n松岭中学工会\n2026年2月20日\n"
    assert [f for f in check(text, ignore=("M",)).findings if f.code == "P211"]


@pytest.mark.parametrize(
    "words", ["食堂改造期间，教工午餐由临时灶台补给", "学习文件讲清形势，讲明前进的方向"]
)
def test_a_word_that_may_end_a_sentence(words: str) -> None:
    assert not found(words, "P211")


def test_a_word_for_each_stands_but_once() -> None:
    assert found("各各小组4月办好工间操展示。", "L611")
    assert not found("意见各各不同，汇总后交主席。", "L611")
