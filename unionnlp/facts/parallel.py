"""Activities and those who take part, cell beside cell: each activity with its own where there are as many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unionnlp.facts.activities import ReadActivity, activities, divides, shut, trimmed
from unionnlp.facts.people import Span
from unionnlp.grammar.labels import items
from unionnlp.grammar.participants import takers
from unionnlp.patterns import lazy

ROLE = "participants"
"""The role of columns that name those who take part."""

_PIECE = lazy(r"\S+")
_PARTED = lazy(r"<br\s?/?>|;")
_SHORTEST = 2  # characters of an activity


def paired(
    text: str, found: Sequence[ReadActivity], told: Sequence[Span]
) -> tuple[list[ReadActivity], bool]:
    """Return activities with those who take part in them, and whether the gaps between these divided them.

    ``told`` are the cells or lines that name participants. As many of them as activities are one for each;
    else all of them take part in everything.
    """
    parts = list(told) if len(told) > 1 else [trimmed(text, *p) for p in _pieces(text, told[0])]
    if len(parts) > 1 and not all(takers(text[a:b]) for a, b in parts):
        parts = [(told[0][0], told[-1][1])]
    divided = _divided(text, found, len(parts)) if 1 < len(parts) != len(found) else []
    group = divided or list(found)
    if len(group) != len(parts):
        parts = [(told[0][0], told[-1][1])] * len(group)
    pairs = zip(group, parts, strict=True)
    return [activity.beside({ROLE: part}) for activity, part in pairs], bool(divided)


def answered(text: str, found: Sequence[ReadActivity], who: Span) -> list[ReadActivity]:
    """Return activities with who answers for each, where a cell counts or parts as many as there are of them."""
    start, end = who
    edges = items(text, start, end)
    if edges and edges[0] == start:
        parts = list(pairwise([*edges, end]))
    else:
        cuts = [match.span() for match in _PARTED.finditer(text, start, end)]
        parts = list(zip([start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True))
    parts = [trimmed(text, *part) for part in parts]
    if len(parts) != len(found) or any(b <= a for a, b in parts):
        return list(found)
    return [one.beside({"responsible": p}) for one, p in zip(found, parts, strict=True)]


def _divided(text: str, found: Sequence[ReadActivity], count: int) -> list[ReadActivity]:
    """Cut the one line of the activities at its gaps, where that gives as many as ``count``."""
    start, end = found[0].start, found[-1].end
    if "\n" in text[start:end] or divides(text, start, end):
        return []
    pieces = _pieces(text, (start, end))
    if len(pieces) != count or any(b - a < _SHORTEST for a, b in pieces):
        return []
    cut = [one for piece in pieces for one in activities(text, *piece, found[0].when, "whole")]
    return cut if len(cut) == count else []


def _pieces(text: str, span: Span) -> list[Span]:
    """Return what stands between the gaps of a cell; a bracket holds together."""
    start, end = span
    found = _PIECE.finditer(shut(text[start:end]))
    return [(start + match.start(), start + match.end()) for match in found]
