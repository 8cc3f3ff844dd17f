"""Provided in words of its own: sentences that do what a standard item asks, and name nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.grammar import cuts
from unionnlp.patterns import lazy
from unionnlp.records import ItemMention, Span
from unionnlp.resources import alternation, load, whole

_LONGEST = 400  # characters of a sentence
_WORDS = lazy(r"\{([a-z]{3,12})\}")
_LEAST = 5  # characters of a sentence that says so much


class _Row(msgspec.Struct, frozen=True):
    """Patterns that a sentence must hold, all of them, and those that it must not."""

    all: tuple[re.Pattern[str], ...]
    without: re.Pattern[str]


def mentions(draft: Draft, item: str) -> Iterator[ItemMention]:
    """Yield the sentences of a document that provide for an item, as mentions that are sure."""
    seen: set[int] = set()
    for row in _rows().get(item, ()):
        at = draft.document.start
        while match := row.all[0].search(draft.plain, at, draft.document.end):
            start, end = _sentence(draft.plain, match.start(), draft.document.end)
            at = max(end, match.end())
            if start in seen or end - start < _LEAST or draft.in_noise(start, end):
                continue
            for left, right in (*_parts(draft.plain, start, end), (start, end)):
                if found := _found(row, draft.plain, left, right):
                    seen.add(start)
                    line = Span(start=left, end=right)
                    yield ItemMention(start=found.start(), end=found.end(), item=item, line=line)
                    break


def _sentence(plain: str, at: int, limit: int) -> tuple[int, int]:
    """Return the sentence or cell around ``at``; what is longer is cut off."""
    within = (max(0, at - _LONGEST), min(limit, at + _LONGEST))
    return cuts.around(plain, (at, at), within, cuts.SENTENCE + cuts.TAB)


def _parts(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts between the semicolons of a sentence, none where there is but one."""
    found = list(cuts.parts(plain, start, end))
    return found if len(found) > 1 else []


def _found(row: _Row, plain: str, start: int, end: int) -> re.Match[str] | None:
    first = row.all[0].search(plain, start, end)
    if first is None or not all(p.search(plain, start, end) for p in row.all[1:]):
        return None
    return None if row.without.search(plain, start, end) else first


@cache
def _rows() -> dict[str, list[_Row]]:
    """Return the rows of each item."""
    table = load("provided")
    found: dict[str, list[_Row]] = {}
    rules = table["rules"]
    for row in table["row"]:
        patterns = tuple(lazy(_expanded(whole(pattern))) for pattern in row["all"])
        others = () if row.get("pupils") else rules["pupils"]
        without = lazy(alternation([*row.get("not", ()), *others, *rules["not"]]))
        found.setdefault(row["item"], []).append(_Row(patterns, without))
    return found


def _expanded(pattern: str) -> str:
    """Fill in the word lists."""
    return _WORDS.sub(lambda match: _words(match[1]), pattern)


@cache
def _words(name: str) -> str:
    return f"(?:{alternation(load('provided')['words'][name])})"
