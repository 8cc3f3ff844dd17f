"""Pictures: items by months are counted right, and every Chinese character has a glyph."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from unionnlp.errors import OutputError
from unionnlp.outputs.analysis import figures
from unionnlp.outputs.tables.frames import frames
from unionnlp.records import (
    DateMention,
    Document,
    Extraction,
    ItemMention,
    ScheduleEntry,
    Source,
    Span,
)

mpl = pytest.importorskip("matplotlib")
fonts = pytest.importorskip("pylopdf_fonts_zh_cn")
mpl.use("Agg")


def mention(item: str, start: int, end: int) -> ItemMention:
    return ItemMention(start=start, end=end, item=item, line=Span(start=start, end=end))


def document(*months: int, item: str = "sports") -> Document:
    """Make a document: a schedule line with the item, a dated line with two items, a bare line."""
    return Document(
        start=0,
        end=100,
        kind="plan",
        schedule=(ScheduleEntry(start=12, end=18, text="登山", months=months),),
        dates=(
            DateMention(start=33, end=36, text="重阳节", months=(10,)),
            DateMention(start=95, end=98, text="九月", months=(9,)),
        ),
        items=(
            mention(item, 10, 20),
            mention("retiree_services", 30, 40),
            mention("warmth_visits", 30, 40),
            mention("finance_audit", 50, 60),
        ),
    )


def tables(*documents: Document):
    source = Source(sha256="0" * 64, encoding=None, length=100)
    return frames([Extraction(source=source, documents=documents)])


def test_items_are_counted_once_for_each_document_and_month() -> None:
    counts = figures.item_months(tables(document(4), document(4, 5)))
    assert counts.columns.tolist() == list(range(1, 13))
    found = {(item, month): n for item, row in counts.iterrows() for month, n in row.items() if n}
    assert found == {
        ("体育健身", 4): 2,
        ("体育健身", 5): 1,
        ("送温暖与走访慰问", 10): 2,
        ("离退休服务", 10): 2,
    }


def test_shares_are_of_all_documents() -> None:
    shares = figures.item_months(tables(document(4), document(5)), shares=True)
    assert shares.loc["体育健身", 4] == 0.5
    assert shares.loc["离退休服务", 10] == 1.0


def test_a_date_inside_the_passage_counts_alone() -> None:
    line = Span(start=0, end=50)
    festivals = Document(
        start=0,
        end=50,
        dates=(
            DateMention(start=2, end=5, text="三八节", months=(3,)),
            DateMention(start=20, end=23, text="教师节", months=(9,)),
        ),
        items=(
            ItemMention(start=2, end=10, item="womens_day", line=line),
            ItemMention(start=30, end=40, item="sports", line=line),
        ),
    )
    counts = figures.item_months(tables(festivals))
    assert counts.loc["三八妇女节活动", [3, 9]].tolist() == [1, 0]
    assert counts.loc["体育健身", [3, 9]].tolist() == [1, 1]


def test_days_in_a_row_belong_each_to_its_own_item() -> None:
    days = (("三八节", 3), ("教师节", 9), ("元旦", 1))
    dates = [
        DateMention(start=6 * n, end=6 * n + 3, text=day, months=(month,))
        for n, (day, month) in enumerate(days)
    ]
    items = [mention(item, 0, 30) for item in ("womens_day", "teachers_day", "festival_events")]
    row = Document(start=0, end=50, dates=tuple(dates), items=tuple(items))
    counts = figures.item_months(tables(row))
    found = {item: [m for m, n in months.items() if n] for item, months in counts.iterrows()}
    assert found == {"节日庆祝活动": [1, 3, 9], "三八妇女节活动": [3], "教师节活动": [9]}
    # Alone on its line, the day that the text names counts, whatever is usual.
    late = Document(
        start=0,
        end=50,
        dates=(DateMention(start=1, end=3, text="四月", months=(4,)),),
        items=(mention("womens_day", 0, 20),),
    )
    assert figures.item_months(tables(late)).loc["三八妇女节活动", 4] == 1


def test_a_line_of_one_document_is_none_of_another() -> None:
    empty = Document(start=0, end=100, items=(mention("birthdays", 10, 20),))
    assert "生日慰问" not in figures.item_months(tables(document(4), empty)).index


def test_nothing_dated_gives_an_empty_table() -> None:
    counts = figures.item_months(tables(Document(start=0, end=9)))
    assert counts.shape == (0, 12)
    with pytest.raises(ValueError, match="nothing to draw"):
        figures.heatmap(counts)


def test_the_font_comes_along() -> None:
    from matplotlib import font_manager

    name = figures.use_chinese_font()
    assert Path(font_manager.findfont(name, fallback_to_default=False)) == fonts.sans_path()


def test_every_character_has_a_glyph(tmp_path: Path) -> None:
    counts = figures.item_months(tables(document(4), document(11)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Matplotlib warns of a missing glyph when it draws
        axes = figures.heatmap(counts, title="各月常规工作（−1）")
        axes.figure.savefig(tmp_path / "map.png")
    assert (tmp_path / "map.png").stat().st_size > 5_000


def test_no_font_is_said_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "_shipped_font", lambda: None)
    monkeypatch.setattr(figures, "_system_font", lambda: None)
    with pytest.raises(OutputError, match="figures"):
        figures.use_chinese_font()
