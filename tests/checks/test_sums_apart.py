"""Rates of what is counted beside them, men and women of a body, aid at several rates for so many in all."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def wrong(words: str) -> bool:
    tail = "\n桃溪小学工会委员会\n2026年2月20日\n"
    report = check(f"桃溪小学工会2026年工作计划\n一、主要工作\n1、{words}\n{tail}")
    return any(f.code == "F301" for f in report.findings)


@pytest.mark.parametrize(
    "words",
    [
        "去年全体大会收到意见30条，当年办结27条，办结率95%。",
        "发出问卷120份，收回114份，回收率90%。",
        "提案37件，答复33件，答复率95%。",
        "困难户12户，建档9户，建档率85%。",
        "会员70人：一组36人、二组34人，其中女会员50人、男会员22人。",
        "学校教职工126人，全部入会；一组66人、二组60人，女会员71人、男会员57人。",
        "会员庞老师的儿子患病，今年每季补助1200元，另外两户会员春节各补助1000元，三户合计全年8000元。",
        "三户困难会员，一户每月补助300元，另两户每学期各补助1000元，三户全年合计8000元。",
    ],
)
def test_sums_over_a_distance_that_do_not_come_out(words: str) -> None:
    assert wrong(words)


@pytest.mark.parametrize(
    "words",
    [
        "去年全体大会收到意见30条，当年办结27条，办结率90%。",
        "收提案24件，其中20件按期办结，按期办结率83.3%，另4件延后。",
        "提案37件，答复33件，答复率力争达到95%。",
        "立案25件，办结24件，办结率96%，满意24件，满意率100%。",
        "教师60人，报名48人，其中青年教师报名率90%。",
        "会员70人：一组36人、二组34人，其中女会员50人、男会员20人。",
        "教职工72人，会员70人：一组36人、二组34人，其中女会员50人、男会员20人。",
        "运动会报名男教师12人、女教师20人，分四队，每队8人。",
        "去年女会员40人、男会员10人，今年会员52人。",
        "会员庞老师的儿子患病，今年每季补助1200元，另外两户会员春节各补助1000元，三户合计全年6800元。",
        "三户困难会员，一户每月补助300元，另两户每学期各补助1000元，三户全年合计7000元。",
    ],
)
def test_sums_over_a_distance_that_do(words: str) -> None:
    assert not wrong(words)
