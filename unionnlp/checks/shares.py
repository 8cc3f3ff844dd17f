"""Percentages: a part that is not so much of its whole, shares of money that make more than all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from unionnlp.checks.amounts import hit
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import words

_SHARE = lazy(r"占(?P<of>[^,，。;；:：%占]{0,20}?)(?P<n>\d{1,3}(?:\.\d{1,2})?)%")
_KIN: Mapping[str, tuple[str, ...]] = {"人": ("人", "名", "位"), "元": ("元",)}
_THAT_IS = lazy(r"[,，(（]?(?:即|为|计|合|共|是|也就是)")
_NEAR = 14  # characters between a part and its share
_ABOUT = 5.0  # percent that a rough share can be off
_SHARES = 3  # that make a list
_ALL = 100


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the percentages of a document that are not those of its numbers."""
    known = {
        unit: sorted({q.value for q in draft.document.quantities if q.unit in units})
        for unit, units in _KIN.items()
    }
    for match in _SHARE.finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        yield from _share(draft, match, draft.quantities(left, right), known)
    yield from _lists(draft)
    yield from _rates(draft)
    yield from _raised(draft)


_RATE = lazy(
    r"(?<![\d.])(?P<w>\d{1,5})(?P<u>[人名位份件户条项个篇家所对张册])(?P<a>[^。;；\d]{0,10})(?<!\d)(?P<n>\d{1,5})(?P<v>[人名位份件户条项个篇家所对张册])"
    r"(?P<b>[^。;；\d率]{0,12}?)(?P<of>[^。;；,，、\d率]{2})率(?:已?达到?|为|是|[:：])?(?P<p>\d{1,3}(?:\.\d{1,2})?)%"
)


def _rates(draft: Draft) -> Iterator[Hit]:
    """``680人中已有612人参加，参加率92%``: of what is counted right before it, in the same word."""
    for match in _RATE.finditer(draft.plain, draft.document.start, draft.document.end):
        whole, part, said = int(match["w"]), int(match["n"]), float(match["p"])
        kin = match["u"] == match["v"] or {match["u"], match["v"]} <= set(_KIN["人"])
        words = match["a"] + match["b"]
        if not kin or not 0 < part <= whole or not set(match["of"]) & set(words):
            continue
        around = match.group(), draft.plain[match.end() : match.end() + 2]
        done = match["a"].endswith(match["of"]) or match["b"].endswith(match["of"])
        if (
            "其中" in match["b"]
            or not (done or _words("among").search(match["a"]))
            or any(_words("aimed").search(a) for a in around)
        ):
            continue
        digits = len(match["p"].partition(".")[2])
        right = _ALL * part / whole
        if abs(right - said) >= 10.0**-digits + 1e-6:
            yield hit(*match.span(), said, round(right, max(digits, 1)), "%")


_TURN = 4  # characters before a share that stands in a list
_IN_TURN = lazy(r"(?:各|分别|依次)[占为约达是]{0,2}$")
_MORE = lazy(r"[、和与,，]{1,2}\d{1,3}(?:\.\d{1,2})?%")


def _share(
    draft: Draft,
    match: re.Match[str],
    near: Sequence[Quantity],
    known: Mapping[str, Sequence[float]],
) -> Iterator[Hit]:
    """``会员120人，其中女会员72人，占65%``."""
    part = next((q for q in reversed(near) if q.end <= match.start() and q.unit != "%"), None)
    behind = next((q for q in near if q.start >= match.end()), None)
    in_turn = _IN_TURN.search(draft.plain, max(0, match.start() - _TURN), match.start("n"))
    if in_turn and _MORE.match(draft.plain, match.end()):
        return  # 男31人，女52人，各占37.3%、62.7%: the first share is not of the last count
    if behind and _THAT_IS.fullmatch(draft.plain, match.end(), behind.start):
        part = behind
    elif part is None or match.start() - part.end > _NEAR:
        return
    if part.comparator != "eq" or "其中" in draft.plain[part.end : match.start("n")]:
        return  # 支出43万元，其中慰问占61%: the number is the whole
    kin = next((key for key, units in _KIN.items() if part.unit in units), None)
    whole = next((q for q in reversed(near) if _can_be(q, part, match)), None)
    if kin is None or whole is None or _words("others").search(match["of"]):
        return
    said, digits = float(match["n"]), len(match["n"].partition(".")[2])
    rough = _words("rough").search(draft.plain, match.start() - 2, match.end() + 3)
    slack = _ABOUT if rough else 10.0**-digits
    values = known[kin]
    at = bisect_left(values, _ALL * part.value / (said + slack))
    if at < len(values) and values[at] * (said - slack) <= _ALL * part.value:
        return
    if _of(draft, match, whole):
        right = round(_ALL * part.value / whole.value, max(digits, 1))
        yield hit(min(whole.start, part.start), max(match.end(), part.end), said, right, "%")


