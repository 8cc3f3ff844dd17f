"""Numbers of an occasion: the only one with its unit where the text tells of it, and in the arrangement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.statements import phrases
from unionnlp.checks.statements.numbers import unit_of
from unionnlp.checks.statements.occasions import Occasions, marks
from unionnlp.checks.statements.records import Statement
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load

_FAR: Final = 8
_TIMES: Final = {
    "P1W": 52, "P2W": 26, "P1M": 12, "P2M": 6, "P3M": 4, "semester": 2, "P6M": 2, "P1Y": 1,
}  # fmt: skip


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield every number above one with its unit, and how it is told: a rank, more than, for each.

    What is a bound or a part is not ``named``: it only shows that its line has several numbers.
    """
    document = draft.document
    for q in draft.quantities(document.start, document.end):
        if q.value <= 1:
            continue
        left, right = draft.context.clause(q.start)
        role = _role(draft, q, left)
        thing = phrases.behind(draft.plain, q.end, right)
        head = thing.head if thing else ""
        unit = unit_of(q)
        keys = [
            ("occasional", role or "", unit),
            *([("occasional", role or "", unit, head)] if head else []),
        ]
        for key in keys:
            yield Statement(
                attribute="occasional", key=key, value=q.value, start=max(left, q.start - _FAR),
                end=max(q.end, thing.end if thing else 0), occasion=occasions.at(q.start), head=head,
                named=role is not None,
            )  # fmt: skip


def frequencies(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield ``每月一次``, ``每季度一次``, as so many times a year."""
    document = draft.document
    for q in draft.quantities(document.start, document.end):
        times = _TIMES.get(q.per or "", 0) if q.unit in ("次", "回") and q.upper is None else 0
        if times:
            yield Statement(
                attribute="often", key=("often",), value=times * q.value, start=max(q.start - _FAR, document.start),
                end=q.end, occasion=occasions.at(q.start),
            )  # fmt: skip


def phrases_of(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the numbers in phrases of their own: ``取前三名``, ``满三十年``, ``会前七天``."""
    for name, pattern in _phrases():
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            of = (_term_of(draft, match.start()),) if name == "term" else ()
            yield Statement(
                attribute="occasional", named=True, key=("occasional", name, *of), value=number(match["n"]) or 0,
                start=match.start(), end=match.end(), occasion=occasions.at(match.start()),
            )  # fmt: skip


def _term_of(draft: Draft, at: int) -> str:
    """Return whose term is told at ``at``: of what is named last before it in its sentence."""
    left, _ = draft.context.sentence(at)
    named = [
        (match.end(), thing)
        for thing, words in load("registry")["terms"]["things"].items()
        for match in lazy(alternation(words)).finditer(draft.plain, left, at)
    ]
    return max(named, default=(0, ""))[1]


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, lazy(v)) for k, v in load("statements")["occasional"]["phrases"].items())


def _role(draft: Draft, q: Quantity, left: int) -> str | None:
    """Return how a number is told, ``None`` where it is a bound or a part."""
    lead = draft.plain[max(left, q.start - _FAR) : q.start]
    for role, pattern in _roles():
        if pattern.search(lead):
            return role
    if q.per is not None:
        return "each"
    bound = q.upper is not None or q.comparator != "eq" or _bound().search(lead)
    bound = bound or marks("part_behind").match(draft.plain, q.end)
    return None if bound else ""


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("statements")["occasional"]["roles"]
    return tuple((role, lazy(f"(?:{alternation(rows)})$")) for role, rows in table.items())


@cache
def _bound() -> re.Pattern[str]:
    return lazy(f"(?:{marks('part').pattern})[^,，。;；]{{0,4}}$")
