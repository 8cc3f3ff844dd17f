"""Days are of the plan's year whatever is told before them; rates are of a whole."""

from __future__ import annotations

import pytest

import unionnlp


def found(code: str, text: str) -> list[str]:
    report = unionnlp.check(f"晴川小学工会2023年工作计划\n一、主要工作\n{text}\n")
    return [text for f in report.findings if f.code == code for text in [f.message]]


@pytest.mark.parametrize(
    "text",
    [
        "九月：请二十年前的毕业生回校送花；29日中秋节，点心提前一周到手。",
        "10月：认一认他们当年教过的孩子；23日（星期一）重阳节登山。",
        "端午是6月22日，中秋是9月29日，各发一袋面。",
        "9月8日（星期五）教师节，提前两天开座谈会。",
    ],
)
def test_days_that_are_right_this_year(text: str) -> None:
    assert not found("C307", text)
    assert not found("C308", text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("C308", "4月15日（星期六）清明节，到烈士陵园献花。"),
        ("C308", "六月：20日端午节，食堂包粽子。"),
        ("C307", "10月：认一认他们当年教过的孩子；25日（星期一）登山。"),
    ],
)
def test_days_that_are_wrong_this_year(code: str, text: str) -> None:
    assert found(code, text)


@pytest.mark.parametrize(
    "text", ["会员实名入库率达到108%。", "参赛人数力争达到会员的120%。", "会费收缴率112%。"]
)
def test_a_part_is_not_more_than_its_whole(text: str) -> None:
    assert found("T403", text)


@pytest.mark.parametrize(
    "text", ["经费增长率达到110%。", "计划完成率达到120%。", "参加人次为去年的130%。"]
)
def test_growth_may_pass_the_whole(text: str) -> None:
    assert not found("T403", text)


def codes(text: str, name: str = "晴川小学") -> list[tuple[str, str]]:
    report = unionnlp.check(f"{name}工会2023年工作计划\n{text}\n")
    return [(f.code, f.message) for f in report.findings]


def test_the_day_in_brackets_is_the_day_in_the_row_of_a_week() -> None:
    text = (
        "一、5月26日（星期五）下午召开三届一次教代会。\n二、每周安排\n"
        "周次\t日期\t内容\n13\t5.22—5.28\t三届一次教代会（26日）\n14\t5.29—6.4\t趣味运动会\n"
    )
    assert not [m for code, m in codes(text) if code == "C305"]


def test_a_body_of_the_congress_is_not_the_congress() -> None:
    text = "一、教代会执委会3月1日至10日收提案。\n二、4月召开三届一次教代会。\n"
    assert not [m for code, m in codes(text) if code == "C305"]


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("平湖县职业教育中心", "一、青山县职教中心工会各组选一名通讯员。", "职教中心"),
        ("青河区教育工会", "一、临江区教育工会文体部10月底前收齐作品。", "临江区"),
        ("晴川小学", "一、各系部推荐选手参加。", "各系部"),
    ],
)
def test_words_of_another_unit(name: str, text: str, word: str) -> None:
    assert any(word in m for code, m in codes(text, name) if code in ("L602", "L608"))


def test_an_office_of_pupils_is_a_secondary_school_own() -> None:
    assert not [m for code, m in codes("一、按学工处的日程走。", "晴川中学") if code == "L608"]
