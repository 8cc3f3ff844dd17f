"""Meetings told as just held, laws told as new or as the one in force: by the year of the plan."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def codes(year: int, words: str) -> set[str]:
    """Return the codes of what is told of the era of a short plan for ``year`` that holds ``words``."""
    text = f"松岭中学工会{year}年工作计划\n一、主要工作\n1、{words}\n松岭中学工会委员会\n{year}年2月20日\n"
    return {f.code for f in check(text).findings if f.family == "era"}


OLD = [
    (2025, "组织会员学习刚刚闭幕的党的二十大报告。"),
    (2025, "党的二十大刚刚胜利闭幕，各组要掀起学习热潮。"),
    (2024, "传达不久前召开的党的二十大精神。"),
    (2020, "以刚闭幕的党的十九大精神为指引，办好三件事。"),
    (2026, "学习上个月闭幕的党的二十届三中全会决定。"),
    (2025, "宣讲刚刚结束的中国工会十八大精神。"),
    (2026, "中国工会十八大日前圆满落幕，请各组传达。"),
    (2025, "把前不久胜利召开的党的二十大讲给老师们听。"),
    (2024, "三月学习今年刚刚开始施行的《家庭教育促进法》。"),
    (2024, "《家庭教育促进法》今年刚刚开始施行，请律师来讲一课。"),
    (2026, "学习刚开始实施的《职业教育法》，每人写一页体会。"),
    (2024, "今年元旦起施行的《家庭教育促进法》要讲给家长听。"),
    (2024, "学习今年新修订的《工会法》。"),
    (2025, "《工会法》今年才开始施行新条款，请大家对照。"),
    (2025, "组织学习1996年的现行《职业教育法》。"),
    (2025, "以现行的1996年《职业教育法》为准开展培训。"),
    (2025, "学习目前仍在执行的1996年《职业教育法》。"),
    (2024, "以1992年的现行《工会法》为依据修订制度。"),
]
IN_TIME = [
    (2023, "组织会员学习刚刚闭幕的党的二十大报告。"),
    (2022, "传达不久前召开的党的十九届六中全会精神。"),
    (2025, "深入学习党的二十大精神，办好三件事。"),
    (2024, "宣讲去年召开的中国工会十八大精神。"),
    (2025, "党的十八大召开不久，学校搬到新址，当时只有十二名会员。"),
    (2022, "三月学习今年刚刚开始施行的《家庭教育促进法》。"),
    (2022, "《家庭教育促进法》今年元旦起施行，请律师来讲一课。"),
    (2022, "学习新修订的《工会法》，今年1月1日起施行。"),
    (2025, "学习今年6月1日起施行的《学前教育法》。"),
    (2025, "学习现行的2022年《职业教育法》。"),
    (2025, "学习1993年颁布、2009年修正的现行《教师法》。"),
    (2025, "《职业教育法》自2022年5月1日起施行新的条文，学校已据此改了制度。"),
    (2025, "学习《教师法》和今年新印发的县总工会文件。"),
    (2025, "今年全面实施《职业教育法》普及宣传月。"),
]


@pytest.mark.parametrize(("year", "words"), OLD)
def test_what_is_told_as_new_and_is_old_is_found(year: int, words: str) -> None:
    assert codes(year, words) & {"E501", "E508"}


@pytest.mark.parametrize(("year", "words"), IN_TIME)
def test_what_is_new_in_its_year_is_left_alone(year: int, words: str) -> None:
    assert not codes(year, words)
