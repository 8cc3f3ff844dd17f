"""Two times of one thing where a date stands alone before it, its day in the next sentence, its name is long."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def told(body: str) -> list[str]:
    """Return the findings of two times in a short plan."""
    text = f"清泉中学工会2026年工作计划\n{body}\n清泉中学工会委员会\n2026年2月20日\n"
    return [f.code for f in check(text).findings if f.code == "C305"]


TWICE = [
    "一、民主\n1、人少，不选代表，开全体教职工大会。日子定在3月27日（星期五）下午，过半数同意才算。\n"
    "二、时间\n3月，收建议条子；4月，全体教职工大会、整理仓库；5月，教具比赛。",
    "一、关爱\n1.6月下旬，全体会员到市二院体检，两天做完。\n二、安排\n7月：全体会员体检\n8月：暑期值守\n9月：教师节",
    "一、公开\n1、10月开展校务公开互查，两两结对。\n二、安排\n5月：歌会\n11月：校务公开互查\n12月：经审",
]
ONCE = [
    "一、民主\n1、开全体教职工大会。日子定在4月24日（星期五）下午。\n二、时间\n3月，收建议条子；4月，全体教职工大会、整理仓库；5月，教具比赛。",
    "一、竞赛\n1、深入开展“安康杯”竞赛活动。3月，召开动员会；5月，安康杯竞赛活动表彰会。",
    "一、关爱\n1、2月走访困难会员。\n二、安排\n3月：提案\n12月：走访困难会员",
    "一、关爱\n1、6月，女教职工体检；7月，全体会员体检。",
    "一、公开\n1、5月、10月各开展一次校务公开互查。\n二、安排\n5月：校务公开互查\n10月：校务公开互查",
]


@pytest.mark.parametrize("body", TWICE)
def test_two_times_of_one_thing_are_told(body: str) -> None:
    assert told(body)


@pytest.mark.parametrize("body", ONCE)
def test_one_time_or_several_things_are_not(body: str) -> None:
    assert not told(body)
