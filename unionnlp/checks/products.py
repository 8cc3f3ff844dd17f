"""Products: heads times a price, several rates, so many bodies with so many each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from unionnlp.checks.amounts import NEAR, hit, is_price, money, step
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import patterns, people
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load, words

_GIVEN = lazy(r"(?:各|每人|人均|人手)[^,，。;；\d]{0,6}一?[份盒袋箱套张件]")
_OTHERS = lazy("[给向为对员工户者生男]|师(?!节)|女(?!节)|孩子")  # others get it
_BARE = lazy(r"\s{0,4}[,，=＝]\s{0,4}")
_BEFORE = 16  # characters before an amount that tell it a sum
_MOST_TIMES = 12  # payments in a year
_FAR = 2.0  # a total so many times another is of something else, but for a slip of a digit's place
_COUNT = "一二两三四五六七八九十百千"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,4}})?|\d{{1,8}}(?:\.\d{{1,4}})?|[{_COUNT}]{{1,6}})"


class _Factor(msgspec.Struct, frozen=True):
    """A number in a calculation: ``kind`` is head, price, times, total or other."""

    kind: str
    value: float
    start: int
    end: int
    exact: float = 0.0


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the products of a document that do not come out."""
    counts = {q.value for q in draft.document.quantities if q.unit in people()}
    for start, end in cuts.sentences(draft.plain, draft.document.start, draft.document.end):
        if draft.plain.find("\t", start, end) >= 0:
            continue
        told: set[int] = set()  # the ends of totals that are looked at
        yield from _rated(draft, (start, end), counts, told)
        for part in cuts.parts(draft.plain, start, end):
            for found in _loose(draft, *part):
                if found.spans[0][1] not in told:
                    yield found
            yield from _shared(draft, *part)


# --- one price, somewhere in the sentence ------------------------------------------------------


def _loose(draft: Draft, start: int, end: int) -> Iterator[Hit]:
    """``给80名会员每人送一份150元的米油，共需1.3万元``: one of each in a sentence."""
    amounts = money(draft, start, end)
    prices = [q for q in amounts if is_price(draft, q) and "万" not in q.text]
    wholes = [
        q for q in amounts if q.start > start and not is_price(draft, q)
        and patterns().needs.search(draft.plain, max(start, q.start - _BEFORE), q.start)
    ]  # fmt: skip
    heads = _heads(draft, start, end)
    given = _GIVEN.search(draft.plain, start, end) if not heads else None
    if given and not _OTHERS.search(draft.plain, start, given.start()):
        heads = _before(draft, start)
    if len(prices) != 1 or len(wholes) != 1 or len(heads) != 1:
        return
    head, price, whole = heads[0], prices[0], wholes[0]
    if draft.context.past(head.start) != draft.context.past(whole.start):
        return  # 去年补助5户…今年预算
    if any(price.start < q.start < whole.start for q in amounts):  # 另付车费500元
        return
    first, last = min(head.start, price.start), max(head.end, price.end, whole.end)
    right = head.value * price.value
    if whole.start < price.start or not _wrong(draft, (first, last), right, whole):
        return
    right *= _times(draft, (first, last), right, whole)
    yield hit(first, last, whole.value, right, "元")


def _before(draft: Draft, at: int) -> list[Quantity]:
    """Return the heads of the part before: 给38名会员各送一份150元的粽子；中秋各送一份180元的月饼."""
    floor = draft.context.sentence(at)[0]
    stop = max(draft.plain.rfind(mark, floor, max(at - 1, floor)) + 1 for mark in ";；")
    left = max(floor, stop)
    if not _GIVEN.search(draft.plain, left, at):
        return []
    return _heads(draft, left, at)


def _heads(draft: Draft, start: int, end: int) -> list[Quantity]:
    """Return how many people a stretch tells of, rates and single persons aside."""
    return [
        q for q in draft.quantities(start, end)
        if q.unit in people() and q.value >= 2 and q.per is None
    ]  # fmt: skip


def _wrong(draft: Draft, span: tuple[int, int], right: float, whole: Quantity | _Factor) -> bool:
    """Say whether a product is not its total, and the total not one of another thing."""
    if not right or _fits(draft, span, right, whole):
        return False
    times = whole.value / right
    slip = any(abs(times - t) < NEAR for t in (0.1, 10, 100))
    said = _times(draft, span, right, whole)
    return slip or any(1 / _FAR < times / t < _FAR for t in (1, said))


