"""Dated mentions of every kind that the guideline settles, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from unionnlp import extract
from unionnlp.facts import dates
from unionnlp.grammar.normalize import normalize

HEAD = "青石镇小学2024年工会工作计划\n一、教职工\n"


def mentions(line: str) -> list[tuple[str, tuple[int, ...], int | None]]:
    (document,) = extract(HEAD + line, items=False).documents
    return [(d.text, d.months, d.day) for d in document.dates]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2026-03-15召开大会。", [("2026-03-15", (3,), 15)]),
        ("2026.3.15召开大会。", [("2026.3.15", (3,), 15)]),
        ("2026/3/5召开大会。", [("2026/3/5", (3,), 5)]),
        ("3.15消费者权益日宣传。", [("3.15", (3,), 15)]),
        ("表彰优秀（9.10）。", [("9.10", (9,), 10)]),
        ("5·12之后捐款。", [("5·12", (5,), 12)]),
        ("6月2日、9日上课。", [("6月2日", (6,), 2), ("9日", (6,), 9)]),
        ("11月3、4日上课。", [("11月3、4日", (11,), 3)]),
        ("1月1至2月10日培训。", [("1月1至2月10日", (1,), 1)]),
        ("3月20日上午开会。", [("3月20日", (3,), 20)]),
        ("9月10曰开会。", [("9月10曰", (9,), 10)]),
        ("农历八月十五赏月。", [("农历八月十五", (9, 10), None)]),
        ("五月初五包粽子。", [("五月初五", (5, 6), None)]),
        ("正月十五猜谜。", [("正月十五", (2, 3), None)]),
        ("腊月走访会员。", [("腊月", (1, 2), None)]),
        ("八月十五日开会。", [("八月十五日", (8,), 15)]),
        ("端午走访会员。", [("端午", (5, 6), None)]),
        ("元宵猜谜。", [("元宵", (2, 3), None)]),
        ("护士节慰问校医。", [("护士节", (5,), None)]),
        ("国庆长假值班。", [("国庆长假", (10,), None)]),
        ("“双节”期间走访。", [("“双节”期间", (1, 2), None)]),
        ("截止11月底完成。", [("11月底", (11,), None)]),
        ("五月三日至六月中旬值班。", [("五月三日至六月中旬", (5,), 3)]),
        ("寒假、暑假托管班开到下午。", [("寒假", (1, 2), None), ("暑假", (7, 8), None)]),
        ("暑假家访九户。", [("暑假", (7, 8), None)]),
        ("6.1节联欢。", [("6.1", (6,), 1)]),
        ("3月下旬至5月初轮训。", [("3月下旬至5月初", (3, 4, 5), None)]),
        ("九月底到十月中旬比赛。", [("九月底到十月中旬", (9, 10), None)]),
        ("教代会已于20240318闭幕。", [("20240318", (3,), 18)]),
        ("五四青年节举行演讲。", [("五四青年节", (5,), None)]),
    ],
)
def test_dates(line: str, found: list[tuple[str, tuple[int, ...], int | None]]) -> None:
    assert mentions(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "会费收入5.12万元。",
        "平均成绩提高5.12分。",
        "使用3.8版软件。",
        "每学期听课两节。",
        "由张国庆老师主讲。",
        "组员：于娜 魏国庆 崔静",
        "请赵端午、李元旦参加。",
        "开展“双增双节”竞赛。",
        "谈寒暑假待遇。",
        "评选“五一”先锋集体。",
        "学习“七一”讲话。",
        "每季度一次，秋季运动会。",
        "课时人均4.7节。",
        "办起暑期托管班。",
        "排好寒假值班。",
        "推行“一月一公示”。",
        "举办“情暖重阳”茶会。",
        "“两节”走访老会员。",
        "(2021年4月9日在会员代表大会上)",
        "二〇一三年三月八日",
        "推选五一劳动模范。",
        "办“牵手六月，缘定青石”联谊会。",
        "查阅编号20240318的合同。",
    ],
)
def test_no_dates(line: str) -> None:
    assert mentions(line) == []


def test_a_name_beside_a_month_leaves_the_month() -> None:
    assert mentions("在5月由李国庆负责篮球赛。") == [("5月", (5,), None)]
    assert mentions("欢度国庆，于国庆前夕联欢。") == [
        ("国庆", (10,), None), ("国庆前夕", (10,), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "unit", ["1月", "2026-", "1.", "一月、", "国庆", "农历", "初", "9日、", "五·", "十"]
)
def test_long_runs_take_linear_time(unit: str) -> None:
    text = normalize(unit * 20_000)
    began = time.perf_counter()
    dates.mentions(text, ())
    assert time.perf_counter() - began < 4
