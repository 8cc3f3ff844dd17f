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


def test_readings_behind_characters_are_noise_however_often_they_stand_there() -> None:
    words = "五(wu)月(yue)召开教(jiao)(jiao)(jiao)代会(hui)(hui)(hui)(hui)，到(dao)会(hui)代(dai)(dai)表30人。"
    text = f"东岭小学工会2024年工作计划\n一、民(min)主(zhu)(zhu)管理\n{words}\n"
    (document,) = extract(text, items=False).documents
    assert [q.text for q in document.quantities] == ["30人"]
    assert [n.number for n in document.outline] == [1]


def test_codes_on_many_lines_are_a_habit_of_the_page() -> None:
    ends = ["Hq2]vZ_e", "w#8\tKd1}", "|rP?z\nx7", "b9TTe", "mKfa:3 Q", "R)d~5Wh"]
    tasks = [
        "召开教代会",
        "慰问困难教工。",
        "组织健步走",
        "公开经费收支。",
        "开展读书活动",
        "做好体检",
    ]
    lines = [f"{k}、{task} {end}" for k, (task, end) in enumerate(zip(tasks, ends, strict=True), 1)]
    text = "东岭小学工会2024年工作计划\n" + "\n".join(lines) + "\n"
    extraction = extract(text)
    assert [text[n.start : n.end].strip() for n in extraction.noise] == ends
    headings = [n.heading for n in extraction.documents[0].outline]
    assert headings == [task.rstrip("。") for task in tasks]


def test_what_people_write_at_the_end_of_a_line_stays_without_codes() -> None:
    lines = ["学习使用WiFi)", "观看PPT(2)", "完成A4+", "填报K12=", "学习C++"]
    text = "东岭小学工会2024年工作计划\n" + "\n".join(lines) + "\n"
    assert extract(text).noise == ()
