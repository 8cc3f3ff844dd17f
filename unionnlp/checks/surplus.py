"""Parts that are more than their whole: more forms come back than were handed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words
from unionnlp.translation import translator

_PEOPLE: Final = frozenset("人名位")
_N: Final = rf"(?:\d{{1,5}}|[{COUNT}百零]{{1,5}})"


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the numbers of what came back, was kept or came that pass the number it is of."""
    for pattern in _pairs():
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            whole, part = number(match["w"]), number(match["p"])
            kin = match["u"] == match["v"] or {match["u"], match["v"]} <= _PEOPLE
            if not (whole and part and kin and part > whole) or draft.in_noise(*match.span()):
                continue
            if words("sums", "words", "added").search(match.group()):
                continue
            _ = translator(draft.lang)
            quote = short(draft.text[match.start() : match.end()])
            yield Hit("T403", (match.span(),), {"why": _("部分比总数还多"), "quote": quote})


@cache
def _pairs() -> tuple[re.Pattern[str], ...]:
    """Return for each pair of acts the pattern of ``发出问卷163份，收回171份``."""
    found = []
    for row in load("sums")["surplus"]:
        whole, part = alternation(row["of"]), alternation(row["part"])
        units = "".join(row["units"])
        found.append(
            lazy(
                rf"(?:{whole})[^,，。;；:：\d\n]{{0,8}}?(?P<w>{_N})(?P<u>[{units}])[^。;；\d\n]{{0,6}}?"
                rf"(?:{part})(?:了|到|的|有|上来)?[^,，。;；\d\n率多]{{0,5}}?(?P<p>{_N})(?P<v>[{units}])"
            )
        )
    return tuple(found)
