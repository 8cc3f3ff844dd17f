"""Many numbers and short words in a few bytes: what a model knows costs nothing to read until it is asked.

Trained files are JSON; a table of tens of thousands of entries stands in it as one string (base64), and an
entry is found in the bytes when a text first holds it.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import ClassVar, Final, TypeVar

import msgspec

_NARROW, _WIDE = "H", "I"  # numbers below 65,536, and below 4,294,967,296
_CODE: Final = 4  # bytes of one or two characters in UTF-16
_STEPS: Final = 1000  # weights have three decimals
_MOST: Final = 32_767

Key = TypeVar("Key")
Value = TypeVar("Value")


class Met(dict[Key, Value]):
    """What was asked for so far, worked out when it is first asked for; it is forgotten when it is ``most``."""

    __slots__ = ("_work",)
    most: ClassVar[int] = 65_536

    def __init__(self, work: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self._work(key)
        return value


class Numbers(msgspec.Struct, frozen=True, dict=True):
    """Numbers from 0 on: ``data`` has ``size`` bytes for each, the lowest first."""

    size: int
    data: bytes

    @classmethod
    def of(cls, values: Iterable[int]) -> Numbers:
        """Return some numbers packed."""
        listed = list(values)
        kind = _NARROW if max(listed, default=0) < 1 << 16 else _WIDE
        return cls(array(kind).itemsize, _bytes(array(kind, listed)))

    @cached_property
    def values(self) -> Sequence[int]:
        """The numbers."""
        return _array(_NARROW if self.size == array(_NARROW).itemsize else _WIDE, self.data)


class Rows(msgspec.Struct, frozen=True, dict=True):
    """Rows of numbers: how many each has, and all of them one after another."""

    counts: Numbers
    numbers: Numbers

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Rows:
        """Return some rows packed."""
        return cls(Numbers.of(map(len, rows)), Numbers.of(chain.from_iterable(rows)))

    def __getitem__(self, row: int) -> Sequence[int]:
        ends = self._ends
        return self.numbers.values[ends[row] : ends[row + 1]]

    def __len__(self) -> int:
        return len(self.counts.values)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(self.counts.values, initial=0))


class Grams(msgspec.Struct, frozen=True, dict=True):
    """Characters and pairs of characters, in the order of their codes."""

    codes: bytes

    @classmethod
    def of(cls, grams: Iterable[str]) -> Grams:
        """Return some grams packed; they must have one code each (``packable``)."""
        return cls(_bytes(array(_WIDE, sorted(map(_code, grams)))))

    def place(self, gram: str) -> int:
        """Return the number of a gram, -1 for one that is not among them."""
        return self.found(_code(gram))

    def found(self, code: int) -> int:
        """Return the number of the gram that has a code (``codes``), -1 for one that is not among them."""
        codes = self._codes
        at = bisect_left(codes, code)
        return at if at < len(codes) and codes[at] == code else -1

    def __len__(self) -> int:
        return len(self.codes) // _CODE

    def __iter__(self) -> Iterator[str]:
        return map(gram, self._codes)

    @cached_property
    def _codes(self) -> Sequence[int]:
        return _array(_WIDE, self.codes)


class GramWeights(msgspec.Struct, frozen=True, dict=True):
    """The weights of grams, in thousandths."""

    grams: Grams
    steps: bytes

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> GramWeights:
        """Return some weights packed."""
        grams = Grams.of(filter(packable, weights))
        steps = (round(weights[gram] * _STEPS) for gram in grams)
        return cls(grams, _bytes(array("h", [max(-_MOST, min(step, _MOST)) for step in steps])))

    def __len__(self) -> int:
        return len(self.grams)

    def weight(self, gram: str) -> float:
        """Return the weight of a gram, 0 for one that has none."""
        return self.coded(_code(gram))

    def coded(self, code: int) -> float:
        """Return the weight of the gram that has a code (``codes``), 0 for one that has none."""
        at = self.grams.found(code)
        return self._steps[at] / _STEPS if at >= 0 else 0.0

    @cached_property
    def _steps(self) -> Sequence[int]:
        return _array("h", self.steps)


def codes(text: str) -> set[int]:
    """Return the codes of the characters of a text and of all pairs of neighbours.

    Numbers take half the time of words; ``gram`` leads back. A character of more than 16 bits counts as two.
    """
    data = _encoded(text)
    pairs, shifted = len(data) & ~3, (len(data) - 2) & ~3
    found = set(_array(_NARROW, data))
    found.update(_array(_WIDE, data[:pairs]), _array(_WIDE, data[2 : 2 + shifted]))
    return found


def packable(gram: str) -> bool:
    """Tell whether some characters have a code: one, or two of those that have 16 bits."""
    return 0 < len(_encoded(gram)) <= _CODE


def _encoded(gram: str) -> bytes:
    return gram.encode("utf-16-le", "surrogatepass")


def _code(gram: str) -> int:
    """Return the code of a gram (that of a longer one is greater than all)."""
    return int.from_bytes(_encoded(gram), "little")


def gram(code: int) -> str:
    """Return the characters that have a code."""
    size = 2 if code < 1 << 16 else _CODE
    return code.to_bytes(size, "little").decode("utf-16-le", "surrogatepass")


def _array(kind: str, data: bytes) -> array[int]:
    values = array(kind)
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _bytes(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
