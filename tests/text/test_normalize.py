"""Normalisation keeps every offset."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unionnlp.grammar.normalize import _PLAIN, _Odd, normalize
from unionnlp.grammar.patterns import first_characters, guarded


@given(st.text())
def test_one_code_point_in_one_out(text: str) -> None:
    assert len(normalize(text)) == len(text)


@example("薴")  # simplified to what has a simpler form itself
@given(st.text())
def test_twice_is_once(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


def test_width_script_and_spaces() -> None:
    assert normalize("９５％（工會）「三八」節　—") == "95%(工会)“三八”节 -"


def test_blanks_of_a_page_s_code_are_blanks() -> None:
    assert normalize("&nbsp;一、&ensp;计划 A&B") == " " * 6 + "一、" + " " * 6 + "计划 A&B"


def test_simplified_text_is_left_alone() -> None:
    plain = "乾坤、著作、慰藉,工会工作计划"
    assert normalize(plain) == plain


def test_first_characters() -> None:
    assert first_characters('[“"]?三八') == '“"三'
    assert first_characters("(?:国际)?妇女节") == "国妇"
    assert first_characters(r"\d+") is None
    assert first_characters("[a-z]+网") is None
    assert guarded(["元旦", "春节"]).findall("元旦、春节") == ["元旦", "春节"]


def test_the_table_of_traditional_characters_is_that_of_its_script() -> None:
    pytest.importorskip("opencc")
    root = Path(__file__).parents[2]
    sys.path.append(str(root / "scripts"))
    import simplified

    known = tomllib.loads((root / "unionnlp/resources/simplified.toml").read_text("utf-8"))
    kept = dict(zip(known["traditional"].strip(), known["simplified"].strip(), strict=True))
    made = dict(simplified.pairs())  # another version of OpenCC may hold a few more
    assert len(kept) > 3000
    assert sum(kept.get(char) != plain for char, plain in made.items()) < 30
    assert normalize("職工代表大會審議經費") == "职工代表大会审议经费"


def test_a_text_is_made_plain_alike_before_and_after_its_characters_are_known() -> None:
    odd = "".join(chr(code) for code in range(0x20, 0x33FF)) + "（１）會員ｗ\u3000薴苧\ud800，。"
    later = "教職工代表大會" + "".join(chr(code) for code in range(0x4E00, 0x4F00))
    fresh = _Odd()
    texts = [
        odd * 4,
        "工会工作计划，" * 8_000,
        odd[-20:] * 60,
        "薴苧" * 600,
        later * 40,
        "薴，" * 600,
    ]
    for text in texts:  # the second one is long enough for a pattern, the later ones bring others
        assert fresh.plain(text) == text.translate(_PLAIN)
    assert fresh._found is not None
