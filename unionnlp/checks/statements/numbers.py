"""What a draft counts: so many of a thing, so many for each, so much money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.amounts import is_price
from unionnlp.checks.draft import Draft
from unionnlp.checks.statements import phrases
from unionnlp.checks.statements.occasions import Occasions, content, marks
from unionnlp.checks.statements.records import Statement
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load

_UNITS: Final = {"名": "人", "位": "人", "口": "人", "所": "家"}
_FAR: Final = 10  # characters before a number in which a mark of it stands
_LEAD: Final = 16  # characters from 每 to the number
_LISTED = lazy(r"(?P<of>[一-鿿]{2})(?:名额)?(?:共|为|有|总数|合计)?\d{1,4}[人名位]$")
_EACH = lazy(
    r"每(?P<of>一?[个位名户人组校园家队班年级科室月周季度学期场次件盒只箱袋桶册张块本份桌间]{1,3})(?P<does>[一-鿿]{0,8})$"
)


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield what the numbers of a draft say."""
    document = draft.document
    for q in draft.quantities(document.start, document.end):
        if q.upper is not None:
            continue
        left, right = draft.context.clause(q.start)
        told = _each(draft, q, left, right) or _counted(draft, q, left, right)
        if told is None:
            continue
        attribute, thing, whole = told
        each = attribute.startswith("each")
        of = "" if each else _among(draft, left)
        own = content(draft.plain[thing.start : thing.end])
        name = (
            thing.modifiers
            if each
            else (*filter(None, (of,)), *sorted(thing.modifiers), thing.head)
        )
        yield Statement(
            attribute=attribute, key=(attribute, *name), value=q.value,
            start=min(left, q.start), end=max(q.end, thing.end), occasion=occasions.at(q.start),
            named=thing.named, whole=whole, head=thing.head, own=frozenset(own),
        )  # fmt: skip


def unit_of(q: Quantity) -> str:
    """Return the unit of a quantity; those of people are one."""
    return _UNITS.get(q.unit or "", q.unit or "")


def _among(draft: Draft, at: int) -> str:
    """Return of what a list gives the parts that the clause at ``at`` is one of (代表39名：东园15名)."""
    left, _ = draft.context.sentence(at)
    colon = max(draft.plain.rfind(mark, left, at) for mark in ":：")
    told = _LISTED.search(draft.plain, max(left, colon - _LEAD), colon) if colon >= 0 else None
    return told["of"] if told else ""


def _each(
    draft: Draft, q: Quantity, left: int, right: int
) -> tuple[str, phrases.Thing, bool] | None:
    """``每组负责7家``: so many for each."""
    plain = draft.plain
    each = _EACH.search(plain[max(left, q.start - _LEAD) : q.start])
    if each is None:
        return None
    thing = phrases.behind(plain, q.end, right)
    does = _idle().sub("", each["does"])
    head = thing.head if thing else ""
    told = phrases.Thing(does or head, (each["of"],), q.start, q.end)
    return f"each:{unit_of(q)}", told, bool(does or head)


def _counted(
    draft: Draft, q: Quantity, left: int, right: int
) -> tuple[str, phrases.Thing, bool] | None:
    plain = draft.plain
    lead = plain[max(left, q.start - _FAR) : q.start]
    if q.comparator != "eq" or q.per is not None or is_part(lead):
        return None
    if _changed(draft, left, q.start):
        return None
    if marks("part_behind").match(plain, q.end) or (q.unit == "元" and is_price(draft, q)):
        return None
    thing = (
        phrases.behind(plain, q.end, right)
        or phrases.before(plain, left, q.start)
        or _made(plain, left, q)
    )
    if thing is None:
        return None
    behind = marks("whole_behind").match(plain, max(q.end, thing.end))
    whole = is_whole(lead) or behind or _only(draft, q, thing)
    return f"count:{unit_of(q)}", thing, bool(whole)


def _changed(draft: Draft, left: int, at: int) -> bool:
    """Say whether a number is of a later time, when something has changed (办完注销，届时…为45个)."""
    floor = max(left - 1, draft.document.start)
    before = floor > left - 2 and draft.plain[floor : floor + 1] in ",，"
    begin = draft.context.clause(floor - 1)[0] if before else left
    return bool(marks("changed").search(draft.plain, begin, at))


def _made(plain: str, left: int, q: Quantity) -> phrases.Thing | None:
    """``工会委员会由七人组成``: the members of a body that is made of so many."""
    if unit_of(q) != "人":
        return None
    for noun, words in load("statements")["things"]["made"].items():
        told = lazy(
            f"(?P<of>{alternation(words)})?[^,，。;]{{0,4}}会(?:仍|继续)?(?:由|共有?|有)$"
        ).search(plain, left, q.start)
        if told:
            return phrases.Thing(noun, (told["of"],) if told["of"] else (), q.start, q.end)
    return None


def _only(draft: Draft, q: Quantity, thing: phrases.Thing) -> bool:
    """``党员教师21名，``: a clause that only says how many there are."""
    left, right = draft.context.body(q.start), draft.context.clause(q.start)[1]
    alone = thing.end == q.start and (right - q.end <= 1 or draft.plain[q.end] in "、和")
    return alone and bool(_leads().fullmatch(draft.plain, left, thing.start))


def is_part(lead: str) -> bool:
    """Say whether what stands before a number makes it a part of a thing (其中)."""
    return bool(_part().search(lead))


def is_whole(lead: str) -> bool:
    """Say whether what stands before a number makes it all of a thing (全体)."""
    return bool(_whole().search(lead))


@cache
def _leads() -> re.Pattern[str]:
    return lazy(f"(?:{marks('leads').pattern}){{0,5}}")


@cache
def _part() -> re.Pattern[str]:
    return lazy(f"(?:{marks('part').pattern})[^,，。;；]{{0,4}}$")


@cache
def _whole() -> re.Pattern[str]:
    return lazy(f"(?:{marks('whole_before').pattern})$")


@cache
def _idle() -> re.Pattern[str]:
    return lazy(f"(?:{alternation(load('statements')['each']['idle'])}){{1,4}}$")
