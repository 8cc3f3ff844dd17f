"""None told beside some, and how often a thing comes in a year beside how often in a month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.opposed import StatedPlace, near, one_thing, place_of, two
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import words

_N: Final = rf"(?:\d{{1,4}}|[两{COUNT}]{{1,3}})"
_OF: Final = "[人位名个件例户项所起]"
# 没有一位会员住院, 无人到龄退休, 没有人请假: what of all none does; the last two characters tell it.
_NONE = lazy(
    rf"(?:没有|没|无|未有)(?:过)?(?:任何)?(?:一{_OF}|人)(?:会员|教职工|教师|老师|职工|同事|代表)?(?P<what>[一-鿿]{{0,6}}?)(?P<does>[一-鿿]{{2}})(?=过?[,。;])"
)
_REACH: Final = 140  # characters on both sides of it that are looked through
_CYCLE = lazy(
    r"(?:每个?(?P<per>两个?月|双月|月|季度?|周|星期|学期|半年)|一(?P<one>月|季度?|周)一)(?P<what>[^,，。;；每]{1,12})"
)
_YEAR = lazy(
    rf"(?:全年|一年|年内|整年)(?:里|下来)?(?:只|仅)?(?:共|一共|总共|合计|计)?(?P<what>[^,，。;；\d]{{1,6}}?)(?P<n>{_N})[次期回场](?=[,，。;；(（、]|$)"
)
_TIMES = lazy(rf"(?P<n>{_N})[次期回场]")
_VERB = lazy("[换开办出查聚评测练讲走发贴检播比]")
_DONE = lazy("[换开办出查聚评测练讲走发贴检播比共更刊报了新举组织]")
_EACH: Final = {
    "月": (8, 12), "两月": (4, 6), "两个月": (4, 6), "双月": (4, 6), "季": (3, 4), "季度": (3, 4),
    "周": (26, 53), "星期": (26, 53), "学期": (2, 2), "半年": (2, 2),
}  # fmt: skip


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``去年没有一位会员住院`` beside ``去年住院的五位会员``, ``每月一期`` beside ``全年四期``."""
    yield from _nobody(draft)
    yield from _often(draft)


def _nobody(draft: Draft) -> Iterator[Hit]:
    plain, document = draft.plain, draft.document
    for match in _NONE.finditer(plain, document.start, document.end):
        does = match["does"]
        if words("opposed", "nobody", "idle").search(does):
            continue
        none = place_of(draft, *match.span())
        some = lazy(
            rf"{does}(?:手续)?的[^,。;\d]{{0,6}}{_N}{_OF}|{_N}{_OF}[^,。;]{{0,14}}{does}(?!的?(?:会员|教师|老师|教职工))"
        )
        left = max(document.start, match.start() - _REACH)
        for told in some.finditer(plain, left, min(document.end, match.end() + _REACH)):
            other = place_of(draft, *told.span())
            denied = words("opposed", "nobody", "denied").search(told.group())
            if denied or not near(draft, none, other):
                continue
            if one_thing(draft, none, other, _one_year(draft, none, other)):
                yield two(draft, none, other)
                return


def _one_year(draft: Draft, one: StatedPlace, other: StatedPlace) -> tuple[str, ...]:
    """Return that the years need not be looked at where both places tell theirs (去年住院的五位会员)."""
    said = [draft.plain[p.clause[0] : p.end] for p in (one, other)]
    return ("past",) if all("去年" in text for text in said) else ()


def _often(draft: Draft) -> Iterator[Hit]:
    """So many times a year that do not come of so many a month; two cycles before it tell nothing."""
    plain, document = draft.plain, draft.document
    for match in _YEAR.finditer(plain, document.start, document.end):
        year, told = place_of(draft, *match.span()), number(match["n"])
        line = plain.rfind("\n", document.start, match.start()) + 1
        left = max(line, match.start() - _REACH)
        cycles = list(_CYCLE.finditer(plain, left, match.start()))
        if len(cycles) != 1 or told is None or told <= 1:
            continue
        cycle = cycles[0]
        low, high = _EACH[cycle["per"] or cycle["one"]]
        many = _TIMES.search(cycle["what"])
        times = int(number(many["n"]) or 1) if many else 1
        place = place_of(draft, *cycle.span())
        if not set(_VERB.findall(cycle["what"])) & set(_VERB.findall(match["what"])):
            continue
        if not set(_DONE.sub("", match["what"])) <= set(cycle["what"]):  # of something else
            continue
        if low * times <= told <= high * times or not near(draft, place, year):
            continue
        if one_thing(draft, place, year) and not _loose(draft, place, year):
            yield two(draft, place, year)


def _loose(draft: Draft, one: StatedPlace, other: StatedPlace) -> bool:
    """Say whether the sentences of two places tell of parts of a year, or of several things."""
    text = draft.plain[one.sentence[0] : other.clause[1]]
    return bool(words("opposed", "cycles", "loose").search(text))
