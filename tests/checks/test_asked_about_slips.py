"""Slips that no list knows: asked about where two characters make no word and one alike makes a common one."""

from __future__ import annotations

import pytest
from slips_told import told


@pytest.mark.parametrize(
    ("words", "slip"),
    [
        ("落实各项措失，按月检查。", "措失"),
        ("每次谈话的记录要祥细。", "祥细"),
        ("弘扬敬业奉现精神。", "奉现"),
        ("做好来访结待。", "结待"),
        ("各室保持整结。", "整结"),
        ("丰富校圆文化。", "校圆"),
        ("组织观看红色电颖。", "电颖"),
        ("清查固定姿产。", "姿产"),
    ],
)
def test_a_hunch_is_asked_about(words: str, slip: str) -> None:
    found = told(words)
    assert any(slip in text or text in slip for text in found), found


def test_a_hunch_alone_is_no_more_than_a_hint() -> None:
    assert told("各室保持整结。") == {"整结": "low"}


@pytest.mark.parametrize(
    "words",
    [
        "注意劳逸结合，课间散步。",
        "抗疫三年的老照片展览一周。",
        "买一份米油和应季水果。",
        "三楼添直饮水一台。",
        "把录像剪成十分钟短片。",
        "会员自编的“书苑夜话”每月一期。",
        "会计祁姗核对账目。",
        "坚持从严治政。",
    ],
)
def test_what_is_right_is_left_alone(words: str) -> None:
    assert told(words) == {}


@pytest.mark.parametrize(
    ("words", "slip"),
    [
        ("会员资料一人一挡。", "一挡"),
        ("学期未考核会员活动情况。", "期未"),
        ("保障教职工的知请权。", "知请权"),
        ("请橱师讲一课面点。", "橱师"),
        ("各组上报活动方按。", "活动方按"),
    ],
)
def test_slips_of_terms(words: str, slip: str) -> None:
    assert told(words).get(slip) == "medium"
