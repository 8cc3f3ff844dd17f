"""Who takes part stands in a table's own column: beside the activities, below them, or a cell a line."""

from __future__ import annotations

import time

import pytest

from unionnlp import extract
from unionnlp.records import ScheduleEntry

TITLE = "柳岸小学2026年工会工作计划\n一、活动安排\n"
END = "\n二、要求\n各组按时参加。"


def entries(body: str) -> tuple[ScheduleEntry, ...]:
    (found,) = extract(TITLE + body + END, items=False).documents
    return found.schedule


def told(body: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(e.text, e.months) for e in entries(body)]


HEAD = ("时间", "活动内容", "参加范围")
ROWS = [
    ("一月", "教代会 新春茶话会", "教工代表 离退休教师"),
    ("三月", "插花", "全体女教工"),
    ("四月", "春游 拔河赛 登山(8人)", "全校教工 各组会员 部分教工"),
    ("六月", "亲子游园 慰问考生", "教工子女 考生家庭"),
]
WANTED = [
    ("教代会", (1,)), ("新春茶话会", (1,)), ("插花", (3,)), ("春游", (4,)), ("拔河赛", (4,)),
    ("登山(8人)", (4,)), ("亲子游园", (6,)), ("慰问考生", (6,)),
]  # fmt: skip


def rows(form: str) -> str:
    return "\n".join(form.format(*row) for row in ROWS)


def pieces(first: str, last: str) -> str:
    """A piece a line: the activities of a month, then those who take part, each on a line of its own."""
    return "\n".join(
        month + first + "\n".join([*what.split(), *who.split()]) + last for month, what, who in ROWS
    )


LINES = "\n".join(HEAD) + "\n"
BARRED = " |\n".join(HEAD) + " |\n"
GRIDS = {
    "tabs": "\t".join(HEAD) + "\n" + rows("{}\t{}\t{}"),
    "bars": "| " + " | ".join(HEAD) + " |\n|---|---|---|\n" + rows("| {} | {} | {} |"),
    "gaps": "   ".join(HEAD) + "\n" + rows("{}   {}   {}"),
    "spaces": " ".join(HEAD) + "\n" + rows("{} {} {}"),
    "cells": LINES + rows("{}\n{}\n{}"),
    "barred cells": BARRED + rows("{} |\n{} |\n{} |"),
    "participants on a second line": BARRED + rows("{} |\n{}\n{} |"),
    "header in bars, cells on lines": " | ".join(HEAD) + "\n" + rows("{} |\n{}\n{} |"),
    "header in bars, second line": " | ".join(HEAD) + "\n" + rows("{} | {}\n{} |"),
    "header in tabs, second line": "\t".join(HEAD) + "\n" + rows("{}\t{}\n{}"),
    "header in tabs, indented second line": "\t".join(HEAD) + "\n" + rows("{}\t{}\n\t\t{}"),
    "header in tabs, cells on lines": "\t".join(HEAD) + "\n" + rows("{}\n{}\n{}"),
    "header in spaces, cells on lines": " ".join(HEAD) + "\n" + rows("{}\n{}\n{}"),
    "header in spaces, second line": " ".join(HEAD) + "\n" + rows("{} {}\n{}"),
    "a piece a line": LINES + pieces("\n", ""),
    "a piece a line, barred": BARRED + pieces(" |\n", " |"),
    "a piece a line behind tabs": "\t".join(HEAD) + "\n" + pieces("\t", ""),
}


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_those_who_take_part_are_no_activities(grid: str) -> None:
    assert told(grid) == WANTED


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_each_activity_has_those_who_take_part_in_it(grid: str) -> None:
    assert [e.participants for e in entries(grid)] == [p for row in ROWS for p in row[2].split()]


@pytest.mark.parametrize(
    ("line", "participants", "place"),
    [
        ("插花，参加人员：全体女教工，地点：花房", "全体女教工", "花房"),
        ("跳绳\n参加对象：各年级组", "各年级组", None),
        ("登山（参与人员：退休教师、工会委员）", "退休教师、工会委员", None),
        ("拔河 对象：全体教工 地点：操场", "全体教工", "操场"),
        ("聘请工作人员：两名", None, None),
        ("慰问退休教师", None, None),
    ],
)
def test_details_name_those_who_take_part(
    line: str, participants: str | None, place: str | None
) -> None:
    first, _ = entries(f"3月：{line}\n4月：合唱")
    assert (first.participants, first.place) == (participants, place)


def test_all_take_part_in_what_cannot_be_told_apart() -> None:
    body = (
        "\t".join(HEAD)
        + "\n三月\t1.插花 2.登山\t全体女教工 部分教工 各组会员\n四月\t1.歌咏 2.诗会\t1.教师 2.职员"
    )
    assert [e.participants for e in entries(body)] == [
        "全体女教工 部分教工 各组会员", "全体女教工 部分教工 各组会员", "教师", "职员",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["参加人员", "参加对象", "参与对象", "参与人员", "对象", "参加者"])
