"""What looks like a refusal and is none: the thing goes on in another form, by others, or in its turn."""

from __future__ import annotations

import re
from typing import Protocol

from unionnlp.checks.draft import Draft
from unionnlp.patterns import lazy
from unionnlp.resources import load, words

_REACH = 90  # characters behind a refusal in which the thing is taken up again
_YEAR = lazy(r"(?<!\d)(20\d\d)年")


class Refused(Protocol):
    """A standard item that the words from ``start`` to ``end`` seem to refuse."""

    @property
    def item(self) -> str:
        """The item's identifier."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Where they end."""


def goes_on(draft: Draft, refused: Refused) -> bool:
    """Say whether the sentence of a seeming refusal leaves the thing as it is.

    What the law asks for each year in its own form has neither another form nor a later turn.
    """
    if _part_of_it(draft, refused) or _of_a_day(draft, refused) or _back_again(draft, refused):
        return True
    if refused.item in load("duties")["refusal"]["irreplaceable"]:
        return False
    return (
        _carried_on(draft, refused)
        or _other_form(draft, refused)
        or _not_twice(draft, refused)
        or _in_its_turn(draft, refused)
    )


def _part_of_it(draft: Draft, refused: Refused) -> bool:
    """``合理化建议的奖励取消``: a thing that belongs to it; ``会计不参加``: one who is kept from it."""
    if _words("attribute").search(draft.plain, refused.start, refused.end):
        return True
    if refused.item in load("duties")["goes_on"]["judges"]:
        return False
    return bool(_words("kept_out").search(draft.plain, refused.start, refused.end))


def _of_a_day(draft: Draft, refused: Refused) -> bool:
    """``…；9月20日为上班日，不安排活动``: what has a day of its own behind a semicolon is of that day."""
    begin = draft.plain.rfind(";", refused.start, refused.end) + 1
    return begin > 0 and bool(_words("own_day").match(draft.plain, begin, refused.end))


def _back_again(draft: Draft, refused: Refused) -> bool:
    """``运动会未办，田径场大修。本年度恢复``: what was not done is done again, as the line goes on to say."""
    if not _words("undone").search(draft.plain, refused.start, refused.end):
        return False
    stop = draft.plain.find("\n", refused.end)
    last = min(refused.end + _REACH, stop if stop >= 0 else draft.document.end)
    return bool(_words("back_again").search(draft.plain, refused.end, last))


def _other_form(draft: Draft, refused: Refused) -> bool:
    """``不再开茶话会，…，改为登门``, ``网页关停，内容并入公众号``."""
    right = draft.context.sentence(refused.start)[1]
    return bool(_words("other_form").search(draft.plain, refused.end, right))


def _carried_on(draft: Draft, refused: Refused) -> bool:
    """Say whether a sentence that gives up one form of a thing has another one (换成每月末的茶座)."""
    if refused.item not in load("duties")["refusal"]["carried"]:
        return False
    another = words("duties", "refusal", "carried", refused.item)
    return bool(another.search(draft.plain, *draft.context.sentence(refused.start)))


def _not_twice(draft: Draft, refused: Refused) -> bool:
    """``慰问品由校工会发放，…，不再另买``: others do it, and it is not done once more."""
    left, _ = draft.context.sentence(refused.start)
    again = _words("again").search(draft.plain, refused.start, refused.end)
    if again is None:
        return False
    others = _words("by_others").search(draft.plain, left, refused.end)
    return bool(others or _words("once").search(draft.plain, left, refused.start))


def _in_its_turn(draft: Draft, refused: Refused) -> bool:
    """``去年做过，今年轮空，明年4月再做``: a thing of every other year."""
    left, right = draft.context.sentence(refused.start)
    if not _words("last_turn").search(draft.plain, left, right):
        return False
    if _words("next_turn").search(draft.plain, left, right):
        return True
    named = _words("turn_of_year").finditer(draft.plain, left, right)
    years = [int(_year(match)) for match in named]
    return any(year > (draft.year or year) for year in years)


def _year(match: re.Match[str]) -> str:
    found = _YEAR.match(match.group())
    return found[1] if found else "0"


def _words(key: str) -> re.Pattern[str]:
    return words("duties", "goes_on", key)
