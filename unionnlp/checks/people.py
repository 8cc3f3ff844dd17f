"""Names of persons, as far as the checks need them: to leave them alone, and to compare offices."""

from __future__ import annotations

from functools import cache

from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_HAN = lazy(r"[一-鿿]")
# What stands before a name where it does not begin a cell or a clause.
_TITLE = lazy(
    r"(?:主席|委员|组长|校长|园长|书记|主任|老师|律师|教师|同志|会计|出纳|校医|法官|教授|员|由|请|及|和|与|组|家|师|医|是|的|所长|庭长|队长|站长)$"
)


@cache
def surnames() -> frozenset[str]:
    """Return the single surnames."""
    return frozenset("".join(load("people")["surnames"]["single"].split()))


@cache
def _double() -> tuple[str, ...]:
    return tuple(load("people")["surnames"]["double"])


def surname(text: str) -> str:
    """Return the surname that ``text`` begins with, empty where there is none."""
    if text[:2] in _double():
        return text[:2]
    return text[:1] if text[:1] in surnames() else ""


def is_name(text: str) -> bool:
    """Say whether ``text`` can be a person's name: a surname with one or two characters."""
    first = surname(text)
    return bool(first) and 1 <= len(text) - len(first) <= 2 and all(map(_HAN.match, text))


def titled(plain: str, at: int) -> bool:
    """Say whether a title stands at a place, as behind a surname (``顾老师``)."""
    return bool(words("people", "offices", "titles").match(plain, at))


def is_name_at(plain: str, start: int, end: int) -> bool:
    """Say whether a word at ``[start, end)`` is the given name of a person (``陈国庆``)."""
    for width in (1, 2):
        at = start - width
        if at < 0 or surname(plain[at:start]) != plain[at:start]:
            continue
        if titled(plain, end):
            return True
        before = plain[max(0, at - 4) : at]
        if not before or not _HAN.match(before[-1]) or _TITLE.search(before):
            return True
    return False
