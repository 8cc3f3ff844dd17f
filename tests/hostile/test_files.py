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


@pytest.mark.parametrize("group", GROUPS)
def test_hostile_files_end_soon_in_one_line_and_the_good_one_is_read(
    group: str, tmp_path: Path
) -> None:
    *rows, used = _told(group, tmp_path)
    for row in rows:
        assert row["seconds"] < SECONDS, row["name"]
        assert len(row["error"].splitlines()) <= 1, row["name"]
        assert "internal error" not in row["error"], row["error"]
    assert max(used["memory"]) < MEMORY
    names = {Path(row["name"].partition("!")[0]).name for row in rows}
    assert len(names) == len(GROUPS[group]) + 1
    assert rows[-1]["name"].endswith("zz_good.txt")
    assert (rows[-1]["error"], rows[-1]["length"]) == ("", len(GOOD))


def _told(group: str, folder: Path) -> list[dict]:
    """Return what the reader says of a folder of hostile files, with a good one at its end."""
    for name, make in GROUPS[group].items():
        (folder / name).write_bytes(make())
    (folder / "zz_good.txt").write_text(GOOD, "utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(READER), str(folder)],
        capture_output=True, check=True, timeout=400, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]
