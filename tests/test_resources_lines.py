"""Lines and patterns of the resources can be read by a person: none is longer than a few lines of a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unionnlp.resources import alternation, parse, whole

RESOURCES = Path(__file__).resolve().parents[1] / "unionnlp" / "resources"
FILES = sorted(RESOURCES.rglob("*.toml"))
LINE = 330  # characters; a line of several entries is broken long before
PATTERN = 350  # characters of one pattern, numerals written out
SEVERAL = 200  # characters of a line that holds more than one entry of a list
_SIGNS = re.compile(r"[(\[|*+?]")  # what makes a text a pattern
_ENTRIES = re.compile(r"""['"], ['"]""")


def texts(value: Any) -> Iterator[str]:
    """Yield the texts of a table, however deep they stand."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_line_is_longer_than_a_person_reads(path: Path) -> None:
    lines = list(enumerate(path.read_text("utf-8").splitlines(), 1))
    assert [n for n, line in lines if len(line) > LINE] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_long_lists_stand_on_several_lines(path: Path) -> None:
    lines = list(enumerate(path.read_text("utf-8").splitlines(), 1))
    assert [n for n, line in lines if len(line) > SEVERAL and _ENTRIES.search(line)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_pattern_is_longer_than_a_person_reads(path: Path) -> None:
    found = [t for t in texts(parse(path.read_text("utf-8"))) if _SIGNS.search(t)]
    assert [t for t in found if len(t) > PATTERN] == []


def test_a_pattern_may_be_written_as_the_list_of_its_alternatives() -> None:
    assert whole("慰问|看望") == "慰问|看望"
    assert whole(["慰问", "看望困难职工"]) == "慰问|看望困难职工"
    assert alternation(["走访", ["慰问", "看望"]]) == "慰问|看望|走访"
