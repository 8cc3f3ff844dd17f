"""Words of an item that promise nothing, and words that plan it all the same: judged clause by clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import check

PLAN = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次。
2、{}
3、九月核对通讯录。
松岭小学工会
2026年2月20日
"""


def rows(name: str) -> list[tuple[str, str]]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    lines = (line.split(" | ", 1) for line in text.splitlines() if not line.startswith("#"))
    return [(item, words) for item, words in lines]


@pytest.mark.parametrize(("item", "words"), rows("tempting.txt"))
def test_what_only_tempts_is_not_taken_for_planned(item: str, words: str) -> None:
    report = check(PLAN.format(words))
    assert item not in {c.item for c in report.covered}
    assert item not in report.extra


@pytest.mark.parametrize(("item", "words"), rows("promised.txt"))
def test_what_is_planned_near_it_is_found(item: str, words: str) -> None:
    report = check(PLAN.format(words))
    assert item in {c.item for c in report.covered} | set(report.extra)


@pytest.mark.parametrize(("item", "words"), rows("refused.txt"))
def test_what_is_refused_in_natural_words_is_told(item: str, words: str) -> None:
    report = check(PLAN.format(words))
    assert item not in {c.item for c in report.covered}
    assert item in {f.item for f in report.findings if f.code in ("R101", "R102")}


@pytest.mark.parametrize(("item", "words"), rows("promised.txt"))
def test_nothing_planned_is_told_as_refused(item: str, words: str) -> None:
    assert not [f for f in check(PLAN.format(words)).findings if f.code in ("R101", "R102")]


def test_what_was_not_given_from_above_is_no_refusal_of_the_union() -> None:
    report = check(PLAN.format("去年疗休养反响很好，但今年区里没有下达名额，不列入计划。"))
    assert "recuperation" not in {c.item for c in report.covered}
    assert not [f for f in report.findings if f.code in ("R101", "R102")]


@pytest.mark.parametrize(
    "words",
    [
        "今年不改选。",
        "第六届委员会2023年选出，任期五年，2028年期满，今年不换届。",
        "校务公开栏不再用粉笔写，改用电子屏公布。",
        "具体时间另行通知。",
    ],
)
def test_a_year_without_elections_refuses_nothing(words: str) -> None:
    assert not [f for f in check(PLAN.format(words)).findings if f.code in ("R101", "R102")]
