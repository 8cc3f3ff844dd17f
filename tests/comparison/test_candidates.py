"""An act that a plan promises twice, and long texts: what is looked at is bounded, nothing is lost."""

from __future__ import annotations

from unionnlp.comparison import compare, compare_plans
from unionnlp.comparison.candidates import Candidates

TWICE = """白杨小学工会2025年工作计划
一、主要工作
1、4月上旬召开五届三次教代会，审议校长报告和财务报告，提案答复率达到100%。
2、组织教职工春游一次。
二、活动安排
4月：五届三次教代会
9月：教师节慰问
"""
SUMMARY = "白杨小学工会2025年工作总结\n一、主要工作\n4月9日召开五届三次教代会，提案答复率100%。\n"


def test_an_act_in_text_and_arrangement_is_one_promise_in_its_fuller_words() -> None:
    promised = [c for c in compare(TWICE, SUMMARY).commitments if "五届三次" in c.plan.text]
    assert len(promised) == 1
    assert "财务报告" in promised[0].plan.text
    assert promised[0].status == "done"


def test_a_list_of_hundreds_of_acts_finds_each_its_own_report() -> None:
    acts = [
        f"{n}、组织第{n}车间职工开展{chr(0x4E00 + 7 * n)}{chr(0x5E00 + 5 * n)}练兵。"
        for n in range(1, 401)
    ]
    plan = "北山钢厂工会2025年工作计划\n" + "\n".join(acts) + "\n"
    changes = compare_plans(plan, plan)
    assert changes.count("unchanged") == len(changes.changes) > 300


def test_candidates_are_bounded_and_the_rarest_words_choose() -> None:
    held = [{"common", f"own{n}"} for n in range(10_000)]
    found = Candidates(held, 10_000, 160_000).near({"common", "own7000"}, 5_000)
    assert 7_000 in found
    assert 5_000 in found
    assert len(found) < 100
