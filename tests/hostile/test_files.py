"""Every hostile file: at most 10 seconds and 1 GB, one line of error; the others go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import makers_office
import makers_pdf
import makers_text
import pytest

pytest.importorskip("resource", reason="memory is measured as Unix has it")
READER = Path(__file__).with_name("reader.py")
GROUPS: dict[str, dict[str, Callable[[], bytes]]] = {
    "pdf": makers_pdf.PDFS, "word": makers_office.WORDS, "book": makers_office.BOOKS,
    "text": makers_text.TEXTS, "zip": makers_text.ZIPS,
}  # fmt: skip
GOOD = "实验小学工会工作计划\n一、开好教代会。\n"
SECONDS = 10
MEMORY = 1 << 30


@pytest.fixture(scope="session", params=GROUPS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """Return what the reader says of a folder of hostile files, with a good one at its end."""
    folder = tmp_path_factory.mktemp(request.param)
    for name, make in GROUPS[request.param].items():
        (folder / name).write_bytes(make())
    (folder / "zz_good.txt").write_text(GOOD, "utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(READER), str(folder)],
        capture_output=True, check=True, timeout=400, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert done.stderr == b""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    rows[-1]["files"] = len(GROUPS[request.param]) + 1
    return rows


def test_each_ends_soon_in_one_line(told: list[dict]) -> None:
    for row in told[:-1]:
        assert row["seconds"] < SECONDS, row["name"]
        assert len(row["error"].splitlines()) <= 1, row["name"]
        assert "internal error" not in row["error"], row["error"]


def test_the_run_stays_small(told: list[dict]) -> None:
    assert max(told[-1]["memory"]) < MEMORY


def test_every_file_is_told_and_the_good_one_is_read(told: list[dict]) -> None:
    names = {Path(row["name"].partition("!")[0]).name for row in told[:-1]}
    assert len(names) == told[-1]["files"]
    assert told[-2]["name"].endswith("zz_good.txt")
    assert (told[-2]["error"], told[-2]["length"]) == ("", len(GOOD))
