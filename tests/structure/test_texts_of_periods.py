"""Texts of one unit that differ in their period alone: each title opens a text of its own."""

from __future__ import annotations

import pytest

from unionnlp import extract

BODY = "我们开展了活动3次。\n一、节日慰问\n二、业务学习\n"


@pytest.mark.parametrize(
    "periods", [("3月", "4月"), ("第一季度", "第二季度"), ("2024年", "2025年")], ids="".join
)
def test_reports_of_two_periods_are_two_texts(periods: tuple[str, str]) -> None:
    titles = [f"柳林小学工会{period}工作总结" for period in periods]
    found = extract("".join(f"{title}\n{BODY}" for title in titles), items=False)
    assert [d.title for d in found.documents] == titles
    assert not found.noise
