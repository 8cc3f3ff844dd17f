"""Everybody in two things at one hour; an arrangement in one line; money and goods that some keep for themselves."""

from __future__ import annotations

import pytest
from by_rules import by_rule

import unionnlp

BEFORE = "月份安排：二月，谈心；三月，承诺上墙；四月，教代会；"


def found(text: str, unit: str = "晴川小学") -> set[str]:
    report = unionnlp.check(f"{unit}工会2026年工作计划\n一、主要工作\n{text}\n")
    return {f.code for f in report.findings if by_rule(f)}


@pytest.mark.parametrize(
    "text",
    [
        "5月22日（星期五）下午三点半，全体会员在报告厅听述职。\n5月22日（星期五）下午三点，全体会员从校门口出发登山。",
        "5月22日下午2:30，全体教职工到县医院体检。\n全员活动：5月22日下午2点，全体教职工拔河。",
        "6月5日上午9点，全校教师听心理讲座。\n6月5日上午9点半，全校教师到果园采摘。",
    ],
)
def test_all_in_two_things(text: str) -> None:
    assert "F110" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "5月22日（星期五）下午三点半，全体会员在报告厅听述职。\n5月23日（星期六）下午三点，全体会员从校门口出发登山。",
        "5月22日下午2点，全体会员听述职，表决方案。\n5月22日下午4点，全体会员拔河。",
        "5月22日下午2点，全体会员听述职。\n5月22日下午2点，全体会员在报告厅开大会。",
        "5月22日上午9点，全体教职工分两批体检。\n5月22日上午9点，全体教职工听讲座。",
        "5月22日下午2点，青年教师拔河。\n5月22日下午2点，全体女教师听讲座。",
    ],
)
def test_all_in_one_thing_after_another(text: str) -> None:
    assert "F110" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "教职工环湖健步走安排在4月24日。\n" + BEFORE + "五月，环湖健步走、说课比赛；六月，体检。",
        "6月12日办教职工乒乓球赛。\n" + BEFORE + "五月，乒乓球赛；七月，查账。",
        "10月中旬办小组长培训班，为期两天。\n"
        + BEFORE
        + "五月，健步走；九月，小组长培训班；十一月，查账。",
    ],
)
def test_two_months_of_one_thing(text: str) -> None:
    assert "C305" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "教职工环湖健步走安排在5月15日。\n" + BEFORE + "五月，环湖健步走、说课比赛；六月，体检。",
        "6月12日办教职工乒乓球赛。\n" + BEFORE + "五月，说课比赛；六月，乒乓球赛。",
        "每年4月办家访周。\n" + BEFORE + "五月，家访；九月，谈心。",
        "4月走访退休教师。\n" + BEFORE + "五月，健步走；十月，走访退休教师。",
    ],
)
def test_one_month_of_each(text: str) -> None:
    assert "C305" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "从工会结余中拿出20万元交学校基建专户使用。",
        "用会费结余支持教学楼翻修。",
        "从工会账上划8万元到学校账户。",
        "工会的积余打到学校基建账上。",
        "端午粽子每人一盒，代课会员一律不领。",
        "中秋月饼人手一盒，外聘会员不在名单里。",
        "对外培训的进项不进学校账，也不进工会账，由组长另存一个折子。",
        "账由会计记，为了省事，查账也由她一个人查。",
        "账是出纳管，审账也归他。",
        "记账和审账由一人包办。",
    ],
)
def test_rules_broken(text: str) -> None:
    assert "R201" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "新校区的教工之家，从工会结余中拿出3万元布置。",
        "会费由学校财务代扣后划到工会专户。",
        "行政拨来的经费全部打到工会账户使用。",
        "学校出资30万元修停车场，工会提意见。",
        "端午粽子人人一份，代课会员一样领。",
        "代课会员不领班费，中秋月饼照发。",
        "卖废纸的所得全部入工会账，票据另存一册。",
        "账由会计记，查账由经审小组三个人查，她回避。",
        "记账和审账分开，不能一肩挑。",
        "工会账户单独开户，不进学校账。",
    ],
)
def test_rules_kept(text: str) -> None:
    assert "R201" not in found(text)
