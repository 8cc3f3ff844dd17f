"""The figures of a passage: each number with its unit, what it is for each of, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import prod
from typing import Final

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import CHINESE
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import number, share
from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_N: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|"
    rf"\d{{1,8}}(?:\.\d{{1,4}})?(?:\s?万(?:\d千)?|千)?|[{CHINESE}千万]{{1,8}})"
)
_STOP = lazy(r"[,，。;；:：(（)）\n、]")
_SEATED: Final = lazy(r"[\d十][人名位]$")  # 12人一桌
_ONE_OF: Final = lazy("(?:最后|另外?|末|头|[前后有再]|其中)[的]?$")  # 最后一场90分钟
_SEATS: Final = lazy("一(桌|组|队|间|车|班|批|辆|排)")
_RANGE: Final = lazy(rf"[\d{CHINESE}][至到~-]$")
_REACH: Final = 24  # characters between two figures that are kept
_TOLD: Final = 8  # characters between the word of a sum and the sum
_SENTENCES: Final = 3  # that are taken together
_MOST: Final = 16  # figures of a passage that are looked at
ONE: Final = "一"
"""Among the things that a figure is for each of: it may as well be for one of them (再带一箱苹果50元)."""
_SHARE: Final = (
    rf"(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?[%‰]|[百千]分之[{CHINESE}]{{1,4}}(?:点[{CHINESE}]{{1,2}})?|[{CHINESE}\d]分之[{CHINESE}\d]"
    rf"|[{CHINESE}]成半?(?![立员为绩功果本熟型长都就语])|[{CHINESE}]折|\d(?:\.\d)?折|一半|半数)"
)


class Figure(msgspec.Struct, frozen=True):
    """A number in its words.

    ``unit`` is the common name of its unit and ``value`` is told in it (hours are minutes);
    ``per`` are the things of which each has so much, in several names each. ``lead`` stands
    before it in its clause part, ``gap`` between the figure before and it, ``tail`` behind it.
    """

    value: float
    unit: str
    start: int
    end: int
    said: str
    per: tuple[tuple[str, ...], ...] = ()
    lead: str = ""
    gap: str = ""
    tail: str = ""
    exact: float = 0.0
    rough: bool = False
    scale: float = 1.0

    @property
    def total(self) -> bool:
        """Whether the words before it call it a sum."""
        found = list(word("total").finditer(self.lead))
        return bool(found) and len(self.lead) - found[-1].end() <= _TOLD

    def shown(self, value: float) -> str:
        """Return a value in the words of this figure's unit."""
        return f"{value / self.scale:g}{self.said}"


class FigurePassage(msgspec.Struct, frozen=True):
    """A sentence, or a ``wide`` one of several, its figures in their order, its shares (``三成`` is 0.3)."""

    text: str
    start: int
    figures: tuple[Figure, ...]
    shares: tuple[Figure, ...]
    wide: bool = False

    def between(self, first: Figure, last: Figure) -> str:
        """Return the text from one figure to another, both with it."""
        return self.text[first.start - self.start : last.end - self.start]


def word(key: str) -> re.Pattern[str]:
    """Return the pattern of a list of words of ``figures.toml``."""
    return words("figures", "words", key)


def passages(draft: Draft) -> Iterator[FigurePassage]:
    """Yield the sentences of a draft that tell figures, each alone and with those before it in its paragraph."""
    for start, end in draft.lines():
        if "\t" in draft.plain[start:end] or draft.in_noise(start, end):
            continue
        line = read(draft.plain[start:end], start)
        if line.figures or line.shares:
            yield from _windows(line)


def _windows(line: FigurePassage) -> Iterator[FigurePassage]:
    ends = list(cuts.sentences(line.text))
    for many in range(1, _SENTENCES + 1):
        for k in range(many - 1, len(ends)):
            left, right = ends[k - many + 1][0] + line.start, ends[k][1] + line.start
            figures, shares = (
                tuple(f for f in found if left <= f.start < right)
                for found in (line.figures, line.shares)
            )
            here = any(f.start >= ends[k][0] + line.start for f in (*figures, *shares))
            if here and len(figures) + len(shares) <= _MOST:
                text = line.text[left - line.start : right - line.start]
                yield FigurePassage(text, left, figures, shares, wide=many > 1)


def read(text: str, at: int) -> FigurePassage:
    """Return the figures of a text that begins at ``at``."""
    figures: list[Figure] = []
    shares: list[Figure] = []
    last, each = 0, ""
    for match in _numbers().finditer(text):
        gap = text[max(last, match.start() - _REACH) : match.start()]
        unit = unit_of(_unit(match))[0]
        if match["share"]:
            shares.append(_share(text, match, gap, at))
        elif _names(text, match, unit):
            each = "" if _ONE_OF.search(gap) else unit
            continue  # its words stay in the gap of the next one
        else:
            figure = _figure(text, match, gap, at)
            if figure is not None:
                figures.append(_each(figure, each))
        last, each = match.end(), ""
    return FigurePassage(text, at, tuple(figures), tuple(shares))


def _each(figure: Figure, each: str) -> Figure:
    """Add what ``一份68元`` is for each of: another name of what is said before, or the only one."""
    if not each or figure.unit == each or _STOP.search(figure.lead.rpartition("一")[2]):
        return figure
    per = figure.per
    goods = ("人",) if each in load("figures")["units"]["goods"] else ()
    named = (*per[:-1], (*per[-1], each)) if per else ((each, ONE, *goods),)
    return msgspec.structs.replace(figure, per=named)


