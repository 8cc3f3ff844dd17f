"""From the links of a promise to its status and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unionnlp.comparison.cues import dropped, pattern
from unionnlp.comparison.likeness import unit_class
from unionnlp.comparison.passages import Clause
from unionnlp.comparison.records import Number, Status
from unionnlp.grammar.clauses import clauses as read_clauses
from unionnlp.records import Quantity

_TOTALS = (None, "P1Y", "semester")
_ASIDE = re.compile(
    r"(?:其中|去年|上年|上一年|上学期|往年|(?:19|20)\d\d年底?|增加|增长|提高|减少|下降|多了?|少了?|相比|同期|原来|第)"
    r"[^,。;]{0,6}$"
)
_EACH = re.compile(r"各[^,。;]{0,6}$")
_WHOLE = re.compile(r"^[^。;]{0,14}(?:中,?(?:已|有)|已有|其中|只有|仅有|只|仅)")


def numbers(promise: Clause, reports: Sequence[Clause]) -> tuple[Quantity, Quantity] | None:
    """Return the promised and the reached number of the same thing, where both texts give one."""
    for promised in promise.quantities:
        if _EACH.search(promise.plain[: promised.start - promise.start]):
            continue
        found = [r for c in reports for r in _candidates(c, promised)]
        if found:
            return promised, max(found, key=lambda r: _common(promised, r))
    return None


def _candidates(clause: Clause, promised: Quantity) -> Iterator[Quantity]:
    for reached in clause.quantities:
        if unit_class(reached) != unit_class(promised) or not _same_per(promised, reached):
            continue
        at = reached.start - clause.start
        whole = reached.value == promised.value and _WHOLE.match(
            clause.plain[at + len(reached.text) :]
        )
        if _ASIDE.search(clause.plain[:at]) or whole:
            continue
        yield reached


def _same_per(a: Quantity, b: Quantity) -> bool:
    return a.per == b.per or (a.per in _TOTALS and b.per in _TOTALS)


def _common(a: Quantity, b: Quantity) -> tuple[bool, int, float]:
    """Return how alike two quantities are told: the unit as written, their indicators, their order."""
    shared = set(a.indicator or "") & set(b.indicator or "")
    return a.unit == b.unit, len(shared), -b.start


def number(quantity: Quantity) -> Number:
    """Return the value and unit of a quantity."""
    return Number(value=quantity.value, unit=quantity.unit)


def status(
    promise: Clause,
    reports: Sequence[Clause],
    pair: tuple[Quantity, Quantity] | None,
    year: int | None,
) -> Status:
    """Return what became of a promise; ``year`` is that of the period."""
    if not reports:
        return "unreported"
    short = pair is not None and _short(*pair)
    lost = [_lost(c, year) for c in reports]
    if any(lost):
        reached = pair is not None and pair[1].value > 0
        return "partly" if reached or not all(lost) else "dropped"
    if short:
        return "partly"
    text = " ".join(c.plain for c in reports)
    if pair is None and pattern("status", "partly").search(text):
        return "partly"
    return "done"


def _lost(report: Clause, year: int | None) -> bool:
    """Tell whether a clause says that the act was refused, replaced, or put off beyond the period."""
    if report.replaced or dropped(year).search(report.plain):
        return True
    return any(c.status == "refused" for c in read_clauses(report.plain))


def _short(promised: Quantity, reached: Quantity) -> bool:
    if promised.comparator == "le":
        return reached.value > promised.value
    return reached.value < promised.value
