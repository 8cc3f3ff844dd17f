"""Another unit's name inside a sentence, words of other work, broadcasts and drafts of laws long past, wishes."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

ITEMS = ("M", "P")  # standard items and parts, of which a short plan lacks most


def told(words: str, unit: str = "松岭小学", year: int = 2026) -> set[str | None]:
    """Return the kinds of what is found in a short plan of ``unit`` that holds ``words``."""
    text = (
        f"{unit}工会{year}年工作计划\n一、主要工作\n1、{words}\n{unit}工会委员会\n{year}年2月20日\n"
    )
    found = (f for f in check(text).findings if f.severity != "low")
    return {f.kind for f in found if f.code[0] not in ITEMS and f.code != "T401"}


OTHERS = [
    ("茶角添两把椅子，让桃溪小学的每位教师都愿意坐一坐。", "松岭小学"),
    ("为桃溪小学的发展献计出力，10月征一次金点子。", "松岭小学"),
    ("把桃溪小学办成家门口的好学校，工会4月听一轮建议。", "松岭小学"),
    ("让柏杨幼儿园的阿姨们5月前有歇脚的地方。", "银杏路幼儿园"),
    ("江南区教育工会机关干部每人联系两所村小，每月去一趟。", "江北区教育局"),
    ("江南区各学校工会6月底前交台账。", "江北区教育局"),
    ("生产线停机检修那天，工人轮休。", "松岭小学"),
    ("各科室护士每月一次夜班加餐。", "银杏路幼儿园"),
    ("各村民小组长6月收齐意见。", "清泉中学"),
    ("船员出海前由工会送行。", "清泉中学"),
]
PARTNERS = [
    ("与桃溪小学的每位教师结对读书，每月一次。", "松岭小学"),
    ("5月听桃溪小学的老师们讲课。", "松岭小学"),
    ("两位从桃溪小学调来的老师9月办转会手续。", "松岭小学"),
    ("10月参加江南区教育工会办的合唱比赛。", "江北区教育局"),
    ("请区医院护士长5月来讲急救。", "松岭小学"),
    ("10月参观轴承厂的生产线，看看师傅怎么干活。", "清泉中学"),
]


@pytest.mark.parametrize(("words", "unit"), OTHERS)
def test_what_is_said_of_another_unit_as_of_the_own_is_foreign(words: str, unit: str) -> None:
    assert "foreign" in told(words, unit)


@pytest.mark.parametrize(("words", "unit"), PARTNERS)
def test_partners_and_guests_are_not(words: str, unit: str) -> None:
    assert not told(words, unit)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("10月收看党的二十大开幕会，会后座谈。", 2024),
        ("11月组织大家收听中国工会十八大开幕实况。", 2025),
        ("4月请专业课教师给正在修订的《职业教育法（修订草案）》提意见。", 2027),
        ("6月讨论《工会法（修正草案）》，收齐意见报市总。", 2025),
        ("女教职工的保护按国务院1988年《女职工劳动保护规定》执行，4月自查一次。", 2025),
    ],
)
def test_what_was_held_or_made_years_ago_is_not_now(words: str, year: int) -> None:
    assert told(words, year=year) & {"outdated", "impossible"}


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("10月组织会员收看党的二十大开幕会直播。", 2022),
        ("3月重温党的二十大开幕会录像，谈体会。", 2024),
        ("2022年10月大家一起收看过党的二十大开幕会，今年每月读一章报告。", 2024),
        ("9月请退休教师讲北京奥运会那年当志愿者的故事。", 2026),
        ("对照2022年修订的《职业教育法》，6月自查。", 2027),
    ],
)
def test_recordings_and_memories_are_of_their_own_time(words: str, year: int) -> None:
    assert not told(words, year=year)


@pytest.mark.parametrize(
    "words",
    [
        "把职工的冷暖放在心上，把职工的小事当作大事来办。",
    ],
)
def test_a_promise_of_nothing_in_other_words_is_empty(words: str) -> None:
    assert "empty" in told(words)
