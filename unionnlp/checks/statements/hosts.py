"""Who prepares an activity: ``技能节由汽修部承办`` in the text, ``技能节（幼教部承办）`` in the arrangement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.records import Statement
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

_REACH: Final = 14  # characters before the host in which the activity is named
_LEAST: Final = 3  # characters of a name that tells an activity
_HAN = lazy(r"[一-鿿“”\"]{2,14}$")


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield who prepares what; where several do, nothing."""
    for match in _hosts().finditer(draft.plain, draft.document.start, draft.document.end):
        left, _ = draft.context.clause(match.start())
        row = max(left, draft.plain.rfind("\t", left, match.start()) + 1)
        name = _activity(draft.plain[max(row, match.start() - _REACH) : match.start()])
        if len(name) < _LEAST or draft.context.past(match.start()):
            continue
        yield Statement(
            attribute="host", key=("host", match["does"], name), named=True,
            value=(match["who"] or match["by"]).removeprefix("学校"),
            start=match.start() - len(name), end=match.end(), occasion=occasions.at(match.start()),
        )  # fmt: skip


def _activity(lead: str) -> str:
    """Return the name that ``lead`` ends with, behind its time and its verb."""
    run = _HAN.search(lead)
    if run is None:
        return ""
    bare = _words("idle").split(run.group())[-1]
    return re.sub(r"[“”\"]", "", bare)


@cache
def _hosts() -> re.Pattern[str]:
    table = load("statements")["hosts"]
    who, does = alternation(table["who"]), alternation(table["does"])
    told = rf"[一-鿿]{{1,6}}(?:{who})"
    return lazy(
        rf"(?:(?:仍|今年|这次|统一)?由(?P<who>{told})|[(（](?:由)?(?P<by>{told}))(?P<does>{does})(?=[)）,，。;；\s]|$)"
    )


def _words(key: str) -> re.Pattern[str]:
    return lazy(alternation(load("statements")["hosts"][key]))
