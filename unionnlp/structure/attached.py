"""What is attached to a text is a part of it, whatever it is called: a list, a letter's enclosure, its table."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.organizations import names
from unionnlp.patterns import lazy
from unionnlp.structure.grid import header_roles, role
from unionnlp.structure.lines import CONTENT, INNER, OUTSIDE, STARTS, Line
from unionnlp.structure.titles import bare, title_like

_ATTACHED = lazy(rf"附(?:件|表|录)?[{COUNT}\d]{{0,2}}[:.、 ]")
_MARK = lazy(rf"附(?:件|表|录)?[{COUNT}\d]{{0,2}}[:]?")
_LISTED = lazy(r"附件[:]\s?(?:1[.、]\s?)?《[^》]{4,40}》$")
_LETTER = 12  # lines of a letter above what it sends along
_NAMED = 6  # characters of a title that is said again
_TABLE = lazy(
    r"(?:安排|计划|日程|进度|配档|分解|预算|任务|活动|工作)?(?:表|一览|行事历|周历|月历|日程)$|(?:活动|工作|月份?|周次?|日程|具体|任务)安排$"
)
_YEAR = lazy(r"(?:19|20)\d\d")
_HEADER = 2  # cells in lines of their own that make a header


def attached(lines: Sequence[Line]) -> None:
    """Keep what is attached to a text (``附：…安排表``) in it.

    So is the mark (``附件1：``) above a title, where the text, a letter, says it sends that along or a table
    stands below; and a table of the text's own unit and year.
    """
    inside = False
    own: list[str] = []
    for k, line in enumerate(lines):
        if line.label in STARTS and not (line.label == "title" and inside):
            own, inside = [], False
        inside = inside or line.label in CONTENT
        if not inside:
            own += [line.clean] if line.label == "title" else []
            continue
        marked = line.label == "title" and k > 0 and _MARK.fullmatch(lines[k - 1].clean)
        if line.label in OUTSIDE and _MARK.fullmatch(line.clean) and _sent(lines, k):
            line.label = "node"
        elif line.label in INNER and _LISTED.match(line.clean):
            line.label = "body"
        elif line.label == "title" and _ATTACHED.match(line.clean):
            line.label = "node"
        elif line.label == "title" and (marked or _same(own, line.clean)) and _heads(lines, k):
            line.label = "node"
            if marked and lines[k - 1].label not in CONTENT:
                lines[k - 1].label = "node"
        elif line.label == "title":
            own, inside = [line.clean], False


def _sent(lines: Sequence[Line], k: int) -> bool:
    """Tell whether the text above the mark in line ``k`` names the title below it."""
    sent = bare(lines[k + 1].clean) if k + 1 < len(lines) else ""
    above = "".join("".join(x.clean for x in lines[max(0, k - _LETTER) : k]).split())
    return len(sent) >= _NAMED and f"《{sent}》" in above


def _heads(lines: Sequence[Line], k: int) -> bool:
    """Tell whether the title in line ``k`` is that of a table, whose header stands below it."""
    if not _TABLE.search(bare(lines[k].clean)):
        return False
    below = [x.clean for x in lines[k + 1 : k + 1 + _HEADER]]
    return bool(below) and (len(header_roles(below[0])) > 1 or all(map(role, below)))


def _same(own: Sequence[str], title: str) -> bool:
    """Tell whether a table is of the year and the unit of the text above it, which is no table itself."""
    if not own or any(_TABLE.search(bare(x)) for x in own) or not any(map(title_like, own)):
        return False
    above = " ".join(own)
    units = {title[a:b] for a, b in names(title)}
    years = set(_YEAR.findall(title))
    told = set(_YEAR.findall(above))
    return all(unit in above for unit in units) and (not told or years <= told)
