"""Frames and their folders: dtypes, keys, labels, round trips, and texts that mean harm."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from samples import FORMULA, hostile, marked, several, with_text

import unionnlp
from unionnlp.checks.records import (
    Checked,
    CoveredItem,
    DocumentReport,
    Evidence,
    Finding,
    MissingItem,
    Prevalence,
    Report,
)
from unionnlp.errors import OutputError
from unionnlp.outputs.tables import frames as frames_room
from unionnlp.outputs.tables.columns import tables
from unionnlp.outputs.tables.frames import write_csv, write_parquet
from unionnlp.records import (
    Document,
    Extraction,
    OutlineNode,
    Period,
    ScheduleEntry,
    Signature,
    Source,
    Span,
)

NAMES = [
    "sources", "documents", "outline", "schedule", "dates", "quantities", "items", "noise",
    "scores", "gaps", "findings", "points",
]  # fmt: skip
OF_CHECKS = {"scores", "gaps", "findings", "points"}


def checked(extraction: Extraction) -> Checked:
    """Return an extraction of one document with a report written by hand."""
    finding = Finding(
        code="U501",
        family="items",
        severity="high",
        message="缺教代会",
        reason="17 所中 15 所写了",
        proposal="补写",
        item="staff_congress",
        evidence=(Evidence(start=0, end=2, text="一、"), Evidence(start=4, end=6, text="二、")),
    )
    low = Finding(
        code="U502", family="parts", severity="low", message="m", reason="r", proposal="p"
    )
    lacking = MissingItem(
        item="staff_congress",
        zh="教职工代表大会",
        weight=1.0,
        reason="依据《规定》",
        basis=("《规定》", "《办法》"),
        prevalence=Prevalence(having=3, of=4, group="primary"),
        required=True,
        months=(3, 9),
        proposal="召开教代会",
    )
    weak = CoveredItem(
        item="sports",
        zh="体育健身",
        weight=0.5,
        reason="",
        evidence=(Evidence(start=1, end=3, text="健身"),),
        weak=True,
    )
    documents = tuple(
        DocumentReport(
            start=d.start,
            end=d.end,
            title=d.title,
            kind=d.kind,
            organization=d.organization,
            school_type="primary",
            year=d.year,
            score=0.5,
        )
        for d in extraction.documents
    )
    report = Report(
        source=extraction.source,
        score=0.5,
        documents=documents,
        findings=(finding, low),
        missing=(lacking,),
        covered=(weak,),
    )
    return Checked(extraction=extraction, report=report)


def test_every_table_has_its_documented_columns() -> None:
    found = unionnlp.frames(several())
    assert list(found) == NAMES
    for table in tables():
        assert list(found[table.name].columns) == [column.name for column in table.column]
        assert len({column.zh for column in table.column}) == len(table.column)
    assert {name for name in NAMES if len(found[name]) == 0} == OF_CHECKS


def test_dtypes_do_not_depend_on_what_was_found() -> None:
    full, empty = unionnlp.frames(several()), unionnlp.frames([])
    for name in NAMES:
        assert full[name].dtypes.astype(str).to_dict() == empty[name].dtypes.astype(str).to_dict()
        assert len(empty[name]) == 0
    assert full["documents"]["title"].dtype == pd.StringDtype("pyarrow")
    month = full["schedule"]["month"].dtype
    assert isinstance(month, pd.CategoricalDtype)
    assert month.ordered
    assert list(month.categories) == list(range(1, 13))
    item = full["items"]["item"].dtype
    assert isinstance(item, pd.CategoricalDtype)
    assert len(item.categories) == 49


def test_every_record_is_a_row() -> None:
    extractions = several()
    found = unionnlp.frames(extractions)
    documents = [d for e in extractions for d in e.documents]
    assert len(found["sources"]) == len(extractions)
    assert found["documents"]["title"].tolist() == [
        d.title if d.title else pd.NA for d in documents
    ]
    assert found["schedule"]["text"].tolist() == [s.text for d in documents for s in d.schedule]
    assert [tuple(m) for m in found["schedule"]["months"]] == [
        s.months for d in documents for s in d.schedule
    ]
    assert found["quantities"]["value"].tolist() == [
        q.value for d in documents for q in d.quantities
    ]
    assert found["items"]["item"].tolist() == [i.item for d in documents for i in d.items]
    assert len(found["noise"]) == sum(len(e.noise) for e in extractions)


def test_keys_join() -> None:
    found = unionnlp.frames(several())
    documents, outline = found["documents"], found["outline"]
    assert documents["document_id"].is_unique
    assert outline["node_id"].is_unique
    assert documents["source_id"].isin(found["sources"]["source_id"]).all()
    assert outline["parent_id"].dropna().isin(outline["node_id"]).all()
    for name in ("outline", "schedule", "dates", "quantities", "items"):
        facts = found[name]
        joined = facts.merge(documents, on="document_id", suffixes=("", "_d"))
        assert len(joined) == len(facts)
        assert (joined["start_char"] >= joined["start_char_d"]).all()
        assert (joined["end_char"] <= joined["end_char_d"]).all()
    placed = (
        found["quantities"]
        .dropna(subset="node_id")
        .merge(outline, on="node_id", suffixes=("", "_n"))
    )
    assert len(placed) > 0
    assert (
        (placed["extent_start"] <= placed["start_char"])
        & (placed["start_char"] < placed["extent_end"])
    ).all()


def test_the_node_is_the_innermost_one() -> None:
    extraction = with_text(
        "城东小学2024年工会工作计划\n一、民主管理\n（一）教代会\n每年召开2次。\n二、文体\n组织比赛3次。\n"
    )
    found = unionnlp.frames([extraction])
    headings = found["quantities"].merge(found["outline"], on="node_id")["heading"].tolist()
    assert headings == ["教代会", "文体"]


def test_the_same_bytes_twice_keep_apart() -> None:
    found = unionnlp.frames([marked("b01"), marked("b01")])
    assert found["documents"]["document_id"].is_unique
    assert found["documents"]["document_id"][1].startswith(found["sources"]["source_id"][0] + "~2-")


def test_months_can_be_spread() -> None:
    schedule = unionnlp.frames([marked("m12")])["schedule"]
    spread = schedule.explode("months")
    assert len(spread) == sum(len(months) for months in schedule["months"]) > len(schedule)
    counts = pd.crosstab(schedule["document_id"], schedule["month"], dropna=False)
    assert list(counts.columns) == list(range(1, 13))


def test_chinese_labels_on_demand() -> None:
    found = unionnlp.frames(several(), labels="zh")
    assert {"文档编号", "月份", "活动", "暂定"} <= set(found["schedule"].columns)
    assert found["documents"]["单位"].notna().any()


def test_scores_gaps_and_findings_come_from_checks() -> None:
    extraction = marked("b01")
    found = unionnlp.frames([checked(extraction)])
    findings, gaps, (score,) = found["findings"], found["gaps"], found["scores"].to_dict("records")
    assert findings["code"].tolist() == ["U501", "U502"]
    assert findings["evidence"].tolist() == ["一、 / 二、", pd.NA]
    assert (findings["severity"] >= "medium").tolist() == [True, False]
    assert (score["score"], score["school_type"], score["high"], score["low"]) == (
        0.5,
        "primary",
        1,
        1,
    )
    assert (score["missing_required"], score["missing"], score["weak"]) == (1, 1, 1)
    assert gaps["state"].tolist() == ["missing", "weak"]
    assert gaps["basis"].tolist() == ["《规定》；《办法》", pd.NA]
    assert gaps["prevalence"].tolist()[0] == 0.75
    assert gaps["required"].tolist() == [True, False]
    assert gaps["evidence"].tolist() == [pd.NA, "健身"]
    for name in OF_CHECKS:
        assert len(found[name].merge(found["documents"], on="document_id")) == len(found[name])


def test_each_document_is_judged_by_itself() -> None:
    text = (
        "甲小学2024年工会工作计划\n一、每学期召开教代会1次。\n二、三月举行三八节趣味比赛。\n\n"
        "乙小学2025年工会工作计划\n一、学习贯彻党的十七大精神。\n二、慰问困难教职工5名。\n"
    )
    extraction = with_text(text, "two.txt")
    both = Checked(extraction=extraction, report=unionnlp.check(extraction))
    found = unionnlp.frames([both, both])
    assert found["scores"]["document_id"].tolist() == found["documents"]["document_id"].tolist()
    era = found["findings"][found["findings"]["family"] == "era"]
    second = found["documents"]["document_id"].tolist()[1::2]
    assert era["document_id"].unique().tolist() == second
    scores = found["scores"]
    assert scores["organization"].tolist() == ["甲小学", "乙小学"] * 2
    assert scores["score"].tolist() == [d.score for d in both.report.documents] * 2
    for score in scores.to_dict("records"):
        gaps = found["gaps"][found["gaps"]["document_id"] == score["document_id"]]
        findings = found["findings"][found["findings"]["document_id"] == score["document_id"]]
        assert score["missing"] == (gaps["state"] == "missing").sum()
        assert score["weak"] == (gaps["state"] == "weak").sum()
        assert score["high"] == (findings["severity"] == "high").sum()


def test_a_text_without_a_document_is_checked_whole() -> None:
    extraction = with_text("今天天气很好，大家去公园玩了一天。\n", "none.txt")
    assert not extraction.documents
    whole = Checked(extraction=extraction, report=unionnlp.check(extraction))
    found = unionnlp.frames([whole])
    assert found["scores"]["document_id"].isna().all()
    assert found["scores"]["path"].tolist() == ["none.txt"]


def test_parquet_gives_the_same_frames_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames_room, "_BATCH", 50)  # so that a table comes in many row groups
    real = Checked(extraction=marked("a07"), report=unionnlp.check(marked("a07")))
    extractions = [*several(), hostile(), checked(marked("b01")), real]
    write_parquet(extractions, tmp_path / "t")
    assert sorted(p.name for p in (tmp_path / "t").glob("*.parquet")) == sorted(
        f"{n}.parquet" for n in NAMES
    )
    before = unionnlp.frames(extractions)
    after = unionnlp.read_frames(tmp_path / "t")
    for name in NAMES:
        pd.testing.assert_frame_equal(before[name], after[name])


def test_parquet_opens_without_unionnlp(tmp_path: Path) -> None:
    write_parquet(several(), tmp_path / "t")
    schedule = pd.read_parquet(tmp_path / "t" / "schedule.parquet")
    assert list(schedule["months"][0]) == [1]
    assert str(pd.read_parquet(tmp_path / "t" / "items.parquet")["item"].dtype) == "category"


def test_csv_is_read_by_pandas_and_excel(tmp_path: Path) -> None:
    write_csv(several(), tmp_path / "t")
    assert (tmp_path / "t" / "schedule.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    found = unionnlp.frames(several())
    for name in NAMES:
        read = pd.read_csv(tmp_path / "t" / f"{name}.csv")
        assert len(read) == len(found[name])
        assert list(read.columns) == list(found[name].columns)
    schedule = pd.read_csv(tmp_path / "t" / "schedule.csv")
    assert schedule["text"].tolist() == found["schedule"]["text"].tolist()
    write_csv(several(), tmp_path / "t", labels="zh")
    assert "活动" in pd.read_csv(tmp_path / "t" / "schedule.csv").columns


def test_no_cell_of_a_csv_begins_a_formula(tmp_path: Path) -> None:
    write_csv([hostile()], tmp_path / "t")
    for path in (tmp_path / "t").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert "'" + FORMULA in (tmp_path / "t" / "documents.csv").read_text("utf-8-sig").replace(
        '""', '"'
    )


def test_lone_surrogates_reach_no_file(tmp_path: Path) -> None:
    extraction = with_text("城东小学2024年工会工作计划\n一、\ud800民主管理\n每年召开教代会2次。\n")
    assert "\ud800民主管理" in [n.heading for d in extraction.documents for n in d.outline]
    assert "\ufffd民主管理" in unionnlp.frames([extraction])["outline"]["heading"].tolist()
    write_parquet([extraction], tmp_path / "p")
    write_csv([extraction], tmp_path / "c")
    assert "\ufffd民主管理" in (tmp_path / "c" / "outline.csv").read_text("utf-8-sig")


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Extraction]:
        yield marked("b01")
        raise RuntimeError("stop")

    for write in (write_csv, write_parquet):
        with pytest.raises(RuntimeError, match="stop"):
            write(broken(), tmp_path / "t")
        assert list(tmp_path.iterdir()) == []


def test_an_older_folder_is_replaced_but_nothing_else(tmp_path: Path) -> None:
    write_csv([marked("b01")], tmp_path / "t")
    write_csv([marked("b04")], tmp_path / "t")
    assert "滨河" in (tmp_path / "t" / "documents.csv").read_text("utf-8-sig")
    (tmp_path / "t" / "letter.docx").write_bytes(b"x")
    with pytest.raises(OutputError, match=r"letter\.docx"):
        write_csv([marked("b01")], tmp_path / "t")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="folder"):
        write_parquet([marked("b01")], tmp_path / "file")
    with pytest.raises(OutputError, match="cannot be written"):
        write_csv([marked("b01")], tmp_path / "none" / "t")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "t"]


def test_reading_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"sources\.parquet"):
        unionnlp.read_frames(tmp_path)


def test_what_the_records_know_is_in_the_columns() -> None:
    entry = ScheduleEntry(
        start=0, end=2, text="体检", months=(3,), day=8, responsible="张三", place="操场",
        participants="全体教工", cost="约2000元",
    )  # fmt: skip
    node = OutlineNode(
        start=0, end=2, text="一、", depth=1, style="chinese", extent=Span(start=0, end=2)
    )
    document = Document(
        start=0, end=2, school_type="primary", parts=("goals", "schedule"), schedule=(entry,),
        outline=(node,), period=Period(first_year=2025, first_month=9, last_year=2026, last_month=8),
        signature=Signature(start=0, end=2, text="甲", signer="甲小学工会", year=2025, month=9),
    )  # fmt: skip
    found = unionnlp.frames(
        [Extraction(source=Source(sha256="0" * 64, length=2), documents=(document,))]
    )
    row = found["documents"].iloc[0]
    assert (row["school_type"], row["parts"]) == ("primary", "goals;schedule")
    assert (row["period"], row["signer"], row["signed"]) == (
        "2025-09—2026-08",
        "甲小学工会",
        "2025-09",
    )
    activity = found["schedule"].iloc[0]
    assert (activity["day"], activity["responsible"], activity["place"]) == (8, "张三", "操场")
    assert (activity["participants"], activity["cost"]) == ("全体教工", "约2000元")
    assert found["outline"]["style"].tolist() == ["chinese"]
