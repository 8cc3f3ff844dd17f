"""Where a text is cut: at the ends of sentences, of their parts, of clauses, and between the members of a list.

Full-width and half-width marks stand side by side: a normalised text has only half-width ones, so
one cut serves what is normalised and what is not. What a clause says is read in ``grammar.clauses``, which looks
closer at points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from unionnlp.patterns import lazy

STOP: Final = "。!！?？"
SENTENCE: Final = f"{STOP}\n\r"
PART: Final = f"{SENTENCE};；"  # what stands between semicolons is as good as a sentence
CLAUSE: Final = f"{PART},，:："
STATED: Final = "。;；:：,，"  # behind what is neither asked nor called out
TAB: Final = "\t"  # between the cells of a row
EDGE: Final = f"{CLAUSE}{TAB} "  # stands around a clause and is none of its words
MEMBER: Final = ";；、,，。\t|｜\n"  # parts the members of a list, and cells
WIDE: Final = "，。；、！？"  # as Chinese is typed; a page's script has the narrow ones

PART_MARK: Final = lazy(f"[{PART}]")
CLAUSE_MARK: Final = lazy(f"[{CLAUSE}]")
PAUSE_MARK: Final = lazy(f"[{CLAUSE}、]")  # the end of a clause, or of a member of a list
_STOPS: Final = lazy(f"[{SENTENCE}]+")

Spans = Iterator[tuple[int, int]]


def sentences(text: str, start: int = 0, end: int | None = None) -> Spans:
    """Return the spans between the ends of sentences in ``text[start:end]``, none of them empty."""
    return _between(SENTENCE, text, start, end)


def stops(text: str, start: int = 0, end: int | None = None) -> Spans:
    """Return the spans of what ends sentences, marks that follow one another in one."""
    return map(re.Match.span, _STOPS.finditer(text, start, len(text) if end is None else end))


def parts(text: str, start: int = 0, end: int | None = None) -> Spans:
    """Return the spans of sentences and of their parts between semicolons."""
    return _between(PART, text, start, end)


def cells(text: str, start: int = 0, end: int | None = None) -> Spans:
    """Return the spans of parts, and of each cell of a row by itself."""
    return _between(PART + TAB, text, start, end)


def members(text: str, start: int = 0, end: int | None = None) -> Spans:
    """Return the spans between all marks that part the members of a list, and between cells."""
    return _between(MEMBER, text, start, end)


def back(text: str, at: int, floor: int, marks: str = PART) -> int:
    """Return the offset behind the last mark in ``text[floor:at]``, ``floor`` without one."""
    return max(floor, *[text.rfind(mark, floor, at) + 1 for mark in marks])


def on(text: str, at: int, limit: int, marks: str = PART) -> int:
    """Return the offset of the first mark in ``text[at:limit]``, ``limit`` without one."""
    found = _any(marks).search(text, at, limit)
    return found.start() if found else limit


def around(
    text: str, span: tuple[int, int], within: tuple[int, int], marks: str = PART
) -> tuple[int, int]:
    """Return the stretch between two marks that holds ``span``, no more of it than stands ``within``."""
    return back(text, span[0], within[0], marks), on(text, span[1], within[1], marks)


def _between(marks: str, text: str, start: int, end: int | None) -> Spans:
    pattern = _runs(marks)
    return map(re.Match.span, pattern.finditer(text, start, len(text) if end is None else end))


@lru_cache(maxsize=32)
def _any(marks: str) -> re.Pattern[str]:
    return lazy(f"[{marks}]")


@lru_cache(maxsize=32)
def _runs(marks: str) -> re.Pattern[str]:
    return lazy(f"[^{marks}]+")
