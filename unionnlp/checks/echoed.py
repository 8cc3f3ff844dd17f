"""What a sentence says is not done, and the next one does in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.opposed import denied, near, one_thing, place_of, two
from unionnlp.patterns import lazy

_NO = lazy(
    r"(?:不(?:再|得|另|予|许|准|设|请|收|用|需|必|办)?|没有|没|无须|无需|未)(?P<does>[一-鿿]{2,4})(?=[,。;、]|$)"
)
_REACH: Final = 80  # characters behind it that are looked through


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``不排名、不通报`` beside ``每月通报末五名``."""
    plain, document = draft.plain, draft.document
    for match in _NO.finditer(plain, document.start, document.end):
        none = place_of(draft, *match.span())
        end = plain.find("\n", match.end(), document.end)
        right = min(end if end >= 0 else document.end, match.end() + _REACH)
        for told in lazy(re.escape(match["does"])).finditer(plain, match.end(), right):
            other = place_of(draft, *told.span())
            if (
                denied(draft, other)
                or other.sentence == none.sentence
                or not near(draft, none, other)
            ):
                continue
            if one_thing(draft, none, other):
                yield two(draft, none, other)
                return
