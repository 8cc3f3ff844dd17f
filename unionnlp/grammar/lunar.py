"""Days of the old calendar (``农历八月十五``, ``腊月初八``), and the months of ours that they can fall in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from unionnlp.grammar.days import DAY
from unionnlp.grammar.numerals import COUNT, ONES, ordinal
from unionnlp.patterns import lazy

CALENDAR: Final = "(?:农历|阴历|旧历|夏历)"
"""What the old calendar is called."""
DAY_OF_MOON: Final = rf"(?:初[{COUNT}]|廿[{ONES}]?)"
"""A day as the old calendar alone writes it."""
_DAY = lazy(
    rf"(?:{CALENDAR}\s*(?P<m>[正冬腊]|十[一二]?|[{ONES}])|(?P<own>[正冬腊]|[{ONES}](?=月初[{COUNT}])))"
    rf"月(?P<day>{DAY_OF_MOON}|{DAY}(?![日号年]))?"
)
# A sign of such a day, and its rarest character, which is looked for in no time.
_SIGNS = (
    ("历", ("农历", "阴历", "旧历", "夏历")), ("腊", ("腊月",)), ("冬", ("冬月",)), ("初", ("月初",)),
    ("正", ("正月",)),
)  # fmt: skip
_NAMED = {"正": 1, "冬": 11, "腊": 12}
_MIDDLE = 15  # from this day on, most of the month is the second one of ours


class LunarDay(msgspec.Struct, frozen=True):
    """A day or month of the old calendar; ``months`` are those of ours that it can fall in."""

    start: int
    end: int
    months: tuple[int, ...]


def days(text: str) -> Iterator[LunarDay]:
    """Yield the days of the old calendar that a normalised text names, in its order."""
    for match in _DAY.finditer(text) if _signed(text) else ():
        word, day = match["m"] or match["own"], match["day"] or ""
        month = _NAMED.get(word) or ordinal(word) or 1
        late = month == 12 or day.startswith(("廿", "二"))
        late = late or (ordinal(day.lstrip("初廿")) or _MIDDLE) >= _MIDDLE
        months = tuple((month - 1 + k) % 12 + 1 for k in ((1, 2) if late else (0, 1)))
        yield LunarDay(match.start(), match.end(), months)


def _signed(text: str) -> bool:
    """Tell whether a text has a sign of the old calendar."""
    return any(char in text and any(word in text for word in words) for char, words in _SIGNS)
