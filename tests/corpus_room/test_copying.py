"""Who copied from whom."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from unionnlp import extract
from unionnlp.cli.app import application
from unionnlp.corpus.build import build
from unionnlp.corpus.copied import copied
from unionnlp.corpus.copying import Copied, Copying
from unionnlp.corpus.store import open_corpus
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


def test_a_corpus_tells_the_pairs_that_a_folder_tells(tmp_path: Path) -> None:
    shared = block(99, 6)
    texts = {
        f"{k}.txt": plan(f"{name}小学", 2025, shared + block(k, 6))
        for k, name in enumerate("红黄蓝绿紫")
    }
    texts["9.txt"] = texts["0.txt"].replace("红小学", "橙小学")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name, text in texts.items():
        (drafts / name).write_text(text, "utf-8")
    done = build([drafts], tmp_path / "corpus")
    (twin,) = done.duplicates
    assert twin.copied is not None
    assert (twin.copied.organization, twin.copied.other_organization) == ("红小学", "橙小学")
    assert twin.copied.passage == texts["0.txt"][twin.copied.start : twin.copied.end]
    with open_corpus(tmp_path / "corpus") as known:
        found = {(Path(c.source).name, Path(c.other_source).name): c for c in copied(known)}
    expected = {(c.source, c.other_source): c for c in pairs(**texts)}
    assert found.keys() == expected.keys()
    assert all(one.share == expected[pair].share for pair, one in found.items())


def test_the_copies_of_a_corpus_as_a_sheet_and_as_lines(tmp_path: Path) -> None:
    for name in "红黄":
        text = plan(f"{name}小学", 2025, block(99, 6) + block(ord(name), 6))
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    build([tmp_path / "红.txt", tmp_path / "黄.txt"], tmp_path / "corpus")
    run = partial(CliRunner().invoke, application())
    told = run(["corpus", "copies", str(tmp_path / "corpus")]).stdout
    assert "红小学 2025" in told
    assert "黄小学 2025" in told
    out = tmp_path / "雷同.xlsx"
    assert run(["corpus", "copies", str(tmp_path / "corpus"), "-o", str(out)]).exit_code == 0
    rows = list(openpyxl.load_workbook(out)["雷同"].iter_rows(min_row=2, values_only=True))
    assert [row[1:5] for row in rows] == [("红小学 2025", "红.txt", "黄小学 2025", "黄.txt")]
