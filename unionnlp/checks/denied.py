"""What a unit says that it has not, and what it does with it all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_QUOTE = 30


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``校内没有食堂`` beside ``每周进食堂后厨看留样``."""
    if draft.school_type == "district":  # one of its schools has what another has not
        return
    for denies, uses, unless, pupils in _rows():
        for match in denies.finditer(draft.plain, draft.document.start, draft.document.end):
            if _idle(draft, match, unless, pupils):
                continue
            thing = re.escape(match.groupdict().get("thing") or "")
            pattern = lazy(uses.replace("{thing}", thing)) if thing else lazy(uses)
            used = next(_used(draft, pattern, match, unless, pupils), None)
            if used:
                pair = sorted([match.span(), used.span()])
                first, second = (short(draft.text[a:b], _QUOTE) for a, b in pair)
                yield Hit("F109", tuple(pair), {"first": first, "second": second})
                return


def _used(
    draft: Draft,
    pattern: re.Pattern[str],
    denied: re.Match[str],
    unless: re.Pattern[str],
    pupils: bool,
) -> Iterator[re.Match[str]]:
    here = draft.context.sentence(denied.start())
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        if draft.context.sentence(match.start()) != here and not _idle(
            draft, match, unless, pupils
        ):
            yield match


def _idle(draft: Draft, match: re.Match[str], unless: re.Pattern[str], pupils: bool) -> bool:
    """Say whether a match is of another time or of others, or its sentence tells that it changes."""
    at = match.start()
    others = draft.context.others(at) and not pupils
    if draft.context.past(at) or others or draft.in_noise(*match.span()):
        return True
    if unless.search(draft.plain, *draft.context.sentence(at)):
        return True
    return bool(words("stops", "denied", "loose").search(draft.plain, *draft.context.clause(at)))


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str, re.Pattern[str], bool], ...]:
    places = alternation(load("stops")["venues"]["places"])
    return tuple(
        (
            lazy(alternation(row["denies"]).replace("{places}", places)),
            alternation(row["uses"]),
            lazy(alternation(row.get("unless", ["(?!)"]))),
            row.get("pupils", False),
        )
        for row in load("stops")["denied"]["row"]
    )
