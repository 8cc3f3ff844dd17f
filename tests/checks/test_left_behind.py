"""Notes to a colleague and days left blank, and what only looks like them."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

HEAD = "梅岭小学工会2026年工作计划\n一、主要工作\n"


def left(words: str) -> list[str]:
    findings = check(HEAD + words + "\n", year=2026).findings
    return [e.text for f in findings if f.kind == "leftover" for e in f.evidence]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1、4月走访病号（麻烦请小周把旧名单换掉）。", "（麻烦请小周把旧名单换掉）"),
        ("（本页请办公室老秦核对后再印）", "（本页请办公室老秦核对后再印）"),
        ("1、4月开教代会。\n梅岭小学工会\n2026年2月   日", "2月   日"),
        ("1、4月开教代会。\n梅岭小学工会\n2026年  月  日", "2026年  月  日"),
    ],
)
def test_what_was_left_behind_is_told(words: str, told: str) -> None:
    assert told in left(words)


@pytest.mark.parametrize(
    "words",
    [
        "1、4月开教代会（请各小组20日前报送提案）。",
        "1、5月 日常走访，看望病号。",
        "1、发放慰问品（请假的同志由组长代领，名单核对后公布）。",
    ],
)
def test_what_is_said_to_members_stays(words: str) -> None:
    assert not left(words)
