"""The quick compiler makes what Python's makes, to the last code: equal patterns have equal codes."""

from __future__ import annotations

import gc
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unionnlp
from unionnlp import compiling
from unionnlp.patterns import _Lazy

PLAN = "实验小学工会2026年工作计划\n一、3月8日庆祝妇女节，发放慰问金300元。\n二、召开教代会。\n"

EDGES = "\0\x01aZ\xfe\xff\u0100\u0101\u01ff\u0200一龥鿿\ufeff\uff00\ufffe\uffff\U00010000\U0010ffff"
PLACES = st.sampled_from(EDGES) | st.characters(exclude_categories=["Cs"])
PARTS = st.one_of(
    PLACES.map(re.escape),
    st.tuples(PLACES, PLACES).map(lambda pair: "-".join(map(re.escape, sorted(pair)))),
    st.sampled_from(["\\d", "\\s", "\\W"]),
)


@given(
    st.lists(PARTS, min_size=1, max_size=12),
    st.booleans(),
    st.sampled_from([0, re.IGNORECASE, re.ASCII, re.MULTILINE]),
)
def test_any_set_is_written_as_python_writes_it(
    parts: list[str], negated: bool, flags: int
) -> None:
    pattern = f"x?[{'^' * negated}{''.join(parts)}]+|y"
    assert compiling.quick(pattern, flags) == re.compile(pattern, flags)


def test_the_patterns_of_the_package_are_those_that_python_makes() -> None:
    unionnlp.check(PLAN)
    gc.unfreeze()
    found = [value for value in gc.get_objects() if isinstance(value, _Lazy)]
    assert len(found) > 500
    for lazy in found:
        plain = re.compile(lazy.pattern, lazy.flags)
        quick = compiling.quick(lazy.pattern, lazy.flags)
        assert quick == plain
        assert (quick.groups, dict(quick.groupindex)) == (plain.groups, dict(plain.groupindex))


def test_a_fault_is_told_as_python_tells_it() -> None:
    for wrong in ("[二-一]", "(", "[一"):
        with pytest.raises(re.error) as told:
            re.compile(wrong)
        with pytest.raises(re.error, match=re.escape(str(told.value))):
            compiling.quick(wrong)


def test_a_wide_set_takes_no_step_for_each_character() -> None:
    def least(compile_: object) -> float:
        best = 1.0
        for number in range(20):
            start = time.perf_counter()
            compile_(f"[一-龥]{number}[三-龥{chr(0x3400 + number)}]")  # type: ignore[operator]
            best = min(best, time.perf_counter() - start)
        return best

    assert least(compiling.quick) < least(re.compile) / 2


def test_without_that_step_python_itself_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_STEP", "no_such_step")
    assert compiling._compiler() is re.compile