def _times(draft: Draft, span: tuple[int, int], right: float, whole: Quantity | _Factor) -> int:
    """Return how many payments a sentence tells of, where its total is too large for one of them."""
    if whole.value < _FAR * right:
        return 1
    told = words("sums", "words", "times").search(draft.plain, *draft.context.sentence(span[0]))
    return int(number(told[1]) or 1) if told else 1


def _fits(draft: Draft, span: tuple[int, int], right: float, whole: Quantity | _Factor) -> bool:
    """Say whether a product is its total, or that of so many payments."""
    exact = whole.exact if isinstance(whole, _Factor) else step(whole)
    if abs(right - whole.value) <= exact + NEAR:
        return True
    times = whole.value / right if right else 0.0
    often = patterns().often.search(draft.plain, draft.context.sentence(span[0])[0], span[1])
    return bool(often) and abs(times - round(times)) < NEAR and 2 <= times <= _MOST_TIMES


# --- rates beside their heads ------------------------------------------------------------------


def _rated(
    draft: Draft, span: tuple[int, int], counts: set[float], told: set[int]
) -> Iterator[Hit]:
    """``在编30人每人300元、聘用15人每人200元，共计1.3万元``, ``52人×120元，合计6340元``.

    Adds the ends of the totals that it has judged to ``told``.
    """
    made = _Made()
    for factor in _factors(draft, *span):
        if factor.kind == "bare":
            factor = msgspec.structs.replace(factor, kind=made.meant())
        if factor.kind != "total":
            made.take(factor)
            continue
        if made.sure:
            told.add(factor.end)
            if _fails(draft, made, factor, counts):
                right = sum(made.products)
                right *= _times(draft, (made.start, factor.end), right, factor)
                yield hit(made.start, factor.end, factor.value, right, "元")
        made = _Made()


def _fails(draft: Draft, made: _Made, total: _Factor, counts: set[float]) -> bool:
    """Say whether a total is neither that of all products nor of those of the last part."""
    span = (made.start, total.end)
    if draft.context.past(made.start) != draft.context.past(total.start):
        return False  # 去年补助5户…今年预算
    # one price and a total that it makes with another number of heads in the draft
    other = len(made.products) == 1 and total.value / made.price in counts
    floor = draft.plain.rfind(";", made.start, total.start)
    last = sum(v for v, at in zip(made.products, made.places, strict=True) if at > floor)
    right = sum(made.products)
    return not other and _wrong(draft, span, right, total) and not _fits(draft, span, last, total)


