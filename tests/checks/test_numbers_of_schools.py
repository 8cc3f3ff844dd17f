"""Schools that have a number for a name, and regions: another one's stands where the own one would."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

PLAN = """{name}工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
2、{words}
3、九月核对会员名册，进出的会员当月改。
{name}工会
2026年2月20日
"""


def told(name: str, words: str) -> set[str]:
    report = check(PLAN.format(name=name, words=words))
    return {f.code for f in report.findings if f.kind == "foreign"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("松岭市第五中学", "我们三中人历来不服输，今年的赛课要拿头名。"),
        ("松岭市二小", "咱们六小人爱唱歌，四月排一台节目。"),
        ("柳坪县松岭中学", "以会员的实干，为青岭县教育高质量发展再立新功。"),
        ("芦阳区教育工会", "望青岚区各基层工会对照要点开展工作。"),
        ("松岭特殊教育学校", "各基层工会要于3月10日前报送名单。"),
        ("松岭小学", "各科室要严格执行首诊负责制。"),
    ],
)
def test_another_one_is_told(name: str, words: str) -> None:
    assert told(name, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("松岭市第五中学", "三中的老师来校打友谊赛，五月一次。"),
        ("松岭市第五中学", "我们五中人历来不服输，今年的赛课要拿头名。"),
        ("松岭特殊教育学校", "保育员和食堂师傅每人一份月饼。"),
        ("松岭聋哑学校", "夜班的保育老师天亮后补休半天。"),
        ("松岭小学", "到局机关送材料由文书跑腿，一周一次。"),
        ("柳坪县松岭中学", "全县教育事业发展大会上受表彰的老师，工会送一束花。"),
        ("松岭大学", "附属初中部的老师同样参加体检。"),
    ],
)
def test_the_own_one_and_partners_are_not(name: str, words: str) -> None:
    assert not told(name, words)
