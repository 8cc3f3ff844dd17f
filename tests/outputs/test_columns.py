"""Every table goes into SQL as it is; a column means one thing, in every table and language."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from samples import ROOT

import unionnlp
from unionnlp.corpus import export
from unionnlp.corpus.build import build
from unionnlp.corpus.store import open_corpus
from unionnlp.errors import OutputError
from unionnlp.outputs.tables.columns import OutputTable, tables, words
from unionnlp.writing import whole_folder

PLAN = (
    "甲小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n二、活动安排\n"
    "三月：8日慰问女职工\n四月：踏青\n"
)
# Words that PostgreSQL, MySQL 8, Oracle or Spark (ANSI) reserve, as far as a table might use them.
_WORDS = """
    all and any as asc between by case check column comment condition constraint create cross current date
    default desc describe distinct else end except exists file for foreign from full function grant group
    groups having identified in index inner interval into is join key keys lag lead left level like limit
    lock minus mode natural not null number of offset on option or order outer over partition precision
    primary prior public range rank raw read references release rename repeat resource return right row
    rows schema select session set share size some start synonym system table then time to trigger uid
    union unique update usage use user using validate values view when where while window with write
"""
RESERVED = frozenset(_WORDS.split())


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_no_column_needs_quotes(table: OutputTable) -> None:
    assert not {c.name for c in table.column} & RESERVED
    names = ", ".join(column.name for column in table.column)
    with sqlite3.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE {table.name} ({names})")
        query = f"SELECT {names} FROM {table.name} ORDER BY {names}"  # noqa: S608 - our names
        assert connection.execute(query).fetchall() == []


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_duckdb_reads_what_is_written(name: str, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    checked = list(_checked(tmp_path))
    unionnlp.write_parquet(checked, tmp_path / "t")
    columns = [c.name for t in tables() if t.name == name for c in t.column]
    place = tmp_path / "t" / f"{name}.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM '{place}'")  # noqa: S608
        query = f"SELECT {', '.join(columns)} FROM {name}"  # noqa: S608 - our names
        found = connection.execute(query).fetchall()
    assert len(found) == len(unionnlp.frames(checked)[name])


def _checked(folder: Path) -> list[unionnlp.Checked]:
    path = folder / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return list(unionnlp.check_files([path]))


def test_a_name_has_one_type_and_one_chinese_name_for_each_meaning() -> None:
    """`text` is what a row quotes, whatever that is called for people; all others are one thing."""
    types: dict[str, set[str]] = defaultdict(set)
    for table in tables():
        for column in table.column:
            types[column.name].add(column.type.rstrip("?"))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_counters_begin_with_one_and_places_with_zero(tmp_path: Path) -> None:
    two = f"{PLAN}\n{PLAN.replace('甲', '乙')}"
    found = unionnlp.frames([unionnlp.extract(two)])
    assert found["documents"]["document_no"].tolist() == [1, 2]
    assert found["documents"]["start_char"].tolist()[0] == 0
    assert found["outline"]["label_no"].tolist()[:2] == [1, 2]
    for name in ("outline", "schedule", "quantities"):
        for row in found[name].itertuples():
            assert two[row.start_char : row.end_char] == row.text


def test_a_corpus_is_exported_with_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(f"{PLAN}\n{PLAN.replace('甲', '乙')}", "utf-8")
    build([tmp_path / "plan.txt"], tmp_path / "c")
    with open_corpus(tmp_path / "c") as known:
        place = tmp_path / "c.parquet"
        place.write_bytes(b"".join(export.as_parquet(known.documents())))
    table = pq.read_table(place)
    assert not set(table.column_names) & RESERVED
    assert table["document_no"].to_pylist()[0] == 1
    assert table["start_char"].to_pylist()[0] == 0
    assert set(table["outline"].to_pylist()[0][0]) >= {"start", "end"}  # the record keeps its keys
    assert set(export.COLUMNS) <= set(table.column_names)


def test_values_are_chinese_where_labels_are(tmp_path: Path) -> None:
    checked = _checked(tmp_path)
    found = unionnlp.frames(checked, labels="zh")
    assert found["documents"]["类型"].tolist() == ["计划"]
    assert set(found["findings"]["轻重"]) <= {"要改", "应改", "提示"}
    assert "目标" in set(found["outline"]["作用"])
    assert found["quantities"]["周期"].tolist()[0] == "每学期"
    assert found["findings"]["轻重"].cat.ordered
    unionnlp.write_csv(checked, tmp_path / "t", labels="zh")
    documents = pd.read_csv(tmp_path / "t" / "documents.csv")
    assert documents["类型"].tolist() == ["计划"]
    unionnlp.write_parquet(checked, tmp_path / "p")
    again = unionnlp.read_frames(tmp_path / "p", labels="zh")
    for name, frame in found.items():
        pd.testing.assert_frame_equal(again[name], frame)


def test_no_two_values_of_a_category_are_one_word() -> None:
    for table in tables():
        for column in table.column:
            known = words(column.type) or {}
            assert len(set(known.values())) == len(known), column.name


def test_tables_with_columns_of_before_are_refused(tmp_path: Path) -> None:
    unionnlp.write_parquet(_checked(tmp_path), tmp_path / "t")
    place = tmp_path / "t" / "documents.parquet"
    old = pq.read_table(place).rename_columns({"start_char": "start"})
    with whole_folder(tmp_path / "old") as folder:
        for path in (tmp_path / "t").glob("*.parquet"):
            (folder / path.name).write_bytes(path.read_bytes())
        pq.write_table(old, folder / "documents.parquet")
    with pytest.raises(OutputError, match="no column start_char"):
        unionnlp.read_frames(tmp_path / "old")


def test_the_pages_speak_of_columns_that_are_there() -> None:
    text = (ROOT / "docs" / "howto" / "researcher.md").read_text("utf-8")
    assert '"number"' not in text


def test_no_code_of_the_program_is_left_where_labels_are_chinese(tmp_path: Path) -> None:
    """What has a fixed set of values is told in words in every column, lists of them, too."""
    (tmp_path / "a.txt").write_text(
        "青禾小学2025年工会工作计划\n一、指导思想\n围着教学转。\n二、工作目标\n（一）满意率95%以上。\n"
        "三、工作安排\n1．三月召开教代会（责任人：王芳）。\n2．每学期组织体检2次。\n青禾小学工会\n2025年1月5日\n",
        "utf-8",
    )
    checked = list(unionnlp.check_files(tmp_path / "a.txt"))
    kept = {"代号", "读取方式", "对照画像", "文件"}
    unionnlp.write_csv(checked, tmp_path / "t", labels="zh")
    for name, frame in unionnlp.frames(checked, labels="zh").items():
        for where in (frame, pd.read_csv(tmp_path / "t" / f"{name}.csv", dtype=str)):
            for column in set(where.columns) - kept:
                told = where[column].dropna().astype(str)
                codes = set(told[told.str.fullmatch(r"[a-z][a-z_;+]*")]) - {"true", "false"}
                assert not codes, (name, column)
    frames = unionnlp.frames(checked, labels="zh")
    assert frames["documents"]["组成部分"][0].startswith("指导思想;目标")
    assert {"一、", "（一）"} <= set(frames["outline"]["编号样式"])
