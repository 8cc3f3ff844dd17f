"""Faults of each kind in the wordings of many authors; ``true.txt`` holds what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_rules import by_rule

from unionnlp.checks import check

PLAN = """{name}工会{year}年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
2、{sentence}
3、九月核对会员名册，进出的会员当月改。
{name}工会
{year}年2月20日
"""
UNITS = {
    "S": "松岭小学", "D": "云河县教育局", "U": "江北大学", "V": "清源职业技术学校",
    "K": "花朵幼儿园", "C": "华岳机械有限公司", "M": "云河县第二中学", "R": "云河县教育科学研究院",
}  # fmt: skip


def rows() -> list[tuple[str, int, str, str]]:
    """Return unit, year, code and sentence of each row of the files."""
    files = sorted(Path(__file__).parent.glob("wordings*.txt"))
    text = "\n".join(path.read_text("utf-8") for path in files)
    lines = (line.split(" | ") for line in text.splitlines() if line and line[0] != "#")
    return [(UNITS[who[0]], int(who[1:] or 2026), code, words) for who, code, words in lines]


@pytest.mark.parametrize(("name", "year", "code", "sentence"), rows())
def test_a_fault_is_told_whatever_its_words(name: str, year: int, code: str, sentence: str) -> None:
    report = check(
        PLAN.format(name=name, year=year, sentence=sentence.replace("\\n", "\n")), ignore=("M",)
    )
    grave = {f.code for f in report.findings if by_rule(f) and f.evidence}
    assert code in grave if code[0] != "!" else code[1:] not in grave


TABLE = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
二、经费
项目\t金额\t说明
{row}
文体\t2000\t球赛
松岭小学工会
2026年2月20日
"""


@pytest.mark.parametrize(
    ("row", "fails"),
    [
        ("节日慰问\t36600\t61人×200元×3次", False),
        ("节日慰问\t35600\t61人×200元×3次", True),
        ("节日慰问\t36600\t3节×61人×200元", False),
        ("节日\t36800\t200元/人×61人×3节", True),
        ("补助\t6400\t8人×500元+3人×800元", False),
        ("补助\t6500\t8人×500元+3人×800元", True),
        ("补助\t6400\t8人×500元，3人×800元", False),
        ("场地\t2400\t12次×200元", False),
    ],
)
def test_all_factors_of_a_remark_make_its_amount(row: str, fails: bool) -> None:
    report = check(TABLE.format(row=row), ignore=("M",))
    assert ("F301" in {f.code for f in report.findings}) is fails


BEHIND = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
2、4月20日开教代会。

松岭小学工会
2026年2月20日

{words}
"""


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("附：2026年会员慰问标准一览表", {"P210"}),
        ("附件：经费预算表", {"P210"}),
        ("附件：1.值班表\n2.预算表", {"P210"}),
        ("附：工会小组名单\n第一组：赵明、钱月", set()),
        ("附：2026年月份安排\n3月 体检\n4月 教代会", set()),
        ("附：\n项目\t金额\n慰问\t3000", set()),
        ("附言：会员有事找组长。", set()),
        ("附件：工会经费收支决算表.xlsx", set()),
        ("以上内容由AI生成，仅供参考。", {"L603"}),
    ],
)
def test_what_stands_behind_the_signature_is_read(words: str, codes: set[str]) -> None:
    found = {f.code for f in check(BEHIND.format(words=words), ignore=("M",)).findings}
    assert found & {"P210", "L603"} == codes
