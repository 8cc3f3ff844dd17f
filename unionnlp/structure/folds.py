"""Rows whose line breaks were lost, cut where a chapter, a numbered item, or a month of an arrangement begins.

What is cut is decided by sequence: chapters 一、二、三、, items 1、2、3、 behind a heading or lead-in, months
or weeks that go forward. A single number in a sentence cuts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from unionnlp.grammar import times
from unionnlp.grammar.labels import chain, leading
from unionnlp.grammar.months import EXPRESSION, WEEKS
from unionnlp.structure.headings import announces

_FOLDS = ("part", "chinese", "bracketed_chinese", "digit", "bracketed_digit", "circled")
_LONG = 150  # characters of a row that may hold several chapters
_SHORTEST = 4  # characters of an item
_SECOND = re.compile(r"2\s*(?:、|\.(?!\d))|[(]2[)]|[(]二[)]|二、|②|第二")
_TIME = re.compile(rf"{EXPRESSION}|{WEEKS}")
_BRACKETS = re.compile(r"[(][^()\n]{0,40}[)]")
_COLON = re.compile(r"\s*(?:[(][^()\n]{1,12}[)])?\s*(?:[:]|-{2})")
_LISTED = re.compile(r"\s*(?:1\s*[、.]|[(]1[)]|①|[\ue000-\uf8ff■◆▲★□])")
_NO_HEAD = frozenset("年至到在于从自截近每个、,和及与第前后以是定-~/.")
_STOPS = frozenset("。;:!?)”】")
_LEAD_IN = re.compile(r"(?:[:]|[一-龥”)](?:\s+|[。;]\s*))$")


def cuts(text: str, start: int, end: int, above: str) -> list[int]:
    """Return where the rows begin that ``text[start:end]`` holds, ``start`` first.

    ``above`` is the row before it, which may announce an arrangement.
    """
    piece = text[start:end]
    if "\t" in piece or piece.count("|") > 1:
        return [start]
    months = _months(text, start, end, above) if "月" in piece or "周" in piece else []
    edges = set(months)
    if _SECOND.search(piece):
        edges.update(_labels(text, start, end, months))
    return sorted(edges | {start})


def _labels(text: str, start: int, end: int, months: Sequence[int]) -> Iterator[int]:
    """Yield the edges of chapters and items outside the stretches of months."""
    chapters = _chapters(text, start, end) if end - start >= _LONG else _pair(text, start, end)
    yield from chapters
    for a, b in zip([start, *chapters], [*chapters, end], strict=True):
        k = bisect_left(months, a)
        stop = months[k] if k < len(months) and months[k] < b else b
        if chapters:
            yield from _members(text, a, stop, _FOLDS[1:])
        else:
            yield from _items(text, a, stop)


def _chapters(text: str, start: int, end: int) -> list[int]:
    """Return the edges of the outermost sequence of labels."""
    for style in _FOLDS[:3]:
        edges = _chain(text, start, end, style)
        if len(edges) >= 2:
            return edges
    edges = _chain(text, start, end, "digit")
    return edges if len(edges) >= 3 and _apart(text, start, edges) else []


def _pair(text: str, start: int, end: int) -> list[int]:
    """Return the edges of chapters in a row of common length, which begins with the first of them."""
    edges = chain(text, start, end, "chinese")
    return edges if len(edges) >= 2 and edges[0] == start and _apart(text, start, edges) else []


def _chain(text: str, start: int, end: int, style: str) -> list[int]:
    """Return the longest sequence from 1, or from 2 or 3 where the beginning was cut off."""
    found = chain(text, start, end, style)
    if len(found) >= 2 or style not in ("chinese", "bracketed_chinese"):
        return found
    return max((chain(text, start, end, style, first) for first in (2, 3)), key=len)


def _members(text: str, start: int, end: int, styles: Sequence[str]) -> Iterator[int]:
    """Yield the edges of lists inside one chapter, outer styles first."""
    for depth, style in enumerate(styles):
        edges = chain(text, start, end, style)
        if len(edges) >= 2:
            yield from edges
            for a, b in zip(edges, [*edges[1:], end], strict=True):
                yield from _members(text, a, b, styles[depth + 1 :])
            return


def _items(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the edges of a list behind a heading or lead-in on the same line."""
    if times.at(text, start, end):
        return
    for style in ("bracketed_chinese", "digit", "bracketed_digit", "circled"):
        edges = chain(text, start, end, style)
        if len(edges) < 2 or edges[0] == start:
            continue
        behind = style == "bracketed_chinese" or _LEAD_IN.search(text, start, edges[0])
        if behind and _apart(text, start, edges):
            yield from edges
            return


def _apart(text: str, start: int, edges: Sequence[int]) -> bool:
    """Tell whether each item begins where a sentence ends and is long enough to be one."""
    inner = edges[1:]
    return all(text[e - 1] in _STOPS or text[e - 1].isspace() for e in inner if e > start) and all(
        b - a >= _SHORTEST for a, b in zip(edges, inner, strict=False)
    )


def _months(text: str, start: int, end: int, above: str) -> list[int]:
    """Return where the months or weeks of an arrangement begin inside a row."""
    plain = _BRACKETS.sub(lambda m: "x" * len(m.group()), text[start:end])
    found = [
        start + m.start()
        for m in _TIME.finditer(plain)
        if not m.start() or plain[m.start() - 1] not in _NO_HEAD
    ]
    if len(found) < 2:
        return []
    marked = _forward(text, end, found, lambda stop: bool(_COLON.match(text, stop, end)))
    if len(marked) >= 2:
        return marked
    if not (
        announces(_last_words(text[start : found[0]])) or (found[0] == start and announces(above))
    ):
        return []
    forms = (
        lambda stop: text[stop : stop + 1].isspace(),
        lambda stop: bool(_LISTED.match(text, stop, end)) or "一" <= text[stop : stop + 1] <= "龥",
    )
    for form in forms:
        chained = _forward(text, end, found, form)
        if len(chained) >= 3 and chained[0] == found[0]:
            return chained
    return []


def _last_words(text: str) -> str:
    """Return the heading at the end of ``text``: what stands behind its last stop, without label."""
    words = re.split(r"[。;!?]\s*", text.strip())[-1] or text.strip()[-30:]
    label = leading(words, 0, len(words))
    return words[label.end if label else 0 :].strip(" :")


def _forward(text: str, end: int, found: Sequence[int], form: Callable[[int], bool]) -> list[int]:
    """Return those beginnings that have a form and go forward in the calendar."""
    kept: list[int] = []
    month = week = 0
    for at in found:
        read = times.at(text, at, end)
        if read is None or not read[0] or not form(read[1]):
            continue
        when = read[0]
        if when.months and (not month or 1 <= (when.months[0] - month) % 12 <= 5):
            kept.append(at)
            month = when.months[-1]
        elif when.weeks and when.weeks[0] > week:
            kept.append(at)
            week = when.weeks[-1]
    return kept
