"""Sentences that stop where none ends, and a festival that stands around its day."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def codes(words: str) -> set[str]:
    lines = f"一、主要工作\n1、{words}\n2、每月开一次小组长会。\n松岭中学工会\n2026年2月20日\n"
    text = f"松岭中学工会2026年工作计划\n{lines}"
    return {f.code for f in check(text).findings}


@pytest.mark.parametrize(
    "words",
    [
        "各分工会年底报送台账，对连续三年未完成任务的分工会，将予以",
        "对积极参加活动的会员，工会将给予",
        "教代会的议题由各小组提出，大会时间拟于",
    ],
)
def test_a_sentence_without_its_verb_or_time_breaks_off(words: str) -> None:
    assert "P211" in codes(words)
    assert "P211" not in codes(f"{words}适当奖励。")


@pytest.mark.parametrize(
    "words", ["6月9日端午节前后，统一送粽子。", "9月16日中秋节当天，会员聚会。"]
)
def test_around_a_festival_the_day_is_its_own(words: str) -> None:
    assert "C308" in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "6月19日端午节前后，统一送粽子。",
        "6月10日端午节前送粽子。",
        "9月16日中秋节前送月饼。",
        "端午节前的6月12日送粽子。",
    ],
)
def test_before_a_festival_the_day_may_be_another(words: str) -> None:
    assert "C308" not in codes(words)
