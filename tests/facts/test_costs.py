"""What an activity costs stands in a column of the table or behind the activity."""

from __future__ import annotations

import pytest

from unionnlp import extract

TITLE = "柳岸小学2026年工会工作计划\n一、活动安排\n"
END = "\n二、要求\n各组按时参加。"
ROWS = ["3月 插花 {} 花房", "4月 登山 {} 西山", "5月 体检 {} 医院"]


def told(body: str) -> list[tuple[str, str | None, str | None]]:
    """Return the activities with what they cost and where they are, which the text says in these words."""
    text = TITLE + body + END
    (found,) = extract(text, items=False).documents
    assert all(e.text == text[e.start : e.end] for e in found.schedule)
    assert all(e.cost is None or e.cost in text for e in found.schedule)
    return [(e.text, e.cost, e.place) for e in found.schedule]


@pytest.mark.parametrize(
    "head", ["经费", "经费预算", "活动经费", "所需费用", "预算", "预算金额", "花费", "支出"]
)
@pytest.mark.parametrize("gap", ["\t", " | ", "   ", " ", "\n"])
def test_a_column_of_costs_has_many_names(head: str, gap: str) -> None:
    cells = [
        row.format(cost) for row, cost in zip(ROWS, ["2000元", "1.2万元", "每人50元"], strict=True)
    ]
    body = "\n".join(line.replace(" ", gap) for line in [f"时间 活动内容 {head} 地点", *cells])
    assert told(body) == [
        ("插花", "2000元", "花房"), ("登山", "1.2万元", "西山"), ("体检", "每人50元", "医院"),
    ]  # fmt: skip


def test_where_the_money_comes_from_is_no_cost() -> None:
    body = "时间\t活动\t资金来源\t地点\n3月\t插花\t工会\t花房\n4月\t登山\t行政\t西山"
    assert told(body) == [("插花", None, "花房"), ("登山", None, "西山")]


@pytest.mark.parametrize(
    ("line", "cost"),
    [
        ("插花，经费：2000元，地点：花房", "2000元"),
        ("登山\n活动经费：约3000元", "约3000元"),
        ("春游（经费预算：每人80元）", "每人80元"),
        ("慰问，费用为1.5万元", "1.5万元"),
        ("审查经费使用", None),
        ("公布上年经费收支", None),
    ],
)
def test_details_name_what_an_activity_costs(line: str, cost: str | None) -> None:
    first, second = told(f"3月：{line}\n4月：合唱")
    assert (first[1], second[1]) == (cost, None)
