"""Firms whose names have no word of houses: a brand and a trade, with their union."""

from __future__ import annotations

import pytest

from unionnlp import extract

BODY = (
    "一、指导思想\n围绕中心工作，服务职工。\n二、主要工作\n1、开展趣味运动会。\n2、走访困难职工。\n"
)


def organization(title: str, below: str = "") -> str | None:
    return extract(f"{title}\n{BODY}{below}").documents[0].organization


@pytest.mark.parametrize(
    "name", ["云溪酒业", "宏远纺织", "恒泰物流", "三元食品", "苏北港务", "鑫达五金", "金牛钢铁"]
)
def test_a_brand_and_a_trade_are_a_firm(name: str) -> None:
    assert organization(f"{name}工会2026年工作计划") == name
    assert organization(f"2026年度{name}工会工作要点") == name
    assert organization("2026年工会工作计划", f"{name}工会\n2026年1月5日\n") == name


@pytest.mark.parametrize(
    "words",
    [
        *("学校", "基层", "本", "上级", "职工", "新时代", "企业", "和谐", "教育系统", "快递物流"),
        *("全市纺织", "现代物流", "农村物流", "我县机械", "民营医药", "网络科技", "某某纺织"),
    ],
)
def test_common_words_are_no_firm(words: str) -> None:
    assert organization(f"{words}工会2026年工作计划") is None


def test_a_house_goes_before_a_trade() -> None:
    assert organization("云溪酒业有限公司工会2026年工作计划") == "云溪酒业有限公司"
    assert organization("云溪纺织学校工会2026年工作计划") == "云溪纺织学校"
