"""One for each: a number of gifts or forms that is not the number of those who get one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from unionnlp.checks.counted import Count, two
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.numerals import number as read
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_NEAR = 0.12  # so near to a number of the draft, another one is a slip
_HEADS = ("人", "名", "位")
_ROUND = 10  # more than there are, and a round number: some are kept


def check(draft: Draft, groups: Mapping[str, Sequence[Count]]) -> Iterator[Hit]:
    """Yield ``备94份，会员一人一份`` where there are 96 members."""
    known = {
        key: next((c for c in groups.get(key, ()) if c.whole), None)
        for key in ("members", "staff", "women")
    }
    if not any(known.values()):
        return
    yield from _told_of_all(draft, known)
    heads = {q.value for q in draft.document.quantities if q.unit in _HEADS}
    for match in _each().finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        if _kept().search(draft.plain, left, right) or draft.context.past(match.start()):
            continue
        told = list(_pieces(match["unit"]).finditer(draft.plain, left, right))
        body = _body(known, draft.plain[left : match.end()], match["who"])
        if len(told) != 1 or not body:
            continue
        number = int(read(told[0]["n"]) or 0)
        near = [c for c in body if c.value != number and _slips(c.value, number)]
        if not near or _explained(number, heads):
            continue
        if number > near[0].value and number % _ROUND == 0:
            continue
        span = min(told[0].start(), match.start()), max(told[0].end(), match.end())
        gift = Count(near[0].key, number, *told[0].span())
        yield two(((near[0].start, near[0].end), span), draft, near[0], gift)


def _told_of_all(draft: Draft, known: Mapping[str, Count | None]) -> Iterator[Hit]:
    """Yield ``送到每个人手上，一共63份`` where there are 36 members."""
    body = [c for c in known.values() if c is not None]
    for match in _all().finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        apart = (left, match.start()), (match.end(), right)
        kept = any(_kept().search(draft.plain, *span) for span in apart)
        if kept or draft.context.past(match.start()):
            continue
        told = list(_gifts().finditer(draft.plain, left, right))
        values = {c.value for c in body}
        if len(told) != 1 or (number := int(read(told[0]["n"]) or 0)) in values:
            continue
        near = [c for c in body if _slips(c.value, number)]
        if near and not (number > near[0].value and number % _ROUND == 0):
            gift = Count(near[0].key, number, *told[0].span())
            spans = ((near[0].start, near[0].end), told[0].span())
            yield two(spans, draft, near[0], gift)


def _slips(value: int, number: int) -> bool:
    """Say whether a number can be a slip for another: near it, or of the same digits."""
    same = number > _ROUND and sorted(str(number)) == sorted(str(value))
    return same or abs(value - number) <= _NEAR * value


def _body(known: Mapping[str, Count | None], text: str, who: str | None) -> list[Count]:
    """Return the bodies of which each may get one: those whom the words name, or all."""
    table = load("registry")["portions"]["who"]
    keys = [key for key, words in table.items() if re.search(alternation(words), who or text)]
    if "women" in keys:
        keys = ["women"]
    return [c for key in keys or known if (c := known[key]) is not None]


def _explained(number: int, heads: set[float]) -> bool:
    """Say whether the draft counts so many people, or two groups that make so many."""
    return number in heads or any(number - n in heads for n in heads)


@cache
def _each() -> re.Pattern[str]:
    table = load("registry")["portions"]
    who = "|".join(alternation(words) for words in table["who"].values())
    units = "|".join(table["units"])
    return lazy(
        rf"(?P<who>{who})?(?:{alternation(table['each'])})[^,，。;；\d一]{{0,4}}[一1](?P<unit>{units})(?![^,。;]{{0,6}}[×xX*])"
    )


@cache
def _pieces(unit: str) -> re.Pattern[str]:
    return lazy(rf"(?<![\d.{COUNT}百])(?P<n>\d{{2,5}}|[{COUNT}百]{{2,6}}){unit}")


def _all() -> re.Pattern[str]:
    return words("registry", "portions", "all")


@cache
def _gifts() -> re.Pattern[str]:
    table = load("registry")["portions"]
    units, counted = "|".join(table["units"]), alternation(table["counted"])
    return lazy(rf"(?:{counted})(?P<n>\d{{2,5}}|[{COUNT}百]{{2,6}})(?:{units})")


def _kept() -> re.Pattern[str]:
    return words("registry", "portions", "kept")
