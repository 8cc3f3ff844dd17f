"""Arrangements in the forms in which they are pasted: what is an activity, when, who answers, and where."""

from __future__ import annotations

import time

import pytest

from unionnlp import extract
from unionnlp.records import Document, ScheduleEntry

TITLE = "梧桐路小学2026年工会工作计划\n"


def document(body: str) -> Document:
    (found,) = extract(TITLE + body, items=False).documents
    return found


def entries(body: str) -> tuple[ScheduleEntry, ...]:
    return document(body).schedule


def told(body: str) -> list[tuple[str, tuple[int, ...], str | None]]:
    return [(e.text, e.months, e.responsible) for e in entries(body)]


ROWS = [("3月", "插花", "张丽"), ("4月", "登山", "文体委员"), ("5月", "体检", "校医室")]
GRIDS = {
    "tabs": "月份\t活动内容\t负责人\n" + "\n".join("\t".join(r) for r in ROWS),
    "bars": "| 月份 | 活动内容 | 负责人 |\n|---|---|---|\n"
    + "\n".join("| " + " | ".join(r) + " |" for r in ROWS),
    "gaps": "月份  活动内容  负责人\n" + "\n".join("  ".join(r) for r in ROWS),
    "spaces": "月份 活动内容 负责人\n" + "\n".join(" ".join(r) for r in ROWS),
    "cells": "月份\n活动内容\n负责人\n" + "\n".join("\n".join(r) for r in ROWS),
    "barred cells": "月份 |\n活动内容 |\n负责人 |\n"
    + " |\n".join(" |\n".join(r) for r in ROWS)
    + " |",
    "one line": "月份 活动内容 负责人 " + " ".join(" ".join(r) for r in ROWS),
    "no header": "\n".join("\t".join(r) for r in ROWS),
    "words only": "\n".join(" ".join(r) for r in ROWS),
}


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_a_table_is_read_by_its_columns_whatever_divides_its_cells(grid: str) -> None:
    assert told(f"一、活动安排\n{grid}\n二、要求\n按时参加。") == [
        ("插花", (3,), "张丽"),
        ("登山", (4,), "文体委员"),
        ("体检", (5,), "校医室"),
    ]


def test_columns_without_header_are_weeks_dates_activities_and_persons() -> None:
    body = "第1周\t3月2日—6日\t开学茶话会\t组织委员\n第3周\t3月中旬\t插花\t文体委员\n第9周\t4月28日\t登山\t张丽\n"
    assert [(e.text, e.weeks, e.months, e.responsible) for e in entries("一、周历\n" + body)] == [
        ("开学茶话会", (1,), (3,), "组织委员"),
        ("插花", (3,), (3,), "文体委员"),
        ("登山", (9,), (4,), "张丽"),
    ]


def test_a_table_with_money_and_a_number_before_each_row() -> None:
    body = (
        "序号\t实事项目\t完成时限\t责任股室\t资金\n1\t换新桌椅\t4月\t总务处\t8000元\n"
        "2\t修澡堂\t5月、6月\t基建办\t9000元\n"
    )
    assert told("一、实事\n" + body + "二、学习\n每月读书。\n") == [
        ("换新桌椅", (4,), "总务处"),
        ("修澡堂", (5, 6), "基建办"),
    ]


def test_months_that_stand_alone_with_an_office_below_each_activity() -> None:
    body = "3月\n插花\n女工部\n4月\n登山\n文体部\n读书会\n宣教部\n5月\n体检\n保障部\n"
    assert told("一、按月推进\n" + body) == [
        ("插花", (3,), "女工部"),
        ("登山", (4,), "文体部"),
        ("读书会", (4,), "宣教部"),
        ("体检", (5,), "保障部"),
    ]


def test_an_office_at_the_end_of_one_row_answers_for_it() -> None:
    body = "一、安排\n3月 插花\n4月 会费公示 出纳\n5月 登山\n"
    assert told(body) == [("插花", (3,), None), ("会费公示", (4,), "出纳"), ("登山", (5,), None)]


def test_names_that_were_spread_out_close_a_row() -> None:
    body = "周次 时间 工作内容 责任人\n1 9.2—9.6 收会费 徐 静\n3 9.16—9.20 插花 教导处\n5 9.28—9.30 登山 马 骏\n"
    assert [e.responsible for e in entries("一、行事历\n" + body)] == ["徐 静", "教导处", "马 骏"]


def test_a_name_spread_out_in_the_column_of_persons_is_one_whatever_its_surname() -> None:
    header = "周次　日期　　　　工作内容　　　　负责人\n"
    rows = "第1周　3.6—3.10　插花，茶艺　宣 萌\n第2周　3.13—3.17　登山　张丽\n第3周　3.20—3.24　合唱　鲁 静\n"
    assert [e.responsible for e in entries(header + rows)] == ["宣 萌", "张丽", "鲁 静"]


