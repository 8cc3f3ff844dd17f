"""Arithmetic by its kinds, each in several words: what does not come out, and what does."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TAIL = "\n柳溪小学工会委员会\n2026年2月20日\n"


def wrong(words: str) -> list[str]:
    """Return the codes of the sums that do not come out in a plan with these words."""
    text = f"柳溪小学工会2026年工作计划\n一、工作\n{words}\n{TAIL}"
    return [f.code for f in check(text).findings if f.kind == "arithmetic" and f.severity != "low"]


@pytest.mark.parametrize(
    "words",
    [
        "1、端午粽子52人×120元，合计6340元。",
        "1、每人300元，45人，合计13200元。",
        "1、体检按人均420元的标准，给63名教职工安排，共需2.55万元。",
        "1、给48位老师每位订一份150元的报刊，总计7400元。",
        "1、拔河服装60套，每套85元，共计5000元。",
        "1、在编30人每人300元、聘用15人每人200元，共计1.3万元。",
        "1、一等奖1名300元、二等奖2名各200元、三等奖3名各100元，共计1100元。",
        "1、退休教师12人，每人200元，在职教师40人，每人300元，合计14600元。",
        "1、健身卡45人×30元×10次，合计13000元。",
    ],
)
def test_heads_times_a_price(words: str) -> None:
    assert wrong(words) == ["F301"]


@pytest.mark.parametrize(
    "words",
    [
        "1、端午粽子52人×120元，合计6240元。",
        "1、每人300元，45人，合计13500元，比去年少两百。",
        "1、会员52人，其中女会员30人，三八节每人120元，合计3600元。",
        "1、全校会员60人，生日当月50人，每人200元，合计1.2万元。",
        "1、在编30人每人300元、聘用15人每人200元，共计1.2万元。",
        "1、一等奖1名300元、二等奖2名各200元、三等奖3名各100元，共计1000元。",
        "1、午餐60人每人20元，另付车费500元，合计1700元。",
        "1、会费每人每月10元，52人全年合计6240元。",
        "1、春节、端午、中秋三次，52人每人每次300元，共计46800元。",
        "1、慰问住院会员8人，每人300元，全年工会经费共需5万元。",
        "1、3位老师的房子淹了，大家人均捐款30元，共募得1560元。",
        "1、健身卡45人×30元×10次，合计13500元。",
        "1、租车两辆，每辆800元，45人去，合计1600元。",
    ],
)
def test_heads_times_a_price_that_comes_out(words: str) -> None:
    assert wrong(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "1、12条线路各出2人，共26人上场。",
        "1、九个小组各推三名代表，合计二十八名。",
        "1、全年办10期讲座，每期40人，累计420人。",
        "1、6个年级组，每组交论文4篇，共计22篇。",
        "1、5所村小各配急救箱2个，共12个。",
    ],
)
def test_so_many_bodies_with_so_many_each(words: str) -> None:
    assert wrong(words) == ["F301"]


@pytest.mark.parametrize(
    "words",
    [
        "1、12条线路各出2人，共24人上场。",
        "1、九个小组各推三名代表，合计二十七名。",
        "1、6个小组各出4人，加上裁判共28人。",
        "1、6个小组各出4人，领队共6人。",
        "1、6个年级组各选至少2人，共15人。",
        "1、5所村小各配急救箱2个，中心校再配3个，共13个。",
        "1、8个小组各交2至3篇，共20篇。",
        "1、第3组每人2篇，共交8篇。",
    ],
)
def test_so_many_bodies_that_come_out(words: str) -> None:
    assert wrong(words) == []
