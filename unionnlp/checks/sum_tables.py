"""Arithmetic of tables: their last row, and prices times heads in their cells and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unionnlp.checks.amounts import NEAR, hit
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import patterns
from unionnlp.grammar.numerals import number

_CELL = re.compile(r"^\s*(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(万元|元|万)?\s*$")
_PRODUCT = re.compile(
    r"(?<!\d)(\d{1,9})\s{0,4}[人名户份位个]\s{0,4}[×xX*]\s{0,4}(\d{1,9}(?:\.\d{1,4})?)\s{0,4}元"
)


def check(draft: Draft) -> Iterator[Hit]:
    """The last row of a table of amounts, and prices times heads in its remarks."""
    block: list[tuple[int, int]] = []
    for span, after in pairwise([*draft.lines(), (-1, -1)]):
        if "\t" in draft.plain[slice(*span)]:
            block.append(span)
            if after[0] >= 0 and "\t" in draft.plain[slice(*after)]:
                continue
        yield from _table(draft, block)
        block = []


def _table(draft: Draft, block: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    rows = [draft.plain[a:b].split("\t") for a, b in block]
    for k, row in enumerate(rows):
        yield from _remark(draft, block[k], row)
        if not patterns().row_total.match(row[0].strip()) or k < 2:
            continue
        for column in range(1, len(row)):
            whole = _cell(row, column)
            parts = [v for r in rows[:k] if (v := _cell(r, column)) is not None]
            if whole is None or len(parts) < 2:
                continue
            if abs(sum(parts) - whole) > NEAR * max(whole, 1):
                yield hit(*block[k], whole, round(sum(parts), 2), "")


def _cell(row: Sequence[str], column: int) -> float | None:
    match = _CELL.match(row[column]) if column < len(row) else None
    if match is None:
        return None
    value = number(match.group(1).replace("，", ","))
    return None if value is None else value * (10_000 if "万" in (match.group(2) or "") else 1)


def _remark(draft: Draft, span: tuple[int, int], row: Sequence[str]) -> Iterator[Hit]:
    """``节日慰问⇥91000⇥130人×700元``."""
    product = _PRODUCT.search(draft.plain, *span)
    amounts = [v for c in range(1, len(row)) if (v := _cell(row, c)) is not None and v >= 10]
    if product is None or len(amounts) != 1:
        return
    right = float(product.group(1)) * float(product.group(2))
    times = amounts[0] / right if right else 0.0
    often = patterns().often.search(draft.plain, *span)
    if abs(times - 1) > NEAR and not (often and abs(times - round(times)) < NEAR):
        yield hit(*span, amounts[0], right, "元")
