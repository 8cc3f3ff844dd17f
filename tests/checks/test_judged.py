"""Sentences that read like a fault: learned findings give way to rules, and stay away from look-alikes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionnlp.checks import check
from unionnlp.checks.judged import CODES, yielding
from unionnlp.checks.messages import Hit
from unionnlp.facts.sentences import SINCE, ZERO, in_place, learned, pairs
from unionnlp.grammar.normalize import normalize

LEFT_OUT = Path(__file__).parent / "sentences" / "c.jsonl"  # a hand that nothing is learned from
PLAN = "晨光小学工会2026年工作计划\n一、主要工作\n1、{}\n2、{}\n晨光小学工会\n2026年1月8日\n"
OTHER = "9月10日上午开庆祝会，表彰满三十年教龄的老师。"

FLOORS = {
    "cancelled": (0.57, 0.95),
    "empty": (0.93, 0.95),
    "foreign": (0.40, 0.90),
    "outdated": (0.65, 0.95),
    "rule": (0.63, 0.90),
}
"""Share of a kind that is told of a hand left out, and of what is told that is right; they only rise."""


def told(sentence: str) -> dict[str, str]:
    """Codes told on a sentence of a plan, with the words that they point at."""
    text = PLAN.format(sentence, OTHER)
    start = text.index(sentence)
    end = start + len(sentence)
    return {
        f.code: f.evidence[0].text
        for f in check(text).findings
        if any(e.start < end and start < e.end for e in f.evidence)
    }


@cache
def left_out(kind: str) -> tuple[int, int, int]:
    """How many of a kind there are, how many sentences are told as it, how many of these are right."""
    judge = learned()
    count = said = right = 0
    for line in LEFT_OUT.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = normalize(row["text"])
        is_one = row["fault"] and row["kind"] == kind
        likely = judge.told(text, row["type"], row["year"])
        is_said = likely.get(kind, 0.0) >= judge.kinds[kind].asked
        kin = row["fault"] and {row["kind"], kind} == {"cancelled", "rule"}
        count += is_one
        said += is_said and not kin
        right += is_said and is_one
    return count, said, right


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_a_hand_that_was_left_out_is_judged_as_well_as_ever(kind: str) -> None:
    count, said, right = left_out(kind)
    recall, precision = FLOORS[kind]
    assert count >= 15
    assert right / count >= recall
    assert right / said >= precision


@pytest.mark.parametrize(
    "sentence",
    [
        "老带新这两年没人愿意牵头，本学年就先不结对了，各人自己琢磨。",
        "慰问退休老师这件事今年就免了，大家心意到了就行。",
    ],
)
def test_what_is_dropped_in_other_words_is_told(sentence: str) -> None:
    codes = told(sentence)
    assert codes.keys() & {"R101", "R102", "R103"}


@pytest.mark.parametrize(
    "sentence",
    [
        "报名表不再用纸，改在手机上填，三月底截止。",
        "取消开幕式，直接比赛，省下的时间多打一场。",
        "三月二十日下午开教代会，代表四十人全部到会。",
        "会费按月从工资里代扣，每季度贴一次收支。",
        "重阳节前委员分头上门看望十二位退休老师。",
    ],
)
def test_what_looks_alike_is_not(sentence: str) -> None:
    assert not told(sentence).keys() & set(CODES.values())


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("集团下属十二所分校的工会主席每月来我校述职。", "L618"),
        ("配合学校做好来自疫情中高风险地区教职工的排查登记。", "E513"),
    ],
)
def test_what_belongs_to_another_unit_or_year_is_told(sentence: str, code: str) -> None:
    assert code in told(sentence)


def test_what_is_less_likely_is_a_hint_alone() -> None:
    text = PLAN.format("迎接新《工会法》明年一月一日起施行，提前宣讲。", OTHER)
    assert {f.severity for f in check(text).findings if f.code == "E513"} == {"low"}


def test_what_rules_know_is_asked_about_alone() -> None:
    text = PLAN.format("高三毕业班的老师由工会送茶点。", OTHER).replace("小学", "中学")
    assert "medium" not in {f.severity for f in check(text).findings if f.code == "L618"}


def test_a_rule_is_told_before_what_is_learned() -> None:
    codes = told("今年不再召开教代会。")
    assert "R101" in codes
    assert "R103" not in codes


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (Hit("E513", ((0, 20),), {}, "low"), Hit("L617", ((4, 6),)), True),
        (Hit("E513", ((0, 20),), {}, "low"), Hit("L610", ((4, 6),)), False),
        (Hit("E513", ((0, 20),), {}, "low"), Hit("E501", ((4, 6),), {}, "low"), False),
        (Hit("E513", ((0, 20),)), Hit("L610", ((4, 6),)), True),
        (Hit("E513", ((0, 20),)), Hit("E501", ((4, 6),)), False),
    ],
)
def test_a_hint_gives_way_to_what_is_told_and_to_its_own_kind(
    first: Hit, second: Hit, stays: bool
) -> None:
    left = [hit.code for _, hit in yielding([(0, first), (0, second)])]
    assert left == (["E513", second.code] if stays else [second.code])


def test_a_learned_finding_points_at_its_sentence_and_vanishes_with_it() -> None:
    sentence = "老带新这两年没人愿意牵头，本学年就先不结对了，各人自己琢磨。"
    assert told(sentence)["R103"] == sentence
    assert "R103" not in told("老带新由教务处牵头，九月十日前结对，各人自己选师傅。")


def test_a_summary_is_not_judged() -> None:
    text = (
        "晨光小学工会2025年工作总结\n一、主要工作\n1、因疫情，原定的退休教师走访停了，以后再补。\n"
    )
    assert not {f.code for f in check(text).findings} & set(CODES.values())


def test_the_model_holds_numbers_only() -> None:
    judges = learned()
    assert judges.kinds.keys() == FLOORS.keys()
    for one in judges.kinds.values():
        assert 0.0 < one.hinted <= one.asked < 1.0
        assert one.scale > 0.0
    for judge in (judges.words, judges.place):
        width = len(judge.kinds) + 1
        for place in range(0, 100 * width, width):  # an empty place weighs nothing
            if not judge.table[place]:
                assert set(judge.table[place + 1 : place + width]) == {ZERO}


def test_the_order_of_two_words_is_a_feature() -> None:
    one, other = pairs("由工会代替会员"), pairs("由会员代替工会")
    assert one - other
    assert other - one


def test_a_place_is_a_feature_of_each_n_gram() -> None:
    alone, primary, district = {7, 9}, in_place({7, 9}, "primary"), in_place({7, 9}, "district")
    assert primary & district == alone
    assert len(primary) == len(district) == 4
    assert in_place(alone, None) == alone


@pytest.mark.parametrize("kind", ["foreign", "outdated"])
def test_without_a_place_nothing_is_out_of_it(kind: str) -> None:
    judges, sentence = learned(), "以昂扬斗志迎接党的十九大召开，各校于三月底前报送计划。"
    assert judges.judge(sentence, "primary", 2026)[kind] > 0.0
    assert judges.judge(sentence, None, None)[kind] == 0.0
    assert judges.judge(sentence, None, SINCE - 1)["outdated"] == 0.0


@given(st.text(max_size=200))
def test_any_text_has_a_probability_that_stays(text: str) -> None:
    judge, asked = learned(), (normalize(text), "primary", 2026)
    likely = judge.judge(*asked)
    assert likely == judge.judge(*asked)
    assert likely.keys() == judge.kinds.keys()
    assert all(0.0 <= p <= 1.0 for p in likely.values())
    assert judge.told(*asked).items() <= likely.items()
