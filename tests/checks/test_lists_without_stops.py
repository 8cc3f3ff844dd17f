"""A lead-in above a list of short lines is finished; above a signature it is not."""

from __future__ import annotations

import pytest

from unionnlp import check

PLAN = "柳岸小学工会迎新活动方案\n名称：认识你真好\n时间：8月29日下午\n对象：新教师9人\n"


def unfinished(end: str) -> list[str]:
    text = PLAN + end
    return [
        text[place.start : place.end]
        for finding in check(text, ignore=("M",)).findings
        if finding.code == "P211"
        for place in finding.evidence
    ]


@pytest.mark.parametrize(
    "end",
    [
        "分工：\n布置 青年小组\n采购 后勤\n善后 全体\n口号：\n来了就是一家人\n",
        "分工：\n语文组\n数学组\n英语组\n预算：\n食材 600元\n",
        "分工：\n布置：青年小组\n采购：后勤\n",
    ],
)
def test_groups_that_a_list_names_sign_nothing(end: str) -> None:
    assert unfinished(end) == []


@pytest.mark.parametrize(
    ("end", "lead"),
    [
        ("分工：\n柳岸小学工会\n2026年8月20日\n", "分工："),
        ("主要做好以下工作：\n柳岸小学工会委员会\n", "主要做好以下工作："),
    ],
)
def test_above_a_signature_a_lead_in_is_unfinished(end: str, lead: str) -> None:
    assert unfinished(end) == [lead]
