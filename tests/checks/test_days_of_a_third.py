"""A day stands in the third of the month that it is said to be in, or it is told (C311)."""

from __future__ import annotations

import pytest

from unionnlp import check

DRAFT = (
    "松岭小学工会2026年工作计划\n一、主要工作\n1、4月召开教代会。（负责：工会主席）\n2、{}\n"
    "3、6月组织体检。\n松岭小学工会\n2026年2月20日\n"
)


def told(sentence: str) -> list[str]:
    found = check(DRAFT.format(sentence), select=["C311"]).findings
    return [finding.evidence[0].text for finding in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "5月上旬（5月28日）评选先进。",
        "6月中旬（25日）组织登山。",
        "十月下旬（十月八日）慰问退休教师。",
        "11月中旬（11月3日至5日）举办书画展。",
        "每月下旬（5日）公布收支。",
        "12月28日（上旬）召开总结会。",
        "6月中旬（6月25日下午3:30）召开小组长会。",
    ],
)
def test_a_day_outside_its_third_is_told(sentence: str) -> None:
    assert told(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize(
    "sentence",
    [
        "5月上旬（5月8日）评选先进。",
        "6月中旬（11日）、下旬（21日）各组织一次登山。",
        "10月下旬（31日）慰问退休教师。",
        "11月中旬（11月18日至22日）举办书画展。",
        "5月上旬（8日至12日）举办书画展。",
        "农历九月上旬（10月18日）慰问退休教师。",
        "十月下旬（12月5日）慰问退休教师。",
        "学期中旬（5月28日）召开小组长会。",
        "5月上旬（5月28日前报名）组织登山。",
        "5月上旬或中旬（15日）组织登山。",
        "12月28日（12月下旬）召开总结会。",
        "5月上中旬（5月18日）组织登山。",
    ],
)
def test_what_may_be_is_not_told(sentence: str) -> None:
    assert told(sentence) == []