class _Made(msgspec.Struct):
    """The products of a sentence so far: heads and prices as they stand side by side."""

    products: list[float] = msgspec.field(default_factory=list)
    places: list[int] = msgspec.field(default_factory=list)
    pending: _Factor | None = None
    start: int = 0
    price: float = 1.0
    loose: bool = False
    more: bool = False
    whole: float = 0.0  # heads that were told first; those of the products make them
    heads: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether every number belongs to a product; one product may stand behind others."""
        parted = self.whole in (0.0, self.heads)
        alone = len(self.products) == 1 or (parted and not self.loose)
        return bool(self.products) and self.pending is None and alone and not self.more

    def meant(self) -> str:
        """Return what an amount is that stands alone: a price behind heads, a total behind products."""
        if self.pending is not None and self.pending.kind == "head":
            return "price"
        return "total" if self.products and self.pending is None else "other"

    def take(self, factor: _Factor) -> None:
        """Add a number that is no total."""
        if factor.kind == "times" and self.products and self.pending is None:
            self.products[-1] *= factor.value
        elif factor.kind == "other":
            self.loose = True
            self.more = self.more or bool(self.products)
        elif factor.kind in ("head", "price"):
            self._pair(factor)

    def _pair(self, factor: _Factor) -> None:
        before = self.pending
        if before is None or before.kind == factor.kind:
            if before and before.kind == "head" and not (self.products or self.whole):
                self.whole = before.value
            else:
                self.loose = self.loose or before is not None
            self.start = self.start if self.products else factor.start
            self.pending = factor
            return
        self.price = before.value if before.kind == "price" else factor.value
        self.heads += factor.value if before.kind == "price" else before.value
        self.products.append(before.value * factor.value)
        self.places.append(before.start)
        self.pending = None


def _factors(draft: Draft, start: int, end: int) -> Iterator[_Factor]:
    """Yield the numbers of a sentence with what they are in a calculation."""
    at = start
    for match in _numbers().finditer(draft.plain, start, end):
        value = number(match["n"])
        if value is None:
            continue
        gap = draft.plain[at : match.start()]
        kind = _kind(gap, match, at > start)
        scale = 10_000 if match["unit"].startswith("万") else 1
        digits = len(match["n"].partition(".")[2])
        exact = scale * 0.5 * 10**-digits if digits or scale > 1 else 0.0
        yield _Factor(kind, value * scale, match.start(), match.end(), exact)
        at = match.end()


def _kind(gap: str, match: re.Match[str], follows: bool) -> str:
    """Return what a number is, by its unit and the words between it and the one before."""
    unit, words = match["unit"], patterns()
    times = gap.rstrip().endswith(("×", "x", "X", "*"))
    if "元" in unit:
        if words.needs.search(gap):
            return "total"
        if match["per"] or times or words.each.search(gap) or (follows and not gap.strip()):
            return "price"
        return "bare" if _BARE.fullmatch(gap) else "other"
    if unit in "次月期天场年":
        return "times" if times or match["per"] else "none"
    # 每人一份, 各备一份
    one = match["n"] in ("一", "1") and ("各" in gap or words.each.search(gap))
    return "none" if one or words.total.search(gap) else "head"


@cache
def _numbers() -> re.Pattern[str]:
    heads = "".join(sorted(people())) + load("sums")["units"]["goods"]
    return lazy(
        rf"(?<![\d.{_COUNT}])(?P<n>{_NUMBER})\s{{0,2}}(?P<unit>万?元|[{heads}]|个?月|[次期天场年])"
        rf"(?P<per>(?:/|每)[{heads}次月](?![一1]))?"
    )


# --- so many bodies with so many each ----------------------------------------------------------


def _shared(draft: Draft, start: int, end: int) -> Iterator[Hit]:
    """``12条线路各出2人，共26人``."""
    kinds = (_each_of(), _by_period(), _staffed())
    for match in (m for p in kinds for m in p.finditer(draft.plain, start, end)):
        bodies, each, whole = (number(match[key]) or 0 for key in ("n", "k", "m"))
        each += number(match.groupdict().get("j") or "") or 0  # 两教一保
        right = bodies * each
        if bodies < 2 or _apart().search(match.group()) or draft.context.past(match.start()):
            continue
        if right != whole and 1 / _FAR < whole / max(right, 1) < _FAR:
            first = min(match.start("n"), match.start("k"))
            yield hit(first, match.end(), whole, right, match["v"])


@cache
def _each_of() -> re.Pattern[str]:
    table = load("sums")["shared"]
    body, whole = alternation(table["body"]), alternation(table["whole"])
    unit = alternation(table["unit"])
    free = rf"[^。;；:：\d{_COUNT}]"
    return lazy(
        rf"(?<![\d.{_COUNT}第])(?P<n>{_NUMBER})(?:{body}){free}{{0,10}}?(?:各|每(?:{body}))"
        rf"{free}{{0,6}}?(?P<k>{_NUMBER})(?P<v>{unit}){free}{{0,10}}?(?:{whole})"
        rf"{free}{{0,6}}?(?P<m>{_NUMBER})(?P=v)"
    )


@cache
def _by_period() -> re.Pattern[str]:
    """``每季评15名，四个季度共评60名``: what each period has, before how many periods there are."""
    table = load("sums")["shared"]
    unit, period, whole = (alternation(table[key]) for key in ("unit", "period", "whole"))
    free = rf"[^。;；:：\d{_COUNT}]"
    return lazy(
        rf"每个?(?P<per>{period})度?{free}{{0,8}}?(?P<k>{_NUMBER})(?P<v>{unit}){free}{{0,10}}?"
        rf"(?P<n>{_NUMBER})个?(?P=per)度?{free}{{0,6}}?(?:{whole}){free}{{0,6}}?(?P<m>{_NUMBER})(?P=v)"
    )


@cache
def _staffed() -> re.Pattern[str]:
    """``12个班，每班两教一保，共36人``: two kinds of staff for each class of a kindergarten."""
    whole, one = alternation(load("sums")["shared"]["whole"]), r"[1-5一二两三四五]"
    free = rf"[^。;；:：\d{_COUNT}]"
    return lazy(
        rf"(?<![\d.{_COUNT}第])(?P<n>{_NUMBER})个?(?:教学)?班{free}{{0,10}}?每个?班{free}{{0,6}}?"
        rf"(?P<k>{one})[名位个]?(?:教(?:师|员)?|老师)[、，,和]?(?P<j>{one})[名位个]?保(?:育[员师老]?)?"
        rf"{free}{{0,12}}?(?:{whole}){free}{{0,6}}?(?P<m>{_NUMBER})(?P<v>[人名位])"
    )


def _apart() -> re.Pattern[str]:
    return words("sums", "shared", "apart")
