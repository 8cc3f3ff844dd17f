"""The number reader, held against cn2an over a wide range and by tables of hard cases."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionnlp.grammar.numerals import chinese, number, ordinal


@given(st.integers(0, 999_999_999_999))
def test_agrees_with_cn2an(value: int) -> None:
    assert chinese(cn2an.an2cn(value)) == value


def test_agrees_with_cn2an_on_every_small_number() -> None:
    assert [chinese(cn2an.an2cn(i)) for i in range(10_000)] == list(range(10_000))


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("两万三千", 23_000),
        ("三百五", 350),
        ("二〇二四", 2024),
        ("叁万贰仟柒佰捌拾", 32_780),
        ("二三", None),
        ("十", 10),
        ("廿", None),
    ],
)
def test_chinese(shown: str, value: float | None) -> None:
    assert chinese(shown) == value


@pytest.mark.parametrize(
    ("shown", "value"),
    [("13.02万", 130_200), ("1,200", 1200), ("1.1亿", 110_000_000), ("95.1", 95.1), ("", None)],
)
def test_number(shown: str, value: float | None) -> None:
    assert number(shown) == value


@pytest.mark.parametrize(
    ("shown", "value"), [("⑤", 5), ("十二", 12), ("㈢", 3), ("⒈", 1), ("Ⅳ", 4)]
)
def test_ordinal(shown: str, value: int) -> None:
    assert ordinal(shown) == value
