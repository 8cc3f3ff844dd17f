"""Codes against copying at the ends of lines are noise; what people write there is not."""

from __future__ import annotations

import pytest

from unionnlp import extract


@pytest.mark.parametrize("code", ["Q8(LTz", "zz>E[w", "Xy3(Ab", "k7$Mn)"])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_code_is_no_part_of_title_or_heading(code: str, gap: str) -> None:
    text = f"东岭小学工会2024年工作计划{gap}{code}\n一、民主管理{gap}{code}\n1、三月召开教代会，审议方案。\n"
    extraction = extract(text)
    (document,) = extraction.documents
    assert document.title == "东岭小学工会2024年工作计划"
    assert [n.heading for n in document.outline] == ["民主管理", "三月召开教代会，审议方案"]
    assert [text[n.start : n.end].strip() for n in extraction.noise] == [code] * 2


@pytest.mark.parametrize("end", ["(A4)", "ERP", "C++", "WPS", "2024", "PPT(2)", "K12"])
def test_words_and_numbers_of_people_stay(end: str) -> None:
    text = f"东岭小学工会2024年工作计划\n一、民主管理\n1、三月学习使用{end}\n2、召开教代会。\n"
    assert extract(text).noise == ()