def _names(text: str, match: re.Match[str], unit: str) -> bool:
    """Say whether 一 before a unit is no count: 一组36人, 每人一份68元."""
    if match["n"] != "一" or match["half"] or match["after"]:
        return False
    if unit in load("figures")["units"]["ranks"] or _SEATED.search(text[: match.start()][-2:]):
        return True
    behind = _STOP.split(text[match.end() : match.end() + 12])[0]
    return bool(lazy(rf"[^\d{CHINESE}]{{0,6}}[\d{CHINESE}]").match(behind))


def _figure(text: str, match: re.Match[str], gap: str, at: int) -> Figure | None:
    value, said = _value(match)
    if (
        value is None
        or (match["n"] == "一" and said == "个")
        or ((match["unit"] or "").startswith("年") and value > 200)
    ):
        return None
    name, scale = unit_of(said)
    lead = _STOP.split(gap)[-1]
    tail = _STOP.split(text[match.end() : match.end() + 12])[0]
    digits = len((match["n"] or "").partition(".")[2].rstrip("万千"))
    loose = "万" in (match["n"] or "") and not lazy(r"[万千]\d").search(match["n"])
    exact = 10_000 * 0.5 * 10**-digits if loose else 0.5 * 10**-digits if digits else 0.0
    rough = bool(
        match["more"]
        or word("rough_before").search(lead[-5:])
        or word("rough_behind").match(tail)
        or _RANGE.search(lead)
    )
    per, parted = _per(lead, match["per"] or "", text[match.end() : match.end() + 6])
    return Figure(
        value=value * scale / parted, unit=name, start=at + match.start(), end=at + match.end(), said=said,
        per=per, lead=lead, gap=gap, tail=tail,
        exact=exact * scale + 1e-6, rough=rough, scale=scale,
    )  # fmt: skip


def _value(match: re.Match[str]) -> tuple[float | None, str]:
    """Return a number and its unit as they are written: ``一个半小时`` is 1.5."""
    if match["bare"]:
        return 0.5, match["bare"]
    value = number(match["n"])
    if value is not None and (match["half"] or match["after"]):
        value += 0.5
    return value, _unit(match)


def _unit(match: re.Match[str]) -> str:
    """Return the unit of a number as it is written; money may leave it out (``2.6万``), a thing is 个."""
    return match["unit"] or ("个" if match.group().rstrip("半").endswith("个") else "元")


def _share(text: str, match: re.Match[str], gap: str, at: int) -> Figure:
    tail = _STOP.split(text[match.end() : match.end() + 12])[0]
    lead = _STOP.split(gap)[-1]
    rough = bool(word("rough_before").search(lead[-5:]) or word("rough_behind").match(tail))
    return Figure(
        value=_part(match["share"]), unit="%", start=at + match.start(), end=at + match.end(),
        said=match["share"], lead=lead, gap=gap, tail=tail, rough=rough,
    )  # fmt: skip


def _part(said: str) -> float:
    """Return a share as the part that it is; 八折 is 0.8."""
    if said.endswith("折"):
        return (number(said[:-1]) or 0.0) / 10
    return share(said) or 0.0


def _per(lead: str, behind: str, tail: str) -> tuple[tuple[tuple[str, ...], ...], float]:
    """Return the things of which each has so much (每人每月, 人均, 各), and of how many units each is (每小时: 60)."""
    named = [unit_of(m["unit"]) for m in _every().finditer(lead)]
    found, parted = [name for name, _ in named], prod(scale for _, scale in named)
    seat = _SEATS.match(tail)
    found += [seat[1]] if seat else []
    found += [{"人": "人", "户": "户", "班": "班"}[m] for m in re.findall("([人户班])均", lead)]
    if behind:
        found.append(unit_of(behind)[0])
    if not found and "各" in lead:
        found.append("各")
    return tuple((name,) for name in dict.fromkeys(found)), parted


@cache
def unit_of(said: str) -> tuple[str, float]:
    """Return the common name of a unit, and how many times it is that unit (小时: 分钟, 60)."""
    bare = said.removeprefix("个") if len(said) > 1 else said
    for row in load("figures")["units"]["table"]:
        if bare in row["written"]:
            return row.get("of", row["unit"]), float(row.get("times", 1))
    return bare, 1.0


@cache
def _units() -> str:
    rows = load("figures")["units"]["table"]
    told = [(w, row.get("no", "")) for row in rows for w in row["written"]]
    told.sort(key=lambda pair: -len(pair[0]))
    return "|".join(w + (f"(?![{no}])" if no and len(w) == 1 else "") for w, no in told)


@cache
def _every() -> re.Pattern[str]:
    return lazy(rf"每[一1]?个?(?P<unit>{_units()}|个|月|日|老师|教师|会员)")


@cache
def _numbers() -> re.Pattern[str]:
    units = _units()
    return lazy(
        rf"(?<![\d.:/第—\-{CHINESE}]){_SHARE}(?!点)|"
        rf"(?<![\d.:/第—\-{CHINESE}千万])(?<!\d )(?P<n>{_N})(?P<more>[多余来几])?\s?"
        rf"(?:(?:个(?P<half>半)?)?(?P<unit>{units}|(?<=个)月|(?<=个)(?!月份?|别|人|体|性|小时|百分|工作|[组班社校]))"
        rf"|(?<=万)(?=[,，、。;；)）\s]|$)|(?<=满分\d{{3}})(?!\d))"
        rf"(?P<after>半(?![年天]))?(?:[/每](?P<per>[人户次月份节场]))?"
        rf"|(?<![一二两三四五六七八九十\d过上下前后])半个?(?P<bare>小时|天|学期|年|月)"
    )


def differ(first: Figure, last: Figure, given: Figure, right: float) -> Hit:
    """Return the finding that a figure is not what the figures from ``first`` to ``last`` make."""
    values = {"given": given.shown(given.value), "right": given.shown(round(right, 2))}
    return Hit("F301", ((min(first.start, given.start), max(last.end, given.end)),), values)
