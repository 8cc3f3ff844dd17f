"""Whether a text plans, reports, or both: outlooks that promise and those that wish, accounts, tasks."""

from __future__ import annotations

import pytest

import unionnlp

PAST = (
    "2019年，柳荫小学工会做了以下工作。\n一、加强学习\n全年组织教职工学习12次，参加了312人次。\n"
    "二、关心职工\n慰问了生病教职工10人次，发放慰问金5000元。\n三、文体活动\n举办了教工运动会1次，取得了好成绩。\n"
)
FUTURE = (
    "为完成今年任务，特制定如下目标。\n一、加强学习\n全年组织教职工学习12次以上。\n"
    "二、关心职工\n慰问面达到100%。\n"
)


def kind(text: str) -> str | None:
    (document,) = unionnlp.extract(text, items=False).documents
    return document.kind


TERSE = (
    "说明：去年写了九页，先后开了三次会，没几个人看完。今年一事一条，办完了就划掉。\n"
    "1、提案：3月收，5月答。\n2、体检：6月，两批。\n3、登山：10月，自愿。\n"
)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("四、今后努力方向\n进一步完善各项制度，增强工作的实效性。\n", "summary"),
        ("四、下一步改进方向\n提高青年教师的参与度。\n", "summary"),
        ("四、下一步努力方向\n将建成教工书屋1间，组织疗休养2批。\n", "summary+plan"),
        ("四、明年打算\n新建教工小家1个。\n", "summary+plan"),
        ("四、新的一页\n2020年，我们打算添置图书300册，办讲座4场。\n", "summary+plan"),
        ("四、添砖加瓦\n2018年，我们曾打算添置图书300册，现已到位。\n", "summary"),
        ("三是下学期，我们准备把活动日固定到每月1天。\n", "summary+plan"),
    ],
)
def test_an_outlook_promises_something(closing: str, expected: str) -> None:
    assert (
        kind(f"柳荫小学工会2019年工作总结\n{PAST}{closing}柳荫小学工会\n2020年1月3日\n") == expected
    )


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("柳荫区教育工会2019年工作目标任务", FUTURE, "plan"),
        ("柳荫区教育工会2019年工作责任书", FUTURE, "plan"),
        ("柳荫小学工会2019年工作构想", TERSE, "plan"),
        ("柳荫小学工会2019年工作清单", TERSE, "plan"),
        ("柳荫小学工会2019年工作路线图", TERSE, "plan"),
        ("柳荫小学工会2019年经费决算说明", PAST, "summary"),
        ("关于柳荫小学工会2019年经费收支情况的报告", PAST, "summary"),
        ("柳荫小学工会2019年十大亮点", PAST, "summary"),
    ],
)
def test_what_a_title_calls_itself(title: str, text: str, expected: str) -> None:
    assert kind(f"{title}\n{text}") == expected


def test_a_report_among_plans_of_a_collection_is_a_report() -> None:
    told = (
        "一学期里，听涛聋哑学校工会的事情不多，可桩桩都有回声。\n1、手语比赛，全校39名教师参加了。\n"
        "2、送教上门，共送了132次，走了2600公里。\n3、生日卡寄了39张，病床前去了4回，检查了28人。\n"
    )
    page = "2022年学校工会工作计划范本【三篇】\n" + "".join(
        f"2022年学校工会工作计划范本【篇{k}】\n{text}"
        for k, text in ((1, FUTURE), (2, told), (3, FUTURE))
    )
    kinds = [d.kind for d in unionnlp.extract(page, items=False).documents]
    assert kinds == ["plan", "summary", "plan"]
