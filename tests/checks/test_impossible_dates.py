"""Days that cannot be: dates, weekdays, festivals, ordinals, rates."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from unionnlp.checks import check
from unionnlp.checks.records import Finding

TAIL = "\n桃溪小学工会委员会\n2026年2月20日\n"


def found(body: str, title: str = "桃溪小学工会2026年工作计划") -> list[Finding]:
    text = f"{title}\n一、主要工作\n{body}{TAIL}"
    return [f for f in check(text, ignore=("M",)).findings if f.kind == "impossible"]


@pytest.mark.parametrize(
    "words",
    ["2月30日召开会议。", "六月三十一日前完成体检。", "13月组织总结。", "4月31日至5月2日放假。"],
)
def test_a_day_that_no_calendar_has(words: str) -> None:
    (finding,) = found(f"1、{words}\n")
    assert (finding.code, finding.severity) == ("C306", "high")


@pytest.mark.parametrize(
    "words",
    [
        "2月28日召开会议。",
        "满13个月的会员子女。",
        "3月8日是星期日。",
        "每月30日前交表。",
        "分3月和4月两批。",
    ],
)
def test_a_day_that_is(words: str) -> None:
    assert found(f"1、{words}\n") == []


def test_a_leap_year_has_its_day() -> None:
    title = "桃溪小学工会{}年工作计划"
    assert found("1、2月29日开会。\n", title.format(2028)) == []
    assert [f.code for f in found("1、2月29日开会。\n", title.format(2026))] == ["C306"]


def test_a_weekday_is_that_of_its_date() -> None:
    (finding,) = found("1、3月8日（星期四）联欢。\n")
    assert finding.code == "C307"
    assert "星期日" in finding.message
    assert found("1、去年3月8日（星期六）的联欢会反响好。\n") == []


def test_a_row_of_the_arrangement_gives_its_month() -> None:
    rows = "月份\t工作\t备注\n3月\t联欢\t8日，星期日\n5月\t踏青\t9日，星期五\n"
    (finding,) = found(rows)
    assert finding.evidence[0].text == "9日，星期五"


def test_a_school_year_turns_at_new_year() -> None:
    title = "桃溪小学2025—2026学年工会工作计划"
    assert found("1、12月4日（星期四）学宪法，1月9日（星期五）总结。\n", title) == []


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("端午节（5月31日）送粽子", "6月19日"),
        ("9月18日中秋节慰问", "9月25日"),
        ("重阳节是10月29日", "10月18日"),
    ],
)
def test_a_moving_festival_is_on_the_day_of_its_year(words: str, right: str) -> None:
    hits = [f for f in found(f"1、{words}。\n") if f.code == "C308"]
    if words.startswith("9月18日"):  # so near before, an activity may be held for it
        assert hits == []
    else:
        assert right in hits[0].proposal


@pytest.mark.parametrize(
    "words",
    [
        "3月6日（星期五）提前庆祝三八妇女节",
        "中秋慰问品9月20日前送到",
        "10月15日前走访重阳老人",
        "委员陈重阳10月9日值班",
        "3月由石清明负责",
    ],
)
def test_what_is_held_for_a_festival_need_not_be_on_it(words: str) -> None:
    assert found(f"1、{words}。\n") == []


def test_names_of_persons_are_no_festivals() -> None:
    rows = "月份\t工作\t负责人\n5月\t球赛\t陈国庆\n6月\t跳绳\t柏中秋\n7月\t总结\t石清明\n8月\t走访\t严中秋\n"
    assert found(rows) == []


def test_the_number_of_a_day_is_told() -> None:
    (finding,) = found("1、庆祝第40个教师节。\n")
    assert (finding.code, "42" in finding.proposal) == ("E504", True)
    assert found("1、去年第41个教师节表彰了8人，今年庆祝第42个教师节。\n") == []


def test_a_rate_cannot_pass_the_whole() -> None:
    assert [f.code for f in found("1、会员满意率达到120%。\n")] == ["T403"]
    assert found("1、活动参加人次达到去年的120%。\n") == []


def test_the_almanac_is_that_of_the_calendar() -> None:
    root = Path(__file__).parents[2]
    sys.path.insert(0, str(root / "scripts"))
    try:
        import almanac
    finally:
        sys.path.pop(0)
    written = (root / "unionnlp" / "resources" / "almanac.toml").read_text("utf-8")
    assert written.rsplit("# held:", 1)[0] == almanac.table()  # the last row holds the others


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("5月20日至10日举办书画展。", "5月20日至10日"),
        ("2026年5月20日至10日举办书画展。", "2026年5月20日至10日"),
        ("5月20日—5月12日走访会员。", "5月20日—5月12日"),
        ("三月二十日至三月十日征集提案。", "三月二十日至三月十日"),
        ("2026年9月1日至2026年6月15日师徒结对。", "2026年9月1日至2026年6月15日"),
        ("5月12日下午4:30—3:30举行气排球赛。", "4:30—3:30"),
        ("活动时间：15：00至14：00。", "15：00至14：00"),
        ("5月12日25:00在操场集合。", "25:00"),
        ("每周五下午16:70开始活动。", "16:70"),
        ("5月12日下午16时75分集合。", "16时75分"),
    ],
)
def test_a_time_that_cannot_be(words: str, quote: str) -> None:
    (finding,) = found(f"1、{words}\n")
    assert (finding.code, finding.severity) == ("C310", "high")
    assert finding.evidence[0].text == quote


@pytest.mark.parametrize(
    "words",
    [
        "5月10日至20日举办书画展。",
        "12月28日至3日安排值班。",
        "9月1日至1月15日师徒结对。",
        "2025年9月1日至2026年1月15日师徒结对。",
        "5月20日至6月10日征集提案。",
        "上午8:00—5:00开放教工之家。",
        "上午8:30至11:30、下午2:00至5:00开放。",
        "每天22:00—6:00有人值班。",
        "去年友谊赛以58:70告负。",
        "师生比为1:70。",
        "5月12日24:00截止报名。",
    ],
)
def test_a_time_that_can_be(words: str) -> None:
    assert found(f"1、{words}\n") == []


AUTUMN = "桃溪小学工会2025—2026学年第一学期工作计划"


def test_a_day_already_past_may_be_of_the_year_before() -> None:
    # 14 March 2025 was a Friday, 14 March 2026 is a Saturday.
    assert not found("1、今年的教代会已在3月14日（星期五）开过。\n", AUTUMN)
    assert [f.code for f in found("1、教代会定于3月14日（星期三）召开。\n", AUTUMN)] == ["C307"]
