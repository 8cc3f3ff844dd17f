"""Sums, products and means: a figure that its words call a total, and what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, takewhile

import msgspec

from unionnlp.checks.messages import Hit
from unionnlp.checks.reckoning.figures import ONE, Figure, FigurePassage, differ, word
from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_NEAR = (0.5, 2.0)  # a total so many times what is made is of something else
_ALIKE = (0.65, 1.55)  # the same of a sum of counts
_LEAST = 2
_ANY = ("件", "个", "份", "样")  # what things of several units are counted in together
_LISTED = lazy(r"[^,，;；、]{0,4}[,，;；、]")


class _Made(msgspec.Struct, frozen=True):
    """What the figures before a total make: the value, other values that explain the total as well."""

    value: float
    others: tuple[float, ...] = ()
    sum: bool = False


def totals(passage: FigurePassage) -> Iterator[Hit]:
    """Yield the totals of a passage that are not made by the figures before them."""
    terms: list[Figure] = []
    for figure in passage.figures:
        made = _made(passage, terms, figure) if terms and _is_total(figure, terms) else None
        if made is not None:
            low, high = _ALIKE if made.sum else _NEAR
            known = any(abs(v - figure.value) <= figure.exact for v in (made.value, *made.others))
            if not known and made.value and low < figure.value / made.value < high:
                yield differ(terms[0], figure, figure, made.value)
            terms = []
        terms.append(figure)


def _is_total(figure: Figure, terms: Sequence[Figure]) -> bool:
    """Say whether a figure is a sum by its words; 全年 tells it of what is told by parts of the year."""
    if figure.total:
        return True
    if word("paid").search(figure.lead) and any(t.per for t in terms if t.unit == figure.unit):
        return len({t.unit for t in terms}) > 1
    alike = [t for t in terms if t.unit == figure.unit]
    parts = [
        t for t in terms
        if word("halves").search(t.gap) or {"月", "季", "学期"} & {n for p in t.per for n in p}
    ]  # fmt: skip
    return bool(alike and parts) and bool(word("yearly").search(figure.gap))


def heads(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``满分100分：单选20道每道2分``, ``全年12期，上学期6期，下学期5期``: the total stands first."""
    for k, total in enumerate(passage.figures[:-2]):
        behind = passage.text[total.end - passage.start :]
        parts = list(takewhile(_listed, passage.figures[k + 1 :]))
        kin = [p for p in parts if p.unit == total.unit]
        halves = [p for p in kin if word("halves").search(p.gap)]
        if total.per or total.rough or len(kin) < _LEAST:
            continue
        many = any(p.per for p in kin) or len(kin) > _LEAST
        listed = many and word("listed").match(behind)
        if not listed and len(halves) != len(parts):
            continue
        made = _made(
            passage,
            parts,
            msgspec.structs.replace(total, lead="合计", start=parts[-1].end, end=parts[-1].end),
        )
        if made is None or abs(made.value - total.value) <= total.exact or not made.value:
            continue
        if _ALIKE[0] < total.value / made.value < _ALIKE[1]:
            yield differ(total, parts[-1], total, made.value)


def _listed(figure: Figure) -> bool:
    """Say whether a figure goes on a list: it is no sum, and comes not on top of it."""
    return not figure.total and not lazy("另|此外|其余").search(figure.gap)


_OPENS = lazy("[^,，。;；:：]{0,4}(?:[:：]|[,，](?:人数)?(?:各有|分别[有为是]?|依次[有为是]?))")


