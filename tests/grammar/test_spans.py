"""Spans that touch a stretch are found without a look at all of them, and are the same ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unionnlp.grammar.spans import Touching

_SPAN = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(_SPAN, max_size=30), _SPAN)
def test_what_touches_a_stretch_is_found(spans: list[tuple[int, int]], at: tuple[int, int]) -> None:
    start, end = at
    found = Touching(spans).within(start, end)
    assert sorted(found) == [k for k, (a, b) in enumerate(spans) if a < end and start < b]
