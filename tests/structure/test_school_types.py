"""The kind of organisation that a text is for."""

from __future__ import annotations

import pytest

from unionnlp import extract


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("晨光特殊教育学校", "special"),
        ("柳湾聋人学校", "special"),
        ("临江市培智学校", "special"),
        ("临江市启聪学校", "special"),
        ("柳湾启音学校", "special"),
        ("临江中等专业学校", "vocational"),
        ("柳湾中心幼儿园", "kindergarten"),
        ("临江职业技术学院", "vocational"),
        ("柳湾镇中心小学", "primary"),
        ("临江县第三中学", "secondary"),
        ("临江县教育局", "district"),
        ("临江纺织有限公司", "company"),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str) -> None:
    text = f"{name}2024年工会工作计划\n一、开好教代会。\n二、慰问教职工20人。\n{name}工会\n2024年2月20日"
    assert extract(text).documents[0].school_type == kind