def test_a_month_that_touches_a_quotation_mark_goes_on_with_the_months() -> None:
    body = (
        "一、时间安排　　一月走访会员；二月召开教代会；三月“三八”插花；四月踏青；五月护士节座谈。\n"
    )
    assert [e.months for e in entries(body)] == [(1,), (2,), (3,), (4,), (5,)]


def test_a_list_of_numbers_and_items_is_no_arrangement() -> None:
    body = "二、做法\n1 社团招新12人\n2 新老结对15对\n3 小家添茶具6套\n4 办好板报\n"
    assert entries(body) == ()


def test_a_notice_dated_above_its_text_is_no_arrangement() -> None:
    body = "现印发给你们。\n二〇一二年三月九日\n一、学习\n读书。\n二、服务\n5月走访9户。\n"
    assert entries(body) == ()


def test_a_signature_behind_the_last_activity_is_none_of_it() -> None:
    body = "一、各月安排 3月:插花;登山。4月:体检。5月:问卷;义卖。梧桐路小学工会 2026年3月1日"
    assert [e.text for e in entries(body)] == ["插花", "登山", "体检", "问卷", "义卖"]


def test_a_header_in_the_heading_names_the_columns() -> None:
    body = "一、活动安排表（月份 活动 负责人）\n3月 三八登山 李娟\n5月 五四读书 王强\n"
    assert told(body) == [("三八登山", (3,), "李娟"), ("五四读书", (5,), "王强")]


def test_a_name_goes_before_what_else_is_said_of_it_and_a_place_is_kept() -> None:
    body = (
        "一、活动安排\n时间\t活动名称\t活动内容\t地点\t负责人\n"
        "3月5日\t学雷锋\t清扫社区\t河东社区\t团支部\n3月8日\t女工讲座\t邀请医生主讲\t多功能厅\t女工委员\n"
    )
    first, second = entries(body)
    assert (first.text, first.day, first.place, first.responsible) == (
        "学雷锋",
        5,
        "河东社区",
        "团支部",
    )
    assert (second.text, second.day, second.place) == ("女工讲座", 8, "多功能厅")


@pytest.mark.parametrize("merged", ["第二学期（2—7月）", "上半年", "2025学年第二学期"])
def test_a_merged_row_inside_a_table_keeps_the_header(merged: str) -> None:
    body = f"一、活动安排\n月份\t活动\t负责人\n{merged}\n3月\t健步走\t林晓梅\n5月\t球赛\t陈国庆\n"
    assert told(body) == [("健步走", (3,), "林晓梅"), ("球赛", (5,), "陈国庆")]


def test_bare_numbers_below_weeks_are_weeks() -> None:
    found = entries(
        "一、安排\n周次\t工作内容\t责任人\n1\t开学会\t王芳\n9\t期中座谈\t赵敏\n13\t合唱\t孙丽\n"
    )
    assert [(e.months, e.weeks) for e in found] == [((), (1,)), ((), (9,)), ((), (13,))]


def test_weeks_beside_a_column_of_dates_have_months_too() -> None:
    found = entries("一、安排\n周次\t日期\t工作内容\n1\t9.1—9.5\t开学会\n5\t9.28—10.4\t读书会\n")
    assert [(e.months, e.weeks, e.day) for e in found] == [((9,), (1,), 1), ((9, 10), (5,), 28)]


def test_late_weeks() -> None:
    found = entries("一、周次安排\n第35周 总结\n第36周 聚餐\n第37周 归档\n")
    assert [e.weeks for e in found] == [(35,), (36,), (37,)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("3月\n一、拔河。\n二、登山。（3月20日）\n4月\n一、合唱。\n", ["拔河", "登山。（3月20日）", "合唱"]),
        ("5月  篮球赛\n9月..座谈\n10月体检\n12月  总结\n", ["篮球赛", "座谈", "体检", "总结"]),
        ("3月：插花；植树。\n4月：踏青\n", ["插花", "植树", "踏青"]),
        ("2月制定计划3月举办插花赛4月春游5月体检\n", ["制定计划", "举办插花赛", "春游", "体检"]),
        ("3月1.插花2.植树4月1.登山2.合唱5月踏青\n", ["插花", "植树", "登山", "合唱", "踏青"]),
        ("3月：、插花。、植树。\n4月、登山\n5月：、踏青、体检\n", ["插花", "植树", "登山", "踏青", "体检"]),
        ("3月:\uf06c插花\uf06c植树 4月:\uf06c登山\n", ["插花", "植树", "登山"]),
        ("1-2月 寒假\n3月 植树\n4月 放假\n5月 登山\n", ["植树", "登山"]),
        ("3月 插花\n4月 登山\n5月 合唱\n以上安排如有变动，另行通知。\n", ["插花", "登山", "合唱"]),
    ],
)  # fmt: skip
def test_activities(body: str, found: list[str]) -> None:
    plan = document("一、活动安排\n" + body)
    assert [e.text for e in plan.schedule] == found
    assert [n.number for n in plan.outline] == [1]


