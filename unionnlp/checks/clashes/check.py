"""Two places that contradict each other, told by a judge that learned it from marked drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, cast

import msgspec

from unionnlp.checks.clashes import likeness
from unionnlp.checks.clashes.judge import learned
from unionnlp.checks.clashes.pairs import pairs
from unionnlp.checks.clashes.told import Told, told
from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.records import Severity

CODE: Final = "F112"
_QUOTE: Final = 24


class Clash(msgspec.Struct, frozen=True):
    """Two values and how likely they contradict each other."""

    first: Told
    second: Told
    likely: float


def check(draft: Draft, known: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the contradictions of a draft that are not ``known``; what is less likely is a hint."""
    judge = learned()
    told_of = [span for hit in known for span in hit.spans]
    for clash in clashes(draft)[1]:
        if clash.likely < judge.hinted:
            break
        places = clash.first.place, clash.second.place
        if not any(overlaps(told_of, *place) for place in places):
            told_of += places
            yield _hit(draft, clash, None if clash.likely >= judge.asked else "low")


def clashes(draft: Draft) -> tuple[list[Told], list[Clash]]:
    """Return a draft's values, and the pairs of them that may contradict each other, the likeliest first."""
    of, found = draft.known.get("clashes", (None, ([], [])))
    if of is not draft.noise:  # a copy of the draft may have other noise
        found = _clashes(draft)
        draft.known["clashes"] = draft.noise, found
    return cast("tuple[list[Told], list[Clash]]", found)


def _clashes(draft: Draft) -> tuple[list[Told], list[Clash]]:
    judge, values = learned(), list(told(draft))
    found = [
        Clash(first, second, judge.clash(likeness.of(first, second, around, judge.rarity)))
        for first, second, around in pairs(values, judge.rarity)
    ]
    return values, sorted(found, key=lambda clash: -clash.likely)


def _hit(draft: Draft, clash: Clash, severity: Severity | None) -> Hit:
    spans = tuple(_shown(draft, value) for value in (clash.first, clash.second))
    first, second = (short(draft.text[start:end].strip(), _QUOTE) for start, end in spans)
    return Hit(CODE, spans, {"first": first, "second": second}, severity)


def _shown(draft: Draft, value: Told) -> tuple[int, int]:
    """Return what a reader is shown of a value: its clause, without the blanks around it."""
    start, end = (value.start, value.end) if value.planned else value.place
    text = draft.plain[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(
        text.rstrip(" \t\n,，。;；")
    )
