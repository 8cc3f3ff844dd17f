"""The text and the arrangement tell one thing: its place, who leads it, by when, and how many."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

PLAN = """松岭小学工会2026年工作计划
学校现有教职工86人，会员84人，分四个工会小组。
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
2、{text}
3、九月核对会员名册，进出的会员当月改。
二、月份安排
{planned}
松岭小学工会
2026年2月20日
"""

APART = [
    ("运动会由体育组牵头。", "10月：运动会（总务处牵头）。"),
    ("文艺汇演在礼堂举行。", "12月：文艺汇演（操场）。"),
    ("四个工会小组轮流值周。", "9月：五个工会小组选组长。"),
    ("互助保障6月底前续完。", "9月：续互助保障。"),
    ("省里的住院互助保障4月30日到期，月初把84人的续费收齐。", "10月：收齐住院互助续费。"),
    ("集体合同5月到期，4月协商。", "8月：续签集体合同。"),
    ("教职工拔河赛借体育馆，10月开赛。", "10月：教职工拔河赛（操场）。"),
]
ONE = [
    ("运动会由体育组牵头。", "10月：运动会（体育组牵头）。"),
    ("文艺汇演在礼堂举行，雨天改在报告厅。", "12月：文艺汇演（报告厅）。"),
    ("文艺汇演在礼堂举行。", "12月：文艺汇演（礼堂）。"),
    ("四个工会小组轮流值周。", "9月：四个工会小组选组长。"),
    ("互助保障6月底前续完。", "6月：续互助保障。"),
    ("互助保障6月底前续完，理赔随时报。", "9月：公布互助保障理赔情况。"),
    ("集体合同12月到期，11月协商。", "12月：续签集体合同。"),
    ("提案3月10日前交齐，5月答复。", "5月：答复提案。"),
    ("教职工拔河赛决赛在操场，10月开赛。", "10月：教职工拔河赛预赛（体育馆）。"),
    ("会费每月收一次，12月底前交齐。", "3月：收会费。"),
    ("跳绳赛4月在操场办，每组8人。", "5月：踢毽赛（体育馆）。"),
    ("读书分享每月一次，3月在图书室。", "4月：读书分享（教工之家）。"),
]


def apart(text: str, planned: str) -> set[str | None]:
    report = check(PLAN.format(text=text, planned=planned))
    return {f.kind for f in report.findings if by_rule(f) and f.evidence}


@pytest.mark.parametrize(("text", "planned"), APART)
def test_what_the_two_tell_otherwise_is_told(text: str, planned: str) -> None:
    assert "contradiction" in apart(text, planned)


@pytest.mark.parametrize(("text", "planned"), ONE)
def test_what_fits_together_is_left_alone(text: str, planned: str) -> None:
    assert "contradiction" not in apart(text, planned)
