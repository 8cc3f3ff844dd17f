"""Statements about one thing that exclude each other: a vote without names, and a name on each paper."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.statements.occasions import Occasions, topics
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_QUOTE: Final = 30
_DENIED = lazy(
    r"(?:不|没有?|未|无|非|勿|免|严禁|禁止|杜绝|避免|防止|谢绝)(?:再|得|用|必|许|需|设|作|做|搞|会|能|可)?[^,。;:、\s]{0,2}$"
)
_ALIKE = lazy("(?:与|比|较|和|跟|同)(?:去年|上年|上一?学年)")
_DAY = lazy(r"(?<!\d)\d{1,2}月\d{1,2}日")
_MARK = lazy(r"[,;:]")
_NEVER = lazy(r"(?!)")
_LEAD: Final = 6  # characters in which a word denies what stands behind it
_OPENING: Final = 14  # characters of a statement in which it tells of what it speaks
_FAR: Final = 3  # places of the draft that are looked at for each other


class _Row(NamedTuple):
    """Two kinds of statements that exclude each other, and the words with which they do not."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    unless: re.Pattern[str]
    far: bool
    same: bool
    free: frozenset[str]


class StatedPlace(NamedTuple):
    """What a statement says, with its clause and its sentence."""

    start: int
    end: int
    clause: tuple[int, int]
    sentence: tuple[int, int]


def check(draft: Draft) -> Iterator[Hit]:
    """Yield two statements of one passage, or about one named thing, that exclude each other."""
    occasions = Occasions(draft)
    for row in _rows():
        said = list(_places(draft, row.one))
        if not said:
            continue
        against = list(_places(draft, row.other, free="denied" in row.free))
        pair = next(_pairs(draft, row, said, against), None)
        if pair is None and row.far:
            pair = next(_far(draft, row, occasions, (said, against)), None)
        if pair:
            yield two(draft, *pair)


def two(draft: Draft, one: StatedPlace, other: StatedPlace) -> Hit:
    """Return the finding of two places, the earlier one first."""
    spans = sorted([(one.start, one.end), (other.start, other.end)])
    first, second = (short(draft.text[a:b], _QUOTE) for a, b in spans)
    return Hit("F109", tuple(spans), {"first": first, "second": second})


def _places(draft: Draft, pattern: re.Pattern[str], *, free: bool = False) -> Iterator[StatedPlace]:
    """Yield where a statement is made, in no question; ``free``: also one that a word denies."""
    for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
        found = place_of(draft, *match.span())
        if not free and denied(draft, found):
            continue
        if not (draft.in_noise(*match.span()) or draft.context.asks(match.start())):
            yield found


def denied(draft: Draft, place: StatedPlace) -> bool:
    """Say whether a word before a place denies it."""
    before = max(place.clause[0], place.start - _LEAD)
    return bool(_DENIED.search(draft.plain[before : place.start]))


def place_of(draft: Draft, start: int, end: int) -> StatedPlace:
    """Return a stretch with its clause and its sentence."""
    first, last = draft.context.clause(start), draft.context.clause(max(start, end - 1))
    return StatedPlace(start, end, (first[0], last[1]), draft.context.sentence(start))


def _pairs(
    draft: Draft, row: _Row, said: Sequence[StatedPlace], against: Sequence[StatedPlace]
) -> Iterator[tuple[StatedPlace, StatedPlace]]:
    for one in said:
        for other in against:
            if near(draft, one, other) and one_thing(draft, one, other, row.free, same=row.same):
                text = _between(draft, one, other)
                if not row.unless.search(text):
                    yield one, other


def _between(draft: Draft, one: StatedPlace, other: StatedPlace) -> str:
    """Return the sentences of two places."""
    left = min(one.sentence[0], other.sentence[0])
    return draft.plain[left : max(one.sentence[1], other.sentence[1])]


def near(draft: Draft, one: StatedPlace, other: StatedPlace) -> bool:
    """Say whether two places stand in one sentence, or in one and the next of a paragraph."""
    first, second = sorted([one, other])
    if first.clause[1] > second.clause[0]:
        return False
    if first.sentence == second.sentence:
        return True
    gap = draft.plain[first.sentence[1] : second.sentence[0]]
    return first.sentence[1] >= second.sentence[0] and "\n" not in (
        gap + draft.plain[first.end : second.start]
    )


def one_thing(
    draft: Draft,
    one: StatedPlace,
    other: StatedPlace,
    free: Container[str] = (),
    *,
    same: bool = False,
) -> bool:
    """Say whether the later of two places goes on to speak of what the earlier one speaks of."""
    if "past" not in free and _past(draft, one) != _past(draft, other):
        return False
    context = draft.context
    if "others" not in free and context.others(one.start) != context.others(other.start):
        return False
    first, second = sorted([one, other])
    if _words("words").search(draft.plain, first.end, second.clause[1]):
        return False
    lead = draft.plain[first.sentence[0] : first.clause[1]]
    begin = max(second.sentence[0], first.clause[1])
    begin = max(begin, draft.plain.rfind(";", begin, second.start) + 1)
    told = draft.plain[begin : second.clause[1]]
    if not _one_part(lead, told, free):
        return False
    here, there = (set(_things().findall(text)) for text in (lead, _opening(told)))
    meet = any(a in b or b in a for a in here for b in there)
    return meet or not (same or (here and there))


def _past(draft: Draft, place: StatedPlace) -> bool:
    """Say whether a place is told of another year, which is more than to be compared with it (与上年持平)."""
    alike = _ALIKE.search(draft.plain, *place.sentence)
    return draft.context.past(place.start) and not alike


def _opening(told: str) -> str:
    """Return the beginning of the first clause of a statement."""
    clause = _MARK.split(told.lstrip(",;:、 "), maxsplit=1)[0]
    return clause[:_OPENING]


def _one_part(lead: str, told: str, free: Container[str] = ()) -> bool:
    """Say whether two texts name no two times, and the later one no part that the earlier one does not mean."""
    days = [set(_DAY.findall(text)) for text in (lead, told)]
    if all(days) and not days[0] & days[1]:
        return False
    for key in ("times", "parts"):
        here, there = (set(_words(key).findall(text)) for text in (lead, told))
        if key in free or here & there or not there:
            continue
        if here or (key == "parts" and not _words("whole").search(lead)):
            return False
    return True


def _far(
    draft: Draft,
    row: _Row,
    occasions: Occasions,
    places: tuple[Sequence[StatedPlace], Sequence[StatedPlace]],
) -> Iterator[tuple[StatedPlace, StatedPlace]]:
    """Yield two places apart that are about a thing of one name."""
    context = draft.context
    for one in places[0][:_FAR]:
        for other in places[1][:_FAR]:
            if one.sentence == other.sentence or context.past(one.start) != context.past(
                other.start
            ):
                continue
            a, b = occasions.at(one.start), occasions.at(other.start)
            turned = _words("words").search(draft.plain, *other.sentence)
            if turned or row.unless.search(a.text) or row.unless.search(b.text):
                continue
            if _one_part(a.text, b.text) and any(topics(a, b)):
                yield one, other


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            lazy(alternation(row["one"])),
            lazy(alternation(row["other"])),
            lazy(alternation(row["unless"])) if "unless" in row else _NEVER,
            row.get("far", False),
            row.get("same", False),
            frozenset(row.get("free", ())),
        )
        for row in load("opposed")["row"]
    )


def _words(key: str) -> re.Pattern[str]:
    return words("opposed", "turns", key)


@cache
def _things() -> re.Pattern[str]:
    return lazy(alternation([*load("opposed")["turns"]["things"], *load("acts")["heads"]["words"]]))
