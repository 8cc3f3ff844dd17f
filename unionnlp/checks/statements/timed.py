"""Within how many days, on the day itself or the next, on which day of each week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.statements.occasions import Occasions, content
from unionnlp.checks.statements.records import Statement
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.grammar.words import cut
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the time limits, the days told by another day and the days of what comes again."""
    yield from _limits(draft, occasions)
    yield from _offsets(draft, occasions)
    yield from _again(draft, occasions)


def _limits(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``十个工作日内回话``."""
    for match in _within().finditer(draft.plain, draft.document.start, draft.document.end):
        value, verb = number(match["n"]), _verb(match["does"])
        if value and verb:
            yield Statement(
                attribute="within", key=("within", match["unit"], verb), value=value,
                start=match.start(), end=match.end(), occasion=occasions.at(match.start()),
            )  # fmt: skip


def _verb(text: str) -> str:
    """Return the first word of ``text`` that says something."""
    for word in cut(text):
        piece = text[word.start : word.end]
        if len(piece) > 1 and word.tag in "VWN":
            return piece
    return ""


def _offsets(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``次日上门送去毛毯``: a statement for each word of the clause."""
    for match in _offset().finditer(draft.plain, draft.document.start, draft.document.end):
        days = next(
            k for k, rows in load("statements")["times"]["offsets"].items() if match.group() in rows
        )
        left, right = draft.context.clause(match.start())
        occasion = occasions.at(match.start())
        for word in content(draft.plain[left:right]) & occasion.words:
            yield Statement(
                attribute="offset", key=("offset", word), value=days,
                start=match.start(), end=right, occasion=occasion,
            )  # fmt: skip


def _again(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``每周三中午值班``."""
    for name, pattern in _cycles():
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            _, right = draft.context.clause(match.start())
            occasion = occasions.at(match.start())
            yield Statement(
                attribute="again", key=("again", name), value="".join(match.groups("")),
                start=match.start(), end=right, occasion=occasion,
            )  # fmt: skip


@cache
def _within() -> re.Pattern[str]:
    table = load("statements")["times"]
    return lazy(
        rf"(?<![\d.第{COUNT}])(?P<n>\d{{1,3}}|[两{COUNT}]{{1,3}})个?(?P<unit>{alternation(table['units'])})"
        rf"(?:之|以)?内{table['lead']}?(?P<does>[一-鿿]{{2,10}})"
    )


@cache
def _offset() -> re.Pattern[str]:
    rows = load("statements")["times"]["offsets"].values()
    return lazy(alternation([word for row in rows for word in row]))


@cache
def _cycles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, lazy(v)) for k, v in load("statements")["times"]["again"].items())
