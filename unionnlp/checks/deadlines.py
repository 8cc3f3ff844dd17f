"""What is to be done by a month, or before it runs out, and stands later in the arrangement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import text_clauses
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import month_name
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_BY = lazy(r"(?:[上中下]旬|[底末初])?(?:[之以]?前(?!后|期|两|几)|到期|期满|截止)")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``互助保障6月底前续完`` where the arrangement has the renewal in September."""
    for name, said, planned in _acts():
        limits = list(_limits(draft, said))
        for month, start, end in limits[:1]:
            for entry in draft.document.schedule:
                late = [m for m in entry.months if _after(draft, m, month)]
                done = planned.search(draft.plain, entry.start, entry.end)
                again = len(limits) > 1 or len(entry.months) != 1
                if late and done and not again and not start <= entry.start < end:
                    values = {
                        "activity": name, "text": month_name(month, draft.lang),
                        "months": month_name(late[0], draft.lang),
                    }  # fmt: skip
                    yield Hit("C305", ((start, end), (entry.start, entry.end)), values)
                    return


def _limits(draft: Draft, said: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the months by which the text has a thing done, with the clauses that say so."""
    for left, right in text_clauses(draft):
        if not said.search(draft.plain, left, right) or draft.context.past(left):
            continue
        for date in draft.dates(left, right):
            until = _BY.match(draft.plain, date.end, right)
            if until and len(date.months) == 1 and "月" in date.text:
                yield next(iter(date.months)), left, right
                break


def _after(draft: Draft, month: int, limit: int) -> bool:
    """Say whether a month of the plan lies behind another."""
    term = draft.term
    return month in term and limit in term and term.index(month) > term.index(limit)


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (row["name"], lazy(alternation(row["said"])), lazy(alternation(row["planned"])))
        for row in load("acts")["deadline"]
    )
