"""What looks like a slip, a gap or a contradiction and is none, and beside it what is one."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

HEAD, FOOT = "梧桐里小学工会2026年工作计划\n一、主要工作\n1、", "\n梧桐里小学工会\n2026年2月20日\n"


def codes(words: str) -> set[str]:
    """Return what is told of a short plan that holds ``words``."""
    return {f.code for f in check(HEAD + words + FOOT).findings if by_rule(f)}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("L610", "凡写“组”，指工会小组；凡写“组员”，指会员。"),
        ("L610", "经审三人，桑柔、郝明、孟仲秋，都不是财务。"),
        ("L610", "经审委员曾立秋、佟舒查完全年凭证。"),
        ("L610", "学校提出借款，联席会一致反对，货款由学校行政另筹。"),
        ("L610", "慰问米油由村委会主任过秤，工会两人验收。"),
        ("L610", "问账找会计小薛。"),
        ("L610", "腊八家的孩子去年由市总救助2万元，今年续报。"),
        ("L610", "11月12日去湾南湿地走一走。"),
        ("L611", "委员会任期统一为五年，各从本届届满之日起改。"),
        ("F109", "5月24日气排球赛，每组一队，取前八名；11月14日合唱展演，自愿参加，不设名次。"),
        ("L608", "在册教职工121人，另2人是顶岗实习教师，属派出院校，不计会员。"),
        ("C305", "委员会今年6月届满，5月启动换届，6月12日召开会员代表大会改选。"),
        (
            "P210",
            "经费合计81000元，见下表。\n\n| 月份 | 事项 |\n| --- | --- |\n| 3月 | 教代会 |\n",
        ),
        ("O702", "教代会4月17日开：\n14:00—15:30　讨论办法\n15:40—16:20　表决"),
    ],
)
def test_it_is_none(code: str, words: str) -> None:
    assert code not in codes(words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("L610", "春节前走访困难职工，慰问退修教师。"),
        ("L610", "职工医疗互助续报，五月办完。"),
        ("F109", "5月24日拔河赛不设名次，取前八名发奖。"),
        ("L608", "组织学生到企业顶岗实习，工会派人慰问。"),
        ("P210", "经费合计81000元，见下表。"),
    ],
)
def test_it_is_one(code: str, words: str) -> None:
    assert code in codes(words)


def test_a_plan_in_questions_and_answers_has_measures_months_and_numbers() -> None:
    text = (
        "梧桐里小学工会2026年工作问答\n问：大会什么时候开？\n答：3月19日开，到39人才开。\n"
        "问：谁查账？\n答：经审三人，6月12日、12月10日各查一遍。\n问：病了怎么办？\n"
        "答：委员两天内到，送500元以内的慰问品。\n梧桐里小学工会委员会\n2026年1月25日\n"
    )
    assert not {"P203", "P204", "T401"} & {f.code for f in check(text).findings}
