"""Slips told by likelihood: a character of like sound or shape that hardly ever stands where it does."""

from __future__ import annotations

import time

import pytest

from unionnlp.checks import check
from unionnlp.checks.alike import BOTH, NEAR, SHAPE, SOUND, alike
from unionnlp.checks.likely import slips
from unionnlp.checks.usage import EDGE, edged, usage

TAIL = "\n杏林小学工会委员会\n2026年2月20日\n"


def quotes(words: str) -> list[str]:
    text = f"杏林小学工会2026年工作计划\n一、主要工作\n1、{words}\n{TAIL}"
    return [f.evidence[0].text for f in check(text, ignore=("M",)).findings if f.kind == "typo"]


SLIPS = [
    ("每月十日前把会费报给财悟室。", "财悟"),
    ("教师阅缆室添两把椅子。", "阅缆"),
    ("每年参加区里的演将比赛一次。", "演将"),
    ("五月看望退体教师三次。", "退体"),
    ("教职工气排求比赛分四个队。", "排求"),
    ("做好女职工的特殊包护。", "包护"),
    ("请会员填写意见表，及时反溃。", "反溃"),
    ("每周组织一次羽毛求活动。", "羽毛求"),
    ("登计好会员的生日。", "登计"),
    ("会员生日送旦糕一个。", "旦糕"),
    ("及时更新公示蓝。", "公示蓝"),
    ("为单身教师举办连谊活动。", "连谊"),
    ("十一月开展消防演炼一次。", "演炼"),
]


@pytest.mark.parametrize(("words", "wrong"), SLIPS)
def test_a_slip_that_no_list_holds_is_found(words: str, wrong: str) -> None:
    assert any(wrong in quote or quote in wrong for quote in quotes(words))


@pytest.mark.parametrize(
    "words",
    [
        "台账一季一理，年底移交，谁经手谁签收。",
        "会员自报自选，练够二十次的发一条毛巾。",
        "聋部、启智部、职高部各推一名组长。",
        "通知上墙，上网，上家长群。",
        "李霁朗、佟书韫两位老师教大家写春联。",
        "“悦读时光”每周三下午在工会小屋。",
        "谁领谁还，谁用谁洗，碗筷不许带回班里。",
        "请驻校律师讲一课，问答二十分钟。",
        "误餐费按市里的标准，凭票报，不超支。",
        "晚自习后不备课，把嗓子歇一歇。",
        "十月去湖边捡一上午垃圾，自带水壶。",
    ],
)
def test_free_combinations_and_names_are_none(words: str) -> None:
    assert quotes(words) == []


def test_what_a_draft_writes_twice_is_its_own_word() -> None:
    once = "会员生日送旦糕一个。"
    twice = once + "旦糕由后勤订。"
    assert [slip.right for slip in slips(once, once, 0, len(once))] == ["蛋糕"]
    assert list(slips(twice, twice, 0, len(twice))) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("冬天给值周的老师送一碗热腾腾腾的姜汤。", "腾腾腾"),
        ("七月给教教工之家换灯。", "教教"),
        ("把合理理化建议汇总成册。", "理理"),
        ("教职职工运动会放在十一月。", "职职"),
    ],
)
def test_a_character_too_many(words: str, wrong: str) -> None:
    (quote,) = quotes(words)
    assert wrong in quote


@pytest.mark.parametrize(
    "words",
    [
        "本学校校务公开栏每月换一次。",
        "新教师师德培训两天。",
        "大家一起喊哈哈哈，放松放松。",
        "工会会员大会十二月开。",
    ],
)
def test_characters_that_meet_are_not_too_many(words: str) -> None:
    assert quotes(words) == []


def test_what_is_alike() -> None:
    assert alike("记")["计"] in (SOUND, BOTH)
    assert alike("勤")["情"] == NEAR
    assert alike("末")["未"] == SHAPE
    assert "记" not in alike("记")
    assert alike("x") == {}


def test_the_table_knows_what_goes_together() -> None:
    table = usage()
    assert table.digit("工", "会") > table.digit("公", "会")
    assert "会" in table.often("工")
    assert table.digit("龘", "龘") == 0
    assert edged("工会2026。") == "工会" + EDGE * 5


def test_time_is_linear() -> None:
    line = "每季度检察一次食堂的卫声，师付每周听课一节，演将比赛放在五月。\n"

    def seconds(times: int) -> float:
        text = "".join(f"{chr(0x4E00 + k % 5000)}{line}" for k in range(times))
        begin = time.perf_counter()
        list(slips(text, text, 0, len(text)))
        return time.perf_counter() - begin

    seconds(50)
    assert seconds(1600) < 16 * max(seconds(400), 0.05)
