"""Titles of drafts that stand on two lines: the unit above, or the period, and what it writes below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unionnlp.grammar import periods
from unionnlp.grammar.organizations import names
from unionnlp.patterns import lazy
from unionnlp.structure.lines import CONTENT, OUTSIDE, Line
from unionnlp.structure.titles import title_like

_BEGINS = lazy(rf"(?:关于)?(?:(?:19|20)\d\d|{periods.CHINESE_YEAR})|(?:分|教育)?工会")
_UNION = lazy(r"(?:工会|工会委员会|工会联合会|女职工委员会)$")
_SHORT = 24  # characters of a line that is half a title
_WHOLE = 2  # of ``title_like``: its noun and its subject
_LEFT = 2  # characters around a period that fills its line: brackets


def split_titles(lines: Sequence[Line]) -> None:
    """Take both halves of a title that a draft begins with for its title."""
    for above, line in pairwise(lines):
        half = len(above.clean) <= _SHORT and not title_like(above.clean)
        if not half or len(line.clean) > _SHORT:
            continue
        if above.label == "title" and line.label in CONTENT and _goes_on(above.clean, line.clean):
            line.label = "title"
        if above.label not in OUTSIDE or line.label != "title":
            continue
        typed = above is lines[0] and not any(x.label in OUTSIDE for x in lines[1:])
        if _period(above.clean, line.clean) or (typed and _unit(above.clean, line.clean)):
            above.label = "title"


def _goes_on(unit: str, text: str) -> bool:
    """Tell whether a line below a union's name says what it writes: 云溪县教育系统工会 / 2026年工作要点."""
    begins = _UNION.search(unit) and _BEGINS.match(text)
    return bool(begins) and title_like(unit + text) == _WHOLE


def _unit(unit: str, title: str) -> bool:
    """Tell whether a line is the name of the house whose union writes the title below it."""
    whole = names(unit) == [(0, len(unit))] or bool(_UNION.search(unit))
    return whole and not names(title) and bool(_BEGINS.match(title))


def _period(text: str, title: str) -> bool:
    """Tell whether a line is a period, and the title below it says none."""
    found = periods.read(text)
    if found is None or found.year_at is None or periods.read(title):
        return False
    return len(text) - (found.end - found.start) <= _LEFT
