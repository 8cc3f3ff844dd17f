"""Arithmetic: parts that do not make the whole, prices times heads, columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unionnlp.checks import products
from unionnlp.checks.amounts import NEAR, hit, is_price, money
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import listed_counts, patterns
from unionnlp.grammar.numerals import number
from unionnlp.records import Quantity

_TIMES = re.compile(r"[×xX*]")
_COUNTED = re.compile(r"(?<!\d)(\d{1,9})\s{0,4}(人|名|位|件|所|个)")
_CELL = re.compile(r"^\s*(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(万元|元|万)?\s*$")
_PRODUCT = re.compile(
    r"(?<!\d)(\d{1,9})\s{0,4}[人名户份位个]\s{0,4}[×xX*]\s{0,4}(\d{1,9}(?:\.\d{1,4})?)\s{0,4}元"
)
_MOST = 60  # parts of a whole
_PARTIAL = 0.9  # parts of which less is told are not all of them
_MOSTLY = 0.6  # a list with a total that has so much of it is meant to be whole


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the sums of a document that do not come out."""
    taken: set[int] = set()
    for found in (
        *_amounts(draft),
        *products.check(draft),
        *_lists(draft),
        *_rest(draft),
        *_parts_of_counts(draft),
        *_added(draft),
        *_tables(draft),
    ):
        if found.spans[0][0] not in taken:
            taken.add(found.spans[0][0])
            yield found


def _amounts(draft: Draft) -> Iterator[Hit]:
    """A whole and its parts in one paragraph."""
    for start, end in draft.lines():
        if "\t" in draft.plain[start:end]:
            continue
        found = [q for q in money(draft, start, end) if not is_price(draft, q)]
        yield from _whole_first(draft, found)
        yield from _whole_last(draft, found, start)


def _whole_first(draft: Draft, found: Sequence[Quantity]) -> Iterator[Hit]:
    """``预算3.2万元，其中场地0.6万元、…``: the parts follow up to the full stop."""
    for k, whole in enumerate(found):
        mark = patterns().parts.match(draft.plain, whole.end)
        if mark is None:
            continue
        stop = _sentence_end(draft, whole.end)
        parts = [q for q in found[k + 1 : k + _MOST] if q.end <= stop and not _sums(draft, q)]
        if len(parts) < 2:
            continue
        total = sum(q.value for q in parts)
        listed = mark.group("mark") in (":", "：")
        few = total < whole.value and (len(parts) < 3 and not listed)
        if few or total < _PARTIAL * whole.value or _about(whole, total):
            continue
        yield hit(whole.start, parts[-1].end, whole.value, total, "元")


def _about(whole: Quantity, total: float) -> bool:
    """Say whether a whole is its sum; one that is told roughly need not be."""
    return whole.comparator != "eq" or abs(whole.value - total) <= NEAR * max(total, 1)


def _sums(draft: Draft, q: Quantity) -> bool:
    return bool(
        patterns().total.search(draft.plain, max(draft.document.start, q.start - 12), q.start)
    )


def _sentence_end(draft: Draft, at: int) -> int:
    match = re.compile(r"[。!?！？\n]").search(draft.plain, at, draft.document.end)
    return match.start() if match else draft.document.end


def _whole_last(draft: Draft, found: Sequence[Quantity], start: int) -> Iterator[Hit]:
    """``…0.24万元，合计4.3万元``: the parts stand before, in the sentence or in the paragraph."""
    for k, whole in enumerate(found):
        if not _sums(draft, whole):
            continue
        left, _ = draft.context.sentence(whole.start)
        for floor in (left, start):
            near = found[max(k - _MOST, 0) : k]
            parts = [q for q in near if q.start >= floor and not _sums(draft, q)]
            if len(parts) >= 2 or floor == start:
                break
        if len(parts) < 2:
            continue
        total = sum(q.value for q in parts)
        if not _about(whole, total) and 0.7 < total / whole.value < 1.4:
            yield hit(parts[0].start, whole.end, whole.value, total, "元")
        return