def _can_be(q: Quantity, part: Quantity, share: re.Match[str]) -> bool:
    """Say whether a quantity can be the whole of a part: it stands before it, or in the share itself."""
    kin = next(units for units in _KIN.values() if part.unit in units or units is _KIN["元"])
    before = q.end <= min(part.start, share.start()) or share.start() <= q.start < share.end()
    return q.unit in kin and q.value > part.value and before


def _of(draft: Draft, match: re.Match[str], whole: Quantity) -> bool:
    """Say whether a share is of this whole: no other is named, or its own words."""
    words = _words("plain").sub("", match["of"])
    around = draft.plain[max(draft.document.start, whole.start - 10) : whole.end + 6]
    return not words or words in around or whole.start >= match.start()


def _lists(draft: Draft) -> Iterator[Hit]:
    """``慰问占50%、文体占30%、培训占25%``: shares of one sum that make more than all of it."""
    found: dict[int, list[re.Match[str]]] = {}
    for match in _SHARE.finditer(draft.plain, draft.document.start, draft.document.end):
        found.setdefault(draft.context.sentence(match.start())[0], []).append(match)
    for left, shares in found.items():
        text = draft.plain[slice(*draft.context.sentence(left))]
        total = sum(float(m["n"]) for m in shares)
        rounded = len(shares) * (0 if all("." not in m["n"] for m in shares) else 0.1)
        money = _words("money").search(text) and not _words("within").search(text)
        if len(shares) >= _SHARES and money and total > _ALL + rounded:
            yield hit(shares[0].start(), shares[-1].end(), _ALL, round(total, 2), "%")


def _words(key: str) -> re.Pattern[str]:
    return words("sums", "shares", key)


_RAISED = lazy(
    r"(?<![\d.])(?P<a>\d{2,8}(?:\.\d{1,2})?)(?P<u>元|人|名|件|册|份|场|人次)[^。;；\d\n]{0,12}?(?P<way>[一-鿿]{2})了?"
    r"(?P<p>\d{1,2}(?:\.\d{1,2})?)%[,，(（]?[^。;；\d\n]{0,6}?(?:即|就是|[达调升增涨降减压]?[到至为])[^。;；\d\n]{0,6}?"
    r"(?P<b>\d{2,8}(?:\.\d{1,2})?)(?P<v>元|人|名|件|册|份|场|人次)"
)


def _raised(draft: Draft) -> Iterator[Hit]:
    """``6500元，上调4%，即6800元``: what a number makes when it grows or falls by so much."""
    for match in _RAISED.finditer(draft.plain, draft.document.start, draft.document.end):
        sign = next(
            (s for s, key in ((1, "grows"), (-1, "falls")) if _words(key).search(match["way"])), 0
        )
        if not sign or match["u"] != match["v"]:
            continue
        said, right = float(match["b"]), float(match["a"]) * (1 + sign * float(match["p"]) / _ALL)
        around = match.group() + draft.plain[match.end() : match.end() + 2]
        if abs(said - right) >= 1 and not _words("about").search(around):
            yield hit(match.start(), match.end(), said, round(right, 2), match["v"])