def test_run_on_months_behind_their_heading() -> None:
    plan = document("三、活动安排 3月：插花；4月：踏青\n")
    assert [(e.text, e.months) for e in plan.schedule] == [("插花", (3,)), ("踏青", (4,))]
    assert [(n.number, n.role) for n in plan.outline] == [(3, "schedule")]


def test_a_chapter_of_the_next_number_ends_the_months() -> None:
    plan = document(
        "一、任务\n学习。\n二、活动安排\n3月\n一、拔河。\n二、登山。\n三、要求\n按时参加。\n"
    )
    assert [e.text for e in plan.schedule] == ["拔河", "登山"]
    assert [n.number for n in plan.outline] == [1, 2, 3]


@pytest.mark.parametrize(
    ("line", "text", "day", "place", "responsible"),
    [
        ("跳绳比赛 时间：3月9日下午，地点：操场", "跳绳比赛 时间：3月9日下午，地点：操场", 9, "操场", None),
        ("跳绳 地点：操场 要求：着运动鞋", "跳绳 地点：操场 要求：着运动鞋", None, "操场", None),
        ("拔河（文体委员）", "拔河（文体委员）", None, None, "文体委员"),
        ("健身操（女工委员 沈 悦）", "健身操（女工委员 沈 悦）", None, None, "女工委员 沈 悦"),
        ("卡拉OK大家唱，由文体委员负责", "卡拉OK大家唱，由文体委员负责", None, None, "文体委员"),
        ("拔河比赛 分年级组进行", "拔河比赛 分年级组进行", None, None, None),
        ("疗休养（自愿报名）", "疗休养（自愿报名）", None, None, None),
        ("插花（3月8日）", "插花（3月8日）", 8, None, None),
    ],
)  # fmt: skip
def test_details_belong_to_their_activity(
    line: str, text: str, day: int | None, place: str | None, responsible: str | None
) -> None:
    first, _ = entries(f"一、活动安排\n三月份 {line}\n四月份 合唱\n")
    assert (first.text, first.day, first.place, first.responsible) == (
        text,
        day,
        place,
        responsible,
    )


@pytest.mark.parametrize("gap", ["\t", " | ", "   ", " "])
def test_a_dash_in_a_cell_names_no_place(gap: str) -> None:
    rows = ["时间 活动 地点", "3月 插花 花房", "4月 体检 -", "5月 登山 ——"]
    found = entries("一、活动安排\n" + "\n".join(row.replace(" ", gap) for row in rows) + "\n")
    assert [(e.text, e.place) for e in found] == [("插花", "花房"), ("体检", None), ("登山", None)]


def test_who_answers_for_a_month_answers_for_its_activities() -> None:
    body = (
        "一、活动安排\n三月份（负责人：张丽）\n1、插花\n2、讲座\n四月份（负责人：王强）\n1、登山\n"
    )
    assert [e.responsible for e in entries(body)] == ["张丽", "张丽", "王强"]


@pytest.mark.parametrize(
    ("text", "tentative"),
    [
        ("登山（待定）", True),
        ("拟组织春游", True),
        ("听取意见，拟出方案并落实", False),
        ("模拟演练", False),
    ],
)
def test_tentative(text: str, tentative: bool) -> None:
    first, _ = entries(f"一、活动安排\n3月：{text}\n4月：合唱\n")
    assert first.tentative is tentative


@pytest.mark.parametrize(
    "head", ["3月8日：", "2026年3月：", "二〇二六年三月：", "3月底前：", "三月上旬："]
)
def test_heads_of_dates(head: str) -> None:
    first, _ = entries(f"一、活动安排\n{head}插花\n4月：合唱\n")
    assert first.months == (3,)
    assert first.day == (8 if "8日" in head else None)


def test_sentences_that_begin_with_a_month_are_no_arrangement() -> None:
    body = "一、回顾\n3月，召开教代会。\n5月，组织登山，很热闹。\n9月，庆祝教师节。\n10月，座谈。\n"
    assert entries(body) == ()


def test_a_day_in_a_list_of_what_was_done_goes_on_with_no_sentence_of_another_day() -> None:
    body = "一、主要工作\n1、镇工会成立\n6月8日镇工会成立大会的召开，是一件大事。\n"
    assert entries(f"{body}2、建会\n新建工会9家。\n(1)、走访。\n(2)、9月6日\n") == ()


