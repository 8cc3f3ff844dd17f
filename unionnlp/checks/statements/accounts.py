"""Money of which there is one amount: what was left at the end of the last year or term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.amounts import money
from unionnlp.checks.draft import Draft
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.records import Statement
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_FAR: Final = 12  # characters before an account in which its time stands
_BETWEEN: Final = 6  # characters between an account and its amount


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield ``上学期结余的3.1万元``, ``全年经费预算12万元``."""
    for q in money(draft, draft.document.start, draft.document.end):
        left, _ = draft.context.sentence(q.start)
        for name in load("statements")["accounts"]:
            told = _told(name).search(draft.plain, max(left, q.start - _FAR - _BETWEEN), q.start)
            if told is None or not _words(name, "before").search(draft.plain, left, told.end()):
                continue
            floor = max(left, told.start() - _FAR)
            if not _words(name, "part").search(draft.plain, floor, q.start):
                yield Statement(
                    attribute="account", key=("account", name), value=q.value, start=told.start(),
                    end=q.end, occasion=occasions.at(q.start), named=True,
                )  # fmt: skip


@cache
def _told(name: str) -> re.Pattern[str]:
    listed = alternation(load("statements")["accounts"][name]["words"])
    return lazy(rf"(?:{listed})[^,，。;；\d]{{0,{_BETWEEN}}}$")


def _words(name: str, key: str) -> re.Pattern[str]:
    return words("statements", "accounts", name, key)
