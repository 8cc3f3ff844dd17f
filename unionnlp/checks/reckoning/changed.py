"""Shares and changes: a part is so much of its whole, a level grows by so much, a share of a number is so much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unionnlp.checks.messages import Hit
from unionnlp.checks.reckoning.figures import Figure, FigurePassage, differ
from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_PART_NEAR: Final = 6  # characters between a part and its share where none is named
_ABOUT: Final = 0.1  # what a rough share can be off
_WHOLE: Final = 0.7  # by how much a part of a number of heads can be rounded
_LISTED: Final = 3
_PAIR: Final = 2


def _word(key: str) -> re.Pattern[str]:
    return words("figures", "changed", key)


def _step(said: str) -> float:
    """Return by how much a share can be off through rounding."""
    if "%" in said or "‰" in said or "百分" in said:
        digits = len(said.partition(".")[2].rstrip("%‰"))
        return 0.01 * 10.0**-digits
    if "成" in said:
        return 0.026 if "半" in said else 0.05
    return 0.03


def _shown(value: float) -> str:
    return f"{100 * value:.1f}".rstrip("0").rstrip(".") + "%"


def _off(passage: FigurePassage, first: Figure, share: Figure, right: float) -> Hit:
    values = {"given": share.said, "right": _shown(right)}
    ends = sorted((first.start, first.end, share.start, share.end))
    return Hit("F301", ((ends[0], ends[-1]),), values)


# --- a part of a whole ---------------------------------------------------------------------------


def shares(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``40人里党员8人，党员占四分之一``, ``女代表占总数的比例不到一半``."""
    of = lazy(load("figures")["changed"]["of"])
    for share in passage.shares:
        told = of.search(share.lead)
        if told is None or "%" in share.said:
            continue  # shares in per cent have their own check
        part = _part(passage, share, share.lead[: told.start()])
        if part is None or part.rough or part.per:
            continue
        wholes = [
            f for f in passage.figures
            if f.unit == part.unit and f.value > part.value and f.end <= part.start and not f.per
        ]  # fmt: skip
        wholes = [w for w in wholes if not _has_share(passage, w)]
        if not wholes or share.value in {p.value for p in passage.shares if p is not share}:
            continue
        ratios = [part.value / w.value for w in wholes]
        if all(_wrong(share, told["of"], ratio) for ratio in ratios):
            yield _off(passage, wholes[0], share, ratios[0])


def _has_share(passage: FigurePassage, figure: Figure) -> bool:
    """Say whether a figure is itself told as a share: it is beside another part, not its whole."""
    at = figure.end - passage.start
    return bool(lazy(r"[^,，。;；]{0,4}[,，(（]?占").match(passage.text, at))


def _part(passage: FigurePassage, share: Figure, name: str) -> Figure | None:
    """Return what a share is of its whole: what is named before 占, or what stands right before it."""
    before = [f for f in passage.figures if f.end <= share.start]
    if not name:
        near = before and share.start - len(share.lead) - before[-1].end <= 1
        return before[-1] if near else None
    if len(name) < _PAIR:
        return None
    named = [f for f in before if f.lead.endswith(name)]
    return named[-1] if len(named) == 1 else None


def _wrong(share: Figure, of: str, ratio: float) -> bool:
    """Say whether a part is not so much of a whole, more where less is told, or less where more is."""
    if _word("under").search(of):
        return ratio >= share.value
    if _word("over").search(of):
        return ratio < share.value - 1e-9 or ratio > share.value + 0.25
    loose = share.rough or bool(_word("about").search(of))
    return abs(ratio - share.value) >= (_ABOUT if loose else _step(share.said)) + 1e-9


