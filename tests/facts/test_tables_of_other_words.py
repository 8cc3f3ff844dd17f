"""Tables with columns of other words than ours, merged rows between bars, items numbered in brackets."""

from __future__ import annotations

import pytest

from unionnlp import extract

PLAN = (
    "映山小学工会2026年工作计划\n\n一、指导思想\n围绕学校中心工作，服务教职工。\n\n二、活动安排\n"
)


def entries(text: str) -> list[tuple[tuple[int, ...], str, str | None]]:
    return [
        (entry.months, entry.text, entry.responsible)
        for document in extract(text, items=False).documents
        for entry in document.schedule
    ]


def cells(*rows: str) -> str:
    return PLAN + "\n".join(cell for row in rows for cell in row.split("|")) + "\n"


def test_a_table_a_cell_a_line_may_have_columns_of_other_words() -> None:
    text = cells(
        "活动名称|举办时间|参加组室|花销|承办单位",
        "踢毽比赛|3月|12个|300元|体育组",
        "青年沙龙|4月18日|9个|450元|团委",
        "包饺子|5月|11个|620元|后勤组",
        "合计|1370元",
    )
    assert entries(text) == [
        ((3,), "踢毽比赛", "体育组"),
        ((4,), "青年沙龙", "团委"),
        ((5,), "包饺子", "后勤组"),
    ]


def test_numbers_and_sums_of_such_a_table_are_no_activities() -> None:
    text = cells(
        "序号|时间|活动|参加人数|花费|主办",
        "1|9月|迎新茶话会|56人|1680元|工会",
        "2|10月|环湖快走|49人|735元|大班组",
        "3|12月|丝巾扎染|50人|2250元|女工小组",
        "合 计|155人次|4665元",
    )
    assert [entry[1] for entry in entries(text)] == ["迎新茶话会", "环湖快走", "丝巾扎染"]


def test_two_rows_are_too_few_to_tell_the_width_of_such_a_table() -> None:
    text = cells("时间|活动|天气", "3月|踏青", "4月|种树")
    assert [entry[1] for entry in entries(text)][:1] == ["踏青"]


@pytest.mark.parametrize("merged", ["第二学期（2—7月） | |", "下学期 | |", "第二学期（2—7月）"])
@pytest.mark.parametrize("first", ["", "第一学期（9—1月） | |\n"])
def test_a_merged_row_between_bars_is_no_activity(merged: str, first: str) -> None:
    text = (
        f"{PLAN}时间 | 内容 | 责任人\n{first}9月 | 表彰会 | 王芳\n{merged}\n"
        "3月 | 插花 | 李强、赵敏\n5月 | 接力赛 | 孙伟\n"
    )
    assert entries(text) == [
        ((9,), "表彰会", "王芳"),
        ((3,), "插花", "李强、赵敏"),
        ((5,), "接力赛", "孙伟"),
    ]


def test_items_numbered_in_brackets_share_a_row() -> None:
    text = PLAN + "9月 (一)庆祝教师节(二)看望新教师\n10月 （一）体检（二）登山（三）种树\n"
    assert entries(text) == [
        ((9,), "庆祝教师节", None),
        ((9,), "看望新教师", None),
        ((10,), "体检", None),
        ((10,), "登山", None),
        ((10,), "种树", None),
    ]


def test_a_cell_that_ends_like_a_title_ends_no_row() -> None:
    rows = (
        "周次\t日期\t工作内容\t责任部门\n第1周\t9.4—9.8\t各分工会上报学期工作计划\t工会办公室\n"
        "第2周\t9.11—9.15\t入会仪式\t组织部\n"
    )
    assert entries(PLAN + rows) == [
        ((9,), "各分工会上报学期工作计划", "工会办公室"),
        ((9,), "入会仪式", "组织部"),
    ]
