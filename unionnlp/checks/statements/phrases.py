"""The thing that a number counts: the noun before or behind it, and what tells it from others."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from unionnlp.grammar.words import cut
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_FAR: Final = 14  # characters before and behind a number in which its noun stands
_BEHIND = lazy(r"[一-鿿]+")
_BEFORE = lazy(r"(?<![一-鿿])[一-鿿]+$")
_NOUN: Final = frozenset("NAWBSLXF")
_HEAD: Final = frozenset("NWX")


class Thing(NamedTuple):
    """A noun with the words before it that tell it from others, all without what tells nothing."""

    head: str
    modifiers: tuple[str, ...]
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Say whether the words tell the thing from others of its kind."""
        return bool(self.modifiers) or self.head not in _generic()


def behind(plain: str, at: int, end: int) -> Thing | None:
    """Return the thing whose name begins at ``at``: ``新教师`` of ``8位新教师各认一位师傅``."""
    run = _BEHIND.match(plain, at, min(end, at + _FAR))
    if run is None:
        return None
    found: list[tuple[str, str]] = []
    for word in cut(run.group()):
        piece = run.group()[word.start : word.end]
        if word.tag not in _NOUN and piece not in _bound():
            break
        if found and found[-1][0] in _heads() and piece not in _classes():
            break
        found.append((piece, word.tag))
    while found and found[-1][1] not in _HEAD:
        found.pop()
    return _thing([piece for piece, _ in found], at)


def before(plain: str, start: int, at: int) -> Thing | None:
    """Return the thing whose name ends at ``at``: ``小学`` of ``小学20家``."""
    lead = _links().sub("", plain[max(start, at - _FAR) : at])
    run = _BEFORE.search(lead)
    if run is None:
        return None
    found: list[str] = []
    for word in reversed(cut(run.group())):
        piece = run.group()[word.start : word.end]
        if word.tag not in (_NOUN if found else _HEAD) and piece not in _bound():
            break
        found.insert(0, piece)
    start = max(start, at - _FAR) + len(lead) - sum(map(len, found))
    thing = _thing(found, start)
    return thing and thing._replace(end=at)


def _thing(pieces: list[str], start: int) -> Thing | None:
    told = [p for p in pieces if p not in _idle()]
    if not told or len("".join(told)) < 2:
        return None
    end = start + sum(map(len, pieces))
    *modifiers, head = told
    kind = next((w for w in _by_length() if head.endswith(w)), head)
    if kind != head:  # 困难教职工 as one word
        modifiers, head = [*modifiers, head.removesuffix(kind)], kind
    if head in bodies():
        modifiers = [p for p in modifiers if p not in _classes()]
    return Thing(
        _classes().get(head, head), tuple(_same().get(p, p) for p in modifiers), start, end
    )


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted((w for w in (*_classes(), *bodies()) if len(w) > 1), key=len, reverse=True))


@cache
def _links() -> re.Pattern[str]:
    """Return what can stand between a noun and its number: 安排, 共, 为."""
    return lazy(f"(?:{alternation(load('statements')['things']['links'])}){{1,3}}$")


@cache
def _classes() -> dict[str, str]:
    """Return for the words of one kind of thing the first of them."""
    return {word: row[0] for row in load("statements")["things"]["classes"] for word in row}


@cache
def _same() -> dict[str, str]:
    return {word: row[0] for row in load("statements")["things"]["same"] for word in row}


@cache
def _heads() -> frozenset[str]:
    return frozenset(load("statements")["things"]["heads"]) | frozenset(_classes())


@cache
def _generic() -> frozenset[str]:
    table = load("statements")["things"]
    return frozenset(table["generic"])


@cache
def _idle() -> frozenset[str]:
    return frozenset(load("statements")["things"]["idle"])


@cache
def _bound() -> frozenset[str]:
    return frozenset(load("statements")["things"]["bound"])


@cache
def sure() -> frozenset[str]:
    """Return the names of what a unit has in one number, whatever else is said of it."""
    return frozenset(load("statements")["things"]["sure"])


@cache
def bodies() -> frozenset[str]:
    """Return the nouns of bodies that a unit has in one number for the time of a plan."""
    return frozenset(load("statements")["things"]["bodies"])
