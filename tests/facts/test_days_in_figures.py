"""Arrangements whose rows begin with the figures of a day, and months on one line before commas."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

HEAD = "松河中学工会2026年工作安排\n"
ROWS = [
    ((1,), 5, "走访困难教职工"),
    ((1,), 20, "迎新春联欢会"),
    ((3,), 8, "女教工插花"),
    ((5,), 4, "青年教师座谈会"),
    ((10,), 18, "重阳登高"),
]


def read(text: str) -> Document:
    return extract(HEAD + text).documents[0]


def told(text: str) -> list[tuple[tuple[int, ...], int | None, str]]:
    return [(e.months, e.day, e.text) for e in read(text).schedule]


@pytest.mark.parametrize("mark", [".", "/", "-"])
@pytest.mark.parametrize("gap", [" ", "："])
def test_figures_of_days_head_a_list(mark: str, gap: str) -> None:
    rows = "".join(f"{m[0]}{mark}{day}{gap}{act}\n" for m, day, act in ROWS)
    assert told(rows) == ROWS
    assert told(f"一、活动安排\n{rows}松河中学工会\n2026年1月5日") == ROWS


def test_months_and_figures_go_together() -> None:
    assert told("3.8 女教工插花\n4.12 健步走\n6.1 亲子活动\n12月 年终总结\n") == [
        ((3,), 8, "女教工插花"),
        ((4,), 12, "健步走"),
        ((6,), 1, "亲子活动"),
        ((12,), None, "年终总结"),
    ]


def test_a_row_of_a_day_is_one_activity() -> None:
    rows = "3.2前  各组报名\n3.6  三八活动 包饺子  自带围裙\n3.16—3.20  发体检表\n另：钥匙放门卫。\n四月爬山的报名\n"
    assert told(rows) == [
        ((3,), 2, "各组报名"),
        ((3,), 6, "三八活动 包饺子  自带围裙"),
        ((3,), 16, "发体检表"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "1.1 加强学习\n1.2 健全制度\n2.1 开展健步走\n2.2 开展运动会\n3.1 走访困难职工\n",
        "1-2 制定计划\n3-4 健步走\n5-6 运动会\n7-8 总结\n",
        "3.8 女教工插花\n4.12 健步走\n",
        "9.5 表彰先进\n6.3 健步走\n3.8 插花\n",
    ],
)
def test_sections_ranges_and_few_days_are_no_list(rows: str) -> None:
    assert told(rows) == []


def test_months_before_commas_on_one_line() -> None:
    line = "3月，庆三八插花；4月，组织踏青；5月，召开青年座谈会；9月，教师节慰问。"
    assert [(e.months, e.text) for e in read(f"一、活动安排\n{line}").schedule] == [
        ((3,), "庆三八插花"),
        ((4,), "组织踏青"),
        ((5,), "召开青年座谈会"),
        ((9,), "教师节慰问"),
    ]
    assert not read(f"一、主要工作\n加强学习，{line}").schedule


def test_months_with_colons_may_lie_far_apart() -> None:
    text = "一、活动安排\n三月:插花。五月:座谈会。十二月:工作总结。"
    assert [e.months for e in read(text).schedule] == [(3,), (5,), (12,)]


@pytest.mark.parametrize("gap", [" ", ""])
def test_a_chapter_behind_the_last_month(gap: str) -> None:
    text = (
        "一、指导思想\n围绕学校中心工作，服务教职工。\n二、具体安排\n"
        f"三月：插花。四月：踏青。十二月：工作总结。三、保障措施{gap}1、加强领导，落实责任。2、规范经费使用。"
    )
    document = read(text)
    assert [e.text for e in document.schedule] == ["插花", "踏青", "工作总结"]
    assert [n.text for n in document.outline if n.depth == 1][2:] == ["三、保障措施"]


def test_a_list_below_a_month_is_no_chapter() -> None:
    text = "一、活动安排\n三月：一、插花。二、茶话会。四月：一、踏青。二、座谈会。"
    assert [e.months for e in read(text).schedule] == [(3,), (3,), (4,), (4,)]
