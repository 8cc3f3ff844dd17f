"""Steps of one thing in their order: what is handed out before it is collected, checked before it is made known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.grammar import spans
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_QUOTE = 30
_DAY = lazy(rf"(?<![\d年{COUNT}])(?P<m>{SMALL})月(?:份|(?P<d>{SMALL})[日号])?")
_MOST = 2  # months between steps of one thing


class DatedStep(NamedTuple):
    """A step with its day, as months of the plan and days; ``day`` is 0 where only the month is told."""

    month: int
    day: int
    start: int
    end: int


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``提案3月20日截止`` beside ``3月25日发提案表``."""
    for scope, steps in _rows():
        if not steps[0].search(draft.plain, draft.document.start, draft.document.end):
            continue
        found = [_steps(draft, pattern) for pattern in steps]
        for k, earlier in enumerate(found):
            for later in found[k + 1 :]:
                pair = _reversed(draft, earlier, later, scope)
                if pair:
                    both = sorted([pair[0][2:], pair[1][2:]])
                    first, second = (short(draft.text[a:b], _QUOTE) for a, b in both)
                    yield Hit("F109", tuple(both), {"first": first, "second": second})
                    return


def _reversed(
    draft: Draft, earlier: Sequence[DatedStep], later: Sequence[DatedStep], scope: str
) -> tuple[DatedStep, DatedStep] | None:
    """Return two steps of which the later one comes first; those of a line, or the only ones of the draft."""
    if scope == "draft" and (_days(earlier) != 1 or _days(later) != 1):
        return None
    for one in earlier:
        for other in later:
            if (
                scope == "line"
                and "\n" in draft.plain[min(one.end, other.end) : max(one.start, other.start)]
            ):
                continue
            apart = one.month - other.month
            if apart > _MOST or apart < 0:
                continue
            if apart or (one.day and other.day and one.day > other.day):
                return one, other
    return None


def _days(steps: Sequence[DatedStep]) -> int:
    return len({step[:2] for step in steps})


def _steps(draft: Draft, pattern: re.Pattern[str]) -> list[DatedStep]:
    """Return where a step is taken on one day, or in one month; entries of the arrangement with theirs."""
    found: list[DatedStep] = []
    planned = draft.document.schedule
    listed = spans.merged((e.start, e.end) for e in planned)
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        at = match.start()
        if draft.context.past(at) or draft.context.others(at) or draft.in_noise(*match.span()):
            continue
        left, right = draft.context.clause(match.end() - 1)
        if _loose().search(draft.plain, left, right):
            continue
        told = _told(draft, left, right)
        if not told and spans.holds(listed, at):
            entries = [e for e in planned if e.start <= at < e.end]
            told = list({(m, e.day or 0) for e in entries for m in e.months})
        if len(told) == 1 and told[0][0] in draft.term:
            month, day = told[0]
            found.append(DatedStep(draft.term.index(month), day, min(left, at), right))
    return found


def _told(draft: Draft, left: int, right: int) -> list[tuple[int, int]]:
    """Return the months and days of a clause; a clause that has none has those of the one before in its sentence."""
    dates = list(_DAY.finditer(draft.plain, left, right))
    begin, _ = draft.context.sentence(left)
    if not dates and begin < left:
        dates = list(_DAY.finditer(draft.plain, *draft.context.clause(left - 1)))[-1:]
    return [(ordinal(m["m"]) or 0, ordinal(m["d"] or "") or 0) for m in dates]


def _loose() -> re.Pattern[str]:
    return words("acts", "stages", "loose")


@cache
def _rows() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (row["scope"], tuple(lazy(alternation(step)) for step in row["steps"]))
        for row in load("acts")["stages"]["row"]
    )
