"""Rows of partitions, and folders of shards that a killed run leaves whole and goes on with."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import program
import pytest

from unionnlp.items.catalogue import load
from unionnlp.items.detector import make
from unionnlp.outputs.tables.partitions import extract_partitions, partition_schema

ROOT = Path(__file__).parents[2]


def plan(name: str, year: int = 2024) -> str:
    return f"{name}{year}年工会工作计划\n一、召开教代会一次。\n二、三月组织教职工体检。\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(plan(f"青石桥第{number + 1}小学"), "utf-8")
    (folder / "broken.docx").write_bytes(b"")
    return folder


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return program.run(*arguments, "--lang", "en")


def rows(folder: Path) -> list[dict[str, Any]]:
    shards = sorted(folder.glob("part-*.jsonl"))
    return [json.loads(line) for shard in shards for line in shard.read_text("utf-8").splitlines()]


def noted(folder: Path) -> list[dict[str, Any]]:
    """Return the whole lines of the journal that name a shard."""
    journal = folder / "_journal.jsonl"
    lines = journal.read_text("utf-8").split("\n")[1:-1] if journal.exists() else []
    return [json.loads(line) for line in lines]


# --- partitions ------------------------------------------------------------------------------


def test_a_partition_gives_a_row_for_each_document_failure_and_empty_source(plans: Path) -> None:
    given = [
        ("t1", plan("竹溪中学")),
        ("t2", "今天的天气很好。"),
        plans / "00.txt",
        plans / "broken.docx",
    ]
    found = extract_partitions(given, with_text=True)
    assert [row["source"] for row in found][:2] == ["t1", "t2"]
    assert [row["number"] for row in found] == [1, None, 1, None]
    assert found[0]["text"] == plan("竹溪中学")[found[0]["start"] : found[0]["end"]]
    assert found[3]["error_code"] == "U100"
    assert "broken.docx" in found[3]["error"]
    assert [row["error"] for row in found[:3]] == [None] * 3


def test_an_id_depends_on_source_and_place_not_on_order(plans: Path) -> None:
    paths = sorted(plans.glob("*.txt"))
    forth, back = (
        {row["source"]: row["id"] for row in extract_partitions(order)}
        for order in (paths, reversed(paths))
    )
    assert forth == back
    assert len(set(forth.values())) == 12
    alone = extract_partitions([paths[5]])[0]
    assert alone["id"] == forth[str(paths[5])]


def test_rows_have_one_arrow_schema(plans: Path, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    made = extract_partitions([plans], with_text=True)
    table = pa.Table.from_pylist(made, schema=partition_schema())
    pq.write_table(table, tmp_path / "part.parquet")
    again = pq.read_table(tmp_path / "part.parquet").to_pylist()
    assert [r["id"] for r in again] == [r["id"] for r in made]
    assert again[0]["items"][0]["item"] == made[0]["items"][0]["item"]
    assert pa.Table.from_pylist([made[-1]], schema=partition_schema()).schema == table.schema


def test_work_with_own_items_can_be_sent_to_workers(tmp_path: Path) -> None:
    own = tmp_path / "items.toml"
    own.write_text(
        '[groups]\nreading = "阅读"\n\n[[item]]\nid = "reading_corner"\ngroup = "reading"\n'
        'zh = "悦读小站"\nscope = "办读书角"\ncues = ["悦读小站"]\n',
        "utf-8",
    )
    detector = make(load(str(own)))
    work = pickle.loads(pickle.dumps(partial(extract_partitions, detector=detector)))  # noqa: S301
    text = "竹溪中学2024年工会工作计划\n一、办好悦读小站。\n二、召开教代会。\n"
    items = {m["item"] for row in work([("a", text)]) for m in row["items"]}
    assert "reading_corner" in items


@pytest.mark.parametrize("wrong", [None, b"x", 3])
def test_what_is_no_partition_is_told(wrong: object) -> None:
    with pytest.raises(TypeError, match="extract_partitions"):
        extract_partitions(wrong)  # type: ignore[arg-type]


# --- shards ----------------------------------------------------------------------------------


def test_a_second_run_does_only_what_is_new(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run("extract", plans, "-o", out, "--resume")
    assert first.returncode == 1  # one file is broken
    assert len(rows(out)) == 13
    (plans / "new.txt").write_text(plan("松江幼儿园"), "utf-8")
    second = run("extract", plans, "-o", out, "--resume")
    assert "14 sources, 13 of them done before, 1 that could not" in second.stderr
    assert second.returncode == 1
    assert Counter(row["source"] for row in rows(out)).most_common(1)[0][1] == 1
    assert len(list(out.glob("part-*"))) == 2


def test_a_changed_source_and_a_deleted_shard_are_made_again(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("extract", plans, "-o", out, "--resume")
    (plans / "03.txt").write_text(plan("枫桥第三小学", 2025), "utf-8")
    run("extract", plans, "-o", out, "--resume")
    found = {row["source"]: row["year"] for row in rows(out)}
    assert len(rows(out)) == 13
    assert found[str(plans / "03.txt")] == 2025
    (out / "part-00000.jsonl").unlink()
    run("extract", plans, "-o", out, "--resume")
    assert sorted(row["source"] for row in rows(out)) == sorted(found)


def test_other_options_and_foreign_folders_are_refused(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("extract", plans, "-o", out, "--resume")
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    other = run("extract", plans, "-o", out, "--resume", "--no-items")
    assert (other.returncode, "other options (items)" in other.stderr) == (2, True)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    foreign = run("extract", plans / "00.txt", "-o", plans, "--resume")
    assert foreign.returncode == 2
    assert "Traceback" not in foreign.stderr + other.stderr
    for wrong in (["-o", tmp_path / "x.jsonl"], [], ["-o", tmp_path / "y", "-f", "csv"]):
        done = run("extract", plans, "--resume", *wrong)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert not (tmp_path / "y").exists()


def test_a_path_given_twice_is_done_once(plans: Path, tmp_path: Path) -> None:
    run("extract", plans, plans, plans / "00.txt", "-o", tmp_path / "out", "--resume")
    assert len(rows(tmp_path / "out")) == 13


def test_reports_are_kept_in_shards_too(plans: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out"
    done = run("check", plans, "-o", out, "--resume", "-f", "parquet")
    assert done.returncode == 1
    table = pq.read_table(out).to_pylist()
    assert len(table) == 13
    assert sum(row["error"] is not None for row in table) == 1
    assert all(0 <= row["score"] <= 1 for row in table if row["error"] is None)
    again = run("check", plans, "-o", out, "--resume", "-f", "parquet")
    assert "13 of them done before" in again.stderr


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("command", ["extract", "check"])
def test_a_killed_run_keeps_what_it_has_done(command: str, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(450):
        (many / f"{number:04}.txt").write_text(plan(f"荷塘第{number}小学"), "utf-8")
    out = tmp_path / "out"
    arguments = [
        sys.executable,
        "-m",
        "unionnlp",
        command,
        str(many),
        "-o",
        str(out),
        "--resume",
        "--lang",
        "en",
    ]
    with subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        limit = time.monotonic() + 120
        while len(noted(out)) < 1 and time.monotonic() < limit:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    kept = {source for line in noted(out) for source in line["sources"]}
    assert 200 <= len(kept) < 450
    with (out / "_journal.jsonl").open("ab") as journal:
        journal.write(b'{"shard": "part-000')  # as a kill in the middle of a line leaves it
    (out / "part-00077.jsonl").write_bytes(b"{}\n")  # a shard whose line was not yet written
    done = run(command, many, "-o", out, "--resume")
    assert done.returncode == 0, done.stderr
    assert f"450 sources, {len(kept)} of them done before" in done.stderr
    assert Counter(row["source"] for row in rows(out)) == Counter(map(str, many.iterdir()))
    assert not [p.name for p in out.iterdir() if p.name.startswith(".")]
