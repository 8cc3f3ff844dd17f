"""PDF files: paragraphs, tables over pages, page furniture, places, refusals."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from unionnlp.errors import ReadingError
from unionnlp.reading import read, read_bytes
from unionnlp.reading.pdf.grid import find_grids
from unionnlp.reading.pdf.layout import TextColumn, TextLine, paragraphs
from unionnlp.reading.pdf.shapes import Glyph, RuledLine

FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORT = FIXTURES / "pdf" / "report.pdf"


def test_lines_are_joined_to_paragraphs_over_pages() -> None:
    lines = read(REPORT).text.splitlines()
    assert lines[:2] == ["星河学校工会2024年工作计划", "一、思想引领"]
    items = [line for line in lines if "参加率" in line]
    assert len(items) == 12
    assert all(line[:2] in {"1、", "2、", "3、", "4、"} and line.endswith("%。") for line in items)


def test_heads_and_page_numbers_are_left_out() -> None:
    text = read(REPORT).text
    assert "工会资料汇编" not in text
    assert not any(line.strip(" -").isdigit() for line in text.splitlines())


def test_a_table_goes_on_over_the_page() -> None:
    lines = read(REPORT).text.splitlines()
    table = lines[lines.index("四、活动安排") + 1 :]
    assert table[:3] == [
        "时间\t活动内容\t负责人", "二月\t1、本月第一件事办给第2年级\t第2小组",
        "2、本月第二件事办给全体会员，并请家属一同参加",
    ]  # fmt: skip
    assert len(table) == 1 + 2 * 9
    assert table[-2].startswith("十月\t1、")


def test_places_are_pages() -> None:
    reading = read(REPORT)
    pages = [place.number for place in reading.source.places]
    assert pages == list(range(1, pages[-1] + 1))
    assert pages[-1] >= 2
    assert reading.source.reader == "pdf"
    first, last = reading.source.locate(0), reading.source.locate(reading.source.length - 1)
    assert (first and first.number, last and last.number) == (1, pages[-1])


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_the_same(turn: int) -> None:
    path = FIXTURES / "plans" / "primary.table.pdf"
    document = pdfium.PdfDocument(path)
    page = document[0]
    width, height = page.get_size()
    back = {90: (height, 0), 180: (width, height), 270: (0, width)}[turn]
    matrix = pdfium.PdfMatrix().rotate(turn, ccw=True).translate(*back)
    for item in page.get_objects(max_depth=1):
        item.transform(matrix)
    if turn != 180:
        page.set_mediabox(0, 0, height, width)
    page.gen_content()
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue()).text == read(path).text


def test_a_page_turned_for_display_reads_the_same() -> None:
    path = FIXTURES / "plans" / "primary.table.pdf"
    document = pdfium.PdfDocument(path)
    document[0].set_rotation(90)
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue()).text == read(path).text


def test_a_scan_is_refused() -> None:
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    bitmap = pdfium.PdfBitmap.new_native(8, 8, pdfium.raw.FPDFBitmap_BGR)
    image = pdfium.PdfImage.new(document)
    image.set_bitmap(bitmap)
    image.set_matrix(pdfium.PdfMatrix().scale(595, 842))
    page.insert_obj(image)
    page.gen_content()
    stream = io.BytesIO()
    document.save(stream)
    with pytest.raises(ReadingError, match=r"x\.pdf: a PDF without text, a scan .*OCR"):
        read_bytes(stream.getvalue(), "x.pdf")


def line(text: str, left: float, right: float, top: float, em: float = 12) -> TextLine:
    body = left + 2 * em if text[1:2] == "、" else left
    return TextLine(text, left, top, right, top + em, em, body, em)


def joined(*lines: TextLine) -> list[str]:
    groups = paragraphs(lines, TextColumn(72, 500))
    return ["|".join(part.text for part in group) for group in groups]


def test_an_indented_paragraph_goes_on_at_the_edge() -> None:
    assert joined(line("甲段", 96, 500, 0), line("续行", 72, 300, 20), line("乙段", 96, 400, 40)) == [
        "甲段|续行", "乙段",
    ]  # fmt: skip


def test_a_hanging_item_goes_on_under_its_text() -> None:
    assert joined(line("一、项目", 72, 500, 0), line("续行", 96, 300, 20)) == ["一、项目|续行"]


def test_an_item_after_a_full_line_is_new() -> None:
    assert joined(line("一、完。", 72, 500, 0), line("二、新", 72, 500, 20)) == [
        "一、完。",
        "二、新",
    ]


def test_signature_lines_stay_apart() -> None:
    assert joined(line("某校工会", 400, 500, 0), line("2024年", 395, 500, 20)) == [
        "某校工会",
        "2024年",
    ]


def test_a_frame_is_no_table_and_a_grid_is_one() -> None:
    frame = [
        RuledLine(True, 0, 0, 100),
        RuledLine(True, 90, 0, 100),
        RuledLine(False, 0, 0, 90),
        RuledLine(False, 100, 0, 90),
    ]
    assert find_grids(frame) == ([], [])
    (grid,), _ = find_grids([*frame, RuledLine(True, 30, 0, 100), RuledLine(False, 50, 30, 90)])
    assert [(box.row, box.column) for box in grid.boxes] == [(0, 0), (0, 1), (1, 1)]
    assert grid.box_of(Glyph("字", 40, 60, 52, 72)) == 2
    assert grid.box_of(Glyph("字", 5, 60, 17, 72)) == 0
    assert grid.box_of(Glyph("字", 200, 60, 212, 72)) is None
