"""What a title says of a document's year."""

from __future__ import annotations

import pytest

from unionnlp import extract

BODY = "一、召开教代会，审议绩效方案。\n二、走访慰问教职工。\n"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("阳光小学工会2024年工作计划", 2024),
        ("阳光小学工会二〇二四年工作计划", 2024),
        ("阳光小学工会二O二四学年工作计划", 2024),
        ("阳光小学工会24—25学年工作计划", 2024),
        ("阳光小学工会工作计划（2024.9—2025.1）", 2024),
        ("阳光小学工会24-28学年工作规划", None),
        ("阳光小学工会20xx年工作计划", None),
    ],
)
def test_the_year_of_a_title(title: str, year: int | None) -> None:
    text = f"{title}\n{BODY}"
    (document,) = extract(text).documents
    assert document.year == year
    if document.year_span is not None:
        span = text[document.year_span.start : document.year_span.end]
        assert span in title


@pytest.mark.parametrize("line", ["20__年度", "（20__—20__学年第二学期）", "(20_一"])
def test_a_year_left_blank_below_the_title_is_no_year(line: str) -> None:
    (found,) = extract(f"青松小学工会工作计划\n{line}\n一、民主管理\n召开教代会。").documents
    assert found.year is None
