"""Characters that are not shown: one list, kept apart by what is written in their place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from unionnlp.characters import BREAKS, NO_WIDTH, covered, shown, whole
from unionnlp.outputs.wording import line

PACKAGE = Path(__file__).resolve().parents[1] / "unionnlp"


@pytest.mark.parametrize(
    "unseen",
    ["\x1b", "\x00", "\x9b", "\r", "\u202e", "\u2066", "\u061c", "\u2063", "\ufff9", *NO_WIDTH],
)
def test_what_nobody_sees_reaches_no_screen(unseen: str) -> None:
    assert shown(f"春{unseen}节\n\t三月") == "春节\n\t三月"
    assert line(f"春{unseen}节") in ("春节", "春 节")


@pytest.mark.parametrize("broken", ["\ud800", "\ufffe", "\uffff"])
def test_what_is_no_character_is_replaced(broken: str) -> None:
    assert shown(f"春{broken}节") == line(f"春{broken}节") == "春\ufffd节"


def test_a_text_that_is_made_whole_or_covered_keeps_its_length() -> None:
    assert whole("春\ud83d节\u200b") == "春\ufffd节\u200b"
    assert covered("春\x1b[2J节\n\u200b") == "春\ufffd[2J节\n\u200b"


def test_lines_stay_where_a_page_breaks_them() -> None:
    assert shown("一\u2028二\n三") == "一\u2028二\n三"
    assert line("一\u2028二\n三") == "一 二 三"
    assert all(f"一{mark}二".splitlines() == ["一", "二"] for mark in BREAKS)


def test_no_other_module_lists_them() -> None:
    """Halves of characters and what turns the direction of writing are named in one module."""
    holding = []
    for path in sorted(PACKAGE.rglob("*.py")):
        texts = [
            n.value
            for n in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(n, ast.Constant)
        ]
        if any(isinstance(t, str) and {"\u202a", "\u202e", "\udfff"} & set(t) for t in texts):
            holding.append(path.relative_to(PACKAGE).as_posix())
    assert holding == ["characters.py"]
