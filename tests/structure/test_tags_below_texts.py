"""A page's tags below the signature of a text, one a line without a mark: no words of the text."""

from __future__ import annotations

import pytest

from unionnlp import extract

TEXT = (
    "松河中学工会2026年工作计划\n一、指导思想\n围绕学校中心工作，服务教职工。\n二、主要工作\n"
    "1、教师节慰问教职工，组织健步走。\n2、召开教代会，做好困难帮扶。\n松河中学工会\n2026年1月5日\n"
)


def tail(below: str) -> str:
    document = extract(TEXT + below).documents[0]
    return (TEXT + below)[len(TEXT) : document.end].strip()


@pytest.mark.parametrize(
    "tags",
    [
        "教师节\n健步走\n教代会\n困难帮扶\n",
        "\n工会计划\n学校工会\n\n上一篇\n下一篇\n",
        "健步走\n教代会\n分享到\n微信\n",
    ],
)
def test_tags_are_a_pages(tags: str) -> None:
    assert tail(tags) == ""


@pytest.mark.parametrize(
    "below",
    [
        "主席\n李建国\n委员\n王丽",
        "附件\n健步走\n教代会",
        "月份\n活动\n三月\n健步走\n四月\n教代会",
    ],
)
def test_what_is_said_below_a_signature_stays(below: str) -> None:
    assert tail(below + "\n") == below