def test_a_column_of_participants_has_many_names(word: str) -> None:
    body = f"月份 |\n工作内容 |\n{word} |\n" + rows("{} |\n{}\n{} |")
    assert told(body) == WANTED


def test_what_no_list_knows_stands_in_the_place_of_those_who_take_part() -> None:
    body = (
        "时间 |\n活动内容 |\n参加范围 |\n一月 |\n棋牌赛\n爱下棋的 |\n二月 |\n放寒假 |\n三月 |\n插花 茶艺\n"
        "女教工 退休教师 |\n五月 |\n体检 |\n六月 |\n拔河\n各年级组 |\n九月 |\n慰问新教师 |\n十月 |\n登山\n脚力好的 |"
    )
    assert told(body) == [
        ("棋牌赛", (1,)), ("插花", (3,)), ("茶艺", (3,)), ("体检", (5,)), ("拔河", (6,)), ("慰问新教师", (9,)),
        ("登山", (10,)),
    ]  # fmt: skip


def test_gaps_divide_all_rows_of_a_table_once_others_have_shown_it() -> None:
    body = "\t".join(HEAD) + "\n" + rows("{}\t{}\t{}") + "\n十月\t趣味赛 朗诵 合唱\t全校教工"
    assert told(body)[-3:] == [("趣味赛", (10,)), ("朗诵", (10,)), ("合唱", (10,))]


def test_a_gap_inside_one_activity_stays() -> None:
    body = "\t".join(HEAD) + "\n三月\t三八节 女教工插花\t全体女教工\n四月\t春游 植物园\t全体教工"
    assert told(body) == [("三八节 女教工插花", (3,)), ("春游 植物园", (4,))]


def test_who_answers_and_who_takes_part_are_told_apart() -> None:
    head = "时间\n活动内容\n参加对象\n负责人\n"
    body = (
        "一月\n教代会\n教工代表\n工会主席\n三月\n插花\n全体女教工\n四月\n春游\n各年级组\n李红\n"
        "五月\n拔河\n全校教工\n教导处\n登山\n各组会员\n文体委员"
    )
    assert [(e.text, e.participants, e.responsible) for e in entries(head + body)] == [
        ("教代会", "教工代表", "工会主席"), ("插花", "全体女教工", None), ("春游", "各年级组", "李红"),
        ("拔河", "全校教工", "教导处"), ("登山", "各组会员", "文体委员"),
    ]  # fmt: skip


def test_a_month_without_participants_keeps_its_persons() -> None:
    head = "时间\n活动内容\n负责人\n参加对象\n"
    body = "一月\n教代会\n工会主席\n教工代表\n三月\n插花\n女工委员\n四月\n春游\n李红\n各年级组"
    assert [(e.text, e.months, e.responsible) for e in entries(head + body)] == [
        ("教代会", (1,), "工会主席"), ("插花", (3,), "女工委员"), ("春游", (4,), "李红"),
    ]  # fmt: skip


def test_participants_may_stand_before_their_activities() -> None:
    body = "时间\n参加对象\n活动内容\n一月\n教工代表\n教代会\n三月\n插花\n四月\n各年级组\n春游"
    assert told(body) == [("教代会", (1,)), ("插花", (3,)), ("春游", (4,))]


def test_a_long_line_of_activities_is_not_joined_with_those_who_take_part() -> None:
    body = (
        BARRED
        + "一月 |\n教代会预备会 退休教师迎春茶话会 走访患病、困难教工家庭\n教工代表 退休教师 全体会员 |\n"
    )
    body += rows("{} |\n{}\n{} |")
    assert told(body)[:3] == [
        ("教代会预备会", (1,)), ("退休教师迎春茶话会", (1,)), ("走访患病、困难教工家庭", (1,)),
    ]  # fmt: skip


def test_a_sentence_below_such_a_table_ends_it() -> None:
    body = BARRED + rows("{} |\n{}\n{} |") + "\n以上安排如有变动，另行通知。"
    assert told(body) == WANTED


def test_thousands_of_lines_of_participants_are_read_in_proportion() -> None:
    def seconds(count: int) -> float:
        body = (
            LINES
            + "三月\n插花\n"
            + "全体女教工\n" * count
            + "四月\n"
            + "春游\n" * count
            + "全体教工\n"
        )
        begin = time.perf_counter()
        extract(TITLE + body, items=False)
        return time.perf_counter() - begin

    seconds(100)
    assert seconds(8000) < 8 * seconds(2000)


def test_the_heading_right_above_a_header_stays_a_heading() -> None:
    body = "二、具体工作:\n" + BARRED + rows("{} |\n{}\n{} |")
    bare = "具体工作:\n" + BARRED + rows("{} |\n{}\n{} |")
    for one in (body, bare):
        (found,) = extract(
            "柳岸小学2026年工会工作计划\n指导思想:\n服务教工。\n" + one, items=False
        ).documents
        assert "具体工作" in [n.heading.rstrip(":") for n in found.outline]
        assert [(e.text, e.months) for e in found.schedule] == WANTED
