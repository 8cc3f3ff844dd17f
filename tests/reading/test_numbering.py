"""Automatic numbers: as LibreOffice shows them, and as Word does where LibreOffice cannot."""

from __future__ import annotations

from pathlib import Path

import numbering_cases
import pytest
from building import abstract, docx, level, num, para

from unionnlp.reading import read, read_bytes
from unionnlp.reading.labels import number_text

FOLDER = Path(__file__).parent.parent / "fixtures" / "numbering"


def squeezed(text: str) -> list[str]:
    """Return the lines without blanks, none empty."""
    lines = ("".join(line.split()) for line in text.lstrip("\ufeff").splitlines())
    return [line for line in lines if line]


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    return read_bytes(docx(body, numbering, styles)).text.split("\n")


@pytest.mark.parametrize("case", sorted(numbering_cases.CASES))
def test_numbers_are_those_that_libreoffice_shows(case: str) -> None:
    judged = squeezed((FOLDER / f"{case}.txt").read_text("utf-8"))
    if case == "empty_paragraphs_count":  # LibreOffice writes the bare label, we an empty line
        judged = [line for line in judged if line != "二、"]
    assert squeezed(read(FOLDER / f"{case}.docx").text) == judged


def test_a_level_may_never_restart_or_only_after_the_first() -> None:
    numbering = abstract(
        1,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2."),
        level(2, "decimal", "(%3)", '<w:lvlRestart w:val="0"/>'),
        level(3, "lowerLetter", "%4)", '<w:lvlRestart w:val="1"/>'),
    )
    depths = (0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3)
    got = labels("".join(para("项", 1, d) for d in depths), numbering + num(1, 1))
    assert [line.removesuffix("项").strip() for line in got] == [
        "一、", "1.", "(1)", "a)", "2.", "(2)", "b)", "二、", "1.", "(3)", "a)",
    ]  # fmt: skip


def test_a_legal_level_shows_digits() -> None:
    numbering = abstract(
        1, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    got = labels(para("总则", 1, 0) + para("目的", 1, 1), numbering + num(1, 1))
    assert got == ["第一章 总则", "1.1 目的"]


def test_a_style_ties_its_level_by_name() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = abstract(
        1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", '<w:pStyle w:val="3"/>')
    )
    got = labels(para("章", 1, 0) + para("节", style="3") * 2, numbering + num(1, 1), styles)
    assert got == ["一、章", "1. 节", "2. 节"]


def test_a_list_may_replace_a_level() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.", start=3)}</w:lvlOverride>'
    numbering = abstract(1, level(0, "decimal", "%1、")) + num(1, 1, replaced)
    assert labels(para("甲", 1, 0) + para("乙", 1, 0), numbering) == ["III. 甲", "IV. 乙"]


def test_custom_formats_fill_with_zeros() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(para("件", 1, 0) * 2, abstract(1, custom) + num(1, 1)) == ["009 件", "010 件"]


def test_signs_of_symbol_fonts_become_plain() -> None:
    lists = "".join(abstract(i, level(0, "bullet", s)) for i, s in ((1, "\uf06c"), (2, "\uf0d8")))
    got = labels(para("甲", 1, 0) + para("乙", 2, 0), lists + num(1, 1) + num(2, 2))
    assert got == ["● 甲", "➢ 乙"]


def test_an_unknown_list_gives_no_label() -> None:
    assert labels(para("甲", 7, 0) + para("乙", 1, 12), abstract(1) + num(1, 1)) == ["甲", "乙"]


def test_a_deleted_paragraph_does_not_count() -> None:
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del '
        'w:id="1" w:author="x"/></w:rPr></w:pPr><w:del w:id="2" w:author="x"><w:r><w:delText>删'
        "</w:delText></w:r></w:del></w:p>"
    )
    numbering = abstract(1, level(0, "chineseCounting", "%1、")) + num(1, 1)
    assert labels(para("甲", 1, 0) + deleted + para("乙", 1, 0), numbering) == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 15, "十五"),
        ("chineseCounting", 40, "四十"), ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 10050, "一万零五十"),
        ("ideographTraditional", 3, "丙"), ("ideographTraditional", 11, "11"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 12, "１２"), ("decimalEnclosedFullstop", 3, "⒊"),
        ("decimalEnclosedParen", 4, "⑷"), ("japaneseCounting", 21, "二十一"),
        ("ideographDigital", 105, "一〇五"), ("ideographLegalTraditional", 12, "壹拾貳"),
        ("lowerLetter", 28, "bb"), ("upperRoman", 1994, "MCMXCIV"), ("none", 4, ""),
        ("numberInDash", 2, "- 2 -"), ("ordinal", 22, "22nd"), ("someday", 4, "4"),
        ("decimal", 0, "0"), ("chineseCounting", 0, "0"),
    ],
)  # fmt: skip
def test_number_formats(style: str, number: int, text: str) -> None:
    assert number_text(number, style) == text
