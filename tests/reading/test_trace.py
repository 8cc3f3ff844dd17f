"""Where the characters of a Word document's text stand in its XML."""

from __future__ import annotations

from pathlib import Path

import building
import pytest

from unionnlp.reading.source import DEFAULT_LIMITS, Job
from unionnlp.reading.word import read_docx, read_package
from unionnlp.reading.word.package import Package, W
from unionnlp.reading.word.trace import Trace

FIXTURES = sorted(Path(__file__).parent.parent.glob("fixtures/*/*.docx"))


def traced(data: bytes) -> tuple[str, Trace]:
    trace = Trace()
    with Package(data, "x.docx", DEFAULT_LIMITS) as package:
        content = read_package(package, trace)
    assert content.text == read_docx(Job(data, "x.docx")).text
    return content.text, trace


def unplaced(text: str, trace: Trace) -> str:
    """Return the characters without an element; check every other against its element."""
    placed = bytearray(len(text))
    for s in trace.stretches:
        placed[s.start : s.start + s.length] = b"\1" * s.length
        if s.element.tag == W + "t":
            held = (s.element.text or "")[s.at : s.at + s.length].replace("\t", " ")
            assert text[s.start : s.start + s.length].replace("\t", " ") == held
    return "".join(c for c, p in zip(text, placed, strict=True) if not p)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_every_character_of_a_file_has_its_element(path: Path) -> None:
    text, trace = traced(path.read_bytes())
    assert set(unplaced(text, trace)) <= set("\n\t 月")


TABLE = "<w:tbl>{}</w:tbl>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in cells) + "</w:tr>"


def cell(*lines: str) -> str:
    return "".join(building.para(line) for line in lines)


@pytest.mark.parametrize(
    "table",
    [
        row(cell("月份"), cell("工作")) + row(cell("3"), cell("春游", "植树")),
        row(cell("三月"), cell("一、春游", "二、植树")) + row(cell(""), cell("三、春游")),
        row(cell("三月"), cell("四月"))
        + row(cell("春游"), cell("植树"))
        + row(cell("春游"), cell("比赛")),
        row(cell("三月"), cell("春游"), cell("四月"), cell("春游")),
        row(cell("甲"), TABLE.format(row(cell("乙"), cell("丙"))) + cell("丁")),
        row(cell("三", "月"), cell("春游")),
    ],
    ids=["bare numbers", "months go on", "turned", "halves", "table in a cell", "upright month"],
)
def test_cells_are_found_again_in_tables_laid_out_anew(table: str) -> None:
    text, trace = traced(building.docx(TABLE.format(table)))
    assert set(unplaced(text, trace)) <= set("\n\t 月")


def test_a_deleted_paragraph_mark_and_revisions() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    added = f"<w:ins>{building.run('新')}</w:ins>"
    body = (
        f"<w:p>{mark}{building.run('  召开')}</w:p><w:p>{gone}{added}{building.run('大会')}</w:p>"
    )
    text, trace = traced(building.docx(body))
    assert text == "召开新大会"
    assert [s.element.text[s.at :][: s.length] for s in trace.within(1, 4)] == ["开", "新", "大"]


def test_an_automatic_number_points_at_its_paragraph() -> None:
    path = Path(__file__).parent.parent / "fixtures" / "plans" / "primary.lists.docx"
    _, trace = traced(path.read_bytes())
    numbers = [s for s in trace.stretches if s.at < 0]
    assert numbers
    assert all(s.element.tag == W + "p" for s in numbers)
