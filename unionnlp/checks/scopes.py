"""What a plan is measured by: its topic (文体活动计划), and the work that only its kind of unit has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.grammar import cuts
from unionnlp.grammar.normalize import normalize
from unionnlp.patterns import lazy
from unionnlp.records import ItemMention, Span
from unionnlp.resources import alternation, load
from unionnlp.resources.kinds.scopes import OwnWork, Topic, UnitKind

# A title of one topic ends so, and calls itself no plan of the union's whole work.
_PLAN = lazy(
    r"(?:工作|活动|实施)?(?:计划|方案|安排|要点|打算|意见|设想)(?:[(（][^()（）]*[)）])?\s*$"
)
_JOINED = lazy("[暨和与及、]")


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics of plans in their order."""
    return tuple(msgspec.convert(row, Topic) for row in load("scopes")["topic"])


@cache
def kinds() -> dict[str, UnitKind]:
    """Return the kinds of units by their names."""
    return {row["name"]: msgspec.convert(row, UnitKind) for row in load("scopes")["kind"]}


def topic_of(title: str | None) -> Topic | None:
    """Return the one topic that a title gives a plan, ``None`` for a plan of the whole work."""
    plain = normalize(title or "")
    name = plain[plain.rfind("工会") + 2 :] if "工会" in plain else plain
    if not _PLAN.search(plain) or _JOINED.search(name):
        return None
    found = [t for t in topics() if _title(t.id).search(name)]
    return found[0] if len(found) == 1 else None


@cache
def _title(topic: str) -> re.Pattern[str]:
    (row,) = (t for t in topics() if t.id == topic)
    return lazy(alternation(list(row.title)))


def own_items(kind: str | None) -> tuple[OwnWork, ...]:
    """Return the work that only a kind of unit has."""
    return kinds()[kind].own if kind in kinds() else ()


def left_out(kind: str | None) -> tuple[str, ...]:
    """Return the standard items that do not concern a kind of unit."""
    return kinds()[kind].leave_out if kind in kinds() else ()


def mentions(drafts: Sequence[Draft], own: OwnWork) -> Iterator[tuple[Draft, ItemMention]]:
    """Yield the passages that provide for a kind's own work: at most one in a sentence."""
    pattern = _words(own.words)
    for draft in drafts:
        for start, end in cuts.cells(draft.plain, draft.document.start, draft.document.end):
            match = pattern.search(draft.plain, start, end)
            if match is None or draft.idle(match.start()) or draft.in_noise(*match.span()):
                continue
            line = Span(start=start, end=end)
            yield draft, ItemMention(start=match.start(), end=match.end(), item=own.id, line=line)


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return lazy(alternation(list(words)))
