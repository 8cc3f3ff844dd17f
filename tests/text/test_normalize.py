"""Normalisation keeps every offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.patterns import first_characters, guarded


@given(st.text())
def test_one_code_point_in_one_out(text: str) -> None:
    assert len(normalize(text)) == len(text)


@given(st.text())
def test_twice_is_once(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


def test_width_script_and_spaces() -> None:
    assert normalize("９５％（工會）「三八」節　—") == "95%(工会)“三八”节 -"


def test_simplified_text_is_left_alone() -> None:
    plain = "乾坤、著作、慰藉,工会工作计划"
    assert normalize(plain) == plain


def test_first_characters() -> None:
    assert first_characters('[“"]?三八') == '“"三'
    assert first_characters("(?:国际)?妇女节") == "国妇"
    assert first_characters(r"\d+") is None
    assert first_characters("[a-z]+网") is None
    assert guarded(["元旦", "春节"]).findall("元旦、春节") == ["元旦", "春节"]
