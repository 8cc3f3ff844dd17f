"""Labels, and the numbers that are none."""

from __future__ import annotations

import pytest

from unionnlp.grammar.labels import leading
from unionnlp.grammar.normalize import normalize


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("一、加强学习", "chinese", 1),
        ("（三）民主管理", "bracketed_chinese", 3),
        ("(一)、继续", "bracketed_chinese", 1),
        ("1．开展", "digit", 1),
        ("12，组织", "digit", 12),
        ("（2）慰问", "bracketed_digit", 2),
        ("3)走访", "closed_digit", 3),
        ("⑤体检", "circled", 5),
        ("⒈学习", "digit", 1),
        ("㈠学习", "bracketed_chinese", 1),
        ("第二，抓好", "ordinal", 2),
        ("二是关心", "is", 2),
        ("第三章 组织", "part", 3),
        ("第四条 会员", "article", 4),
        ("2.3.1 教代会", "decimal", 1),
        ("首先，学习", "sequence_word", None),
        ("貳、權益與協商", "formal", 2),
        ("參、福利", "formal", 3),
        ("2．3月份组织", "digit", 2),
        ("1、3月8日开展", "digit", 1),
    ],
)
def test_labels(line: str, style: str, number: int | None) -> None:
    text = normalize(line)
    label = leading(text, 0, len(text))
    assert label
    assert (label.style, label.number) == (style, number)


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三等奖各一名",
        "三、八妇女节",
        "3、4月份举行",
        "1.5万元",
        "2025年工会",
        "一线教师",
        "十分重视",
    ],
)
def test_no_labels(line: str) -> None:
    text = normalize(line)
    assert leading(text, 0, len(text)) is None
