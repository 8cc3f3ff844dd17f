"""The readable view: complete, of a fixed width, and safe to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from unionnlp import extract
from unionnlp.outputs import wording
from unionnlp.outputs.views.terminal import render
from unionnlp.records import (
    Document,
    Extraction,
    ItemMention,
    Noise,
    OutlineNode,
    Quantity,
    ScheduleEntry,
    Source,
    Span,
)

EXAMPLE = Path(__file__).parent.parent / "examples" / "plan.txt"


def view(text: str, width: int = 100, *, color: bool = False) -> str:
    return render(extract(text), text=text, width=width, color=color)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert max(cell_len(row) for row in view(text, width).splitlines()) <= width


def test_colours_change_nothing_but_colours() -> None:
    import re

    text = EXAMPLE.read_text("utf-8")
    colored = re.sub(r"\x1b\[[0-9;]*m", "", view(text, color=True))
    assert [row.rstrip() for row in colored.splitlines()] == view(text).splitlines()


def test_no_trailing_blanks_and_one_final_line_break() -> None:
    shown = view(EXAMPLE.read_text("utf-8"))
    assert all(row == row.rstrip() for row in shown.splitlines())
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


def test_text_without_documents_says_so() -> None:
    assert "没有找到计划或总结" in view("床前明月光。\n")
    assert "0 份文件" in view("")


def test_view_without_the_text_shows_the_records_alone() -> None:
    extraction = extract(EXAMPLE.read_text("utf-8"))
    shown = render(extraction, text=None, width=100)
    assert "庆“三八”趣味运动会" in shown
    assert "所在句" not in shown


def test_markup_and_controls_of_a_text_are_only_text() -> None:
    title = "[red]实验小学[/red]\x1b[31m2024年\x07工会\u202e工作计划"
    document = Document(start=0, end=9, title=title, organization="[b]校\n[/b]")
    shown = render(
        Extraction(source=Source(path="a\x1b]0;b", sha256="", length=9), documents=(document,)),
        text="",
        width=100,
    )
    assert "[red]实验小学[/red][31m2024年工会工作计划" in shown
    assert "[b]校 [/b]" in shown
    assert "\x1b" not in shown


@example("\x1f:")  # a blank to `split`, and none to `strip`
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
def test_any_text_can_be_shown(text: str) -> None:
    shown = wording.line(text)
    assert "\n" not in shown
    shown.encode("utf-8")
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    view("实验小学2024年工会工作计划\n一、" + text).encode("utf-8")


def node(start: int, depth: int, text: str) -> OutlineNode:
    extent = Span(start=start, end=start + 1)
    return OutlineNode(start=start, end=start + 1, text=text, depth=depth, extent=extent)


def shown(document: Document, text: str = "") -> list[str]:
    extraction = Extraction(source=Source(sha256="", length=99), documents=(document,))
    return render(extraction, text=text, width=100).splitlines()


def test_outline_is_a_tree_even_where_a_level_is_missing() -> None:
    outline = (node(0, 1, "一"), node(1, 3, "甲"), node(2, 2, "乙"), node(3, 1, "二"))
    rows = shown(Document(start=0, end=9, outline=outline))
    assert rows[-4:] == ["  一", "  ├── 甲", "  └── 乙", "  二"]


def test_schedule_gathers_each_month_in_the_order_of_the_text() -> None:
    entries = [((9,), "甲"), ((7, 8), "乙"), ((9,), "丙"), ((1, 3), "丁"), ((), "戊")]
    schedule = tuple(
        ScheduleEntry(start=0, end=1, text=text, months=months, weeks=() if months else (2, 3))
        for months, text in entries
    )
    rows = shown(Document(start=0, end=9, schedule=schedule))
    assert [row.split() for row in rows[-5:]] == [
        ["9月", "甲"],
        ["丙"],
        ["7—8月", "乙"],
        ["1、3月", "丁"],
        ["第2—3周", "戊"],
    ]


@pytest.mark.parametrize(("text", "marked"), [("体检", True), ("体检（待定）", False)])
def test_doubt_is_marked_where_the_words_do_not_say_it(text: str, marked: bool) -> None:
    entry = ScheduleEntry(start=0, end=1, text=text, months=(3,), tentative=True)
    rows = shown(Document(start=0, end=9, schedule=(entry,)))
    assert ("  暂定" in rows[-1]) == marked


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 130200, "unit": "元"}, "130,200 元"),
        ({"value": 95.5, "unit": "%", "comparator": "ge"}, "≥ 95.5%"),
        ({"value": 3, "upper": 5, "unit": "次", "per": "semester"}, "3—5 次 / 每学期"),
        ({"value": 200, "unit": "元", "comparator": "approx", "per": "person"}, "约 200 元 / 每人"),
        ({"value": 0}, "0"),
        ({"value": 1e16, "comparator": "le"}, "≤ 10,000,000,000,000,000"),
        ({"value": 1, "unit": "次", "per": "P10Y"}, "1 次 / P10Y"),
    ],
)
def test_amounts_in_words(fields: dict[str, object], expected: str) -> None:
    assert wording.amount(Quantity(start=0, end=1, text="x", **fields)) == expected  # type: ignore[arg-type]


def test_items_stand_by_group_with_their_best_passage() -> None:
    text = "召开教代会。民主评议干部。走路。"
    items = (
        ItemMention(start=0, end=5, item="staff_congress", score=0.6),
        ItemMention(start=6, end=12, item="staff_congress", score=0.9),
        ItemMention(start=13, end=15, item="walking"),
    )
    rows = shown(Document(start=0, end=16, items=items), text)
    assert rows[-2].split() == ["民主管理", "教职工代表大会", "2", "民主评议干部"]
    assert rows[-1].split() == ["其他", "walking", "1", "走路"]


def test_longest_noise_is_listed_and_the_rest_counted() -> None:
    text = "广告\n" * 20 + "很长的广告"
    noise = tuple(Noise(start=3 * k, end=3 * k + 2, kind="site") for k in range(20))
    noise += (Noise(start=60, end=65, kind="teaser"),)
    extraction = Extraction(source=Source(sha256="", length=65), noise=noise)
    rows = render(extraction, text=text, width=100).splitlines()
    assert rows[-2].split() == ["其他文章", "第", "21", "行", "很长的广告"]
    assert rows[-1] == "  另有 9 处未列出"
    assert "略去的内容  21 处，45 字" in rows
