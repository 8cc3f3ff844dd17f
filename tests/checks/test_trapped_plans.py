"""True plans full of what only looks like a fault: ten kinds of units, ten ways to write a plan.

Negations behind and before their objects, history, other units' acts, amounts in the unit of a caption,
rules quoted as duties, shares over a hundred that are right, lunar days, weeks, names that are festivals.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import check, check_file

PLANS = Path(__file__).parent / "trapped"
NAMES = sorted(path.stem for path in PLANS.glob("*.txt"))


def test_ten_plans_are_of_ten_units() -> None:
    assert len(NAMES) == 10
    assert all(len((PLANS / f"{name}.txt").read_text("utf-8")) >= 1200 for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_false_is_said_of_a_true_plan(name: str) -> None:
    report = check_file(PLANS / f"{name}.txt")
    told = [f for f in report.findings if f.severity != "low" and not f.code.startswith("M1")]
    assert [(f.code, f.message) for f in told] == []


# (plan, what is true, what is not, what the check says of it)
SPOILED = [
    ("college_2024", "生日蛋糕\t8.10\t405人×200元", "生日蛋糕\t9.10\t405人×200元", "F301"),
    ("college_2024", "今年不续签，只在10月检查履行情况", "今年不再维护女职工专项集体合同", "R101"),
    ("college_2024", "购物卡、现金一律没有", "每人另发200元购物卡", "R201"),
    ("county_2025", "9月8日（星期一）", "9月8日（星期三）", "C307"),
    ("factory_2025", "开过预备会，3月13日（星期四）开正式会", "召开", "C305"),
    ("nine_years_2026", "合计\t170000", "合计\t171000", "F301"),
    ("school_of_university_2024", "分工会没有独立账户，不设经审", "工会不设经审", "R101"),
    ("secondary_2021", "第37个教师节", "第35个教师节", "E504"),
    ("vocational_2019", "管账的不审账", "今年不审账", "R101"),
    ("special_2023", "端午节（6月22日，星期四）", "端午节（6月18日，星期日）", "C308"),
]


@pytest.mark.parametrize(("name", "true", "false", "code"), SPOILED)
def test_what_is_spoiled_in_it_is_told(name: str, true: str, false: str, code: str) -> None:
    text = (PLANS / f"{name}.txt").read_text("utf-8")
    assert true in text
    report = check(text.replace(true, false))
    assert code in {f.code for f in report.findings if f.severity != "low"}
