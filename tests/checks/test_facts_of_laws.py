"""What laws.toml and eras.toml say of laws, offices and campaigns has a source; unread, it is a hint."""

from __future__ import annotations

import re

import pytest

from unionnlp.checks import check
from unionnlp.checks.judged import CODES
from unionnlp.checks.records import Finding
from unionnlp.resources import load

TITLE = "柳溪小学工会{year}年工作计划"


def era(words: str, year: int = 2026) -> list[Finding]:
    """Return what is found out of date in a short plan of a year."""
    text = (
        f"{TITLE.format(year=year)}\n一、主要工作\n1、{words}\n柳溪小学工会委员会\n{year}年3月1日\n"
    )
    return [
        f
        for f in check(text, ignore=("M",)).findings
        if f.family == "era" and f.code != CODES["outdated"]
    ]


@pytest.mark.parametrize("table", ["replaced", "renamed"])
def test_every_row_that_calls_a_thing_outdated_has_a_source(table: str) -> None:
    for row in load("laws")[table]:
        assert row["source"], row["words"]
        assert row.get("read", "原文") in {"原文", "转引", "未读"}
        assert row["year"] <= 2026


def test_a_source_with_a_year_does_not_speak_of_later_years_than_the_row() -> None:
    for row in load("laws")["law"]:
        assert row["years"] == sorted(set(row["years"])), row["name"]
        told = [
            int(y)
            for y in re.findall(r"(?:19|20)\d\d(?=-\d\d-\d\d (?:通过|修))", row.get("source", ""))
        ]
        assert set(told) <= set(row["years"]), row["name"]


@pytest.mark.parametrize(
    "words",
    [
        "按照《企业劳动争议处理条例》设调解小组。",
        "依据《高等学校教职工代表大会暂行条例》选代表。",
        "照《工会基层组织选举工作暂行条例》准备换届。",
    ],
)
def test_what_nobody_read_is_a_hint(words: str) -> None:
    assert [(f.code, f.severity) for f in era(words)] == [("E509", "low")]


@pytest.mark.parametrize(
    ("words", "code", "severity"),
    [
        ("校医室张贴《执业医师法》要点。", "E509", "high"),
        ("女工委员宣讲《女职工劳动保护规定》。", "E509", "high"),
        ("研究生导师学习《学位条例》。", "E509", "high"),
        ("值班安排依据国务院令第644号。", "E509", "high"),
        ("加班工资按劳社部发〔2008〕3号折算。", "E509", "high"),
        ("食堂采购请县乡村振兴局推荐货源。", "E511", "medium"),
        ("请市银保监分局的同志讲防范非法集资。", "E511", "medium"),
        ("把材料送区监察局备案。", "E511", "medium"),
        ("转发国家旅游局的出行提示。", "E511", "medium"),
        ("向市政府法制办咨询章程的修改。", "E511", "medium"),
    ],
)
def test_what_was_read_is_said_plainly(words: str, code: str, severity: str) -> None:
    assert (code, severity) in {(f.code, f.severity) for f in era(words)}


@pytest.mark.parametrize(
    "words",
    [
        "采购请县农业农村局推荐货源，助力乡村振兴。",
        "请金融监管分局的同志讲防范非法集资。",
        "学校监察组和工会经审委员一起查账。",
        "按《全国年节及纪念日放假办法》安排春节值班。",
        "学习2026年7月1日起施行的《民族团结进步促进法》。",
        "学习新修订的《国家通用语言文字法》和《传染病防治法》。",
        "落实“九五”普法规划，学习新施行的《法治宣传教育法》。",
        "开展树立和践行正确政绩观学习教育，党员带头。",
    ],
)
def test_names_and_laws_of_today_are_left_alone(words: str) -> None:
    assert era(words) == []


@pytest.mark.parametrize(
    ("words", "year", "wrong"),
    [
        ("食堂学习《食品安全法》（2021年修正）。", 2025, False),
        ("食堂学习《食品安全法》（2021年修正）。", 2026, True),
        ("会计学习《会计法》（2017年修正）。", 2024, False),
        ("会计学习《会计法》（2017年修正）。", 2025, True),
        ("2018年组织会计学习《会计法》（2017年修正），今年继续规范做账。", 2026, False),
        ("安排学习新修订的《突发事件应对法》。", 2026, False),
        ("安排学习新颁布的《反电信网络诈骗法》。", 2023, False),
        ("安排学习新颁布的《反电信网络诈骗法》。", 2026, True),
        ("组织学习正在征求意见的《学位法（草案）》。", 2026, True),
    ],
)
def test_a_version_is_old_from_the_year_after_the_next_one(
    words: str, year: int, wrong: bool
) -> None:
    assert ("E508" in {f.code for f in era(words, year)}) is wrong


def test_the_plenum_of_autumn_is_a_matter_of_the_next_plan() -> None:
    words = "学习党的二十届五中全会精神。"
    assert era(words, 2027) == []
    assert {f.code for f in era(words, 2025)} == {"E502"}


COUNTED = [
    ("8月19日是第{n}个中国医师节，慰问校医。", 2026, 9),
    ("11月8日是第{n}个记者节，慰问通讯员。", 2022, 23),
    ("4月23日是第{n}个世界读书日，开展共读。", 2024, 29),
    ("5月30日是第{n}个全国科技工作者日，办科普讲座。", 2024, 8),
    ("5月是第{n}次全国助残日，组织志愿服务。", 2025, 35),
    ("1月10日是第{n}个中国人民警察节，慰问护校民警。", 2026, 6),
    ("9月是第{n}个中国农民丰收节，参观农场。", 2026, 9),
    ("12月2日是第{n}个全国交通安全日，宣传出行安全。", 2024, 13),
    ("9月是第{n}个全民国防教育日，听讲座。", 2024, 24),
    ("4月是第{n}个爱国卫生月，全员大扫除。", 2020, 32),
    ("12月1日是第{n}个世界艾滋病日，发放宣传页。", 2018, 31),
    ("5月31日是第{n}个世界无烟日，倡议戒烟。", 2026, 39),
    ("6月6日是第{n}个全国爱眼日，组织义诊。", 2021, 26),
    ("12月5日是第{n}个国际志愿者日，表扬志愿者。", 2022, 37),
    ("9月是第{n}届全国推广普通话宣传周，办诵读会。", 2025, 28),
    ("4月15日是第{n}个全民国家安全教育日，开主题会。", 2026, 11),
    ("8月8日是第{n}个全民健身日，组织健步走。", 2026, 18),
    ("6月是第{n}个安全生产月，排查隐患。", 2022, 21),
    ("3月28日是第{n}个全国中小学生安全教育日，办演练。", 2022, 27),
    ("12月13日是第{n}个国家公祭日，默哀。", 2024, 11),
]


@pytest.mark.parametrize(("words", "year", "count"), COUNTED)
def test_days_are_counted_as_their_hosts_count_them(words: str, year: int, count: int) -> None:
    assert era(words.format(n=count), year) == []
    assert {f.code for f in era(words.format(n=count + 2), year)} == {"E504"}
