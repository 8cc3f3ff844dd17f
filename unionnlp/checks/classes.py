"""Classes of a school: so many of each kind, told in one place, against how many there are in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.counted import Count, two
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_N = rf"(?:\d{{1,3}}|[{COUNT}两]{{1,3}})"
_FEWER = 0.5  # so much less than all is another thing


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``大、中、小班各三个`` where another place speaks of twelve classes."""
    told = [*_each(draft), *_all(draft)]
    told.sort(key=lambda count: count.start)
    for other in told[1:]:
        first = told[0]
        low, high = sorted((first.value, other.value))
        if low != high and low > _FEWER * high:
            yield two(((first.start, first.end), (other.start, other.end)), draft, first, other)
            return


def _each(draft: Draft) -> Iterator[Count]:
    """Yield the product of the kinds of classes in a list and how many there are of each."""
    for match in _of_each().finditer(draft.plain, draft.document.start, draft.document.end):
        kinds = match["kinds"].count("、") + match["kinds"].count("和") + 1
        each = int(number(match["n"]) or 0)
        named = match["of"] or "班" in match["kinds"] or match.group().endswith("班")
        if named and kinds > 1 and each and not draft.context.past(match.start()):
            yield Count("classes", kinds * each, *match.span())


def _all(draft: Draft) -> Iterator[Count]:
    """Yield the numbers that are told of all the classes."""
    for match in _of_all().finditer(draft.plain, draft.document.start, draft.document.end):
        value = int(number(match["n"] or match["m"]) or 0)
        left, right = draft.context.clause(match.start())
        part = words("registry", "classes", "part").search(draft.plain, left, match.start())
        if value > 1 and not part and not draft.context.past(match.start()):
            yield Count("classes", value, match.start(), min(match.end(), right))


@cache
def _of_each() -> re.Pattern[str]:
    kind = alternation(load("registry")["classes"]["kinds"])
    return lazy(
        rf"(?P<kinds>(?:{kind})(?:[、和](?:{kind})){{1,8}})(?:年级|级)?(?P<of>班)?(?:都|均)?各(?:有|设|开设|为)?"
        rf"(?P<n>{_N})个(?:(?:教学)?班|(?=[,，。;；、(]|$))"
    )


@cache
def _of_all() -> re.Pattern[str]:
    table = load("registry")["classes"]
    before, behind = (alternation(table[key]) for key in ("before", "behind"))
    return lazy(
        rf"(?:{before})(?P<n>{_N})个(?:教学)?班(?:级)?(?![主子组委长])"
        rf"|(?<![第每几\d{COUNT}])(?P<m>{_N})个(?:教学)?班(?:级)?(?:{behind})"
    )
