"""What looks like a refusal: a part of a thing, one kept from it, another form, others who do it, its turn."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TRUE = """
经审委员三人查全年的账，校长、会计不参加；查出的问题贴公示栏七天。
候选人名单张贴五个工作日，财务人员不列入经审候选人。
另一条，方萍调往县局，免去其经审委员职务，3月会员大会补选一名。
会计只备账、不审账，审账的三人里没有会计和出纳。
企业派来的两位师傅是产业导师，不列入会员。
5月16日教职工跳绳赛，每单位一队，取前六名；9月27日为调休上班日，不安排活动；11月21日合唱展演，自愿参加。
节日慰问品由校工会统一发放，一年三次，分会只管送到手，不再另买。
教职工体检由县人社局统一安排在九月，学校不再单独组织。
重阳节不再开茶话会，退休老师路远，改为委员分三路登门，每家送一床被。
校工会的网页长期没人看，今年关停，内容并入公众号，每周三推一条。
合理化建议的奖励取消了，收集照旧，每月20日截止。
两癌筛查去年做过，今年轮空，2027年5月再做。
女教职工妇科普查去年做过，按规定明年再做，今年不列。
原定4月的拔河赛因操场翻修取消，同日改在体育馆举行跳绳和踢毽子。
凡未经教代会表决的分配办法，一律不执行；已经试行的先停下来，待4月大会表决之后再定。
住院互助的旧版计划6月停办，我校全员转入新版，会员名单5月核对两遍。
公示栏今年撤了，校务公开一样没少，全挪到教职工微信群，每月5日前换新。
全年只在11月下去看一次，台账不另做。
集体合同要到2028年8月才满，今年用不着重谈，10月双方对着条款查一遍落实没落实。
陶艺社团人少，剩下三位商量后并入校摄影协会。
两项补助的预算均已划去，省下的钱并入困难会员慰问。
"""
FALSE = """
经费审查今年不做，校长、会计也不参加。
教职工拔河赛每单位一队；歌咏会人不齐，今年不办了。
节日慰问品由个人自行购买，学院今年不再另买。
重阳节不再开茶话会，经费改为购置办公桌椅。
合理化建议今年取消了，其他照旧。
两癌筛查去年做过，今年轮空。
原定4月的拔河赛因操场翻修取消。
教代会去年开过，今年轮空，明年4月再开。
住院互助6月停办，会员各自投保。
教代会今年并入期末总结会。
教职工运动会今年取消，同日照常上课。
"""


def refused(words: str) -> set[str]:
    """Return what a short plan that holds ``words`` is told to cancel."""
    text = (
        f"梧桐里小学工会2026年工作计划\n一、主要工作\n1、{words}\n梧桐里小学工会\n2026年2月20日\n"
    )
    return {f.code for f in check(text).findings if f.code in ("R101", "R102")}


@pytest.mark.parametrize("words", TRUE.split())
def test_the_thing_is_left_as_it_is(words: str) -> None:
    assert not refused(words)


@pytest.mark.parametrize("words", FALSE.split())
def test_the_thing_is_given_up(words: str) -> None:
    assert refused(words)
