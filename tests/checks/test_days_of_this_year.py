"""Days are of the plan's year whatever is told before them; rates are of a whole."""

from __future__ import annotations

import pytest

import unionnlp


def found(code: str, text: str) -> list[str]:
    report = unionnlp.check(f"晴川小学工会2023年工作计划\n一、主要工作\n{text}\n")
    return [text for f in report.findings if f.code == code for text in [f.message]]


@pytest.mark.parametrize(
    "text",
    [
        "九月：请二十年前的毕业生回校送花；29日中秋节，点心提前一周到手。",
        "10月：认一认他们当年教过的孩子；23日（星期一）重阳节登山。",
        "端午是6月22日，中秋是9月29日，各发一袋面。",
        "9月8日（星期五）教师节，提前两天开座谈会。",
    ],
)
def test_days_that_are_right_this_year(text: str) -> None:
    assert not found("C307", text)
    assert not found("C308", text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("C308", "4月15日（星期六）清明节，到烈士陵园献花。"),
        ("C308", "六月：20日端午节，食堂包粽子。"),
        ("C307", "10月：认一认他们当年教过的孩子；25日（星期一）登山。"),
    ],
)
def test_days_that_are_wrong_this_year(code: str, text: str) -> None:
    assert found(code, text)


@pytest.mark.parametrize(
    "text", ["会员实名入库率达到108%。", "参赛人数力争达到会员的120%。", "会费收缴率112%。"]
)
def test_a_part_is_not_more_than_its_whole(text: str) -> None:
    assert found("T403", text)


@pytest.mark.parametrize(
    "text", ["经费增长率达到110%。", "计划完成率达到120%。", "参加人次为去年的130%。"]
)
def test_growth_may_pass_the_whole(text: str) -> None:
    assert not found("T403", text)
