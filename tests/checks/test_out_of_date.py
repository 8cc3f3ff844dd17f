"""Dated facts: what a text names tells when it was written."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from check_gold import BENCHMARK, compiled, extractions

from unionnlp.checks import check, eras
from unionnlp.checks.judged import CODES
from unionnlp.checks.phrases import period
from unionnlp.checks.records import Report
from unionnlp.grammar.normalize import normalize
from unionnlp.resources import load

needs_benchmark = pytest.mark.skipif(not BENCHMARK.is_dir(), reason="the benchmark is not here")


def years(text: str) -> tuple[int | None, int | None]:
    found = eras.possible_years(eras.mentions(normalize(text), 0, len(text)))
    return found.first, found.last


def codes(text: str, **options: int) -> list[str]:
    """Return the codes of what rules tell; what is learned stands apart (``test_judged``)."""
    found = (f.code for f in check(text, **options).findings if f.family == "era")
    return [code for code in found if code != CODES["outdated"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习党的十七大精神", (2007, 2012)),
        ("学习“十七大”报告", (2007, 2012)),
        ("贯彻中国工会十五大精神", (2008, 2013)),
        ("学习党的十七大和中国工会十五大精神", (2008, 2012)),
        ("学习十八届六中全会精神", (2016, 2017)),
        ("学习十六届三中、四中全会精神", (2004, 2006)),
        ("党的二十届三中全会", (2024, 2026)),
        ("喜迎党的十九大", (2016, 2017)),
        ("认真贯彻全总十三大精神", (1998, 2003)),
        ("贯彻上海工会十二大精神", (None, None)),
        ("今年是第38个教师节", (2022, 2022)),
        ("庆祝建国六十五周年", (2014, 2014)),
        ("庆祝新中国成立70周年", (2019, 2019)),
        ("庆祝建党百年", (2021, 2021)),
        ("纪念三八国际劳动妇女节100周年", (2010, 2010)),
        ("纪念第一百个三八妇女节", (2010, 2010)),
        ("庆祝第六十个国庆节", (2009, 2009)),
        ("开展“两学一做”学习教育", (2016, 2020)),
        ("巩固拓展脱贫攻坚成果", (None, None)),
        ("本片非典型做法", (None, None)),
        ("迎世博，讲文明", (2002, 2010)),
        ("“十三五”规划的开局之年", (2015, 2017)),
        ("“十四五”收官之年", (2024, 2025)),
        ("召开三届七次教代会，评选十大标兵", (None, None)),
        ("學習黨的十七大精神", (2007, 2012)),
        ("纪念抗日战争胜利80周年", (2025, 2025)),
        ("庆祝全国总工会成立100周年", (2025, 2025)),
        ("红军长征出发90周年", (None, None)),
        ("第十二个国家宪法日", (2025, 2025)),
        ("“十五五”规划开局之年", (2025, 2027)),
        ("“九五”普法启动", (2025, 2030)),
        ("观看北京冬奥会", (2014, 2022)),
        ("米兰冬奥会", (None, None)),
        ("学习全国教育大会精神", (2018, None)),
        ("巩固“两学一做”学习教育成果", (2016, None)),
        ("严禁公费旅游", (1980, None)),
    ],
)
def test_a_fact_bounds_the_years(text: str, expected: tuple[int | None, int | None]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习党的十七大精神。", ["E501"]),
        ("党的十八大以来，学校面貌一新，学习党的二十大精神。", []),
        ("学习党的十八大、十九大、二十大精神。", []),
        ("学习党的十九大和十九届四中全会、二十大精神。", []),
        (
            "以邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想为指导。",
            [],
        ),
        ("庆祝第38个教师节。", ["E504"]),
        ("庆祝第41个教师节。", []),
        ("做好计划生育工作。", ["E503"]),
        ("落实人口与计划生育法规定的育儿假。", []),
        ("落实计划生育家庭奖励扶助。", []),
        ("慰问活动严格执行规定，不得发放购物卡，严禁公费旅游。", []),
        ("巩固拓展主题教育成果，弘扬伟大抗疫精神、北京冬奥精神、脱贫攻坚精神。", []),
        ("学习二十届四中全会精神，迎接“十五五”开局。", []),
        ("深化深入贯彻中央八项规定精神学习教育。", []),
        ("迎接武汉军运会。", ["E501"]),
        ("学习习近平总书记在庆祝改革开放40周年大会上的重要讲话。", []),
        ("庆祝改革开放40周年。", ["E504"]),
        ("庆祝建团100周年。", ["E504"]),
        ("落实三孩政策，学习《学前教育法》。", []),
        ("参加米兰冬奥会知识竞赛。", []),
        ("学习党的二十一大精神。", ["E502"]),
        ("开展群众路线教育实践活动。", ["E501"]),
    ],
)
def test_a_plan_for_2025(text: str, expected: list[str]) -> None:
    assert codes(f"向阳小学2025年工会工作计划\n一、主要工作\n1、{text}\n") == expected


def test_several_old_slogans_with_nothing_newer_count_together() -> None:
    body = "构建和谐校园，以科学发展观统领工作，深入开展创先争优活动，争做知识型职工。"
    assert codes(f"向阳小学2025年工会工作计划\n一、主要工作\n1、{body}\n") == ["E505"]
    newer = f"{body}学习习近平新时代中国特色社会主义思想。"
    assert codes(f"向阳小学2025年工会工作计划\n一、主要工作\n1、{newer}\n") == []


def test_the_year_asked_for_is_the_measure() -> None:
    text = "向阳小学2009年工会工作计划\n一、主要工作\n1、学习党的十七大精神。\n"
    assert codes(text) == []
    assert set(codes(text, year=2025)) == {"E501", "E507"}


def test_without_a_year_ages_are_compared_with_each_other() -> None:
    text = "向阳小学工会工作计划\n一、主要工作\n1、学习党的二十大精神。\n2、学习党的十七大精神。\n"
    assert codes(text) == ["E506"]


@needs_benchmark
@pytest.mark.parametrize(
    ("source", "index", "expected", "true_year"),
    [
        ("000", 3, {"E503", "E505"}, 2011),
        ("001", 0, {"E501"}, 2008),
        ("001", 6, {"E501"}, 2003),
        ("001", 7, {"E501"}, 2016),
    ],
)
def test_old_texts_of_the_benchmark(
    source: str, index: int, expected: set[str], true_year: int
) -> None:
    report = _benchmark(source)
    claimed = report.documents[index].year
    found = [f for f in report.findings if f.document == index and f.family == "era"]
    assert {f.code for f in found} - {"E508", CODES["outdated"]} == expected
    assert any(f.severity == "high" for f in found)
    possible = report.documents[index].years
    assert possible.holds(true_year)
    assert not possible.holds(claimed or 0)


@cache
def _benchmark(prefix: str) -> Report:
    return next(check(x) for name, x in extractions(BENCHMARK) if name.startswith(prefix))


def test_true_plans_of_the_corpus_are_of_their_year(tmp_path: Path) -> None:
    wrong = [
        (name, finding.message)
        for name, extraction in extractions(compiled(tmp_path))
        for finding in check(extraction, ignore=("M",)).findings
        if finding.family == "era"
    ]
    assert wrong == []


COPIED = (
    "青山小学{year}年工会工作计划\n一、指导思想\n以习近平新时代中国特色社会主义思想为指导，学习党的{party}精神、"
    "中国工会{union}精神，扎实开展{campaign}。\n二、主要工作\n1、隆重庆祝第{day}个教师节，召开教代会1次。\n"
    "青山小学工会\n{year}年2月20日\n"
)
TRUE = {
    2018: ("十九大", "十七大", "“不忘初心、牢记使命”主题教育", 34),
    2020: ("十九届四中全会", "十七大", "“四史”学习教育", 36),
    2021: ("十九届五中全会", "十七大", "党史学习教育", 37),
    2023: ("二十大", "十八大", "学习贯彻习近平新时代中国特色社会主义思想主题教育", 39),
    2024: ("二十届三中全会", "十八大", "党纪学习教育", 40),
    2025: ("二十届三中全会", "十八大", "深入贯彻中央八项规定精神学习教育", 41),
    2026: ("二十届四中全会", "十八大", "“十五五”规划宣讲", 42),
}


def _copied(year: int, of: int) -> str:
    party, union, campaign, day = TRUE[of]
    return COPIED.format(year=year, party=party, union=union, campaign=campaign, day=day)


@pytest.mark.parametrize("year", sorted(TRUE))
def test_a_true_plan_is_of_its_year(year: int) -> None:
    assert codes(_copied(year, year)) == []


@pytest.mark.parametrize(("year", "of"), [(a, b) for a in TRUE for b in TRUE if a > b + 1])
def test_a_plan_with_a_new_year_alone_is_found(year: int, of: int) -> None:
    found = [f for f in check(_copied(year, of)).findings if f.family == "era"]
    assert {"E504"} <= {f.code for f in found}  # the number of the day at the least
    if year >= of + 4:
        assert "E501" in {f.code for f in found}


@pytest.mark.parametrize(
    "old", ["党的十六大", "党的十七大", "党的十八大", "党的十九大", "中国工会十六大"]
)
def test_one_old_line_in_a_plan_of_today_is_found(old: str) -> None:
    text = _copied(2025, 2025).replace("召开教代会1次", f"深入学习贯彻{old}精神，召开教代会1次")
    assert codes(text) == ["E501"]


def test_every_fact_has_a_source_and_sane_years() -> None:
    tables = load("eras")
    ids = [row["id"] for row in tables["fact"]]
    assert len(ids) == len(set(ids))
    for row in tables["fact"]:
        assert row["source"]
        assert 1949 <= row["first"] <= row.get("last", 2100)
        assert set(row) <= {
            "id",
            "zh",
            "words",
            "first",
            "last",
            "strength",
            "source",
            "abolished",
            "strict",
        }
    for row in [*tables["congress"], *tables["cycle"], *tables["anniversary"]]:
        assert row["source"]


def test_years_for_people() -> None:
    assert period(2007, 2012, "zh") == "2007—2012 年"
    assert period(2007, None, "en") == "2007 or later"
    assert period(None, None, "zh") == "未知"
