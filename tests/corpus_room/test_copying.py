"""Who copied from whom."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from unionnlp import extract
from unionnlp.corpus.copying import Copied, Copying
from unionnlp.records import Extraction

WORDS = (
    "慰问 走访 教师 会员 讲座 评比 书法 合唱 登山 体检 提案 答复 公示 审查 预算 结对 磨课 沙龙 读书 志愿 "
    "帮扶 座谈 茶艺 健步 象棋 摄影 朗诵 演讲 培训 年级 后勤 食堂 退休 青年 女工 档案 台账 会费 心理 疏导"
)


def block(seed: int, sentences: int) -> str:
    rng = random.Random(seed)
    return "".join(
        f"{k}、组织{''.join(rng.sample(WORDS.split(), 9))}活动，由{''.join(rng.sample(WORDS.split(), 2))}组负责。\n"
        for k in range(1, sentences + 1)
    )


def plan(name: str, year: int, body: str) -> str:
    return f"{name}{year}年工会工作计划\n{body}{name}工会\n{year}年2月1日\n"


def read(name: str, text: str) -> Extraction:
    made = extract(text, items=False)
    return replace(made, source=replace(made.source, text=text, path=name))


def pairs(**texts: str) -> list[Copied]:
    copying = Copying()
    for name, text in texts.items():
        copying.add(read(name, text))
    return list(copying.pairs())


def test_a_block_shared_by_five_schools_is_found_in_each_of_them() -> None:
    shared = block(99, 6)
    texts = {
        f"{k}.txt": plan(f"{name}小学", 2025, shared + block(k, 6))
        for k, name in enumerate("红黄蓝绿紫")
    }
    found = pairs(**texts)
    assert len(found) == 10
    for one in found:
        assert 0.35 < one.share < 0.65
        assert one.likeness == "passages"
        text = texts[one.source]
        assert one.passage == text[one.start : one.end]
        assert one.passage[:12] in texts[one.other_source][one.other_start :][:60]


@pytest.mark.parametrize("schools", [5, 10, 20])
def test_the_more_schools_share_a_block_the_more_it_is_found(schools: int) -> None:
    names = [f"{a}{b}小学" for a in "红黄蓝绿紫" for b in "山水云石"][:schools]
    shared = block(99, 6)
    texts = {f"{k}.txt": plan(n, 2025, shared + block(k, 6)) for k, n in enumerate(names)}
    found = pairs(**texts)
    assert len(found) == schools * (schools - 1) // 2
    assert all(0.4 < share < 0.65 for one in found for share in (one.share, one.other_share))


@pytest.mark.parametrize(
    ("change", "likeness"),
    [
        (lambda t: t.replace("\n", "\n\n"), "same"),
        (lambda t: t.replace("红星小学", "明光小学"), "near"),
        (lambda t: t.replace("2025", "2026"), "own"),
    ],
)
def test_the_kind_of_likeness_is_told(change, likeness: str) -> None:  # type: ignore[no-untyped-def]
    text = plan("红星小学", 2025, block(1, 9))
    (found,) = pairs(a=text, b=change(text))
    assert found.likeness == likeness
    assert min(found.share, found.other_share) > 0.8


def test_different_plans_and_the_guiding_ideology_are_no_copies() -> None:
    guiding = (
        "一、指导思想\n"
        + "坚持以新时代教育方针为指导，紧紧围绕学校中心工作，服务大局，服务教职工。" * 3
    )
    texts = {
        str(k): plan(name, 2025, f"{guiding}\n二、主要工作\n{block(k, 8)}")
        for k, name in enumerate(("红星小学", "江湾中学", "绿洲幼儿园"))
    }
    assert pairs(**texts) == []
