"""Where texts begin that a collection counts in brackets, stand behind a page's number, or tell how to write."""

from __future__ import annotations

from unionnlp import extract

OF_TWO = (
    "银行工会工作汇报材料汇编\n（一）城南支行工会2021年工作总结\n城南支行工会在上级领导下，办了三件实事。\n一、读书\n"
    "办读书会4次，86人参加。\n二、慰问\n慰问困难职工3户。\n（二）北关支行工会2022年工作要点\n"
    "一、开会\n一季度开好职工大会。\n二、体检\n四月安排职工体检，预计120人。\n"
)


def test_titles_of_several_unions_that_are_counted_in_brackets_open_texts() -> None:
    titles = [d.title for d in extract(OF_TWO).documents]
    assert titles == ["城南支行工会2021年工作总结", "北关支行工会2022年工作要点"]


def test_the_review_and_the_plan_of_one_union_are_one_text() -> None:
    text = OF_TWO.replace("北关支行", "城南支行")
    assert len(extract(text).documents) == 1


def test_a_second_title_behind_a_page_number_on_one_line_opens_a_text() -> None:
    gap = "\u3000\u3000"
    text = gap.join(
        [
            "清江县妇幼医院工会2022年工作计划", "一、组织建设", "发展会员20名，入会率保持98%以上。", "二、文体活动",
            "十一月办职工球赛，组队8支。", "清江县妇幼医院工会", "2022年1月6日", "第 1 页",
            "清江县妇幼医院工会2022年工作总结", "一年来，院工会较好地完成了任务。", "（一）民主管理",
            "职代会收到提案23件，办结21件。", "（二）文体活动", "球赛12支球队打了28场。", "清江县妇幼医院工会",
            "2022年12月30日",
        ]
    )  # fmt: skip
    kinds = [d.kind for d in extract(text).documents]
    assert kinds == ["plan", "summary"]


def test_how_a_summary_is_written_is_no_summary() -> None:
    text = (
        "第一篇：青禾厂工会半年工作总结\n半年来，厂工会办了两件事。\n1、走访职工12户。\n2、组织球赛一次，30人参加。\n"
        "第二篇：半年总结怎样写才不空\n写总结，先把台账翻出来。办了几场活动，花了多少经费，一笔一笔写清。\n"
        "第三篇：红旗厂工会半年工作总结\n半年来，厂工会办了三件事。\n1、走访职工15户。\n2、读书会三次，60人参加。\n"
    )
    assert len(extract(text).documents) == 2
