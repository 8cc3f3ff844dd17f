"""Chairs by their surname, bodies of which none is left out, sessions by so many heads, terms that still run."""

from __future__ import annotations

import pytest
from by_rules import by_rule

import unionnlp


def found(text: str, year: int = 2026, unit: str = "晴川小学") -> list[str]:
    report = unionnlp.check(f"{unit}工会{year}年工作计划\n一、主要工作\n{text}\n")
    return [f.code for f in report.findings if by_rule(f)]


@pytest.mark.parametrize(
    "text",
    [
        "工会主席由桑知夏同志担任。\n二、落款\n工会主席：洪若舟",
        "工会主席由詹远同志担任。\n困难申请先报阎主席过目。",
        "工会主席：翁静怡\n有话找赖主席说，随到随听。",
        "由季明澄任工会主席。\n票据送柯主席签字。",
    ],
)
def test_two_chairs(text: str) -> None:
    assert "F102" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "工会主席由桑知夏同志担任。\n困难申请先报桑主席过目。",
        "工会主席由詹远同志担任。\n县总工会阎主席来校座谈。",
        "工会主席由詹远同志担任。\n赖副主席管文体，票据请主席签字。",
        "工会主席由詹远同志担任。\n各分会于主席到校那天碰头。",
        "工会主席由詹远同志担任。\n请前任洪主席讲讲老故事。",
        "工会主席季度述职，听取意见。\n工会主席：詹远",
    ],
)
def test_one_chair(text: str) -> None:
    assert "F102" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "全镇现有基层工会24个。\n7月续保，22家基层工会不得漏报一家。",
        "下设12个分会。\n6月，11个分会无一例外上交台账。",
        "下设12个分会。\n6月，11个分会一个也不能少，都交台账。",
        "会员共86人。\n体检时83名会员一个都不能少。",
        "下设12个分会。\n委员会2023年选出，任期五年；13个分会的主席每两个月碰一次头。",
    ],
)
def test_two_numbers_of_a_whole(text: str) -> None:
    assert "F101" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "下设12个分会。\n6月先抽5个分会看台账，不漏一项。",
        "会员共86人。\n走访生病的3名会员，一个都不能少。",
        "下设12个分会。\n2023年有过13个分会，撤了一个。",
        "下设12个分会。\n去年13个分会的台账都交齐，今年12个分会照办。",
        "11月专项检查，抽查学校15所。\n对18个基层工会开展经费审计。",
    ],
)
def test_numbers_of_parts_and_of_other_years(text: str) -> None:
    assert "F101" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "全体教职工大会4月开。我们一共60个人，31个人签到就算数。",
        "全体教职工大会4月开。60人里来了32人就够开，来31人就不开。",
        "教代会4月开，代表60名，到会不足30名改期。",
        "教代会4月开，代表60名，到会35个人就开。",
    ],
)
def test_too_few_to_meet(text: str) -> None:
    assert "R201" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "全体教职工大会4月开。我们一共60个人，40个人签到就算数。",
        "全体教职工大会4月开。60人里来了40人就够开，来39人就不开。",
        "教代会4月开，代表60名，到会不足40名改期。",
        "教代会4月开，代表60名，到会40个人就开。",
    ],
)
def test_enough_to_meet(text: str) -> None:
    assert "R201" not in found(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("与学校的集体合同2024年9月签订，三年有效，今年不重签，9月查一回履行。", 2026),
        ("集体合同2025年签署，有效期三年，今年不续签。", 2026),
        ("碰了红线的，评优不考虑。", 2026),
        ("弄虚作假者，当年先进不评。", 2026),
        ("全年支出12万元：文体5万元、换届1.5万元、培训2.5万元、慰问3万元。", 2026),
        ("全年支出6.5万元：春游2万元、节前1.5万元、培训3万元。", 2026),
    ],
)
def test_terms_that_run_and_sums_that_come_out(text: str, year: int) -> None:
    assert not {"R101", "R102", "F301"} & set(found(text, year))


def test_a_term_that_is_over() -> None:
    assert "R102" in found("与学校的集体合同2022年9月签订，三年有效，今年不重签。")
