"""Amounts of money in a draft: which there are, how exactly they are told, which are a price."""

from __future__ import annotations

import re
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import patterns
from unionnlp.patterns import lazy
from unionnlp.records import Quantity

NEAR: Final = 1e-6
"""Sums that differ by so small a part are equal."""
_MYRIADS = lazy(r"(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)万(?=[,，、。;；)）\s]|$)")
_NEAR = 80  # characters before an amount without 元 in which a word tells that it is money
_CUT = lazy(r"\d[,，. ]+$")


def hit(start: int, end: int, given: float, right: float, unit: str) -> Hit:
    """Return the finding that ``given`` is written where the numbers make ``right``."""
    values = {"given": _shown(given, unit), "right": _shown(right, unit)}
    return Hit("F301", ((start, end),), values)


def _shown(value: float, unit: str) -> str:
    return f"{value:g}{unit}" if value < 1e7 else f"{value:.0f}{unit}"


def money(draft: Draft, start: int, end: int) -> list[Quantity]:
    """Return the amounts of a passage in their order, those that leave out 元 (``慰问2.6万``) with them.

    Amounts whose thousands stand apart (``85,400``) are left out unless they are read whole.
    """
    found = [q for q in draft.quantities(start, end) if q.unit == "元"]
    found = [q for q in found if not _CUT.search(draft.plain, max(start, q.start - 2), q.start)]
    taken = {q.start for q in draft.quantities(start, end)}
    for match in _MYRIADS.finditer(draft.plain, start, end):
        near = max(start, match.start() - _NEAR), match.end()
        if match.start() not in taken and patterns().money.search(draft.plain, *near):
            found.append(
                Quantity(
                    start=match.start(), end=match.end(), text=match.group(),
                    value=round(float(match[1]) * 10_000, 2), unit="元",
                )
            )  # fmt: skip
    return sorted(found, key=lambda q: q.start)


def step(q: Quantity) -> float:
    """Return by how much an amount can be off through rounding: half of its last digit."""
    match = re.search(r"\.(\d+)", q.text)
    scale = 10_000 if "万" in q.text else 1
    return scale * (0.5 * 10 ** -len(match.group(1)) if match else 0.5 if scale > 1 else 0.005)


def is_price(draft: Draft, q: Quantity) -> bool:
    """Say whether an amount is one of many: 每人200元, ×500元, or stands in brackets."""
    left = max(draft.document.start, q.start - 24)
    before = draft.plain[left : q.start]
    open_bracket = before.rfind("(") > before.rfind(")")
    return open_bracket or q.per is not None or bool(patterns().each.search(before))
