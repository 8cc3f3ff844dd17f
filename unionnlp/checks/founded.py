"""How old the unit is: the year of its founding against the anniversary that it keeps (``F301``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.amounts import hit
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_YEAR = r"(?:19|20)\d\d"
_N = rf"(?:\d{{1,3}}|[{COUNT}百零]{{1,5}})"
_LOOSE = 1  # years by which what is no anniversary may differ (办学五十年)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the anniversaries of the unit that no year of its founding makes."""
    if draft.year is None or not words("registry", "founded", "cheap").search(draft.body):
        return
    whole = draft.document.start, draft.document.end
    told = list(_founding().finditer(draft.plain, *whole))
    if not told:
        return
    years = {int(m["a"] or m["b"]) for m in told}
    now = draft.year, draft.year + (draft.term[0] > draft.term[-1] if draft.term else 0)
    for match in _anniversary().finditer(draft.plain, *whole):
        said = number(match["n"] or match["m"] or match["k"] or match["o"]) or 0
        ages = {year - since + bool(match["o"]) for year in now for since in years}
        loose = 0 if "周年" in match.group() or match["o"] else _LOOSE
        idle = draft.context.past(match.start()) or draft.in_noise(*match.span())
        if not idle and said and min(abs(said - age) for age in ages) > loose:
            right = min(ages, key=lambda age: abs(age - said))
            found = hit(*match.span(), said, right, "年")
            yield found._replace(spans=(*found.spans, told[0].span()))


@cache
def _founding() -> re.Pattern[str]:
    """``创办于1975年``, ``1975年建校``: of the unit, or of what it was before."""
    acts = alternation(load("registry")["founded"]["acts"])
    return lazy(
        rf"(?:{acts})(?:于|自|的时间是)?(?P<a>{_YEAR})年"
        rf"|(?P<b>{_YEAR})年(?:\d{{1,2}}月)?[^,，。;；\n\d]{{0,14}}?(?:{acts})(?!{_N}(?:周年|年))"
    )


@cache
def _anniversary() -> re.Pattern[str]:
    table = load("registry")["founded"]
    kept, feast = alternation(table["kept"]), alternation(table["feast"])
    exact = rf"(?<![近约逾过]){_N}"
    return lazy(
        rf"(?:{kept})[^,，。;；\n\d{COUNT}]{{0,3}}?(?P<n>{exact})(?:周年|年(?![代级以来前后底初度多余]))"
        rf"|(?P<m>{exact})(?:周年|年)(?=的?(?:{feast}))"
        rf"|(?:今年|到今年|至今|迄今|现在)[^,，。;；\n\d]{{0,3}}?(?:已经?|正好|整整|刚好|恰好|恰是|正是|是|满|有|走过|已有){{1,2}}(?:第)?"
        rf"(?:(?P<k>{exact})(?:周年|年)(?=$|[,，。;；历了、])|(?P<o>{exact})个年头)"
    )
