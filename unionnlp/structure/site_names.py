"""What a page calls itself (``欢迎光临…文库``, ``以上是…为大家整理的``), and where a text holds that name.

Inside a sentence a website put it there; alone on a line, or before ``推荐阅读``, the line is the website's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.structure.lines import CONTENT, STARTS, Line

# A page names itself at its head or foot.
_MARGIN = 1500
_ADDRESS = lazy(r"[!-~]{4,}")
_SHORT = 40  # characters of a line that is a page's by its name alone
_STEM = 2  # characters of a name without its sort of site
_USED = 4  # characters before a name that tell how it is used


@cache
def _ways() -> list[re.Pattern[str]]:
    """Ways in which a page names itself: each by itself, so that one whose words it lacks costs nothing."""
    return [lazy(way, re.I | re.M) for way in load("noise")["site_name"]]


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return lazy(alternation(load("noise")[key]))


def site_names(norm: str) -> list[str]:
    """Return the names that a page gives itself at its head and foot."""
    ends = (norm[:_MARGIN], norm[-_MARGIN:])
    names = {
        match.group(match.lastindex or 0)
        for part in ends
        for pattern in _ways()
        for match in pattern.finditer(part)
    }
    return sorted(n for n in names if not _pattern("site_name_none").search(n))


def used(norm: str, start: int) -> bool:
    """Tell whether what stands before a name makes it a means or a place of the text's own (``在…网``)."""
    return bool(_pattern("site_name_used").search(norm[max(0, start - _USED) : start]))


def own_lines(lines: Sequence[Line], names: Sequence[str]) -> None:
    """Give back to the page the lines of a text that are its name alone, or its name with what pages say."""
    sorts = _pattern("site_sorts")
    stems = {sorts.sub("", name) for name in names}
    known = sorted({*names, *(s for s in stems if len(s) >= _STEM)}, key=len, reverse=True)
    for line in lines if known else ():
        if line.label in CONTENT - STARTS and len(line.text) <= _SHORT and _said(line.clean, known):
            line.label = "inner_site"


def _said(text: str, names: Sequence[str]) -> bool:
    """Tell whether a line begins with one of ``names`` and says nothing else than pages do."""
    name = next((n for n in names if text.startswith(n)), "")
    rest = _ADDRESS.sub("", text[len(name) :]).strip(" :,.!|-_()[]【】")
    return bool(name) and (not rest or bool(_pattern("site_said").fullmatch(rest)))
