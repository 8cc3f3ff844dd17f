"""Titles that a draft has on two lines, and houses whose unions write."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

BODY = "\n一、加强学习\n每周学习1次。\n二、维护权益\n召开教代会1次。\n"


def document(text: str) -> Document:
    (found,) = extract(text, items=False).documents
    return found


@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        ("云溪县教育系统工会", "2026年工作要点", 2026),
        ("云溪小学工会委员会", "二〇二六年工作计划", 2026),
        ("云溪县人民医院", "2026年度工会工作计划", 2026),
        ("2025—2026学年度第二学期", "云溪小学工会工作计划", 2026),
    ],
)
def test_a_title_on_two_lines_is_one(first: str, second: str, year: int) -> None:
    found = document(f"{first}\n{second}{BODY}")
    assert (found.title, found.start, found.year) == (first + second, 0, year)
    assert [n.depth for n in found.outline] == [1, 1]


def test_the_name_of_a_website_above_a_title_is_no_part_of_it() -> None:
    page = f"云溪小学\n首页 学校概况 党群工作\n2026年度工会工作计划{BODY}上一篇：教学计划\n"
    assert document(page).title == "2026年度工会工作计划"


@pytest.mark.parametrize(
    "name",
    [
        "云溪粮库", "云溪监狱", "云溪超市", "云溪港务局装卸一队", "云溪工业园区", "云溪广播电视台", "云溪动物园",
        "云溪自来水公司第三水厂", "云溪县实验小学东校区", "中铁云溪局三公司云溪项目部",
    ],
)  # fmt: skip
def test_a_house_and_its_part_with_a_union_of_its_own_are_named(name: str) -> None:
    assert document(f"{name}工会2026年工作计划{BODY}").organization == name


def test_a_school_behind_its_bureau_stands_alone() -> None:
    found = document(f"云溪县教育局云溪小学工会2026年工作计划{BODY}")
    assert found.organization == "云溪小学"


def test_a_year_of_two_figures_signs() -> None:
    found = document(f"云溪公司工会工作计划{BODY}云溪公司工会\n26年1月5日\n")
    assert found.year == 2026
    assert not found.dates
    assert [q.text for q in found.quantities] == ["1次", "1次"]


def test_an_imprint_says_nothing_of_the_work() -> None:
    imprint = (
        "云溪区总工会\n2026年2月3日\n抄送：市总工会，区委办公室。\n"
        "云溪区总工会办公室 2026年2月3日印发\n（共印30份）\n"
    )
    found = document(f"云溪区总工会2026年工作要点{BODY}{imprint}")
    assert not found.dates
    assert [q.text for q in found.quantities] == ["1次", "1次"]
