"""Headings of two nouns without a label (``工作及成绩``): the lists below them are theirs."""

from __future__ import annotations

import pytest

from unionnlp import extract


@pytest.mark.parametrize("heading", ["工作及成绩", "主要做法和成效", "工作与体会", "经验及做法"])
def test_a_heading_of_two_nouns_holds_the_list_below(heading: str) -> None:
    text = (
        f"和风小学工会2024年工作总结\n这一年工会做了四件事。\n{heading}\n一、教代会审议了绩效方案，收到提案12件。\n"
        "二、慰问困难教师6人次。\n不足及设想\n一、活动场地小，来的人少。\n二、明年把乒乓室搬到一楼。\n"
        "和风小学工会\n2024年12月20日\n"
    )
    (document,) = extract(text).documents
    assert [(n.depth, n.text[:5]) for n in document.outline if n.depth == 1] == [
        (1, heading[:5]),
        (1, "不足及设想"),
    ]
    assert [n.depth for n in document.outline] == [1, 2, 2, 1, 2, 2]
