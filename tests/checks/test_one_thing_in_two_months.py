"""One thing that the text and the arrangement put into two months, in other words of the same."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

PLAN = """松岭小学工会2026年工作计划
一、主要工作
1. {said}
2. 每月末工会委员碰头一次，记下谁办、何时办完。
二、月份安排
3月：教职工拔河
{planned}
11月：会员读书展
松岭小学工会
2026年2月20日
"""


def times(said: str, planned: str) -> list[str]:
    """Return the findings of two times, or two places, of one thing."""
    report = check(PLAN.format(said=said, planned=planned))
    return [f.code for f in report.findings if f.code in ("C305", "F109")]


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("6月下旬，全体会员到县人民医院体检，三天做完。", "7月：全体会员体检"),
        ("10月开展校务公开互查，跨学区结对。", "9月：校务公开互查"),
        ("今年开全体教职工大会。日子定在3月27日（星期五）下午。", "4月：全体教职工大会"),
        ("提案3月1日起收，3月20日截止。", "4月：征集教代会提案"),
        ("三八节插花活动在二楼会议室举行。", "3月：三八节插花活动（食堂）"),
    ],
)
def test_two_times_are_told(said: str, planned: str) -> None:
    assert times(said, planned)


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("6月下旬，全体会员体检，三天做完。", "6月：全体会员体检"),
        ("4月慰问退休教师。", "10月：慰问退休教师"),
        ("4月查看食堂。", "10月：查看食堂卫生"),
        ("提案3月1日起收，4月20日截止。", "4月：征集教代会提案"),
        ("三八节插花活动在食堂举行。", "3月：三八节插花活动（食堂）"),
    ],
)
def test_what_can_be_two_things_is_left_alone(said: str, planned: str) -> None:
    assert not times(said, planned)
