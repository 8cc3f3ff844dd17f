"""One registry of the draft's facts: what its places say otherwise, and sums that do not come out."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TAIL = "\n柳溪小学工会委员会\n2026年2月20日\n"


def kinds(body: str) -> list[str]:
    text = f"柳溪小学工会2026年工作计划\n{body}{TAIL}"
    wanted = ("contradiction", "arithmetic")
    return [f.kind or "" for f in check(text).findings if f.kind in wanted and f.severity != "low"]


CONTRADICTIONS = [
    "一、情况\n学校现有会员88人。\n二、工作\n1、端午给全体83名会员送粽子。\n",
    "一、工作\n1、工会主席陈立新负责总协调。\n二、安排\n3月\t健步走\t主席陈立春\n5月\t讲座\t王云\n",
    "一、工作\n1、5月召开四届二次教代会。\n二、安排\n4月\t四届二次教代会\n6月\t端午慰问\n",
    "一、工作\n1、10月举办教职工气排球比赛。\n二、安排\n10月：重阳走访\n11月：教职工气排球比赛\n",
    "一、去年回顾\n2025年4月召开三届一次教代会。\n二、工作\n1、5月召开三届一次教代会。\n",
    "一、工作\n1、5月选举产生第六届工会委员会。\n二、安排\n5月：第七届工会委员会选举\n6月：总结\n",
    "一、工作\n1、在去年97%的基础上，会员满意度力争达到95%。\n",
    "一、工作\n1、集体合同2024年3月签订，有效期三年。\n2、集体合同今年3月到期，2月开始协商。\n",
]


@pytest.mark.parametrize("body", CONTRADICTIONS)
def test_two_places_disagree(body: str) -> None:
    assert kinds(body) == ["contradiction"]


CONSISTENT = [
    "一、情况\n学校现有教职工90人，会员88人。\n二、工作\n1、端午给全体88名会员送粽子，新会员3人另发会员证。\n",
    "一、工作\n1、主席陈立新总协调，副主席王云负责宣传，县总工会主席李明来校调研。\n",
    "一、工作\n1、原主席陈立新退休，王云补选为主席，由主席王云主持。\n",
    "一、工作\n1、5月召开四届二次教代会。\n二、安排\n4月\t教代会提案征集\n5月\t四届二次教代会\n",
    "一、工作\n1、困难补助每年发两次。\n二、安排\n1月：困难补助\n7月：困难补助\n",
    "一、工作\n1、会员满意度从91%提高到95%。\n",
    "一、工作\n1、工会委员会2023年5月选出，任期三年，今年5月届满。\n",
    "一、工作\n1、10月教学能力赛初赛，11月教学能力赛决赛。\n",
]


@pytest.mark.parametrize("body", CONSISTENT)
def test_what_fits_is_silent(body: str) -> None:
    assert kinds(body) == []


WRONG = [
    "1、活动预算3万元，其中场地1万元、奖品1.2万元、服装1.1万元。",
    "1、慰问1.2万元，文体0.8万元，培训0.5万元，合计2.6万元。",
    "1、给80名会员每人送一份150元的米油，共需1.3万元。",
    "1、会员80人，其中女会员52人、男会员26人。",
    "1、会员80人，分四个小组，依次为22人、20人、21人、18人。",
    "1、收到提案30件，立案21件，其余8件作为意见答复。",
    "项目\t金额（元）\n节日慰问\t12000\n文体活动\t8000\n合计\t21000",
    "项目\t金额（元）\t说明\n节日慰问\t12500\t80人×150元\n文体活动\t8000\t\n合计\t20500",
]


@pytest.mark.parametrize("words", WRONG)
def test_a_sum_that_does_not_come_out(words: str) -> None:
    assert kinds(f"一、工作\n{words}\n") == ["arithmetic"]


RIGHT = [
    "1、活动预算3万元，其中场地1万元、奖品1.2万元、服装0.8万元。",
    "1、经费5万元，其中慰问2万元。",
    "1、给80名会员每人送一份150元的米油，共需1.2万元。",
    "1、会费每人每月10元，80人全年共9600元。",
    "1、80名会员每人每次150元，端午、中秋两次共2.4万元。",
    "1、会员80人，其中女会员52人、男会员28人。",
    "1、教职工120人，其中一线教师98人、党员40人。",
    "项目\t金额（元）\t说明\n节日慰问\t12000\t80人×150元\n文体活动\t8000\t\n合计\t20000",
]


@pytest.mark.parametrize("words", RIGHT)
def test_a_sum_that_comes_out(words: str) -> None:
    assert kinds(f"一、工作\n{words}\n") == []
