"""Rules: what somebody proposed and nobody accepted breaks none, nor what money is not spent on."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TRUE = """
第11周：会计方然提出兼任经审委员，未获同意，仍由两位不沾账的老师担任。
旅行社的人来谈，三天两晚的“研学”打包价我没接，秋游还是去植物园，早上八点上车，晚饭在家吃。
有人要买足浴城的套票给老师们松松筋骨，我看不行，请中医院的推拿师傅11月来校两个下午。
会费结余六万元放在工会专户，不出借、不理财，利息随季计入收入。
校工会结余资金不购买股票、基金等任何理财产品，全部存在基本户。
秋天去植物园看菊花，上午一班、下午一班，当天来回，门票由园工会出。
体检套餐分设三档，金额一致，费用由学校福利费开支，不动会费。
总务处想从工会账上先垫付操场维修款，委员会讨论后没有通过，由学校另筹。
超市上门推销购物卡，主席当场回绝，端午仍发粽子和米，每人一份。
有老师提议把活动费存到会计个人的卡里图方便，会上被否决了。
会费上解、留成照市总比例走，截留的、挪用的、私设小金库的，一查到底。
"""
FALSE = """
秋游去海岛，三天两晚，旅行社报价偏高，另外两家我没接，由工会账上出。
从工会账上先垫付操场维修款，有人不同意，仍按此办。
工会经费不购买慰问品，端午每人发现金二百元。
国庆组织去海岛三日游，费用从会费里出。
秋天坐旅行社大巴去景区看菊花住一晚，第二天来回，门票由园工会出。
有老师提议不同意见也要记名，会费存到会计个人的卡里。
会费结余借给学校食堂周转，不出具利息。
"""


def broken(words: str) -> bool:
    """Say whether a short plan that holds ``words`` is told to break a rule."""
    text = (
        f"梧桐里小学工会2026年工作计划\n一、主要工作\n1、{words}\n梧桐里小学工会\n2026年2月20日\n"
    )
    return any(f.code == "R201" for f in check(text).findings)


@pytest.mark.parametrize("words", TRUE.split())
def test_nothing_is_broken(words: str) -> None:
    assert not broken(words)


@pytest.mark.parametrize("words", FALSE.split())
def test_a_rule_is_broken(words: str) -> None:
    assert broken(words)