PUMPS = {
    "tentative": lambda n: "3月：登山" + "（待定）" * n + "\n4月：合唱",
    "no stop": lambda n: "3月：" + "登山合唱" * n + "\n4月：合唱",
    "labels": lambda n: "1、登山。2、合唱。" * n,
    "chapters": lambda n: "一、登山。二、合唱。" * n,
    "months": lambda n: "3月：登山 " * n,
    "month lines": lambda n: "3月\n一、登山\n" * n,
    "headers": lambda n: "月份\n内容\n" * n,
    "brackets": lambda n: "3月：登山" + "（" * n + "\n4月：合唱",
    "persons": lambda n: "3月：" + "由工会" * n + "\n4月：合唱",
}


@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS)
def test_time_is_linear_in_the_length(pump) -> None:  # type: ignore[no-untyped-def]
    def seconds(n: int) -> float:
        text = TITLE + "一、活动安排\n" + pump(n)
        start = time.process_time()
        extract(text, items=False)
        return time.process_time() - start

    seconds(50)
    short = max(seconds(300), 0.01)
    assert seconds(2400) < 30 * short  # eight times the length; 64 would be quadratic


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("●3月 插花\n●4月 登山\n●5月 合唱\n", ["插花", "登山", "合唱"]),
        ("三 月 份：插花\n四 月 份：登山\n", ["插花", "登山"]),
        ("3月\n上旬：插花\n下旬：植树\n4月\n上旬：合唱\n", ["插花", "植树", "合唱"]),
        (
            "3月：插花（李红）、植树（王军）\n4月：扫墓（张丽）\n",
            ["插花（李红）", "植树（王军）", "扫墓（张丽）"],
        ),
        ("3月\t妇女节活动：\n1、插花\n2、讲座\n4月\t合唱\n", ["插花", "讲座", "合唱"]),
        ("春季学期\n3月：插花\n秋季学期\n9月：座谈\n", ["插花", "座谈"]),
        ("活动 时间 负责人\n插花 3月 张丽\n登山 4月 王强\n", ["插花", "登山"]),
        (
            "时间\t工作\t说明\n全年\t读书\t自愿\n3月\t插花\t女教师\n4月\t登山\t全员\n",
            ["插花", "登山"],
        ),
    ],
)
def test_activities_in_rarer_forms(body: str, found: list[str]) -> None:
    assert [e.text for e in entries("一、活动安排\n" + body + "二、要求\n按时参加。\n")] == found


def test_weeks_with_dates_in_a_bracket_have_months_too() -> None:
    first, second = entries("一、安排\n第一周（9.1-9.5） 开学会\n第二周（9.8-9.12） 慰问\n")
    assert (first.months, first.weeks, first.day) == ((9,), (1,), 1)
    assert (second.months, second.weeks, second.day) == ((9,), (2,), 8)


def test_months_of_what_was_done_make_a_report() -> None:
    body = "三月份：组织了25名教师植树。举办了一次讲座。\n四月份：发放了毛巾30条。\n"
    (document,) = extract("梧桐路小学工会工作\n" + body, items=False).documents
    assert document.kind == "summary"
    assert [q.role for q in document.quantities] == ["result"] * len(document.quantities)
    assert len(document.schedule) == 3


def test_a_gap_divides_activities_only_where_nothing_else_does() -> None:
    gaps = "三月 插花 植树\n四月 登山\n五月 座谈 合唱\n"
    stops = "三月 插花；植 树\n四月 环湖 登山\n五月 座谈\n"
    assert len(entries("一、活动安排\n" + gaps)) == 5
    assert [e.text for e in entries("一、活动安排\n" + stops)] == [
        "插花",
        "植 树",
        "环湖 登山",
        "座谈",
    ]


def test_weeks_and_dates_pasted_a_cell_a_line() -> None:
    first = ["周次", "日期", "工作内容", "责任部门", "1", "9.1-9.5", "开学会", "工会"]
    cells = [*first, "第二阶段", "6", "10.8-10.12", "登山", "文体组"]
    found = entries("一、周次安排\n" + "\n".join(cells) + "\n二、要求\n按时参加。\n")
    assert [(e.text, e.months, e.weeks, e.day, e.responsible) for e in found] == [
        ("开学会", (9,), (1,), 1, "工会"),
        ("登山", (10,), (6,), 8, "文体组"),
    ]


def test_a_row_that_ends_before_the_column_of_times_does_not_end_the_reading() -> None:
    table = "序号 | 任务 | 责任人 | 时限\n编织 | 工会\n2 | 跳绳比赛 | 王力 | 5月\n"
    read = document(table + "一、加强学习\n每月学习一次。")
    assert [amount.value for amount in read.quantities] == [1]