def _lists(draft: Draft) -> Iterator[Hit]:
    """``会员43人，依次为10人、11人…``, and men and women."""
    plain = draft.plain
    for match in patterns().list.finditer(plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        parts = _run(plain, match.end(), right)
        before = [
            m for m in _COUNTED.finditer(plain, left, match.start()) if m.group(2) in "人名位"
        ]
        if len(parts) < 3 or not before:
            continue
        total = sum(int(m.group(1)) for m in parts)
        wholes = [int(m.group(1)) for m in before]
        said = re.compile(r"[,，]?(?:合计|共计|共|总计)\s{0,4}(\d{1,9})").match(
            plain, parts[-1].end()
        )
        if said:
            wholes = [int(said.group(1))]
        if total not in wholes and min(abs(total - w) / max(w, 1) for w in wholes) < 0.3:
            near = min(wholes, key=lambda w: abs(total - w))
            yield hit(before[0].start(), parts[-1].end(), near, total, parts[0].group(2))
    yield from _sexes(draft)


def _run(plain: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the counts that follow each other, a name of a few characters between them."""
    found: list[re.Match[str]] = []
    for match in _COUNTED.finditer(plain, start, end):
        at = found[-1].end() if found else start
        if not re.fullmatch(r"[、,，和:：]?[^\d。;；、,，]{0,8}", plain[at : match.start()]):
            break
        found.append(match)
    return found


_SEX = re.compile(
    r"(?<!\d)(?P<whole>\d{1,9})[人名位][^。;\d]{0,14}?(?P<a>[男女])[^。;、,，\d]{0,6}(?P<n>\d{1,9})[人名位]?[、,，和][^。;\d男女]{0,3}(?P<b>[男女])[^。;、,，\d]{0,6}(?P<m>\d{1,9})[人名位]?"
)


def _sexes(draft: Draft) -> Iterator[Hit]:
    for match in _SEX.finditer(draft.plain, draft.document.start, draft.document.end):
        if match.group("a") == match.group("b"):
            continue
        total = int(match.group("n")) + int(match.group("m"))
        if total != int(match.group("whole")):
            yield hit(*match.span(), int(match.group("whole")), total, "人")


def _parts_of_counts(draft: Draft) -> Iterator[Hit]:
    """``会员286人，其中南区120人、北区98人、东区58人``: parts that are all there and do not make the whole."""
    plain, end = draft.plain, draft.document.end
    for match in patterns().whole.finditer(plain, draft.document.start, end):
        parts = _counted_parts(plain, match.end(), end, match.group("unit"))
        whole, listed = (
            int(match.group("whole")),
            bool(re.search("其中|分别|[:：(]", match.group("mark"))),
        )
        if len(parts) < 2 or patterns().mixed.search(plain, match.start(), parts[-1].end()):
            continue
        total = sum(int(p.group("n")) for p in parts)
        said = re.search(
            "共|计|合", plain[max(draft.document.start, match.start() - 2) : match.start()]
        )
        full = (
            total > whole
            or (len(parts) >= 3 and total >= _PARTIAL * whole)
            or (len(parts) >= 3 and said and total >= _MOSTLY * whole)
        )
        overlap = total > whole and patterns().overlap.search(plain, match.end(), parts[-1].end())
        if (listed or said) and not overlap and full and total != whole and total < 2 * whole:
            yield hit(match.start(), parts[-1].end("unit"), whole, total, match.group("unit"))


def _counted_parts(plain: str, start: int, end: int, unit: str) -> list[re.Match[str]]:
    """Return the counts of one unit that follow each other from ``start`` to the end of a clause list."""
    parts: list[re.Match[str]] = []
    at = start
    while (part := patterns().part.match(plain, at, end)) and part.group("unit") == unit:
        parts.append(part)
        at = part.end()
        if not part.group("end"):
            break
    return parts


def _added(draft: Draft) -> Iterator[Hit]:
    """``茶几2张、躺椅4把，共8件``: what is listed before a total."""
    plain = draft.plain
    for match in patterns().added.finditer(plain, draft.document.start, draft.document.end):
        left = max(draft.document.start, match.start() - 60)
        left = max(left, *(plain.rfind(c, left, match.start()) + 1 for c in "。;；\n:：(（"))
        text = plain[left : match.start()]
        counts = listed_counts().findall(text)
        if (
            len(counts) < 2
            or patterns().mixed.search(text)
            or len(re.findall(r"\d+", text)) != len(counts)
        ):
            continue
        total = sum(int(n) for n, _ in counts)
        whole, units = int(match.group("whole")), {unit for _, unit in counts}
        same = units == {match.group("unit")} or match.group("unit") in "件个份"
        if same and total != whole and _MOSTLY <= total / whole <= 1 / _MOSTLY:
            yield hit(left, match.end(), whole, total, match.group("unit"))


def _rest(draft: Draft) -> Iterator[Hit]:
    """``31件，立案22件，余下9件``."""
    for match in patterns().rest.finditer(draft.plain, draft.document.start, draft.document.end):
        total = int(match.group("n")) + int(match.group("m"))
        if total != int(match.group("whole")):
            yield hit(*match.span(), int(match.group("whole")), total, match.group("unit"))


def _tables(draft: Draft) -> Iterator[Hit]:
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
