"""A term with one of its characters twice, idioms and posts with a like character; near them, what is right."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def slips(words: str) -> set[str]:
    """Return the codes of the slips found in a short plan that holds ``words``."""
    text = (
        f"松岭小学工会2026年工作计划\n一、主要工作\n1、{words}\n松岭小学工会委员会\n2026年2月20日\n"
    )
    return {f.code for f in check(text).findings if f.kind == "typo"}


@pytest.mark.parametrize(
    "words",
    [
        "第7周给教教工之家换一批桌椅。",
        "9月举行全镇教职职工毽球赛。",
        "每月开一次工会小小组会。",
        "由志愿愿者5月打扫茶水间。",
    ],
)
def test_a_character_of_a_term_that_stands_twice_is_a_slip(words: str) -> None:
    assert "L611" in slips(words)


@pytest.mark.parametrize(
    "words",
    ["会上大家个抒己见。", "保育圆5月加查腰椎。", "请各组长带好签道表。", "慰问金照市总的标淮。"],
)
def test_a_like_character_in_a_term_is_a_slip(words: str) -> None:
    assert "L610" in slips(words)


@pytest.mark.parametrize(
    "words",
    [
        "请老教师教教职工用新软件。",
        "在职职工9月续保。",
        "教研组组长会放在周三。",
        "把女工工作列进4月的会上。",
        "工会会费由会计代扣。",
        "会员代表表决，当场公布票数。",
        "88人人人有份。",
        "同工同酬，编外的一样发。",
    ],
)
def test_what_only_looks_doubled_is_right(words: str) -> None:
    assert not slips(words)
