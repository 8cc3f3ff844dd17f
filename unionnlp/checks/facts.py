"""What two places of a draft say otherwise: events, terms, offices, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import Event, events
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import month_names
from unionnlp.grammar.numerals import COUNT, ordinal
from unionnlp.translation import translator

_WEEK_ROW = re.compile(rf"第?(?P<n>\d{{1,2}}|[{COUNT}]{{1,3}})周\t")
_NAME = 4  # characters of a name that tell an activity
_WEEKS = 5  # rows that make a table of weeks


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the contradictions of a document."""
    yield from _dated(draft)
    yield from _weeks(draft)


def _dated(draft: Draft) -> Iterator[Hit]:
    """One activity in two times: the text against the text and against the arrangement."""
    found: dict[str, list[Event]] = {}
    for event in events(draft):
        found.setdefault(event.key, []).append(event)
    _joined(found)
    for group in found.values():
        pair = _apart([e for e in group if e.year in (None, group[0].year)])
        if pair:
            first, second = pair
            values = {
                "activity": first.name, "text": _when(first, draft.lang),
                "months": _when(second, draft.lang),
            }  # fmt: skip
            yield Hit("C305", ((first.start, first.end), (second.start, second.end)), values)


def _joined(found: dict[str, list[Event]]) -> None:
    """One activity under a longer name in the text and a shorter one in the arrangement."""
    for key in sorted(found, key=len):
        longer = [k for k in found if k != key and k.endswith(key)]
        if len(key) >= _NAME and len(longer) == 1:
            group, other = found[key], found[longer[0]]
            said, planned = ({e.planned for e in g} for g in (group, other))
            if len(said) == len(planned) == 1 and said != planned:
                group += found.pop(longer[0])


def _weeks(draft: Draft) -> Iterator[Hit]:
    """A table with a row for each week, in which one week stands twice."""
    table: list[tuple[int, int, int]] = []
    for span in (*draft.lines(), (draft.document.end, draft.document.end)):
        row = _WEEK_ROW.match(draft.plain, *span)
        if row:
            table.append((ordinal(row["n"]) or 0, *span))
        elif "\t" not in draft.plain[slice(*span)]:
            yield from _twice(table)
            table = []


def _twice(table: list[tuple[int, int, int]]) -> Iterator[Hit]:
    again = [(a, b) for a, b in pairwise(table) if a[0] == b[0]]
    if len(table) >= _WEEKS and len(again) == 1 and all(a[0] <= b[0] for a, b in pairwise(table)):
        ((first, second),) = again
        yield Hit("C309", (first[1:], second[1:]), {"week": first[0]})


def _apart(group: list[Event]) -> tuple[Event, Event] | None:
    """Return two mentions that cannot both be true; what the arrangement repeats is no such thing."""
    written = [e for e in group if not e.planned]
    planned = [e for e in group if e.planned]
    for event in written:
        same = [e for e in planned if bool(e.months) == bool(event.months)]
        if same and not any(_meet(event, e) for e in same):
            return event, same[0]
    for first in written:
        for second in written:
            if first.start < second.start and not _meet(first, second):
                return first, second
    return None


def _meet(first: Event, second: Event) -> bool:
    if first.months and second.months:
        return bool(first.months & second.months)
    if first.weeks and second.weeks:
        return bool(first.weeks & second.weeks)
    return True


def _when(event: Event, lang: str) -> str:
    if event.months:
        return month_names(sorted(event.months), lang)
    _ = translator(lang)
    return _.listed([_("第 {n} 周", n=week) for week in sorted(event.weeks)])
