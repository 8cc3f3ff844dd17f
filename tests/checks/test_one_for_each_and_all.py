"""What one thing costs, told with 一 before it or by the visit, and what all of them cost."""

from __future__ import annotations

import pytest

import unionnlp


def wrong(text: str) -> bool:
    report = unionnlp.check(f"晴川小学工会2026年工作计划\n一、主要工作\n{text}\n")
    return any(f.code == "F301" for f in report.findings)


@pytest.mark.parametrize(
    "text",
    [
        "生日那天送一个130元的蛋糕，48个人一年就是6420元。",
        "生日那天送一束90元的鲜花，48个人全年共4230元。",
        "生日送一张一百二十元的蛋糕券，三十五个人全年四千四百元。",
        "端午、中秋、春节各发一份160元的米油，55人全年合计24600元。",
        "春节、中秋各送一箱95元的水果，64人全年合计12610元。",
        "住院看望每次400元。全年按35人次计算，共需15000元。",
        "生病看望每次300元，结婚送一份纪念品。全年按20人次看望计算，共需6600元。",
        "每位新会员送一本68元的书，21个人一共1482元。",
        "每人一双180元的跑鞋，42人合计7650元。",
        "退休时送一套260元的茶具，9人全年2430元。",
    ],
)
def test_it_does_not_come_out(text: str) -> None:
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "生日那天送一个130元的蛋糕，48个人一年就是6240元。",
        "生日那天送一束90元的鲜花，48个人全年共4320元。",
        "生日送一张一百二十元的蛋糕券，三十五个人全年四千二百元。",
        "端午、中秋、春节各发一份160元的米油，55人全年合计26400元。",
        "住院看望每次400元。全年按35人次计算，共需14000元。",
        "生日送一个130元的蛋糕，48名会员全年活动经费1万元。",
        "生日送一个130元的蛋糕，再加一束花50元，48人全年8640元。",
        "每位新会员送一本68元的书，21个人一共1428元。",
        "退休时送一套260元的茶具，9人全年2340元。",
        "生日送一个130元的蛋糕，去年48个人用了6240元，今年51个人。",
    ],
)
def test_it_comes_out(text: str) -> None:
    assert not wrong(text)
