"""Arithmetic: parts that do not make the whole, prices times heads, columns of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from unionnlp.checks import (
    budgets,
    founded,
    products,
    rates,
    reckoned,
    reckoning,
    shares,
    sum_apart,
    sum_counts,
    sum_tables,
    surplus,
    worked,
)
from unionnlp.checks.amounts import NEAR, hit, is_price, money
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import patterns
from unionnlp.grammar import cuts
from unionnlp.patterns import lazy
from unionnlp.records import Quantity

_COMES = lazy(r"(?:收入|进账|拨入|到账)[^,，。;；\d]{0,6}$")
_GOES = lazy(r"(?:支出|开支|用去|花去|结余|余额|剩余|余)[^,，。;；\d]{0,4}$")
_MOST = 60  # parts of a whole
_LIST_LOW, _LIST_HIGH = 0.7, 1.4  # a total so near to what stands before it is meant to be its sum
_LISTED = 3  # parts that make a list without a word before them
_PARTIAL = 0.9  # parts of which less is told are not all of them


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the sums of a document that do not come out."""
    taken: set[int] = set()
    for found in (
        *_amounts(draft),
        *products.check(draft),
        *rates.check(draft),
        *sum_counts.check(draft),
        *sum_apart.check(draft),
        *founded.check(draft),
        *shares.check(draft),
        *surplus.check(draft),
        *sum_tables.check(draft),
        *budgets.check(draft),
        *reckoned.check(draft),
        *worked.check(draft),
        *reckoning.check(draft),
    ):
        if taken.isdisjoint(found.spans[0]):
            taken.update(found.spans[0])
            yield found


def _amounts(draft: Draft) -> Iterator[Hit]:
    """A whole and its parts in one paragraph."""
    run: list[Quantity] = []  # of the lines before, where each has one amount
    above: Quantity | None = None  # the sum that stands over them
    for start, end in draft.lines():
        if "\t" in draft.plain[start:end]:
            continue
        found = [q for q in money(draft, start, end) if not is_price(draft, q)]
        yield from _whole_first(draft, found)
        yield from _whole_last(draft, found, start)
        if len(found) == 1 and not _sums(draft, found[0]):
            run = [*run[1 - _MOST :], found[0]]
            continue
        if len(found) == 1 and not (above and _about(above, sum(q.value for q in run))):
            yield from _whole_below(found[0], run)
        above = found[0] if len(found) == 1 else None
        run = []


def _whole_below(whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Hit]:
    """``1.文体20000元；`` and more lines such as this, then ``以上合计65000元``."""
    total = sum(q.value for q in parts)
    near = _LIST_LOW < total / max(whole.value, 1) < _LIST_HIGH
    if len(parts) >= 2 and near and not _about(whole, total):
        yield hit(parts[0].start, whole.end, whole.value, total, "元")


def _whole_first(draft: Draft, found: Sequence[Quantity]) -> Iterator[Hit]:
    """``预算3.2万元，其中场地0.6万元、…``: the parts follow up to the full stop."""
    for k, whole in enumerate(found):
        mark = patterns().parts.match(draft.plain, whole.end)
        if mark is None:
            yield from _whole_bare(draft, found[k : k + _MOST])
            continue
        stop = _sentence_end(draft, whole.end)
        near = list(takewhile(partial(_goes_on, draft, whole), found[k + 1 : k + _MOST]))
        parts = [q for q in near if q.end <= stop and not _sums(draft, q)]
        if len(parts) < 2:
            continue
        if _made_before(draft, whole, parts):
            continue
        total = sum(q.value for q in parts)
        listed = mark.group("mark") in (":", "：")
        few = total < whole.value and (len(parts) < 3 and not listed)
        if few or total < _PARTIAL * whole.value or _about(whole, total):
            continue
        yield hit(whole.start, parts[-1].end, whole.value, total, "元")


def _made_before(draft: Draft, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Say whether the first parts make the whole: up to a semicolon, or to where the whole is told again."""
    total = 0.0
    for q, after in zip(parts, [*parts[1:], None], strict=True):
        total += q.value
        again = after is not None and abs(after.value - whole.value) <= NEAR * whole.value
        stop = after is not None and draft.plain.find(";", q.end, after.start) >= 0
        if (again or stop) and abs(whole.value - total) <= NEAR * max(total, 1):
            return True
    return False


def _goes_on(draft: Draft, whole: Quantity, q: Quantity) -> bool:
    """Say whether an amount is still of a whole: behind an income comes what is spent and left."""
    income = _COMES.search(draft.plain, max(draft.document.start, whole.start - 12), whole.start)
    return not (income and _GOES.search(draft.plain, draft.context.clause(q.start)[0], q.start))


def _whole_bare(draft: Draft, found: Sequence[Quantity]) -> Iterator[Hit]:
    """``全年预计支出4.9万元，慰问2.3万元，文体1.2万元，…``: a list to the end of the sentence, no word before it."""
    whole, stop = found[0], _sentence_end(draft, found[0].end)
    parts = [q for q in found[1:] if q.end <= stop]
    if len(parts) < _LISTED or not _listed(draft, whole, parts, stop):
        return
    total = sum(q.value for q in parts)
    near = _PARTIAL < total / max(whole.value, 1) < 1 / _PARTIAL
    if near and not _about(whole, total):
        yield hit(whole.start, parts[-1].end, whole.value, total, "元")


def _listed(draft: Draft, whole: Quantity, parts: Sequence[Quantity], stop: int) -> bool:
    """Say whether amounts follow each other, a name before each, and the whole is one of a budget."""
    left, _ = draft.context.clause(whole.start)
    if not patterns().budget.search(draft.plain, left, whole.start):
        return False
    gaps = pairwise([whole, *parts])
    even = all(patterns().gap.fullmatch(draft.plain, a.end, b.start) for a, b in gaps)
    return even and bool(patterns().kept.fullmatch(draft.plain, parts[-1].end, stop))


def _about(whole: Quantity, total: float) -> bool:
    """Say whether a whole is its sum; one that is told roughly need not be."""
    return whole.comparator != "eq" or abs(whole.value - total) <= NEAR * max(total, 1)


def _sums(draft: Draft, q: Quantity) -> bool:
    return bool(
        patterns().total.search(draft.plain, max(draft.document.start, q.start - 12), q.start)
    )


def _sentence_end(draft: Draft, at: int) -> int:
    return cuts.on(draft.plain, at, draft.document.end, cuts.SENTENCE)


def _whole_last(draft: Draft, found: Sequence[Quantity], start: int) -> Iterator[Hit]:
    """``…0.24万元，合计4.3万元``: the parts stand before, in the sentence or in the paragraph."""
    for k, whole in enumerate(found):
        if not _sums(draft, whole):
            continue
        left, _ = draft.context.sentence(whole.start)
        colon = max(draft.plain.rfind(c, left, whole.start) for c in ":：")
        for floor in (colon, left, start) if colon >= 0 else (left, start):
            near = found[max(k - _MOST, 0) : k]
            parts = [q for q in near if q.start >= floor and not _sums(draft, q)]
            if len(parts) >= 2 or floor == start:
                break
        if len(parts) < 2:
            continue
        total = sum(q.value for q in parts)
        if not _about(whole, total) and _LIST_LOW < total / whole.value < _LIST_HIGH:
            yield hit(parts[0].start, whole.end, whole.value, total, "元")
        return
