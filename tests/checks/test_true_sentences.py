"""Sentences that are true and only look like a fault: nothing graver than a hint is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import check

PLAN = """{name}工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
2、{sentence}
3、九月核对会员名册，进出的会员当月改。
{name}工会
2026年2月20日
"""
UNITS = {
    "S": "松岭小学",
    "D": "云河县教育局",
    "U": "江北大学",
    "V": "清源职业技术学校",
    "K": "花朵幼儿园",
    "C": "华岳机械有限公司",
}
SCHOOL, COLLEGE, DISTRICT = "松岭小学", "江北师范高等专科学校", "云河县教育局"

# (whose plan, the sentence)
TRUE = [
    # characters that meet where one word ends and the next begins
    (SCHOOL, "会员86人人人有份，名单由组长核。"),
    (SCHOOL, "全校94人人手一册《会员手册》，3月发到。"),
    (SCHOOL, "12月月底前把账目交经审委员看。"),
    (SCHOOL, "2026年年终前把账目交经审委员看。"),
    (SCHOOL, "推荐5名名师到县里讲课，3月报名单。"),
    (SCHOOL, "意见由组长汇总及及时上报，周五前交。"),
    (SCHOOL, "会前把议题发给与与会代表，提前7天。"),
    (SCHOOL, "公开要看墙、看网、看收据，6月查一次。"),
    (SCHOOL, "夜里有事由教师志愿队接，白天由办公室接。"),
    (SCHOOL, "钥匙由图书室管，每周五下午开门。"),
    # verbs before the office of a county, and the office of one's own
    ("清河县松岭小学", "两户会员已在县总工会建档，4月送补助。"),
    ("清河县松岭小学", "名单5月前报送县教育局，回执存档。"),
    ("清河县松岭小学", "表格发给县教育工会，3月20日前收齐。"),
    # words of a kind that the name has
    (COLLEGE, "各学院分会5月前报节目单，金工车间的防护罩双月查一次。"),
    ("江北护士学校", "实训车间和二级学院的联系人4月前定下来。"),
    # what is refused behind its name, or is not all of it
    (SCHOOL, "中秋的月饼一人一盒，购物卡和现金一概没有。"),
    (SCHOOL, "年节慰问发米、面、油，代金券、红包全免。"),
    (SCHOOL, "端午每人一箱粽子，都不发购物卡。"),
    (SCHOOL, "慰问用实物而不是购物卡，按人签领。"),
    (DISTRICT, "提案办理情况抽查一半，36家中新设的4家只报不查。"),
]


@pytest.mark.parametrize(("name", "sentence"), TRUE)
def test_a_true_sentence_is_left_alone(name: str, sentence: str) -> None:
    report = check(PLAN.format(name=name, sentence=sentence))
    grave = [(f.code, f.message) for f in report.findings if f.severity != "low" and f.item is None]
    assert grave == [(c, m) for c, m in grave if c[0] in "PM"]


def rows() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "true.txt").read_text("utf-8")
    lines = (line.split(" | ", 1) for line in text.splitlines() if not line.startswith("#"))
    return [(UNITS[unit], words) for unit, words in lines]


@pytest.mark.parametrize(("name", "sentence"), rows())
def test_a_true_sentence_of_any_unit_is_left_alone(name: str, sentence: str) -> None:
    report = check(PLAN.format(name=name, sentence=sentence))
    grave = [(f.code, f.message) for f in report.findings if f.severity != "low" and f.item is None]
    refused = [f.message for f in report.findings if f.code in ("R101", "R102")]
    assert [(c, m) for c, m in grave if c[0] not in "PM"] == []
    assert refused == []


# (what was written, what the check says of it)
FALSE = [
    (SCHOOL, "全校94人人参加义务植树，3月12日上午到齐。", "L611"),
    ("清河县松岭小学", "名单5月前交给桐溪县教育局，回执存档。", "L602"),
    (SCHOOL, "端午节给会员每人发200元购物卡。", "R201"),
    (SCHOOL, "提案今年只收不办，留着明年看。", "R101"),
    (SCHOOL, "各学院分会5月前报节目单，二级学院的名单另附。", "L608"),
]


@pytest.mark.parametrize(("name", "sentence", "code"), FALSE)
def test_what_is_false_beside_it_is_still_told(name: str, sentence: str, code: str) -> None:
    report = check(PLAN.format(name=name, sentence=sentence))
    assert code in {f.code for f in report.findings}


TABLE = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
二、经费{caption}
{head}
{rows}
松岭小学工会
2026年2月20日
"""
HEAD = "项目\t金额\t说明"


@pytest.mark.parametrize(
    ("caption", "head", "rows", "fails"),
    [
        ("（单位：万元）", HEAD, "节日慰问\t4.80\t60人×800元\n文体\t2.00\t球赛", False),
        ("（单位：万元）", HEAD, "节日慰问\t5.80\t60人×800元\n文体\t2.00\t球赛", True),
        ("（单位：元）", HEAD, "节日慰问\t48000\t60人×800元\n文体\t20000\t球赛", False),
        ("（单位：元）", HEAD, "节日慰问\t49000\t60人×800元\n文体\t20000\t球赛", True),
        ("", HEAD, "节日慰问\t4.80\t60人×800元\n文体\t2.00\t球赛", False),
        ("", "项目\t金额（万元）\t说明", "节日慰问\t5.1\t61人×830元\n文体\t2.0\t球赛", False),
        ("", "项目\t人数\t标准（元）\t金额（万元）", "慰问\t60\t800\t4.8\n生日\t60\t200\t1.2", False),
        ("（单位：万元）", "项目\t人数\t标准\t金额", "慰问\t60\t800元\t4.8\n生日\t60\t200元\t1.2", False),
        ("（单位：万元）", "项目\t人数\t标准\t金额", "慰问\t60\t800元\t4.8\n生日\t60\t200元\t1.4", True),
    ],
)  # fmt: skip
def test_amounts_are_read_in_the_unit_that_is_told_beside_them(
    caption: str, head: str, rows: str, fails: bool
) -> None:
    report = check(TABLE.format(caption=caption, head=head, rows=rows))
    assert ("F301" in {f.code for f in report.findings}) is fails