def parted(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``会员119人，……会员分五个组：31人、34人、20人、15人、17人``: as many parts as are announced."""
    for k, many in enumerate(passage.figures):
        parts = passage.figures[k + 1 : k + 1 + int(many.value)]
        before = [f for f in passage.figures[:k] if parts and f.unit == parts[0].unit]
        if len(parts) != many.value or len(parts) < _LEAST or many.per or not before:
            continue
        opened = _OPENS.match(passage.text, many.end - passage.start)
        each = opened is not None and opened.group().endswith("各有")
        alike = {p.unit for p in parts} == {parts[0].unit} and not any(
            (p.per and not (each and p is parts[0])) or p.rough for p in parts
        )
        whole = [f for f in before if not f.rough and _is_parted(f, many, before[-1])]
        total = sum(p.value for p in parts)
        if not (alike and opened and whole) or total in {f.value for f in before}:
            continue
        if _ALIKE[0] < total / whole[-1].value < _ALIKE[1]:
            yield differ(whole[-1], parts[-1], whole[-1], total)


def _is_parted(whole: Figure, many: Figure, nearest: Figure) -> bool:
    """Say whether a number of groups is of a whole: named before it, or told right before it."""
    name = lazy("([一-鿿]{2})(?:共|现|已)?[分编划][^,，]{0,3}$").search(many.lead)
    if name:
        return whole.lead.endswith(name[1])
    return whole is nearest and bool(
        lazy("[,，](?:共|现|已|被)?[分编划][^,，。;；]*$").match(many.gap)
    )


def paired(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``3名、6名、9名，依次为每人300元、200元、100元，共3200元``: the first with the first."""
    if not lazy("依次|分别").search(passage.text):
        return
    for k, total in enumerate(passage.figures):
        amounts = [f for f in passage.figures[:k] if f.unit == total.unit]
        heads = [f for f in passage.figures[:k] if f.unit != total.unit]
        if not total.total or len(amounts) < _LEAST or len(heads) != len(amounts):
            continue
        if len({h.unit for h in heads}) > 1 or heads[-1].end > amounts[0].start or total.rough:
            continue
        right = sum(a.value * h.value for a, h in zip(amounts, heads, strict=True))
        plain = sum(a.value for a in amounts)  # all that each kind gets
        near = _NEAR[0] < total.value / max(right, 1) < _NEAR[1]
        if near and not word("apart").search(passage.text) and total.value not in (right, plain):
            yield differ(heads[0], total, total, right)


def ratios(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``每10名会员选1名代表，120名会员共选15名``."""
    for size, one in pairwise(passage.figures):
        others = [f for f in passage.figures if f is not size and f is not one]
        if not size.lead.endswith("每") or len(others) != _LEAST or size.value <= 1 or one.per:
            continue
        whole, total = others
        fits = whole.unit == size.unit and total.unit == one.unit and total.total
        right = whole.value / size.value * one.value
        rough = any(f.rough for f in passage.figures) or word("apart").search(passage.text)
        if fits and not rough and abs(total.value - right) >= one.value:
            yield differ(size, total, total, right)


def _made(passage: FigurePassage, terms: Sequence[Figure], total: Figure) -> _Made | None:
    text = terms[0].gap.rpartition("。")[2] + passage.between(terms[0], total) + total.tail
    summed = word("summed").search(total.lead)
    if any(t.rough for t in (*terms, total)) or word("apart").search(text):
        return None
    if not summed and (passage.wide or word("beside").search(text)):
        return None
    kin = [t for t in terms if t.unit == total.unit]
    asked = {name for names in total.per for name in names}
    others = [t for t in terms if t.unit != total.unit]
    rates = [t for t in kin if _asks(t, asked, {o.unit for o in others})]
    plains = [t for t in kin if t not in rates]
    if not rates:
        return _sum([o for o in others if o.unit not in asked], plains, total)
    plains = [p for p in plains if p.value <= total.value]  # what is more is no part of it
    return _products(passage, (others, rates, plains), total)


def _asks(rate: Figure, asked: set[str], told: set[str]) -> bool:
    """Say whether a figure is for each of something that its total is not told for each of as well."""
    return any(
        asked.isdisjoint(names) and (ONE not in names or not told.isdisjoint(names))
        for names in rate.per
    )


def _sum(others: Sequence[Figure], plains: Sequence[Figure], total: Figure) -> _Made | None:
    """Return the sum of a list; none where a figure of another thing stands in it."""
    listed = [p for p in plains if not p.total]
    if not listed and total.unit in _ANY and not any(o.per or o.total for o in others):
        listed, others = list(others), ()
    if len(listed) < _LEAST or any(o.value != len(listed) for o in others):
        return None
    values = [p.value for p in listed]
    halves = all(word("halves").search(p.gap) for p in listed)
    if not (halves or word("summed").search(total.lead) or len(listed) > _LEAST):
        return None
    ends = tuple(accumulate(reversed(values)))  # what is told first can be the body of the rest
    return _Made(sum(values), (*ends, *values), sum=True)


def _products(
    passage: FigurePassage, terms: tuple[Sequence[Figure], ...], total: Figure
) -> _Made | None:
    """Return what rates make with what they are for each of; every figure must have its part in it."""
    others, rates, plains = terms
    used: set[int] = set()
    value, years = 0.0, {1.0}
    for rate in rates:
        made = _resolved(rate, others, total, used)
        if made is None:
            return None
        value += made[0]
        years |= set(made[1])
    summed = word("summed").search(total.lead)
    if any(not (word("more").search(p.gap) or (summed and _LISTED.match(p.gap))) for p in plains):
        return None
    left = [o for o in others if id(o) not in used and o.value != len(rates) + len(plains)]
    if left or (plains and len(years) > 1):
        return None
    if words("figures", "times", "monthly").search(passage.text):
        years = {1.0}
    own = value + sum(p.value for p in plains)
    return _Made(own, tuple(own * y for y in years))


def _resolved(
    rate: Figure, others: Sequence[Figure], total: Figure, used: set[int]
) -> tuple[float, tuple[float, ...]] | None:
    """Return a rate times what it is for each of, and by what the year may be longer or shorter."""
    value = rate.value
    shorter: tuple[float, ...] = (1.0,)
    asked = {name for names in total.per for name in names}
    for names in rate.per:
        if not asked.isdisjoint(names):
            continue
        found = _nearest(rate, names, others, used)
        if "各" in names and not (found and _beside(rate)):
            return None
        if found is not None:
            used.add(id(found))
            inner = _resolved(msgspec.structs.replace(found, value=1.0), others, total, used)
            value *= found.value * (inner[0] if inner else 1.0)
            shorter = inner[1] if inner and inner[1] != (1.0,) else shorter
            term = found.total and found.unit in ("周", "月", "天") and value > total.value
            if term:
                return None  # so long is the term: not each of its weeks has one
            continue
        if ONE in names:
            continue
        times = _in_year(names, total)
        if not times:
            return None
        value, shorter = value * times[0], tuple(t / times[0] for t in times)
    return value, shorter


def _nearest(
    rate: Figure, names: Sequence[str], others: Sequence[Figure], used: set[int]
) -> Figure | None:
    """Return what a rate is for each of: the last before it, or the first behind it; new ones first."""
    fits = [o for o in others if o.start != rate.start and (o.unit in names or "各" in names)]
    fits = [o for o in fits if id(o) not in used] or fits
    before = [o for o in fits if o.end <= rate.start]
    return before[-1] if before else next(iter(fits), None)


def _beside(rate: Figure) -> bool:
    """Say whether 各 is of the figure right before it, and not of the names of several."""
    before = rate.gap.rpartition("各")[0]
    return not lazy("[,，;；]").search(before) and not lazy("[、和及]").search(before)


def _in_year(names: Sequence[str], total: Figure) -> list[float]:
    if not word("yearly").search(total.gap):
        return []
    rows = load("figures")["times"]["year"]
    return next(([float(n) for n in row["times"]] for row in rows if row["unit"] in names), [])


def means(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``全年8760元，73名会员，人均每月12元``: what one has is not the whole parted."""
    for k, rate in enumerate(passage.figures):
        before = passage.figures[:k]
        alike = [f for f in before if f.unit == rate.unit]
        told = word("mean").search(rate.gap)
        if not rate.per or not told or len(alike) != 1 or alike[0].per:
            continue
        if ";" in passage.between(alike[0], rate):
            continue
        whole, others = alike[0], [f for f in before if f.unit != rate.unit]
        text = passage.between(before[0], rate) + rate.tail
        if whole.rough or rate.rough or word("apart").search(text):
            continue
        used: set[int] = set()
        one = msgspec.structs.replace(rate, value=1.0)
        year = msgspec.structs.replace(rate, per=(), gap=whole.gap)
        made = _resolved(one, others, year, used)
        if made is None or len(used) != len(others) or not used:
            continue
        monthly = words("figures", "times", "monthly").search(passage.text)
        years = (1.0,) if monthly else made[1]
        right = [whole.value / (made[0] * y) for y in years if made[0]]
        slack = max(2 * rate.exact, rate.scale * 1.0 if rate.exact < 1e-3 else 0.0)
        near = bool(right) and _NEAR[0] < rate.value / right[0] < _NEAR[1]
        if near and all(abs(r - rate.value) >= slack for r in right):
            yield differ(whole, rate, rate, right[0])
