"""Arithmetic of tables: their last row, columns that are products, prices times heads in remarks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import prod

from unionnlp.checks.amounts import NEAR, hit
from unionnlp.checks.draft import Draft
from unionnlp.checks.grid import Grid, grids
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import patterns
from unionnlp.patterns import lazy

_FACTOR = r"\d{1,9}(?:\.\d{1,4})?\s{0,4}[一-鿿/]{0,4}"
_PRODUCT = lazy(rf"(?<![\d.×xX*])(?:{_FACTOR}\s{{0,4}}[×xX*]\s{{0,4}}){{1,4}}{_FACTOR}(?![×xX*])")
_NUMBER = lazy(r"(\d{1,9}(?:\.\d{1,4})?)\s{0,4}([一-鿿]?)")
_ONE = "人名户份位个对家盒箱袋桶套"  # what has a price each
_AND = lazy(r"\s{0,4}[+＋]\s{0,4}")
_BELOW = lazy(
    r"\s{0,9}(?:合计|总计|共计)(?:金额|支出|预算|经费)?\s{0,4}[:：为]?\s{0,4}"
    r"(?P<n>\d{1,9}(?:\.\d{1,4})?)\s{0,2}(?P<unit>万?元)?[。]?\s{0,9}"
)
_LEAST = 10  # 元: smaller numbers of a row are no amount


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the tables of a document that do not come out."""
    for grid in grids(draft):
        for row in grid.body():
            yield from _remark(draft, grid, row)
        yield from _columns(grid)
        yield from _products(draft, grid)
        yield from _below(draft, grid)


def _columns(grid: Grid) -> Iterator[Hit]:
    """Yield the last rows that are not the sum of the rows above them."""
    totals = [row for row in grid.body() if grid.is_total(row)]
    told: set[int] = set()
    for column in range(1, grid.width):
        if patterns().no_sum.search(grid.head(column)):  # prices, numbers of order, shares
            continue
        for row, right in _wrong_totals(grid, totals, column):
            if row not in told:
                told.add(row)
                yield hit(*grid.spans[row], grid.value(row, column) or 0.0, right, "")


def _wrong_totals(grid: Grid, totals: list[int], column: int) -> Iterator[tuple[int, float]]:
    """Yield the rows of a sum that is neither that of its section, of all rows, nor of the sums."""
    above, section, sums, count = 0.0, 0.0, 0.0, 0
    for row in grid.body():
        value = grid.value(row, column)
        if value is None or patterns().within.match(grid.label(row)):
            continue
        if row not in totals:
            above, section, count = above + value, section + value, count + 1
            continue
        right = section if section and row != totals[-1] else above
        fits = any(abs(s - value) <= NEAR * max(value, 1) for s in (above, section, sums))
        if count >= 2 and not fits:
            yield row, round(right, 2)
        sums, section = sums + value, 0.0


def _products(draft: Draft, grid: Grid) -> Iterator[Hit]:
    """``人数⇥标准⇥金额``: rows in which the product of two columns is not the third."""
    price, heads, amount = (grid.column(key) for key in ("price", "heads", "amount"))
    times = grid.column("times")
    if price is None or heads is None or amount is None or len({price, heads, amount}) < 3:
        return
    for row in grid.body():
        cells = grid.yuan(row, price), grid.value(row, heads), grid.yuan(row, amount)
        if None in cells or grid.is_total(row):
            continue
        each, count, whole = (float(v or 0) for v in cells)
        often = grid.value(row, times) if times is not None else 1.0
        right = each * count * (often or 1.0)
        same = not right or grid.makes(row, amount, right)
        if not same and not _often(draft, grid, row, whole / right):
            yield hit(*grid.spans[row], whole, round(right, 2), "元")


def _often(draft: Draft, grid: Grid, row: int, times: float) -> bool:
    """Say whether a row is paid so many times as the amount is larger."""
    said = patterns().often.search(draft.plain, *grid.spans[row])
    return bool(said) and abs(times - round(times)) < NEAR


def _below(draft: Draft, grid: Grid) -> Iterator[Hit]:
    """``合计：14.4万元`` in the line behind a table that has no such row of its own."""
    amount = grid.column("amount")
    start = grid.spans[-1][1]
    if amount is None or any(grid.is_total(row) for row in grid.body()):
        return
    line = draft.plain.find("\n", start + 1, draft.document.end)
    end = line if line >= 0 else draft.document.end
    said = _BELOW.fullmatch(draft.plain, start + 1, end)
    values = [v for row in grid.body() if (v := grid.yuan(row, amount)) is not None]
    if said is None or len(values) < 2:
        return
    whole = float(said["n"]) * (10_000 if "万" in (said["unit"] or grid.head(amount)) else 1)
    if abs(sum(values) - whole) > NEAR * max(whole, 1):
        yield hit(grid.spans[0][0], said.end(), whole, round(sum(values), 2), "元")


def _remark(draft: Draft, grid: Grid, row: int) -> Iterator[Hit]:
    """``节日慰问⇥91000⇥130人×700元``, ``⇥61人×200元×3次``, ``⇥8人×500元+3人×800元``."""
    span = grid.spans[row]
    cells = range(1, len(grid.rows[row]))
    amounts = {c: v for c in cells if (v := grid.yuan(row, c)) is not None and v >= _LEAST}
    right = _made(draft, *span)
    if not right or len(amounts) != 1:
        return
    ((column, whole),) = amounts.items()
    if not (grid.makes(row, column, right) or _often(draft, grid, row, whole / right)):
        yield hit(*span, whole, right, "元")


def _made(draft: Draft, start: int, end: int) -> float:
    """Return what the products of a row make; 0 where there are none, or several that are not added."""
    found = list(_PRODUCT.finditer(draft.plain, start, end))
    if any(not _AND.fullmatch(draft.plain, a.end(), b.start()) for a, b in pairwise(found)):
        return 0.0
    made = 0.0
    for product in found:
        factors = _NUMBER.findall(product.group())
        units = [unit for _, unit in factors]
        if units.count("元") != 1 or not any(unit and unit in _ONE for unit in units):
            return 0.0
        made += prod(float(value) for value, _ in factors)
    return made
