"""Papers that are attached to a text: the mark (``附件1：``) that stands alone or leads in their name."""

from __future__ import annotations

from typing import Final

from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy

_NAME: Final = rf"附(?:件|表|录|则)?\s?+[{COUNT}\d]{{0,2}}+"
_MARK = lazy(rf"{_NAME}[:]?")
_LEAD = lazy(rf"{_NAME}\s*(?:[:.、]|(?<=\s))\s*(?=\S)")
_LONGEST = 7  # characters of a mark


def mark(text: str) -> bool:
    """Tell whether a normalised line is the mark of an attachment alone, its title on the next line."""
    return len(text) <= _LONGEST and _MARK.fullmatch(text) is not None


def name(text: str) -> str:
    """Return the words behind such a mark at the beginning of a normalised line, empty where none leads in any."""
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else ""
