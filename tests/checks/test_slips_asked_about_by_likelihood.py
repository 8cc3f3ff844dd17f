"""Slips that are less likely are asked about; words behind 逐一 and 统一; idioms and things of a school."""

from __future__ import annotations

import pytest
from slips_told import told


@pytest.mark.parametrize(
    ("words", "slip"),
    [
        ("读书心得年底装订成侧，放在阅览室。", "成侧"),
        ("春节前各小组互像拜年。", "互像"),
        ("加大信息报送的里度，各组每月一条。", "里度"),
        ("体检报告由校医逐一解渎。", "解渎"),
        ("宣讲团到各片巡徊宣讲两场。", "巡徊"),
        ("篮球、竹迪、剪纸三个队每周碰头。", "竹迪"),
        ("检查锅炉、煤气灌和电线。", "煤气灌"),
        ("中秋茶话会上其乐容容。", "其乐容容"),
        ("购置奖品一率走采购程序。", "一率"),
        ("困难会员的事要排忧解南。", "排忧解南"),
    ],
)
def test_a_slip_is_told_or_asked_about(words: str, slip: str) -> None:
    found = told(words)
    assert any(slip in text or text in slip for text in found), found


@pytest.mark.parametrize(
    "words",
    [
        "每双周星期三第九节，各组一起读报。",
        "师徒互相听课不少于十五节。",
        "教代会议程逐一解读，逐一表决。",
        "提高出勤率，其中一率不低于98%。",
        "竹笛队、二胡队每周练一次。",
        "检查煤气罐、灭火器和应急灯。",
        "五月起，会员站得直、教得好，人人争先。",
        "音乐老师的会籍留在原校。",
        "请王老师他们各弹一曲、各唱一段。",
        "年底把意见簿原样装订成册。",
        "按部就班，循序渐进，把实事办好。",
    ],
)
def test_what_is_written_right_is_left_alone(words: str) -> None:
    assert told(words) == {}
