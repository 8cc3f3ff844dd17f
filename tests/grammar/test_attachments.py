"""Marks of attached papers, alone on a line and before a name."""

from __future__ import annotations

import pytest

from unionnlp.grammar import attachments


@pytest.mark.parametrize("line", ["附", "附:", "附件1", "附件 二:", "附表2:", "附录"])
def test_a_mark_stands_alone(line: str) -> None:
    assert attachments.mark(line)
    assert not attachments.name(line)


@pytest.mark.parametrize(
    "lead", ["附:", "附件1:", "附件:", "附表二、", "附录 ", "附件 1: ", "附件一."]
)
def test_a_mark_leads_in_a_name(lead: str) -> None:
    assert attachments.name(f"{lead}活动安排表") == "活动安排表"
    assert not attachments.mark(f"{lead}活动安排表")


@pytest.mark.parametrize("line", ["附属小学工会", "附近的公园", "附件中列出", "见附件1:安排表"])
def test_other_words_are_none(line: str) -> None:
    assert not attachments.name(line)
    assert not attachments.mark(line)
