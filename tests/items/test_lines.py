"""Lines of a document with their context."""

from __future__ import annotations

from unionnlp.items.lines import BESIDE, ItemLine, split
from unionnlp.records import Document, Noise, OutlineNode, ScheduleEntry, Span

TEXT = """实验小学工会工作计划
开头一段话。
一、指导思想
以服务为宗旨。
二、主要工作
1、召开教 代 会。
2、组织体www.x.cn检。
三月：庆三八
"""


def _node(text: str, depth: int, stop: str | None, role: str | None = None) -> OutlineNode:
    start = TEXT.index(text)
    end = TEXT.index(stop) if stop else len(TEXT)
    return OutlineNode(
        start=start,
        end=start + len(text),
        text=text,
        depth=depth,
        role=role,  # type: ignore[arg-type]
        extent=Span(start=start, end=end),
    )


def _lines() -> list[ItemLine]:
    entry = TEXT.index("庆三八")
    document = Document(
        start=0,
        end=len(TEXT),
        title="阳光小学工会2024年工作计划",
        kind="plan",
        outline=(
            _node("一、指导思想", 1, "二、", "guiding"),
            _node("二、主要工作", 1, None, "work"),
            _node("1、召开", 2, "2、"),
            _node("2、组织", 2, "三月"),
        ),
        schedule=(ScheduleEntry(start=entry, end=entry + 3, text="庆三八", months=(3,)),),
    )
    at = TEXT.index("www")
    return split(TEXT, document, [Noise(start=at, end=at + 8, kind="watermark")])


def test_each_line_knows_its_heading_section_and_role() -> None:
    lines = _lines()
    assert [line.role for line in lines] == ["none"] * 2 + ["guiding"] * 2 + ["work"] * 4
    headings = [line.heading.text if line.heading else None for line in lines]
    assert headings[:4] == [None, None, None, "一、指导思想"]
    assert headings[4:] == [None, "二、主要工作", "二、主要工作", "二、主要工作"]


def test_flags_tell_title_opening_heading_item_and_entry() -> None:
    flags = [set(line.flags) for line in _lines()]
    assert "title" in flags[0]
    assert "opening" in flags[1]
    assert {"node", "heading", "depth1"} <= flags[2]
    assert {"node", "item", "depth2"} <= flags[5]
    assert "entry" in flags[7]


def test_spaces_and_watermarks_are_left_out_and_offsets_lead_back() -> None:
    lines = _lines()
    assert lines[5].text == "1、召开教代会。"
    assert lines[6].text == "2、组织体检。"
    index = lines[6].text.index("检")
    assert TEXT[lines[6].source(index)] == "检"
    assert TEXT[lines[6].start : lines[6].end] == "2、组织体www.x.cn检。"


CELLS = """校工会活动安排
三月
女教工踏青 气排球赛  职工摄影展
全体女教工 退休职工 |
文体部
四月
教职工体检
退休职工 |
工会小组长会议。
"""


def _cells() -> list[ItemLine]:
    names = ("女教工踏青", "气排球赛", "职工摄影展", "教职工体检")
    entries = tuple(
        ScheduleEntry(start=at, end=at + len(name), text=name, months=(3,))
        for name in names
        for at in (CELLS.index(name),)
    )
    document = Document(
        start=0, end=len(CELLS), title="校工会活动安排", kind="plan", schedule=entries
    )
    return split(CELLS, document, [])


def test_activities_of_one_line_are_sentences_of_their_own() -> None:
    (line,) = [line for line in _cells() if "踏青" in line.text]
    pieces = line.text.split(";")
    assert [piece for piece in pieces if piece] == ["女教工踏青", "气排球赛", "职工摄影展"]
    at = line.text.index("职工摄影展")
    assert CELLS[line.source(at) :].startswith("职工摄影展")


def test_cells_that_name_people_or_an_office_stand_beside_the_activities() -> None:
    beside = [line.text for line in _cells() if BESIDE in line.flags]
    assert beside == ["全体女教工退休职工|", "文体部", "退休职工|"]
