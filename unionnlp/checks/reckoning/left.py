"""Wholes and their parts: what is left of them, men and women, bands of age, groups and seats of so many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from unionnlp.checks.messages import Hit
from unionnlp.checks.reckoning.figures import Figure, FigurePassage, differ, word
from unionnlp.patterns import lazy
from unionnlp.resources import words

_FAR: Final = 3.2  # a rest so many times another is of something else
_ALIKE: Final = 0.6
_HEADS: Final = ("人", "个")
_OUTER: Final = 2  # bands of age that a list has at least
_BEARER: Final = 8  # characters of what is counted before a number of men or women


def rests(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``原有1200册，买进180册，清掉60册，年底有1380册``: each figure adds to the whole, or takes from it."""
    for k, rest in enumerate(passage.figures):
        if not _is_rest(rest) or rest.rough or rest.per:
            continue
        kin = [f for f in passage.figures[:k] if f.unit == rest.unit]
        if len(kin) < 2 or any(f.rough for f in kin):
            continue
        text = passage.between(kin[0], rest) + rest.tail
        if word("apart_of_rest").search(text):
            continue
        right = _account(passage, kin, rest, passage.figures[:k])
        if right is None or right < 0:
            continue
        exact = sum(f.exact for f in (*kin, rest) if f.exact > 1e-3 and f.exact < 1)
        near = 1 / _FAR < (rest.value + 1) / (right + 1) < _FAR
        if (near or right == 0) and abs(right - rest.value) > exact + rest.exact * 1e-3:
            yield differ(kin[0], rest, rest, right)


def _is_rest(figure: Figure) -> bool:
    """Say whether a figure is what is left, of this account and not of one before."""
    found = list(words("figures", "left", "rest").finditer(figure.lead))
    ends = bool(found) and len(figure.lead) - found[-1].end() <= _BEARER // 2
    return ends and not lazy("[由从]$|另|[往上去前]年|上[期届]|上学[期年]|[年期]初|历年").search(
        figure.lead
    )


def _account(
    passage: FigurePassage, kin: Sequence[Figure], rest: Figure, told: Sequence[Figure]
) -> float | None:
    """Return what must be left; none where a figure has no part in it, or two are the whole."""
    lacks = bool(words("figures", "left", "lacks").search(rest.lead))
    wholes = [f for f in kin if not f.per and _sign(f, lacks) == 0] or (
        kin[:1] if _paid(kin) else []
    )
    if not wholes:
        wholes = [f for f in kin[:1] if not f.per and _told("whole", f)]
    if len(wholes) != 1 or _is_rest(wholes[0]):
        return None
    value, used = wholes[0].value, 0
    for share in passage.shares:
        given = any(f.lead.startswith("即") and 0 <= f.start - share.end <= 2 for f in kin)
        if kin[0].end <= share.start < rest.start and not given:
            if not words("figures", "left", "less").search(share.lead):
                return None
            value, used = value - wholes[0].value * share.value, used + 1
    for f in kin:
        if f is wholes[0]:
            continue
        many = _many(f, told) if f.per else 1.0
        sign = _sign(f, lacks) or (-1 if f.per else 0)
        if many is None or not sign:
            return None
        value += sign * f.value * many
        used += 1
    others = [
        f for f in told if f.unit != rest.unit and not any(f.unit in n for g in kin for n in g.per)
    ]
    return value if used and not [f for f in others if f.start > kin[0].start] else None


def _paid(kin: Sequence[Figure]) -> bool:
    """Say whether the first figure is what one has to pay, and the others are who pays it."""
    return bool(kin[0].per) and not _sign(kin[0], False) and not any(f.per for f in kin[1:])


def _many(rate: Figure, told: Sequence[Figure]) -> float | None:
    """Return how many there are of what a figure is for each of."""
    if len(rate.per) != 1:
        return None
    fits = [f for f in told if f.unit in rate.per[0] and f.end <= rate.start]
    return fits[-1].value if fits else None


def _told(key: str, figure: Figure) -> bool:
    return bool(words("figures", "left", key).search(figure.lead))


def _sign(figure: Figure, lacks: bool) -> int:
    """Say whether a figure adds to its whole or takes from it, by the last of its words."""
    keys = (("less", -1), ("more", 1), *((("done", -1),) if lacks else ()))
    best, sign = -1, 0
    for key, way in keys:
        ends = [m.end() for m in words("figures", "left", key).finditer(figure.lead)]
        if ends and max(ends) > best:
            best, sign = max(ends), way
    if not sign and words("figures", "left", "less").match(figure.tail):
        return -1
    return sign


def sexes(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``教职工57人，男的14个，女的45人``: nobody else is counted."""
    heads = [f for f in passage.figures if f.unit in _HEADS and "比" not in f.lead]
    if not 3 <= len(heads) <= 3 or any(f.rough or f.per for f in heads):
        return
    whole, *pair = heads
    told = [lazy(r"[男女]").findall(f.lead[-_BEARER:]) for f in pair]
    if "男" in whole.lead or "女" in whole.lead or [len(t) for t in told] != [1, 1]:
        return
    total = sum(f.value for f in pair)
    apart = word("apart_of_sexes").search(passage.between(whole, pair[-1]))
    near = _ALIKE < total / max(whole.value, 1) < 1 / _ALIKE
    if told[0] != told[1] and total != whole.value and near and not apart:
        yield differ(whole, pair[-1], whole, total)


def ages(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``会员119人，35岁以下41人，36岁至50岁58人，51岁以上22人``: the bands hold everybody."""
    bands = [f for f in passage.figures if "岁" in f.gap and f.unit in _HEADS and not f.rough]
    whole = next((f for f in passage.figures if f.unit in _HEADS and f not in bands), None)
    if len(bands) < _OUTER or whole is None or "岁" in whole.gap or any(f.per for f in bands):
        return
    first, last = bands[0].gap, bands[-1].gap
    closed = ("以下" in first and "以上" in last) or ("以上" in first and "以下" in last)
    kin = [
        f
        for f in passage.figures
        if f.unit in _HEADS and bands[0].start <= f.start <= bands[-1].start
    ]
    inner = all("以" not in f.gap for f in bands[1:-1])
    total = sum(f.value for f in bands)
    alike = _ALIKE < total / max(whole.value, 1) < 1 / _ALIKE
    if closed and inner and len(kin) == len(bands) and alike and total != whole.value:
        yield differ(whole, bands[-1], whole, total)


def groups(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``54名代表编成六个团，每团恰好十名``, ``118名会员一人一座，订53座大巴两辆``."""
    heads = [f for f in passage.figures if f.unit in _HEADS and not f.per and not f.rough]
    for each in passage.figures:
        in_seats = each.unit == "座"
        names = ("辆", "台") if in_seats else each.per[0] if len(each.per) == 1 else ()
        many = [f for f in passage.figures if f.unit in names and not f.per and f is not each]
        if len(many) != 1 or len(heads) != 1 or not (in_seats or each.unit in _HEADS):
            continue
        whole, right = heads[0], many[0].value * each.value
        span = sorted((whole, each, many[0]), key=lambda f: f.start)
        text = passage.text
        if words("figures", "grouped", "rest").search(text) or each.rough or many[0].rough:
            continue
        exactly = word("exactly").search(text) and (_is("parted", text) or _is("seats", text))
        short = _is("seats", text) and whole.value > right
        if (
            right
            and 0.5 < whole.value / right < 2
            and (short or (exactly and whole.value != right))
        ):
            yield differ(span[0], span[-1], whole, right)


def _is(key: str, text: str) -> bool:
    return bool(words("figures", "grouped", key).search(text))
