"""What one occasion of a member is worth (生日慰问每人200元), and what a rank of a contest wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.amounts import is_price, money
from unionnlp.checks.draft import Draft
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.records import Statement
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load, words

_MOST: Final = 5000  # more is no standard for one
_BOUND = lazy(r"(?:以上|左右|以内|以下|不等|起|多|-|~|—|–|至|到|/)")
_RANK = lazy(rf"第[{COUNT}\d]名|[特一二三四]等奖|[冠亚季]军|优秀奖|优胜奖|鼓励奖")
_NEAR: Final = 10  # characters between a rank and its prize
_CLAUSES: Final = 3  # clauses before an amount in which its occasion stands


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the amounts that a draft gives for one occasion of one member, or for a rank."""
    found = money(draft, draft.document.start, draft.document.end)
    for q in found:
        if q.value > _MOST or q.upper is not None or q.comparator != "eq" or _loose(draft, q):
            continue
        left, right = draft.context.clause(q.start)
        key, name = _prize(draft, q, left)
        key = key or _occasion(draft, q, left, right)
        if key:
            yield Statement(
                attribute=key[0], key=key, value=q.value, start=left, end=q.end, named=True,
                occasion=occasions.at(q.start), head=name,
            )  # fmt: skip


def _loose(draft: Draft, q: Quantity) -> bool:
    """Say whether an amount is a bound, a total or a part."""
    lead = draft.plain[max(draft.document.start, q.start - 8) : q.start]
    return bool(_BOUND.match(draft.plain, q.end) or _words("loose").search(lead))


def _occasion(draft: Draft, q: Quantity, left: int, right: int) -> tuple[str, ...]:
    """Return the one occasion of an amount, with whom it is for; clauses before it tell it where its own does not."""
    begin, _ = draft.context.sentence(q.start)
    here, start = draft.plain[left:right], left
    named = _occasions_in(here)
    for _step in range(_CLAUSES):
        if named or start <= begin:
            break
        start = draft.context.clause(start - 1)[0]
        named = _occasions_in(draft.plain[start:right])
    if len(named) != 1:
        return ()
    (name,), text = named, draft.plain[start:right]
    single = name in load("statements")["standards"]["single"]
    each = is_price(draft, q) or _words("each").search(here)
    if not (each or (single and _words("given").search(text))):
        return ()
    groups = groups_of(text) - ({"女"} if name == "birth" else set())
    return ("standard", name, *sorted(groups))


def _occasions_in(text: str) -> set[str]:
    return {name for name, pattern in _named() if pattern.search(text)}


def _prize(draft: Draft, q: Quantity, left: int) -> tuple[tuple[str, ...], str]:
    """Return the rank that an amount is for, and the name of the contest."""
    begin, _ = draft.context.sentence(q.start)
    ranks = list(_RANK.finditer(draft.plain, max(begin, q.start - _NEAR), q.start))
    if not ranks:
        return (), ""
    line = draft.plain.rfind("\n", draft.document.start, begin) + 1
    for start in (begin, line):
        text = draft.plain[start : ranks[-1].start()]
        named = {
            words("acts", "heads", "stop").sub("", m.group())
            for m in _words("contests").finditer(text)
        }
        if len(named) == 1:
            groups = sorted(groups_of(draft.plain[left : q.end]))
            return ("prize", ranks[-1].group(), *groups), named.pop()
    return (), ""


def groups_of(text: str) -> set[str]:
    """Return the groups of people, and the times, that a text tells apart."""
    return set(_words("groups").findall(text))


def one_contest(first: str, second: str) -> bool:
    """Say whether two names of contests are of one: the same, or one tells only the kind."""
    short, long = sorted((first, second), key=len)
    return short == long or (long.endswith(short) and bool(_words("kind").fullmatch(short)))


@cache
def _named() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("statements")["standards"]["occasions"]
    return tuple((name, lazy(alternation(rows))) for name, rows in table.items())


def _words(key: str) -> re.Pattern[str]:
    return words("statements", "standards", key)
