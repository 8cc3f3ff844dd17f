"""A plan is one whatever hours, ceremonies and offices its arrangement names."""

from __future__ import annotations

import pytest

from unionnlp import extract

HOURS = "3月6日下午 三八节活动\n3月12日下午 植树\n4月3日上午 祭扫仪式\n4月30日下午 五一晚会\n5月4日上午 青年座谈\n"
OFFICES = (
    "3月：座谈（文体委员）\n4月：春游（文体委员）\n5月：球赛（文体委员）\n6月：歌咏（文艺队）\n"
    "9月：画展（文体委员）\n"
)
RULES = (
    "1、每周三下午开放活动室。\n2、每周五下午组织球类活动，文体委员主持。\n"
    "3、3月6日上午在会议室召开职代会，主席主持。\n4、4月举行签订仪式。\n"
)


@pytest.mark.parametrize("body", [HOURS, OFFICES, RULES], ids=["hours", "offices", "works"])
@pytest.mark.parametrize("title", ["松林厂工会2026年工作计划", "松林小学2026年工会活动安排"])
def test_words_of_news_make_no_news_of_a_titled_plan(title: str, body: str) -> None:
    (found,) = extract(f"{title}\n{body}", items=False).documents
    assert found.title == title
    assert found.end >= len(title) + len(body.rstrip())


def test_a_report_of_an_event_is_none() -> None:
    text = (
        "松林厂工会召开职代会\n本报讯 3月6日下午，松林厂职代会在会议室举行。会议由主席主持，厂长出席会议并致辞。\n"
        "会上，主席指出，要办好实事。他强调，要服务职工。与会代表纷纷表示，要努力工作。\n"
    )
    assert not extract(text, items=False).documents
