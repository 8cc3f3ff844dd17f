"""Within how many days, on the day itself or the next, on which day of each week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.hours import minutes
from unionnlp.checks.statements.occasions import Occasions, content
from unionnlp.checks.statements.records import Occasion, Statement
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import COUNT, SMALL, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.resources import words as load_words

_HOURS: Final = 24
_BY = lazy(r"(?<![\d月至到~—–-])(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})[日号](?:以|之)?前(?![后夕])")
_ON = lazy(
    r"(?<![\d月至到和~—–./-])(?<!日、)(?:(?<!年)(?P<m>\d{1,2})月)?(?P<d>\d{1,2})[日号](?![\d至到、和~—–.-]|(?:以|之)?[前后起]|\d)"
)
_CLOCK = lazy(
    rf"(?P<half>上午|中午|下午|傍晚|晚上?)?(?<![\d:至到~—–-])(?P<h>{SMALL})(?P<word>[点时:：])"
    r"(?P<past>半|(?P<m>[0-5]\d)(?!\d))?(?![\d燃滴子心缀名评])"
)


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the time limits, the days told by another day and the days of what comes again."""
    yield from _limits(draft, occasions)
    yield from _offsets(draft, occasions)
    yield from _again(draft, occasions)
    yield from _deadlines(draft, occasions)
    yield from _clocks(draft, occasions)
    yield from _days(draft, occasions)


def _limits(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``十个工作日内回话``."""
    for match in _within().finditer(draft.plain, draft.document.start, draft.document.end):
        value, own = number(match["n"]), frozenset(content(match["does"]))
        for word in own if value else ():
            yield Statement(
                attribute="within", key=("within", match["unit"], word), value=value or 0, own=own,
                start=match.start(), end=match.end(), occasion=occasions.at(match.start()),
            )  # fmt: skip


def _offsets(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``次日上门送去毛毯``: a statement for each word of the clause."""
    for match in _offset().finditer(draft.plain, draft.document.start, draft.document.end):
        days = next(
            k for k, rows in load("statements")["times"]["offsets"].items() if match.group() in rows
        )
        left, right = draft.context.clause(match.start())
        occasion = occasions.at(match.start())
        day = draft.plain[
            left : match.start()
        ]  # 重阳当天: the day itself is not what is done on it
        for word in content(draft.plain[left:right]) & occasion.words:
            if word in day:
                continue
            yield Statement(
                attribute="offset", key=("offset", word), value=days,
                start=match.start(), end=right, occasion=occasion,
            )  # fmt: skip


def _again(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``每周三中午值班``."""
    for name, pattern in _cycles():
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            _, right = draft.context.clause(match.start())
            occasion = occasions.at(match.start())
            yield Statement(
                attribute="again", key=("again", name), value="".join(match.groups("")),
                start=match.start(), end=right, occasion=occasion,
            )  # fmt: skip


def _deadlines(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``6月5日前续上``, ``（20日前）`` in the arrangement."""
    for match in _BY.finditer(draft.plain, draft.document.start, draft.document.end):
        occasion = occasions.at(match.start())
        month = match["m"] or (occasion.months and f"{min(occasion.months)}")
        if month and len(occasion.months) <= 1 + bool(match["m"]):
            yield Statement(
                attribute="deadline", key=("deadline",), value=f"{month}-{int(match['d'])}",
                start=match.start(), end=match.end(), occasion=occasion,
            )  # fmt: skip


def _days(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``7月10日出发``, ``（20日）`` in the arrangement: one day."""
    for match in _ON.finditer(draft.plain, draft.document.start, draft.document.end):
        occasion = occasions.at(match.start())
        if match["m"] or (occasion.planned and len(occasion.months) == 1):
            month = match["m"] or f"{min(occasion.months)}"
            _, right = draft.context.clause(match.start())
            over = load_words("statements", "times", "over").match(draft.plain, match.end(), right)
            if _turned().search(draft.plain, match.end(), draft.context.sentence(match.start())[1]):
                continue
            occasion = _beside(draft, match.start(), occasion)
            yield Statement(
                attribute="day", key=("day", "over") if over else ("day",), value=f"{int(month)}-{int(match['d'])}",
                start=match.start(), end=match.end(), occasion=occasion,
            )  # fmt: skip


def _turned() -> re.Pattern[str]:
    """Words behind a day with which what is told next has another one (提前两天)."""
    return load_words("statements", "times", "turned")


def _beside(draft: Draft, at: int, occasion: Occasion) -> Occasion:
    """Return the occasion of a day in brackets: what stands right before it (教师节座谈、中秋（15日）)."""
    entry = occasion.place[0] if occasion.planned else at
    bracket = draft.plain[at - 1 : at]
    if bracket not in "(（" or entry >= at - 1:
        return occasion
    piece = draft.plain[cuts.back(draft.plain, at, entry, cuts.MEMBER) : at - 1]
    if not piece.strip():
        return occasion
    own = frozenset(word for word in occasion.words if word in piece)
    return msgspec.structs.replace(occasion, words=own, text=piece)


def _clocks(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """``下午2点``, ``14:00``: the first hour of what begins then."""
    for match in _CLOCK.finditer(draft.plain, draft.document.start, draft.document.end):
        hour = number(match["h"] or "")
        bare = match["word"] in ":：" and not match["m"]  # 附件1：…
        if hour is None or hour > _HOURS or bare:
            continue
        past = 30 if match["past"] == "半" else int(match["m"] or 0)
        yield Statement(
            attribute="clock", key=("clock",), value=minutes(match["half"], hour, past),
            start=match.start(), end=match.end(), occasion=occasions.at(match.start()),
        )  # fmt: skip


@cache
def _within() -> re.Pattern[str]:
    table = load("statements")["times"]
    return lazy(
        rf"(?<![\d.第{COUNT}])(?P<n>\d{{1,3}}|[两{COUNT}]{{1,3}})个?(?P<unit>{alternation(table['units'])})"
        rf"(?:之|以)?内{table['lead']}?(?P<does>[一-鿿]{{2,10}})"
    )


@cache
def _offset() -> re.Pattern[str]:
    rows = load("statements")["times"]["offsets"].values()
    return lazy(alternation([word for row in rows for word in row]))


@cache
def _cycles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, lazy(v)) for k, v in load("statements")["times"]["again"].items())
