"""What a rule tells and no learned judge believes is a hint; numbers and a unit's own rules are not doubted."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import check
from unionnlp.checks.messages import codes
from unionnlp.checks.records import Finding, Report
from unionnlp.resources import load

UNIT = "松溪小学"


def checked(body: str, rules: Path | None = None) -> Report:
    plan = f"{UNIT}工会2026年工作计划\n一、工作\n{body}\n{UNIT}工会\n2026年2月20日\n"
    return check(plan, rules=rules)


def findings(body: str, code: str, rules: Path | None = None) -> list[Finding]:
    return [f for f in checked(body, rules).findings if f.code == code]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("1、与学校的集体合同2022年9月签订，三年有效，今年不重签。", "R102"),
        ("1、六月体检（此处待医院报价后再写）。", "R102"),
        ("1、分两个小组练习。\n2、舞蹈分四个小组。", "F109"),
    ],
)
def test_what_no_judge_believes_is_a_hint(body: str, code: str) -> None:
    assert {f.severity for f in findings(body, code)} <= {"low"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("1、今年起教职工体检因经费紧张不再组织。", "R102"),
        ("1、中秋节给每位会员发200元购物卡。", "R201"),
        ("1、会员按工资的百分之二交会费。", "R201"),
    ],
)
def test_what_both_tell_is_told(body: str, code: str) -> None:
    assert {f.severity for f in findings(body, code)} & {"high", "medium"}


def test_a_unit_s_own_rule_is_not_doubted(tmp_path: Path) -> None:
    own = tmp_path / "rules.toml"
    own.write_text(
        '[[rule]]\nid = "tea"\nsource = "本校制度"\n'
        'says = "茶话会不摆水果"\nall = ["茶话会[^。]{0,6}水果"]\nwrite = "茶话会备茶水。"\n',
        encoding="utf-8",
    )
    (found,) = findings("1、元旦茶话会摆水果。", "R201", own)
    assert found.severity == "high"


def test_each_doubted_code_is_one_that_is_told() -> None:
    for row in load("judged")["doubt"]:
        assert 0.0 < row["least"] < 1.0
        assert all(codes()[code].severity != "low" for code in row["codes"])
