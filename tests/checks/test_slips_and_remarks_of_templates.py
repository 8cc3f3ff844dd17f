"""Slips in words of the body and of the trade, remarks of templates; names, headings and hints that are neither."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

HEAD = "松岭小学工会2026年工作计划\n一、主要工作\n"


def found(words: str, kind: str) -> list[str]:
    """Return what is found of a kind in a short plan that holds ``words``."""
    findings = check(f"{HEAD}{words}\n松岭小学工会\n2026年2月20日\n", year=2026).findings
    shown = [f for f in findings if f.kind == kind and f.severity != "low"]
    return [f.code for f in shown]


SLIPS = [
    "1、腰肌芳损的老师多，四月请医生来教一套操。",
    "1、咽喉火炎要早防，三月开一次讲座，静脉曲涨的老师另有护具，学会心肺复办。",
    "1、新任公会主席四月参加培训。",
    "1、三月底前把会员名册报县教育公会。",
    "1、各基层公会四月自查账目。",
    "1、公会经费专户管理，每半年公布一次。",
    "1、欢迎新教师加入公会。",
    "1、校公会委员分头走访。",
]
RIGHT = [
    "1、腰肌劳损的老师多，四月请医生来教一套操。",
    "1、校长办公会四月研究，党政办公会议通过后执行。",
    "1、按因公会客的规定登记。",
    "1、请市律师公会的会员来讲课。",
    "1、参观旧银行公会和同业公会旧址。",
    "1、由主席梁仲秋，副主席孟初夏负责。",
    "1、会员底册由秘书保管，会费欠缴的逐一提醒。",
    "1、入队仪式由少先队办，工会只作配合。",
    "1、欢歌笑语迎新年，元旦前办一场联欢。",
    "1、怀孕、哺乳的教师不排夜班。",
]
REMARKS = [
    "【模板说明：以下各条可根据本校情况增删】",
    "（范文提示：此段写本校去年的成绩）",
    "【填写要求：写明时间、地点和负责人】",
    "（以上内容请结合单位特点删改）",
    "【此段约200字】",
    "（可根据本校情况取舍）",
    "〔写作提示：先写成绩，再写不足〕",
    "【示例：三月召开教代会，四月健步走】",
    "（本部分请按需要替换）",
    "[编写说明：数字须与预算表相符]",
]
OWN = [
    "1、征文（每篇800字以内）四月十日前交到工会。",
    "1、活动时间（以上安排如遇雨天顺延）。",
    "1、提案表（一事一案，写明理由）三月五日前交。",
    "1、各组可根据本组情况选定项目。",
    "1、器材（以下项目由各组选用）：跳绳、毽子、羽毛球。",
    "【月份】\n三月 / 草编小篮，走访新会员",
    "【时间】\n四月至六月，每周三下午",
    "1、意见箱（说明：钥匙由经审委员保管）每月开一次。",
    "1、奖品（按参加人数购买）由工会发放。",
    "1、讲座内容（参考会员的投票）三月定下来。",
]


@pytest.mark.parametrize("words", SLIPS)
def test_slips_are_found(words: str) -> None:
    assert found(words, "typo")


@pytest.mark.parametrize("words", RIGHT)
def test_right_words_are_left_alone(words: str) -> None:
    assert not found(words, "typo")


@pytest.mark.parametrize("words", REMARKS)
def test_remarks_of_a_template_are_found(words: str) -> None:
    assert found(words, "leftover")


@pytest.mark.parametrize("words", OWN)
def test_what_a_plan_says_in_brackets_is_left_alone(words: str) -> None:
    assert not found(words, "leftover")


@pytest.mark.parametrize(
    "heading", ["（二）暖心：把该到的关怀送到", "（二）聚力：把该办的实事做到"]
)
def test_a_heading_with_its_verb_is_whole(heading: str) -> None:
    words = f"{heading}\n1．会员住院，三日内上门看望。"
    assert "P211" not in found(words, "incomplete")


def test_a_sentence_that_ends_before_its_place_is_not() -> None:
    assert "P211" in found(
        "1、三月底以前，把各组收齐的提案表统一送到\n二、其他工作\n1、四月健步走。", "incomplete"
    )