def lists(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``活动费春季占三成，夏季占三成，秋季占三成，冬季占三成``: more than all of it."""
    found = [s for s in passage.shares if not s.rough]
    text = passage.text
    if len(found) < _LISTED or len(found) < len(passage.shares) or not _word("spent").search(text):
        return
    if _word("within").search(text) or any("折" in s.said for s in found):
        return
    if any(not lazy(r"[占为用给]|[一-鿿]$").search(s.lead) for s in found):
        return
    total = sum(s.value for s in found)
    if 1.02 < total < 1.6 and all("占" in s.lead for s in found):
        span = (found[0].start, found[-1].end)
        yield Hit("F301", (span,), {"given": "100%", "right": _shown(total)})


# --- a level that changes --------------------------------------------------------------------------


def _way(figure: Figure) -> int:
    """Return 1 or -1 where a figure tells by how much something grows or falls, 0 where it tells to what."""
    lead = figure.lead[-6:]
    if lead.endswith(("到", "至", "达", "为")) and not lead.endswith(("幅为", "幅达", "幅度为")):
        return 0
    ups, downs = ([m.end() for m in _word(key).finditer(lead)] for key in ("grows", "falls"))
    up, down = max(ups, default=-1), max(downs, default=-1)
    if lead[max(up, down) :][:1] in ("到", "至"):
        return 0
    return 0 if up == down else 1 if up > down else -1


def growth(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``今年62万元，较去年的50万元增加12万元，增幅20%``, ``9人，少三分之一，减到5人``."""
    text = passage.text
    if _word("apart").search(text) or any(f.rough for f in (*passage.figures, *passage.shares)):
        return
    deltas = [s for s in passage.shares if _way(s) and "折" not in s.said]
    for unit in dict.fromkeys(f.unit for f in passage.figures if not f.per):
        kin = [f for f in passage.figures if f.unit == unit]
        moves = [f for f in kin if _way(f)]
        levels = [f for f in kin if not _way(f)]
        if len(levels) != _PAIR or any(f.per for f in kin) or len(moves) > 1 or len(deltas) > 1:
            continue
        old, new = _ordered(passage, levels)
        if old is None or new is None or not old.value or ";" in passage.between(*levels):
            continue
        told = [*levels, *moves]
        yield from _changes(
            passage, (old, new), moves, [d for d in deltas if _of(passage, d, told)]
        )


def _ordered(
    passage: FigurePassage, levels: Sequence[Figure]
) -> tuple[Figure | None, Figure | None]:
    """Return which of two levels was first; by their words, for their order says nothing."""
    first, last = levels
    olds = [f for f in levels if _word("before").search(_clause(passage, f))]
    if len(olds) == 1:
        return olds[0], last if olds[0] is first else first
    if (
        not olds
        and lazy(r"[到至达]$|(?:即|就是|[为剩])$").search(last.lead)
        and any(
            first.end <= d.start <= last.start
            for d in (*passage.shares, *passage.figures)
            if _way(d)
        )
    ):
        return first, last
    return None, None


def _clause(passage: FigurePassage, figure: Figure) -> str:
    """Return the words before a figure, up to the one before it or the beginning of its clause."""
    return re.split(r"[,，;；:：]", figure.gap.rstrip(",，"))[-1]


def _of(passage: FigurePassage, delta: Figure, told: Sequence[Figure]) -> bool:
    """Say whether a change is of what is told right before it, or right behind it."""
    before = [f for f in passage.figures if f.end <= delta.start]
    near = before[-1:] or list(passage.figures[:1])
    return near[0] in told and len(_BARE.sub("", delta.lead)) <= _NAMED


_BARE: Final = lazy(
    r"[比较同与]?(?:去年|上年|上届|上学年|今年)?|力争|计划|将|要|再|了|的|度|幅|同比|[一-鿿]?[增减涨降少多]"
)
_NAMED: Final = 4  # characters before a change that can name something else


def _changes(
    passage: FigurePassage,
    levels: tuple[Figure, Figure],
    moves: Sequence[Figure],
    deltas: Sequence[Figure],
) -> Iterator[Hit]:
    old, new = levels
    ends = sorted((old, new, *moves, *deltas), key=lambda f: f.start)
    for move in moves:
        right = new.value - old.value
        sign = _way(move)
        exact = sum(f.exact for f in (old, new, move) if f.exact >= 1e-3) * 0.1
        near = bool(right) and 0.3 < sign * move.value / right < 3
        if near and abs(sign * move.value - right) > exact + 1e-6:
            yield differ(ends[0], ends[-1], move, abs(right))
    for delta in deltas:
        ratio = _way(delta) * (new.value - old.value) / old.value
        whole = old.exact < 1e-3 and not moves and old.unit != "元"
        slack = max(_step(delta.said), _WHOLE / old.value if whole else 0.0)
        floor = "成" in delta.said and delta.value <= ratio < delta.value + _ABOUT
        if old.end <= delta.start and delta.end <= new.start:  # the new level is made of it
            slack = max(new.exact + old.exact, _WHOLE if whole else 0) / old.value + 2e-3
            floor = False
        if (
            ratio > 0
            and not floor
            and abs(ratio - delta.value) >= slack - 1e-9
            and 0.3 < delta.value / ratio < 3
        ):
            yield (
                _off(passage, ends[0], ends[-1], ratio)
                if ends[-1] is delta
                else _off(passage, ends[0], delta, ratio)
            )


def points(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``去年40%，今年提高到55%，上升10个百分点``."""
    said = [f for f in passage.figures if f.unit == "百分点"]
    if (
        len(said) != 1
        or len(passage.shares) != _PAIR
        or said[0].rough
        or _word("apart").search(passage.text)
    ):
        return
    if any("%" not in s.said or s.rough for s in passage.shares) or not _way(said[0]):
        return
    first, last = passage.shares
    if ";" in passage.between(first, max(last, said[0], key=lambda f: f.start)):
        return
    right = 100 * abs(passage.shares[1].value - passage.shares[0].value)
    if right and abs(right - said[0].value) > 1e-6:
        first = min((*passage.shares, said[0]), key=lambda f: f.start)
        last = max((*passage.shares, said[0]), key=lambda f: f.end)
        yield differ(first, last, said[0], right)


def times(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``今年120人，是去年40人的两倍``."""
    said = [f for f in passage.figures if f.unit == "倍"]
    if len(said) != 1 or said[0].rough or len(passage.figures) != _PAIR + 1:
        return
    levels = [f for f in passage.figures if f is not said[0]]
    if levels[0].unit != levels[1].unit or any(f.per or f.rough for f in levels):
        return
    old, new = _compared(levels, said[0])
    if old is None:
        old, new = _ordered(passage, levels)
    ends = min(passage.figures, key=lambda f: f.start), max(passage.figures, key=lambda f: f.end)
    if old is None or new is None or not old.value or ";" in passage.between(*ends):
        return
    grown = 1 if _way(said[0]) > 0 else 0
    right = new.value / old.value - grown
    if right > 0 and abs(right - said[0].value) > 0.06 * said[0].value:
        span = sorted(passage.figures, key=lambda f: f.start)
        yield differ(span[0], span[-1], said[0], right)


def _compared(levels: Sequence[Figure], said: Figure) -> tuple[Figure | None, Figure | None]:
    """Return the levels of what is compared by name: 女教师的人数是男教师的3倍."""
    named = lazy(r"[是为](?P<of>[一-鿿]{1,6}?)的?$").search(said.lead)
    if named is None:
        return None, None
    olds = [f for f in levels if f.lead.endswith(named["of"])]
    news = [f for f in levels if f not in olds]
    return (olds[0], news[0]) if len(olds) == len(news) == 1 else (None, None)


# --- a share of a number ---------------------------------------------------------------------------


def parts(passage: FigurePassage) -> Iterator[Hit]:
    """Yield ``90名会员，三分之二即50人``, ``4200元的千分之五，每月31元``."""
    for share in passage.shares:
        before = [f for f in passage.figures if f.end <= share.start]
        behind = next((f for f in passage.figures if f.start >= share.end), None)
        if not before or behind is None or share.rough or behind.rough or _way(share):
            continue
        whole = before[-1]
        others = [f.value * share.value for f in before if f.unit == whole.unit]
        gap = passage.text[share.end - passage.start : behind.start - passage.start]
        link = lazy(
            rf"[^,，。;；]{{0,8}}[,，(（]?(?:{'|'.join(load('figures')['changed']['result'])}){{1,2}}(?:要|为|是)?"
        )
        near = share.start - whole.end <= 8 and link.fullmatch(gap)
        if (
            not near
            or whole.unit != behind.unit
            or whole.rough
            or _word("apart").search(passage.text)
        ):
            continue
        right = whole.value * share.value
        slack = 1.0 if whole.exact < 1e-3 and whole.unit != "元" else whole.exact + behind.exact
        if (
            all(abs(r - behind.value) >= slack for r in others)
            and 0.5 < behind.value / max(right, 1e-9) < 2
        ):
            yield differ(whole, behind, behind, right)
