"""What the header of a table says of a number that fills its cell."""

from __future__ import annotations

import pytest

from unionnlp import extract

PLAN = (
    "映山小学工会2026年工作计划\n\n一、指导思想\n围绕学校中心工作，服务教职工。\n\n二、活动安排\n"
)
TIMED = [
    "时间|活动|参加人数|预算|负责人",
    "3月|女教师插花|46人|2300元|姚静",
    "5月|环湖健步走|102人|4080元|鲁飞",
    "9月|荣休仪式|75人|3150元|秦素",
]


def measured(text: str) -> list[tuple[str, str | None]]:
    return [
        (quantity.text, quantity.indicator)
        for document in extract(text, items=False).documents
        for quantity in document.quantities
    ]


@pytest.mark.parametrize(
    "joint", ["\t", " | ", "    ", "\n"], ids=["tabs", "bars", "gaps", "lines"]
)
def test_the_head_of_the_column_says_it(joint: str) -> None:
    rows = [joint.join(row.split("|")) for row in TIMED]
    assert measured(PLAN + "\n".join(rows) + "\n") == [
        ("46人", "参加人数"),
        ("2300元", "预算"),
        ("102人", "参加人数"),
        ("4080元", "预算"),
        ("75人", "参加人数"),
        ("3150元", "预算"),
    ]


def test_lines_of_rows_that_lack_cells_go_by_what_is_counted() -> None:
    cells = (
        "月份|活动内容|责任人|经费|1月|慰问困难会员|罗华|6000元|3月|插花沙龙|姚敏|2500元|"
        "4月|教代会|工会委员会|1800元|教师踏青|田勇|900元"
    )
    text = PLAN + cells.replace("|", "\n") + "\n"
    assert {name for words, name in measured(text) if words.endswith("元")} == {"经费"}


def test_a_table_of_things_names_the_row_first() -> None:
    rows = "项目\t预算\t执行率\n活动支出\t12万元\t95%\n维权支出\t4万元\t90%\n"
    assert measured(PLAN + rows) == [
        ("12万元", "活动支出 预算"),
        ("95%", "活动支出 执行率"),
        ("4万元", "维权支出 预算"),
        ("90%", "维权支出 执行率"),
    ]


def test_a_head_that_names_nothing_leaves_it_to_the_row() -> None:
    rows = "| 项目 | 现状 | 目标 |\n| --- | --- | --- |\n| 教师入会率 | 79% | 95% |\n| 提案办结率 | 80% | 100% |\n"
    assert [name for _, name in measured(PLAN + rows)] == [
        "教师入会率",
        "教师入会率",
        "提案办结率",
        "提案办结率",
    ]


def test_a_number_among_words_goes_by_its_words() -> None:
    rows = "时间\t内容\t备注\n3月\t慰问困难教工12户\t抽查三成学校\n4月\t评选优秀会员5名\t名单公示\n"
    told = dict(measured(PLAN + rows))
    assert "困难教工" in (told["12户"] or "")
    assert told["5名"] == "优秀会员"


def test_a_number_below_for_each_is_for_each() -> None:
    rows = [
        "慰问类别\t人次\t金额\t人均",
        "住院慰问\t16人次\t9600元\t600元",
        "生育慰问\t4人次\t2000元\t500元",
    ]
    (document,) = extract(PLAN + "\n".join(rows) + "\n", items=False).documents
    assert [q.per for q in document.quantities] == [None, None, "person"] * 2
