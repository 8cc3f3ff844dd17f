"""Announced numbers: ``三项工作：`` against the list that follows, where it can be counted for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.labels import RANKS, Label, leading
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_LEAST = 2  # members of a list
_LONG = 12  # characters of a member of a list of names
_IS = lazy(rf"(?<![一-鿿])(?P<n>[{COUNT}])是(?![否非])")
_JOINED = lazy("[和及与]|以及")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the lists whose members are more or fewer than announced."""
    for start, end in draft.lines():
        if "\t" in draft.plain[start:end] or draft.in_noise(start, end):
            continue
        for match in _announces().finditer(draft.plain, start, end):
            said = number(match.group("n"))
            listed = _listed(draft, match, end)
            if not said or not listed or int(said) in listed[0]:
                continue
            values = {
                "first": match.group("what"),
                "second": f"{max(listed[0])}{match.group('unit')}",
            }
            yield Hit("F107", ((match.start("what"), listed[1]),), values)


Listed = tuple[set[int], int]


def _listed(draft: Draft, match: re.Match[str], end: int) -> Listed | None:
    """Return how many members a list may have, and the end of the text to show; ``None`` if unsure."""
    if match.end() == end:
        count = _labelled(draft, end)
        return ({count}, end) if count >= _LEAST else None
    return _sequence(draft, match.end(), end) or _names(draft, match.end(), end)


def _sequence(draft: Draft, start: int, end: int) -> Listed | None:
    """``一是…二是…`` in the rest of the line, without a gap."""
    found = list(_IS.finditer(draft.plain, start, end))
    numbers = [int(number(m.group("n")) or 0) for m in found]
    if len(found) < _LEAST or found[0].start() > start or numbers != list(range(1, len(found) + 1)):
        return None
    return {len(found)}, found[-1].end()


def _names(draft: Draft, start: int, end: int) -> Listed | None:
    """Short names with 、 between them, up to the end of the sentence."""
    stop = lazy(r"[。;；]|[,，](?=每|各|均|都|组长)").search(draft.plain, start, end)
    stopped = stop.start() if stop else end
    text = draft.plain[start:stopped]
    names = text.split("、")
    sure = not re.search(r"[,，()（）:：\d]|等|各|其他|其它|若干", text)
    if not sure or len(names) < _LEAST or any(not 1 < len(n.strip()) <= _LONG for n in names):
        return None
    joined = sum(len(_JOINED.findall(name)) for name in names)
    return set(range(len(names), len(names) + joined + 1)), stopped


def _labelled(draft: Draft, end: int) -> int:
    """Return how many labelled items follow a line, 0 where their end is not clear."""
    first: Label | None = None
    last, count = 0, 0
    for start, stop in draft.lines():
        if start < end:
            continue
        label = leading(draft.plain, start, stop)
        if first is None:
            if label is None or label.number != 1:
                return 0
            first = label
        if label is None or label.number is None:
            continue
        if label.style == first.style:
            if label.number <= last:
                return 0
            last, count = label.number, count + 1
        elif RANKS.get(label.style, 0) < RANKS.get(first.style, 0):
            return count
    return 0


@cache
def _announces() -> re.Pattern[str]:
    table = load("registry")["announced"]
    units, nouns = alternation(table["unit"]), alternation(table["noun"])
    before = "".join(f"(?<!{word})" for word in table["not_before"])
    return lazy(
        rf"(?P<what>{before}(?<![\d第几十百]){_N}(?P<unit>{units})(?:{nouns}))(?:{alternation(table['behind'])})?[:：]"
    )


_N = r"(?P<n>[两二三四五六七八九]|[2-9])"
