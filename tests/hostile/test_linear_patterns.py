"""Every regular expression of the package takes time in proportion to the text.

Pumps are made of the pattern's own pieces: what it can match, again and again, and then
something that it cannot. From one length to four times that length, time may grow by not much
more than four.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import unionnlp
from unionnlp.patterns import _Lazy

LENGTHS = (24, 100, 400, 2_000)
FREE = {24: 0.003, 100: 0.004, 400: 0.005, 2_000: 0.012}  # seconds that are never too long
GROWTH = 9.0  # times; a square would be 16
PUMPS = ("共计1", "（一", "1、", "第1", "1月、", "十、", " 一", '"a')
_ALPHABET = " \t\n0一、（）()《》“”。，；：.,-—~%年月日周第至和共计人次名个会工a<>=\"'*#|　…【】①"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern that the modules hold, with where it was found."""
    for info in pkgutil.walk_packages(unionnlp.__path__, "unionnlp."):
        if not info.name.endswith("__main__"):
            try:
                importlib.import_module(info.name)
            except ImportError:  # an extra that is not installed
                continue
    unionnlp.extract(
        "实验小学2026年工会工作计划\n一、开好教代会2次。\n3月：慰问20人\n实验小学工会\n2026年2月1日"
    )
    seen = set()
    for name in sorted(name for name in sys.modules if name.split(".")[0] == "unionnlp"):
        for key, value in list(vars(sys.modules[name]).items()):
            for pattern in _inside(value):
                if isinstance(pattern.pattern, str) and pattern not in seen:
                    seen.add(pattern)
                    yield f"{name}.{key}", pattern


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value: itself, or what tuples, lists and dicts hold."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, _Lazy):  # as a whole, whatever of it the text above needed
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, tuple | list | set | frozenset) and depth < 3:
        for inner in list(value)[:500]:
            yield from _inside(inner, depth + 1)
    elif isinstance(value, dict) and depth < 3:
        for inner in list(value.values())[:500]:
            yield from _inside(inner, depth + 1)


def pumps(pattern: re.Pattern[str]) -> list[str]:
    """Return pieces to repeat: single signs, and stretches of what the pattern names."""
    literal = re.sub(r"\\.|[\[\](){}?*+|^$.:<>=!\\]", " ", pattern.pattern)
    words = [w for w in literal.split() if 1 <= len(w) <= 12][:6]
    signs = [c for c in _ALPHABET if c in pattern.pattern or c in " \n0一、会a　"]
    return [*signs[:10], *words[:3], *(w for w in PUMPS if w[0] in pattern.pattern or w[0] in "1 ")]


def ways(name: str) -> list[str]:
    """Return how its module uses a pattern: where it only matches, it is not searched for."""
    module, _, key = name.rpartition(".")
    file = sys.modules[module].__file__ or ""
    source = Path(file).read_text("utf-8") if key.startswith("_") else ""
    searched = rf"\b{key}\b[^\n]{{0,40}}\.(?:search|finditer|subn?|split|findall)\("
    if re.search(searched, source) or not re.search(rf"\b{key}\.(?:match|fullmatch)\(", source):
        return ["search"]
    return ["match", "fullmatch"]


def seconds(use: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    use(text)
    return time.process_time() - start


def is_slow(use: Callable[[str], object], pump: str) -> bool:
    """Return whether four times the text takes far more than four times as long.

    Lengths grow step by step, so that what doubles with each sign is caught while it is short.
    """
    for length in LENGTHS:
        text = (pump * (length // len(pump) + 1))[:length] + "\x00"
        if seconds(use, text) < FREE[length]:
            continue
        quick = min(seconds(use, text[: length // 4] + "\x00") for _ in range(3))
        slow = min(seconds(use, text) for _ in range(2))
        if slow > FREE[length] and slow > GROWTH * quick:
            return True
    return False


def test_no_pattern_grows_faster_than_the_text() -> None:
    found = sorted(patterns(), key=lambda pair: pair[0])
    assert len(found) > 150
    slow = {}
    for name, pattern in found:
        uses = [getattr(pattern, way) for way in ways(name)]
        pump = next((p for p in pumps(pattern) for use in uses if is_slow(use, p)), None)
        if pump is not None:
            slow[name] = f"{name}: {pump!r} in {pattern.pattern[:80]!r}"
    if slow:
        pytest.fail("\n".join(slow.values()))
