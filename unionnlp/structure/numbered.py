"""Titles of texts of a collection that are counted by a number alone: ``（一）…``, ``1、…``, ``…之一``.

A numbered line is a section of its text as a rule. Titles are counted where they name several units, or where they
say the same below the name of a collection.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from unionnlp.grammar.numerals import COUNT, ONES
from unionnlp.grammar.organizations import ENDING, names
from unionnlp.patterns import lazy
from unionnlp.structure.lines import CONTENT, STARTS, Line
from unionnlp.structure.noise import wrapper_title
from unionnlp.structure.owned import furniture
from unionnlp.structure.titles import AMONG, bare, delimiter, numbered

_TEXTS = 2  # titles that are counted
_BODY = 30  # characters of the text below one
_NAME = 60  # characters of a collection's name
_KIND = 2  # characters of a title that say what its text is
_ABOVE = {
    "title": "wrapper",
    "inner_site": "site",
    "inner_wrapper": "wrapper",
    "site": "site",
    "wrapper": "wrapper",
}
_SIGNS = lazy(rf"[{COUNT}百\d\s]+")
_BLANKS = lazy(
    rf"[xX*_×某○〇\d]+|[零{ONES}]{{4}}|年度?|[()]|(?:范[文本]|模板|样[文本]|精选|优秀|最新|参考|通用|个人)+$"
)


class _Title(NamedTuple):
    """A numbered title: its line, its number and what it says without it."""

    at: int
    number: int
    text: str


def numbered_titles(lines: Sequence[Line]) -> None:
    """Let the titles of a collection that only numbers count open their texts."""
    _first_below_its_collection(lines)
    styles: dict[str, list[_Title]] = defaultdict(list)
    for k, line in enumerate(lines):
        if found := _title(k, line.clean):
            styles[found[0]].append(found[1])
    for found_titles in styles.values():
        titles = _counted(found_titles)
        several = len(titles) >= _TEXTS and _several(lines[: titles[0].at], titles)
        if several and _bodied(lines, titles):
            for title in titles:
                lines[title.at].label = "title"
            _collection(lines[: titles[0].at])


def _first_below_its_collection(lines: Sequence[Line]) -> None:
    """Part the name of a collection from the first of its titles, which says it again with a number."""
    for above, line in pairwise(lines):
        if above.label != "title" or line.label != "title":
            continue
        mark, name = delimiter(line.clean), _core(above.clean)
        if mark and mark.number == 1 and name and name == _core(mark.stem):
            above.label, line.label = "wrapper", "delimiter"


def _collection(above: Sequence[Line]) -> None:
    """Take the title above the first text, and what a page says below it, for those of the collection."""
    for line in takewhile(lambda x: x.label in _ABOVE, reversed(above)):
        line.label = _ABOVE[line.label]


def _title(k: int, text: str) -> tuple[str, _Title] | None:
    """Return how a line is numbered, and its title, where it is the numbered title of a union's text."""
    mark = numbered(text)
    if mark:
        style = text[: mark.rest_at]
        kind = "0" if any(c.isascii() and c.isdigit() for c in style) else "一"
        return kind + _SIGNS.sub("", style), _Title(k, mark.number, mark.rest)
    mark = delimiter(text) if any(map(text.__contains__, AMONG)) else None
    if (
        mark
        and not mark.rest
        and names(mark.stem)
        and text[len(mark.stem) :].strip("([【 ")[:1] in AMONG
    ):
        return "之", _Title(k, mark.number, mark.stem)
    return None


def _counted(titles: list[_Title]) -> list[_Title]:
    """Return those that count from one, the last time the text does: a list of what it holds may stand above."""
    first = max((k for k, title in enumerate(titles) if title.number == 1), default=len(titles))
    titles = titles[first:]
    whole = [t.number for t in titles] == list(range(1, len(titles) + 1))
    return titles if whole else []


def _bodied(lines: Sequence[Line], titles: Sequence[_Title]) -> bool:
    """Tell whether a text stands below each title; one that was held for an article or a teaser is a text, too."""
    ends = [*(title.at for title in titles), len(lines)]
    members = [lines[a + 1 : b] for a, b in pairwise(ends)]
    held = [sum(len(x.clean) for x in member if _content(x)) >= _BODY for member in members]
    if sum(held) * 2 <= len(members):
        return False
    unlike = [list(takewhile(_prose, m)) for m, own in zip(members, held, strict=True) if not own]
    told = [x for m in members for x in m if _content(x) and x.label not in CONTENT]
    if all(unlike):
        for line in (*told, *(x for member in unlike for x in member)):
            line.label = "body"
    return all(unlike)


def _content(line: Line) -> bool:
    return line.label in CONTENT or (line.label in ("article", "teaser") and _prose(line))


def _prose(line: Line) -> bool:
    return (
        len(line.clean) >= _BODY and line.clean.endswith(("。", "!")) and not furniture(line.clean)
    )


def _several(above: Sequence[Line], titles: Sequence[_Title]) -> bool:
    """Tell whether titles are of several texts: of several units, or of one kind below a collection's name."""
    named = [title.text[a:b] for title in titles for a, b in names(title.text)[:1]]
    units = len(set(named))
    if units >= _TEXTS or len(named) == len(titles) or any(x.label in CONTENT for x in above):
        return units >= _TEXTS  # one unit's review and plan are parts of one text
    cores = {_core(title.text) for title in titles}
    short = [x for x in above if len(x.clean) <= _NAME]
    collects = [wrapper_title(x.clean) or _core(x.clean) in cores for x in short]
    if any(x.label in STARTS and not name for x, name in zip(short, collects, strict=True)):
        return False  # the title of one text, whose parts are plans
    kinds = len({core[-_KIND:] for core in cores})
    return len(cores) == 1 or (any(collects) and kinds == 1)


def _core(title: str) -> str:
    """Return what a title says without its year, its sort of house and words of collections."""
    return _BLANKS.sub("", ENDING.pattern.sub("", bare(title)))
