"""Where an activity takes place: the one place that the arrangement names behind it, and the text beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import often
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.records import Statement
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_LEAST: Final = 3  # characters of a name that tells an activity
_NAME = lazy(r"(?P<name>[一-鿿]{3,12})$")


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the places of what the arrangement holds in one, there and where the text names it."""
    for entry in draft.document.schedule:
        for match in _in_brackets().finditer(draft.plain, entry.start, entry.end):
            before = _NAME.search(draft.plain[entry.start : match.start()])
            name = _idle().sub("", before["name"]) if before else ""
            if len(name) < _LEAST or _loose().search(draft.plain, entry.start, entry.end):
                continue
            yield _statement(name, match["at"], (match.start() - len(name), match.end()), occasions)
            yield from _in_text(draft, name, (entry.start, entry.end), occasions)


def _in_text(
    draft: Draft, name: str, entry: tuple[int, int], occasions: Occasions
) -> Iterator[Statement]:
    """Yield the one place that a sentence gives what the arrangement calls ``name``."""
    at = draft.plain.find(name, draft.document.start, draft.document.end)
    while at >= 0:
        left, right = draft.context.sentence(at)
        places = {m["at"] for m in _held().finditer(draft.plain, at, right)}
        loose = _loose().search(draft.plain, left, right) or often(draft, left, right)
        here = entry[0] <= at < entry[1]
        if len(places) == 1 and not (loose or here or draft.context.past(at)):
            (place,) = places
            end = draft.plain.find(place, at) + len(place)
            yield _statement(name, place, (at, end), occasions)
        at = draft.plain.find(name, right, draft.document.end)


def _statement(name: str, place: str, span: tuple[int, int], occasions: Occasions) -> Statement:
    return Statement(
        attribute="venue", key=("venue", name), value=place, named=True,
        start=span[0], end=span[1], occasion=occasions.at(span[0]),
    )  # fmt: skip


def in_brackets(place: str) -> str:
    """Return the pattern of a place in brackets behind what is held there: ``（地点：阅览室）``."""
    return rf"[(（](?:地点[:：]?|在)?(?:学校|[校园院])?{place}[)）]"


def held_in(place: str) -> str:
    """Return the pattern of a place in which a sentence says that something is held: ``在学校的阅览室``."""
    at = alternation(load("stops")["venues"]["at"])
    return rf"(?:{at})(?:学校|本校|我校|[校园院])?(?:的|里的)?{place}(?!门口|外|前|后|旁)"


@cache
def _places() -> str:
    return rf"(?P<at>{alternation(load('stops')['venues']['places'])})"


def _in_brackets() -> re.Pattern[str]:
    return lazy(in_brackets(_places()))


def _held() -> re.Pattern[str]:
    return lazy(rf"{held_in(_places())}(?!管理)")


@cache
def _idle() -> re.Pattern[str]:
    return lazy(f"^(?:{alternation(load('statements')['hosts']['idle'])})+")


def _loose() -> re.Pattern[str]:
    return words("stops", "venues", "loose")
