"""Two places that contradict each other, told by a judge that learned it from marked drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from unionnlp.checks.clashes import likeness
from unionnlp.checks.clashes.judge import learned
from unionnlp.checks.clashes.pairs import pairs
from unionnlp.checks.clashes.told import ToldValue, told
from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.records import Severity
from unionnlp.grammar.cuts import EDGE
from unionnlp.grammar.spans import Touching

CODE: Final = "F112"
_QUOTE: Final = 24


class Clash(msgspec.Struct, frozen=True):
    """Two values and how likely they contradict each other."""

    first: ToldValue
    second: ToldValue
    likely: float


class Compared:
    """The values of a draft, and ``clashes``, the pairs that may contradict each other, the likeliest first."""

    def __init__(self, values: Sequence[ToldValue], clashes: Sequence[Clash]) -> None:
        self.clashes = clashes
        self._values = values
        self._places = Touching([value.place for value in values])
        self._of: dict[int, list[Clash]] = {}
        for clash in clashes:
            self._of.setdefault(id(clash.first), []).append(clash)

    def likely(self, spans: Sequence[tuple[int, int]]) -> float | None:
        """Return how likely some places contradict each other.

        Where one of them gives no value that is not likely at all; where theirs are not compared nothing is known.
        """
        found = [self._places.within(*span) for span in spans]
        if not all(found):
            return 0.0
        values = {id(self._values[k]) for place in found for k in place}
        both = (c for v in values for c in self._of.get(v, ()) if id(c.second) in values)
        return max((c.likely for c in both), default=None)


def check(draft: Draft, known: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the contradictions of a draft that are not ``known``; what is less likely is a hint."""
    judge = learned()
    told_of = [span for hit in known for span in hit.spans]
    for clash in compared(draft).clashes:
        if clash.likely < judge.hinted:
            break
        places = clash.first.place, clash.second.place
        if not any(overlaps(told_of, *place) for place in places):
            told_of += places
            yield _hit(draft, clash, None if clash.likely >= judge.asked else "low")


def compared(draft: Draft) -> Compared:
    """Return the values of a draft, compared with each other; read once."""
    return draft.once("clashes", draft.noise, lambda: _compared(draft))


def _compared(draft: Draft) -> Compared:
    judge, values = learned(), list(told(draft))
    found = [
        Clash(first, second, judge.clash(likeness.of(first, second, around, judge.rarity)))
        for first, second, around in pairs(values, judge.rarity)
    ]
    return Compared(values, sorted(found, key=lambda clash: -clash.likely))


def _hit(draft: Draft, clash: Clash, severity: Severity | None) -> Hit:
    spans = tuple(_shown(draft, value) for value in (clash.first, clash.second))
    first, second = (short(draft.text[start:end].strip(), _QUOTE) for start, end in spans)
    return Hit(CODE, spans, {"first": first, "second": second}, severity)


def _shown(draft: Draft, value: ToldValue) -> tuple[int, int]:
    """Return what a reader is shown of a value: its clause, without the blanks around it."""
    start, end = (value.start, value.end) if value.planned else value.place
    text = draft.plain[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip(EDGE))
