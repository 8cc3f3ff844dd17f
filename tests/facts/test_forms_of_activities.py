"""Activities as blocks of labelled rows, and tables without a header that have a column of places."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import ScheduleEntry

HEAD = "松河中学工会2026年活动安排\n"
NAMES = ["女教工插花", "教职工健步走", "青年教师座谈会"]
PLACES = ["工会活动室", "滨江公园", "三楼会议室"]
PERSONS = ["陈晓梅", "李建国", "王丽"]
MONTHS = [(3,), (4,), (5,)]


def told(text: str) -> tuple[ScheduleEntry, ...]:
    return extract(HEAD + text).documents[0].schedule


def test_a_block_an_activity() -> None:
    text = (
        "活动名称：女教工插花\n活动时间：3月8日\n活动地点：工会活动室\n负责人：陈晓梅\n\n"
        "活动名称：教职工健步走\n活动时间：4月中旬\n活动地点：滨江公园\n负责人：李建国\n\n"
        "活动名称：青年教师座谈会\n活动时间：5月\n活动地点：三楼会议室\n负责人：王丽\n"
    )
    found = told(text)
    assert [e.text for e in found] == NAMES
    assert [e.months for e in found] == MONTHS
    assert [e.place for e in found] == PLACES
    assert [e.responsible for e in found] == PERSONS
    assert found[0].day == 8


@pytest.mark.parametrize(
    "block",
    [
        "时间：{}\n内容：{}\n责任人：{}\n",
        "责任人：{2}\n时间：{0}\n内容：{1}\n",
        "内容：{1}\n责任人：{2}\n时间：{0}\n",
        "时间：{} 内容：{} 责任人：{}\n",
        "活动\n时间：{}\n内容：{}\n责任人：{}\n",
    ],
)
def test_labels_stand_in_any_order(block: str) -> None:
    when = ["3月8日", "4月12日", "5月"]
    found = told("".join(map(block.format, when, NAMES, PERSONS)) + "松河中学工会\n2026年1月5日")
    assert [e.text for e in found] == NAMES
    assert [e.months for e in found] == MONTHS
    assert [e.responsible for e in found] == PERSONS


def test_the_first_time_is_no_stamp_of_a_page() -> None:
    block = "时间：2026年{}\n内容：{}\n地点：{}\n"
    found = told("".join(map(block.format, ["3月8日", "4月12日", "5月4日"], NAMES, PLACES)))
    assert [e.text for e in found] == NAMES
    assert [e.place for e in found] == PLACES


def test_blocks_end_at_the_next_chapter() -> None:
    text = (
        "一、活动安排\n时间：3月\n内容：女教工插花\n时间：4月\n内容：教职工健步走\n"
        "二、工作要求\n责任人：各小组组长\n要求：按时完成\n"
    )
    document = extract(HEAD + text).documents[0]
    assert [e.text for e in document.schedule] == NAMES[:2]
    assert [n.text for n in document.outline] == ["一、活动安排", "二、工作要求"]


def test_one_activity_is_no_arrangement() -> None:
    text = "活动主题：师恩难忘\n活动时间：9月10日\n活动地点：报告厅\n一、活动要求\n1、按时到场。\n2、着正装。\n"
    assert told(text) == ()


@pytest.mark.parametrize("gap", ["\t", " ", " | "])
@pytest.mark.parametrize("answered", [True, False])
def test_a_column_of_places_without_a_header(gap: str, answered: bool) -> None:
    rows = zip(["3月", "4月", "5月"], NAMES, PLACES, PERSONS, strict=True)
    found = told("".join(gap.join(row[: 4 if answered else 3]) + "\n" for row in rows))
    assert [e.text for e in found] == NAMES
    assert [e.place for e in found] == PLACES
    assert [e.responsible for e in found] == (PERSONS if answered else [None] * 3)


def test_places_may_stand_before_the_activities() -> None:
    found = told("".join(map("{}\t{}\t{}\n".format, ["3月", "4月", "5月"], PLACES, NAMES)))
    assert [e.text for e in found] == NAMES
    assert [e.place for e in found] == PLACES


def test_a_column_alone_holds_activities() -> None:
    found = told("3月 慰问 建设活动室\n4月 登山 开放图书馆\n5月 总结 参观博物馆\n")
    assert len(found) == 6
    assert not any(e.place for e in found)


def test_the_last_month_is_no_words_of_a_page() -> None:
    found = told("2月 红歌合唱 南湖景区\n7月 电影观赏 学校操场\n12月 读书分享 职工食堂\n")
    assert [e.text for e in found] == ["红歌合唱", "电影观赏", "读书分享"]
