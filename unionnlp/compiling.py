"""``re.compile`` in two thirds of its time, for patterns of Chinese.

Python writes a set of characters into a table of 65,536, one character after another, and cuts
the table into 256 pieces: for ``[一-龥]`` that takes a millisecond, for ``[年月日]`` a twentieth of
one, and the patterns for one short draft hold three thousand such sets. Here stands the same
compiler, a copy of our own, in which that step writes a stretch at once and remembers the sets
that it has met. What it compiles is the same to the last code; where a Python has no such step,
``re.compile`` itself is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import util
from typing import Any, Final

_ROW: Final = 256  # characters of a row of the table; the table has as many rows
_WORD: Final = 32  # bits of a code
_LAST: Final = 0xFFFF  # the last character that the table holds
_STEP: Final = "_optimize_charset"

_Charset = list[tuple[Any, Any]]
_Span = tuple[int, int]


def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile(pattern, flags)`` returns, sooner."""
    compiled: re.Pattern[str] = _compile(pattern, flags)
    return compiled


class _Sets:
    """The step of Python's compiler that writes down sets, and its answers so far."""

    def __init__(self, compiler: Any) -> None:
        self._slow: Callable[..., tuple[_Charset, bool]] = getattr(compiler, _STEP)
        self._compiler = compiler
        self._literal, self._range = compiler.LITERAL, compiler.RANGE
        self._known: dict[tuple[Any, ...], tuple[_Charset, bool]] = {}

    def __call__(
        self, charset: _Charset, iscased: Any = None, fixup: Any = None, fixes: Any = None
    ) -> tuple[_Charset, bool]:
        if fixup:  # letters in either case
            return self._slow(charset, iscased, fixup, fixes)
        key = tuple(charset)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._written(charset)
        return found

    def _written(self, charset: _Charset) -> tuple[_Charset, bool]:
        compiler = self._compiler
        out: _Charset = []
        tail: _Charset = []
        spans: list[_Span] = []
        for op, value in charset:
            if op is self._literal:
                spans.append((value, value))
            elif op is self._range:
                spans.append(value)
            else:
                (out if op is compiler.NEGATE else tail).append((op, value))
        runs = _runs(spans)
        if not runs or not _ROW <= runs[-1][1] <= _LAST:
            return self._slow(charset)
        if len(runs) > 2:
            numbers, bits = _table(runs)
            codes = [len(bits) * _WORD // _ROW, *compiler._bytes_to_codes(numbers), *bits]
            return [*out, (compiler.BIGCHARSET, codes), *tail], False
        for first, last in runs:
            out.append((self._range, (first, last)) if first < last else (self._literal, first))
        out += tail
        return (out if len(out) < len(charset) else charset), False


def _runs(spans: Iterable[_Span]) -> list[_Span]:
    """Return stretches of characters in order, those that touch in one."""
    runs: list[_Span] = []
    for first, last in sorted(spans):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _table(runs: Iterable[_Span]) -> tuple[bytearray, list[int]]:
    """Return for each row of the table the number of its bits, and the bits of each number."""
    rows: dict[int, int] = {}
    for first, last in runs:
        for row in range(first // _ROW, last // _ROW + 1):
            start, end = max(first - row * _ROW, 0), min(last - row * _ROW, _ROW - 1)
            rows[row] = rows.get(row, 0) | (2 << end) - (1 << start)
    empty = next((row for row in range(_ROW) if row not in rows), None)
    if empty is not None:
        rows[empty] = 0
    numbers: dict[int, int] = {}
    for row in sorted(rows):
        numbers.setdefault(rows[row], len(numbers))
    table = bytearray([numbers.get(0, 0)]) * _ROW
    for row, bits in rows.items():
        table[row] = numbers[bits]
    mask = (1 << _WORD) - 1
    return table, [bits >> at & mask for bits in numbers for at in range(0, _ROW, _WORD)]


def _compiler() -> Callable[..., Any]:
    """Return the ``compile`` of a copy of Python's compiler that writes sets by ``_Sets``."""
    spec = util.find_spec("re._compiler")
    if spec is None or spec.loader is None:
        return re.compile
    copy: Any = util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    if not hasattr(copy, _STEP) or getattr(copy, "_CODEBITS", 0) != _WORD:
        return re.compile
    setattr(copy, _STEP, _Sets(copy))
    compile_: Callable[..., Any] = copy.compile
    return compile_


_compile: Final = _compiler()
